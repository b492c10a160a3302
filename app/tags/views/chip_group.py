"""Chips side by side: one stop of the Tab key, arrows go from chip to chip."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.tags.models.chips import Chip
from app.tags.views.tag_chip import TagChip
from app.ui.buttons import TextButton
from app.ui.flow_layout import FlowLayout
from app.ui.text import tr

MOST_CHIPS = 60
"""More are shown when they are asked for: nobody reads a thousand chips, and each is a widget."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChipGroup(QWidget):
    """Shows chips.

    Attributes
    ----------
    pressed, opened, takeBackWanted : Signal
        `Chip` that was clicked, clicked twice, or is to be taken back.
    menuWanted : Signal
        `Chip`, and the global place of its menu.

    Parameters
    ----------
    name : str
        What the chips are, for screen readers.
    parent : QWidget, optional
        Owner.
    """

    pressed = Signal(object)
    opened = Signal(object)
    takeBackWanted = Signal(object)
    menuWanted = Signal(object, QPoint)
    most = MOST_CHIPS

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chips: tuple[Chip, ...] = ()
        self._widgets: list[TagChip] = []
        self._shows_all = False
        self._flow = FlowLayout(self)
        self._more = TextButton("", self._show_all, kind="quiet", parent=self)
        self._flow.addWidget(self._more)
        self._more.hide()

    @property
    def chips(self) -> list[TagChip]:
        """The chips on show."""
        return [widget for widget in self._widgets if not widget.isHidden()]

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show chips; the focus stays where it was, or goes to the neighbour of one that is gone.

        Parameters
        ----------
        chips : sequence of Chip
            In order.
        """
        new = tuple(chips)
        if new == self._chips:
            return
        place = next((at for at, widget in enumerate(self._widgets) if widget.hasFocus()), None)
        focused = self._widgets[place].chip.tag.id if place is not None else None
        self._chips = new
        shown = new if self._shows_all else new[: self.most]
        self._fit(len(shown))
        for widget, chip in zip(self._widgets, shown, strict=False):
            widget.set_chip(chip)
        if place is not None:
            ids = [chip.tag.id for chip in shown]
            self._keep_focus(ids.index(focused) if focused in ids else min(place, len(ids) - 1))
        self._name_more(len(new) - len(shown))
        self._give_tab_stop()
        self._flow.invalidate()
        self.updateGeometry()

    def _fit(self, n_chips: int) -> None:
        if len(self._widgets) < n_chips:
            self._flow.removeWidget(self._more)
            while len(self._widgets) < n_chips:
                self._add()
            self._flow.addWidget(self._more)
        for at, widget in enumerate(self._widgets):
            widget.setVisible(at < n_chips)

    def _add(self) -> None:
        widget = self._make(self._chips[len(self._widgets)])
        widget.clicked.connect(lambda _checked: self.pressed.emit(widget.chip))
        widget.opened.connect(lambda: self.opened.emit(widget.chip))
        widget.takeBackWanted.connect(lambda: self.takeBackWanted.emit(widget.chip))
        widget.menuWanted.connect(lambda place: self.menuWanted.emit(widget.chip, place))
        widget.installEventFilter(self)
        self._widgets.append(widget)
        self._flow.addWidget(widget)

    def _make(self, chip: Chip) -> TagChip:
        return TagChip(chip, self)

    def _keep_focus(self, at: int) -> None:
        if at >= 0:
            self._widgets[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_more(self, n_more: int) -> None:
        self._more.setVisible(n_more > 0)
        self._more.setText(self._more_words(n_more))

    def _more_words(self, n_more: int) -> str:
        return tr("ChipGroup", "%n more", n=n_more)

    def _show_all(self) -> None:
        self._shows_all = True
        chips, self._chips = self._chips, ()
        self.set_chips(chips)

    def _give_tab_stop(self) -> None:
        shown = self.chips
        stop = next((widget for widget in shown if widget.hasFocus()), shown[0] if shown else None)
        for widget in shown:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if widget is stop else Qt.FocusPolicy.ClickFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._give_tab_stop()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self.chips
        place = next((at for at, widget in enumerate(shown) if widget.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            step = -step
        if place is not None and step and 0 <= place + step < len(shown):
            shown[place + step].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and shown:
            shown[0 if event.key() == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
