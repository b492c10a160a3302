"""What stands in place of content that is not there: one sentence, and buttons for what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import PlainLabel, Role

NamedAction = tuple[str, str]
"""Name of an action, and the label of its button."""
_WIDEST_PX = 560
_GAP_PX = Space.SMALL


class EmptyState(QScrollArea):
    """One sentence in place of content, and the actions that help, the most useful first.

    It never makes its parent larger: where there is too little room, it scrolls.

    Attributes
    ----------
    actionChosen : Signal
        Name of the action whose button was pressed.

    Parameters
    ----------
    is_panel : bool
        Whether it stands in a panel: then it begins at the top and is no louder than the rows that it replaces. On a
        page it is a little above the middle.
    """

    actionChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, is_panel: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_panel = is_panel
        self._actions: tuple[NamedAction, ...] = ()
        self.buttons: list[TextButton] = []
        self._ground = ground = QWidget(self)
        ground.setObjectName("emptyGround")
        self._label = PlainLabel(role=Role.MUTED if is_panel else Role.BODY, does_wrap=True, parent=ground)
        self._row = QWidget(ground)
        self._row.hide()
        self._lay_out(ground)
        self.setWidget(ground)

    def _lay_out(self, ground: QWidget) -> None:
        column = QVBoxLayout(ground)
        if self._is_panel:
            self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._buttons = FlowLayout(self._row, gap_px=_GAP_PX)
            column.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, 0)
            column.setSpacing(Space.SMALL)
            column.addWidget(self._label)
            column.addWidget(self._row)
            column.addStretch(1)
            return
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMaximumWidth(_WIDEST_PX)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._label, 100)
        middle.addStretch(1)
        self._buttons = FlowLayout(self._row, gap_px=_GAP_PX, is_centred=True)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addStretch(2)
        column.addLayout(middle)
        column.addWidget(self._row)
        column.addStretch(3)

    @property
    def sentence(self) -> str:
        """The sentence."""
        return self._label.text()

    def set_text(self, sentence: str, actions: Sequence[NamedAction] = ()) -> None:
        """Show a sentence, plain text, and buttons; a focused button hands the focus to the first new one."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self.buttons:
            button.setAccessibleDescription(sentence)
        if tuple(actions) == self._actions:
            return
        self._actions = tuple(actions)
        had_focus = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(place, *way) for place, way in enumerate(actions)]
        for button in self.buttons:
            self._buttons.addWidget(button)
            button.setAccessibleDescription(sentence)
            button.show()
        self._row.setVisible(bool(actions))
        if had_focus and self.buttons:
            self.buttons[0].setFocus()

    def _button(self, place: int, name: str, words: str) -> TextButton:
        # A panel has commands of its own in view: only a page has one that stands out.
        kind = "primary" if not place and not self._is_panel else ""
        return TextButton(words, lambda: self.actionChosen.emit(name), kind=kind, parent=self._row)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 2 * self.fontMetrics().lineSpacing())

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the sentence and its buttons at the current width."""
        ground, width_px = self._ground, self.width()
        height_px = ground.heightForWidth(width_px) if ground.hasHeightForWidth() else ground.sizeHint().height()
        return QSize(ground.sizeHint().width(), max(height_px, self.minimumSizeHint().height()))


class ContentStack(QStackedLayout):
    """Shows content, or an empty state while there is none; needs only the room of what is shown.

    Parameters
    ----------
    empty : EmptyState
        Shown at first.
    content : QWidget
        What it stands for.
    parent : QWidget, optional
        Whose layout this becomes.
    """

    def __init__(self, empty: EmptyState, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._content = content
        self.addWidget(empty)
        self.addWidget(content)

    @property
    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self.currentWidget() is not self._content

    def show_content(self, *, is_there: bool) -> None:
        """Show the content if there is any, else the empty state."""
        self.setCurrentIndex(1 if is_there else 0)

    @override
    def minimumSize(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize()) if shown else QSize()
