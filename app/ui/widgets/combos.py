"""Combo boxes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QStylePainter, QWidget
from typing_extensions import override

from app.ui.localization.text import plain_tooltip


class Choice(QComboBox):
    """A combo box whose popup follows the style sheet; without this, Qt draws it like a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)


_INSET_PX = 6


class ElidedCombo(Choice):
    """A combo box that elides its text; the tooltip shows the full text."""

    @property
    def shown(self) -> str:
        """The text as drawn, elided in the middle because the numbers come last."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - _INSET_PX
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + 4
        return option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideMiddle, room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words, option.currentText = option.currentText, self.shown
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        self.setToolTip("" if option.currentText == words else plain_tooltip(words))
