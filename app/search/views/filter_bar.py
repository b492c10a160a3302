"""The lines below the search box: errors in the search, the name to save it under, and the chips."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.search.views.filter_chip import ChipFace
from app.search.views.filter_chips import FilterChips
from app.ui.localization.text import display_text
from app.ui.paint import icons, theme
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import PlainLabel

_SIGN_PX = 16
_ARROW_PX = 6


class TroubleLine(QWidget):
    """A sentence on what is not understood, with an arrow that points to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_x = 0
        self._sign = QLabel(self)
        self._label = PlainLabel(does_wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _ARROW_PX + Space.TIGHT, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence; empty if there is none."""
        return "" if self.isHidden() else self._label.text()

    def show_sentence(self, sentence: str, at: QPoint | None) -> None:
        """Show a sentence about the text at a global position."""
        text = display_text(sentence)
        self._label.setText(text)
        colour, ratio = theme.current().error, self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("error", _SIGN_PX, colour=colour, ratio=ratio))
        self.show()
        self._at_x = -1 if at is None else self.mapFromGlobal(at).x()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._at_x < 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.current().error))
        painter.setPen(Qt.PenStyle.NoPen)
        x, half = float(self._at_x), float(_ARROW_PX)
        painter.drawPolygon(QPolygonF([QPointF(x, 0), QPointF(x + half, half), QPointF(x - half, half)]))
        painter.end()


class NameLine(QWidget):
    """Asks for the name of a search, in place.

    Attributes
    ----------
    named : Signal
        The name; not blank.
    left : Signal
        It closed, with or without a name.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("Save search as")
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName(words)
        self.edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * 8)
        self.edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * 48)
        self.edit.installEventFilter(self)
        self.edit.returnPressed.connect(self._on_keep)
        self._keep = TextButton(self.tr("Save"), self._on_keep, kind="primary", parent=self)
        self._keep.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(PlainLabel(words, parent=self))
        row.addWidget(self.edit, 100)
        row.addWidget(self._keep)
        row.addWidget(TextButton(self.tr("Cancel"), self._leave, kind="quiet", parent=self))
        row.addStretch(1)
        self.edit.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        self.hide()

    def ask(self, name: str) -> None:
        """Ask for a name, with an initial one."""
        self.edit.setText(name)
        self.edit.selectAll()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        name = self.edit.text().strip()
        if name:
            self.named.emit(name)
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._leave()
                return True
        return super().eventFilter(watched, event)


class FilterBar(QWidget):
    """The lines below the search box; each is visible only while it has content.

    Attributes
    ----------
    cleared : Signal
        Clear all chips.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = TroubleLine(self)
        self.name_line = NameLine(self)
        self._line = QWidget(self)
        self.chips = FilterChips(self._line)
        self.clear = TextButton(self.tr("Clear all"), self._on_clear, kind="quiet", parent=self._line)
        self._before: QWidget = self
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.chips, 1)
        row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        self._line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        column.setSpacing(Space.SMALL)
        for widget in (self.trouble, self.name_line, self._line):
            column.addWidget(widget)

    def follow(self, before: QWidget) -> None:
        """Place the bar after a widget of the same window in the tab order."""
        self._before = before

    def set_chips(self, faces: Sequence[ChipFace]) -> None:
        """Show chips in order; none hides the line."""
        # The window's: a widget's own `focusWidget` is where the focus was last, perhaps long ago.
        focused = self.window().focusWidget()
        if not faces and focused is not None and self._line.isAncestorOf(focused):
            self.chips.boxWanted.emit()
        self._line.setVisible(bool(faces))
        self.chips.set_chips(faces)
        previous = self._before
        for widget in (*self.chips.chips, self.clear):
            QWidget.setTabOrder(previous, widget)
            previous = widget

    def _on_clear(self) -> None:
        self.cleared.emit()
        self.chips.boxWanted.emit()
