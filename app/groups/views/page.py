"""The page of groups: what is grouped and into how many, the cards, and what can be done with the selected ones."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from app.groups.models import GroupCard, GroupsModel
from app.groups.views.group_list import GroupDelegate, GroupList
from app.groups.views.name_edit import NameEdit
from app.stage.thumbnails import ThumbnailCache
from app.ui.localization.direction import margins
from app.ui.localization.text import display_text, filled, plain_tooltip, tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.combos import Choice
from app.ui.widgets.empty_state import ContentStack, EmptyState, NamedAction
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.clusters import ClusterScope

_MOST_GROUPS = 10_000
_INSET_PX = Space.SMALL


class GroupsHead(QWidget):
    """The header: heading, what is grouped, the number of groups, and the button that finds them.

    Attributes
    ----------
    scopeChosen : Signal
        Another `ClusterScope`.
    findWanted : Signal
        Find as many groups as `count` says, 0 for automatic.
    hiddenToggled : Signal
        Whether to show hidden groups.
    leaveWanted : Signal
        Go back to the videos.
    """

    scopeChosen = Signal(object)
    findWanted = Signal()
    hiddenToggled = Signal(bool)
    leaveWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(self.tr("Groups"), role=Role.HEADING, parent=self)
        self._status = ElidedLabel(role=Role.MUTED, mode=Qt.TextElideMode.ElideRight, parent=self)
        self.back = IconButton("back", self.tr("Back to all videos"), self.leaveWanted.emit, parent=self)
        self.scopes = Choice(self)
        self.scopes.setAccessibleName(self.tr("What to group"))
        self.scopes.addItem(self.tr("Videos"), ClusterScope.VIDEOS.value)
        self.scopes.addItem(self.tr("Moments"), ClusterScope.MOMENTS.value)
        self.count = QSpinBox(self)
        self.count.setRange(0, _MOST_GROUPS)
        self.count.setSpecialValueText(self.tr("Automatic"))
        self.count.setAccessibleName(self.tr("Number of groups"))
        self.count.setToolTip(self.tr("Number of groups"))
        self.count.lineEdit().setTextMargins(margins(_INSET_PX, 0, 0, 0))  # a style sheet cannot do this
        self.find_button = TextButton("", self.findWanted.emit, parent=self)
        self.hidden = QCheckBox(self.tr("Show hidden"), self)
        self.scopes.activated.connect(lambda row: self.scopeChosen.emit(ClusterScope(self.scopes.itemData(row))))
        self.hidden.toggled.connect(self.hiddenToggled)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        top.addWidget(self._status, 3)
        self._status.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        below = QWidget(self)
        row = FlowLayout(below)
        for widget in (self.scopes, self.count, self.find_button, self.hidden):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.SMALL))
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(below)

    @property
    def status(self) -> str:
        """The line beside the heading."""
        return self._status.text()

    def set_status(self, text: str) -> None:
        """Show how far the search is, what is out of date, or how much is in groups; plain text."""
        self._status.setText(text)
        self._status.setAccessibleName(text)

    def set_count(self, n_groups: int | None) -> None:
        """Show how many groups were asked for; None for automatic."""
        self.count.setValue(n_groups or 0)

    def set_state(self, *, has_groups: bool, is_outdated: bool, can_find: bool, n_hidden: int) -> None:
        """Show what can be done."""
        self.find_button.setText(self.tr("Find groups again") if has_groups else self.tr("Find groups"))
        self.find_button.set_kind("primary" if is_outdated and has_groups else "")
        self.find_button.setEnabled(can_find)
        self.find_button.setVisible(has_groups)  # the empty page has a button of its own
        self.count.setEnabled(can_find)
        self.hidden.setVisible(n_hidden > 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class GroupBar(QWidget):
    """What can be done with the selected groups.

    Attributes
    ----------
    commandWanted : Signal
        Name of a command.
    renamed : Signal
        The typed name.
    left : Signal
        Return or Escape was pressed in the name.
    nameChosen : Signal
        One of the other names that were considered.
    """

    commandWanted = Signal(str)
    renamed = Signal(str)
    left = Signal()
    nameChosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("groupBar")
        self._shown = 0, ""
        self.name = NameEdit(self)
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.setToolTip(self.tr("Name of the group"))
        self.name.renamed.connect(self.renamed)
        self.name.left.connect(self.left)
        self._several = ElidedLabel(role=Role.SECTION, parent=self)
        self._also = PlainLabel(self.tr("Also:"), role=Role.MUTED, parent=self)
        self._chips_box = QWidget(self)
        self._chips = FlowLayout(self._chips_box, gap_px=Space.TIGHT)
        self.chips: list[TextButton] = []
        self.buttons = {
            "open_group": self._button("open_group", self.tr("Show videos"), kind="primary"),
            "tag_group": self._button("tag_group", self.tr("Tag all\N{HORIZONTAL ELLIPSIS}")),
            "merge_groups": self._button("merge_groups", self.tr("Merge")),
            "split_group": self._button("split_group", self.tr("Split")),
            "hide_groups": self._button("hide_groups", self.tr("Hide")),
        }
        self._lay_out()
        self.hide()

    def _button(self, command: str, words: str, *, kind: str = "") -> TextButton:
        return TextButton(words, lambda: self.commandWanted.emit(command), kind=kind, parent=self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.name, 2)
        top.addWidget(self._several, 2)
        top.addWidget(self._also)
        top.addWidget(self._chips_box, 3)
        below = QWidget(self)
        row = FlowLayout(below)
        for button in self.buttons.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(Space.LARGE, Space.SMALL, Space.LARGE, Space.MEDIUM))
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(below)

    def show_groups(self, cards: Sequence[GroupCard]) -> None:
        """Show what can be done with the selected groups; none hides the bar."""
        self.setVisible(bool(cards))
        if not cards:
            return
        is_single, first = len(cards) == 1, cards[0].cluster
        shown = (first.id, first.name) if is_single else (0, "")
        if shown != self._shown or not self.name.hasFocus():  # a name that is being typed stays
            self._shown = shown
            self.name.show_name(shown[1])
        self.name.setPlaceholderText(cards[0].name)
        self.name.setVisible(is_single)
        self._several.setVisible(not is_single)
        self._several.setText(tr("Groups", "%n groups selected", n=len(cards)))
        self._show_chips(first.other_names if is_single else ())
        for command in ("open_group", "tag_group", "split_group"):
            self.buttons[command].setVisible(is_single)
        self.buttons["merge_groups"].setVisible(not is_single)
        into = filled(self.tr("Merge into %1"), cards[0].name)
        self.buttons["merge_groups"].setToolTip("" if is_single else plain_tooltip(into))
        are_hidden = all(card.cluster.is_hidden for card in cards)
        self.buttons["hide_groups"].setText(self.tr("Show again") if are_hidden else self.tr("Hide"))
        self.buttons["split_group"].setText(self.tr("Separate") if first.parts else self.tr("Split"))

    def _show_chips(self, names: Sequence[str]) -> None:
        self._also.setVisible(bool(names))
        self._chips_box.setVisible(bool(names))
        if [chip.property("name") for chip in self.chips] == list(names):
            return
        for chip in self.chips:
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(name) for name in names]
        for chip in self.chips:
            self._chips.addWidget(chip)
            chip.show()

    def _chip(self, name: str) -> TextButton:
        shown = display_text(name)
        chip = TextButton(
            shown.replace("&", "&&"), lambda: self.nameChosen.emit(name), kind="quiet", parent=self._chips_box
        )
        chip.setProperty("name", name)
        chip.setAccessibleName(filled(self.tr("Rename to %1"), shown))
        chip.setToolTip(filled(self.tr("Rename to %1"), shown))
        return chip

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class GroupsPage(QWidget):
    """Groups as cards.

    Attributes
    ----------
    head, bar : GroupsHead, GroupBar
        The header, and what can be done with the selected groups.
    model : GroupsModel
        The groups that are shown.
    list_view : GroupList
        Their cards.
    actionChosen : Signal
        Name of the button that was clicked on an empty page.
    """

    actionChosen = Signal(str)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = GroupsModel(self)
        self.head, self.bar = GroupsHead(self), GroupBar(self)
        self.list_view = GroupList(GroupDelegate(thumbnails, self), thumbnails, parent=self)
        self.list_view.setAccessibleName(self.tr("Groups"))
        self.list_view.setModel(self.model)
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(self.actionChosen)
        self.bar.left.connect(self.list_view.setFocus)
        self.setFocusProxy(self.list_view)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(margins(Space.SMALL, 0, 0, 0))
        inner.addWidget(self.list_view)
        self._stack = ContentStack(self.empty, body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)
        column.addWidget(self.bar)

    @property
    def sentence(self) -> str:
        """The sentence in place of groups; empty while there are some."""
        return self.empty.sentence if self._stack.is_empty else ""

    @property
    def selected(self) -> list[GroupCard]:
        """The selected groups; the current one first, then from the largest."""
        rows = sorted(index.row() for index in self.list_view.selectionModel().selectedIndexes())
        current = self.list_view.currentIndex().row()
        ordered = sorted(rows, key=lambda row: (row != current, row))
        return [self.model.rows[row] for row in ordered if row < self.model.rowCount()]

    def show_groups(self, cards: Sequence[GroupCard]) -> None:
        """Show groups; those that were selected stay so."""
        had_focus = self._stack.is_empty and self.head.scopes.hasFocus()
        chosen = [card.cluster.id for card in self.selected]
        self.model.set_rows(cards)
        self._stack.show_content(is_there=True)
        selection = self.list_view.selectionModel()
        for cluster_id in reversed(chosen):
            if (row := self.model.find(cluster_id)) >= 0 and not selection.isSelected(self.model.index(row)):
                selection.setCurrentIndex(self.model.index(row), selection.SelectionFlag.Select)
        if not self.list_view.currentIndex().isValid() and cards:
            selection.setCurrentIndex(self.model.index(0), selection.SelectionFlag.NoUpdate)
        if had_focus:
            self.list_view.setFocus()

    def show_sentence(self, sentence: str, actions: Sequence[NamedAction] = ()) -> None:
        """Show a sentence, plain text, in place of groups, and buttons for what helps."""
        self.model.set_rows([])
        if any(button.hasFocus() for button in self.empty.buttons) or self.list_view.hasFocus():
            self.head.scopes.setFocus()  # what has the focus goes; it must not jump to another part of the window
        self.empty.set_text(sentence, actions)
        self._stack.show_content(is_there=False)
