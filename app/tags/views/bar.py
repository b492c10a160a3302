"""The tag bar: a line over the bottom of the page in which tags are typed for the selection."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.tags.models.tag_offers import TagOffer, TagOffersModel
from app.tags.views.entry import TagChooser
from app.ui.localization.direction import margins
from app.ui.tokens import SMALL_ICON_PX, Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from app.ui.widgets.toast import Foot

_WIDEST_EM = 110


class TagBar(Foot):
    """Type, choose, Enter; stays open for the next tag until Esc.

    Attributes
    ----------
    entered : Signal
        `Verb` and the list of names; for listed tags, their own names.
    switched : Signal
        Switch between "this moment" and "whole video".
    left : Signal
        It was closed.

    Parameters
    ----------
    model : TagOffersModel
        The tags to list.
    host : QWidget
        The widget that it floats over.
    area : callable, optional
        See `Foot`.
    """

    entered = Signal(object, object)
    switched = Signal()
    left = Signal()

    def __init__(self, model: TagOffersModel, host: QWidget, *, area: Callable[[], QRect] | None = None) -> None:
        super().__init__(host, most_em=_WIDEST_EM, area=area)
        self.setObjectName("tagBar")
        self._model = model
        self._returns_to: QWidget | None = None
        self._chooser = TagChooser(model, self)
        self.line, self.list_view = self._chooser.line, self._chooser.list_view
        self.target = ElidedLabel(role=Role.SECTION, parent=self)
        self.switch = TextButton("", self.switched.emit, parent=self)
        self._close = IconButton("close", self.tr("Close (Esc)"), self.leave, size_px=SMALL_ICON_PX, parent=self)
        for button in (self.switch, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the focus from the field
        self._message = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self._lay_out()
        self._tie()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.switch)
        row.addWidget(self._close)
        head = QHBoxLayout()
        head.addWidget(self.target, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL))
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self.list_view)
        column.addLayout(row)
        column.addWidget(self._message)

    def _tie(self) -> None:
        self.line.setPlaceholderText(self.tr("Type tags, separated by commas"))
        self.line.switched.connect(self.switched)
        self.line.left.connect(self.leave)
        self._chooser.entered.connect(self.entered)
        self._chooser.listed.connect(self.place)

    def open(self) -> None:
        """Open the bar and focus its field."""
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.line and not self.isAncestorOf(focused):
            self._returns_to = focused
        self.show()
        self.clear()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.window().activateWindow()  # the key may have been pressed in the player's own window

    def leave(self) -> None:
        """Close the bar and return the focus."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        back = self._returns_to
        if had_focus and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            back.window().activateWindow()
        self._returns_to = None
        self.left.emit()

    def clear(self, *, text: str = "") -> None:
        """Clear the field for the next tag, or set it to `text`."""
        self._chooser.clear(text=text)

    def show_target(self, words: str, *, switch_words: str = "") -> None:
        """Show what the tags apply to, such as ``3 videos``, and the alternative; empty if there is none."""
        self.target.setText(words)
        self.switch.setText(switch_words)
        self.switch.setToolTip(self.tr("Ctrl+M"))
        self.switch.setVisible(bool(switch_words))

    def set_message(self, words: str) -> None:
        """Show a message below the field: how to use it, what was done, what is wrong."""
        self._message.setText(words)
        self._chooser.describe(words)
        self.place()

    @property
    def message(self) -> str:
        """The message below the field."""
        return self._message.text()

    @property
    def chosen(self) -> TagOffer | None:
        """The highlighted tag, which Enter applies."""
        return self._chooser.chosen

    @override
    def place(self) -> None:
        view, n_rows = self.list_view, self._model.rowCount()
        row_px, frame_px = max(1, view.sizeHintForRow(0)), 2 * view.frameWidth()
        view.setFixedHeight(row_px + frame_px)
        # As many rows as there are and as there is room for; the others scroll.
        n_more = (self.free_height - self.needed_height(self.free_width)) // row_px
        view.setFixedHeight(row_px * (1 + max(0, min(n_rows - 1, n_more))) + frame_px)
        super().place()
