"""The shortcuts editor: every command with its keys, by menu; asks before taking a key from another command."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.settings.models import ShortcutsModel, words_of
from app.settings.views.page import Page
from app.stage import shortcuts
from app.stage.command import Command
from app.ui.localization.text import isolated, tr
from app.ui.preferences import PreferencePage, PreferenceValues, on_page
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import PlainLabel, Role

_RECORDER_EM = 18


class KeyEditor(QWidget):
    """Shows and records the keys of a command; only emits requests.

    Attributes
    ----------
    keyWanted : Signal
        Name of the command, key in Qt's portable format, and whether to add it (otherwise it replaces the first key).
    removalWanted : Signal
        Name of the command and the key to remove.
    resetWanted : Signal
        Name of the command.
    """

    keyWanted = Signal(str, str, bool)
    removalWanted = Signal(str, str)
    resetWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._on_yes: Callable[[], object] = lambda: None
        self._heading = PlainLabel(role=Role.MUTED, parent=self)
        self.keys_row = QHBoxLayout()
        self.keys_row.setSpacing(Space.SMALL)
        self.recorder = QKeySequenceEdit(self)
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setClearButtonEnabled(True)
        self.recorder.setAccessibleName(self.tr("Press the new key"))
        self.recorder.keySequenceChanged.connect(lambda _keys: self._on_recorded())
        self._use = TextButton(self.tr("Use this key"), lambda: self._want(is_beside=False), parent=self)
        self._add = TextButton(self.tr("Add as alternative"), lambda: self._want(is_beside=True), parent=self)
        self._reset = TextButton(self.tr("Reset"), lambda: self.resetWanted.emit(self._name), kind="quiet", parent=self)
        self._reset.setAccessibleName(self.tr("Reset the keys of this command"))
        self._question = PlainLabel(does_wrap=True, parent=self)
        self._yes = TextButton("", self._on_answered, parent=self)
        self._no = TextButton(self.tr("Keep it there"), self._withdraw, kind="quiet", parent=self)
        self._lay_out()
        self._withdraw()

    def _lay_out(self) -> None:
        row = QWidget(self)
        record = FlowLayout(row, gap_px=Space.SMALL)
        self.recorder.setMinimumWidth(_RECORDER_EM * self.fontMetrics().horizontalAdvance("m"))
        for widget in (self.recorder, self._use, self._add, self._reset):
            record.addWidget(widget)
        answer = QHBoxLayout()
        answer.setSpacing(Space.SMALL)
        for widget in (self._yes, self._no):
            answer.addWidget(widget)
        answer.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._heading)
        column.addLayout(self.keys_row)
        column.addWidget(row)
        column.addWidget(self._question)
        column.addLayout(answer)

    @property
    def question(self) -> str:
        """The question shown; empty for none."""
        return "" if self._question.isHidden() else self._question.text()

    def take_focus(self) -> None:
        """Focus the recording field."""
        self.recorder.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_command(self, name: str, words: str, keys: Sequence[str]) -> None:
        """Show a command's keys in Qt's portable format; empty texts for no command."""
        self._name = name
        self.setEnabled(bool(name))
        about = self.tr("Keys of %1") if name else self.tr("Select a command to change its keys.")
        self._heading.setText(about.replace("%1", isolated(words)))
        self._show_keys(keys)
        self.recorder.clear()
        self._on_recorded()

    def _show_keys(self, keys: Sequence[str]) -> None:
        while (item := self.keys_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key in keys:
            shown = shortcuts.shown(key)
            words = f"{shown}  \N{MULTIPLICATION SIGN}".replace("&", "&&")
            button = TextButton(words, lambda key=key: self.removalWanted.emit(self._name, key), parent=self)
            button.setAccessibleName(self.tr("Remove the key %1").replace("%1", shown))
            button.setToolTip(self.tr("Remove this key"))
            self.keys_row.addWidget(button)
        if not keys:
            self.keys_row.addWidget(PlainLabel(self.tr("No key"), role=Role.MUTED, parent=self))
        self.keys_row.addStretch(1)

    def ask(self, key: str, rivals: Sequence[str], on_yes: Callable[[], object]) -> None:
        """Ask whether to take a key from the commands that have it, and call `on_yes` if so."""
        names = ", ".join(isolated(rival) for rival in rivals)
        words = self.tr("%1 belongs to %2.").replace("%1", shortcuts.shown(key)).replace("%2", names)
        self._question.setText(words)
        self._yes.setText(self.tr("Take it from %1").replace("%1", names).replace("&", "&&"))
        self._on_yes = on_yes
        for widget in (self._question, self._yes, self._no):
            widget.show()
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_recorded(self) -> None:
        self._withdraw()
        has_key = not self.recorder.keySequence().isEmpty()
        self._use.setEnabled(has_key)
        self._add.setEnabled(has_key)

    def _want(self, *, is_beside: bool) -> None:
        key = self.recorder.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key:
            self.keyWanted.emit(self._name, key, is_beside)

    def _on_answered(self) -> None:
        on_yes = self._on_yes
        self._withdraw()
        on_yes()

    def _withdraw(self) -> None:
        self._on_yes = lambda: None
        for widget in (self._question, self._yes, self._no):
            widget.hide()


_TREE_LINES = 9


class ShortcutsPage(Page):
    """Lists the commands; the keys of the selected one can be changed below.

    Attributes
    ----------
    keysChanged : Signal
        The keys that differ from the scheme's, by command.
    exportWanted, importWanted : Signal
        A button was pressed.
    """

    keysChanged = Signal(dict)
    exportWanted = Signal()
    importWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Shortcuts"), parent)
        self._scheme = "clipshelf"
        self._keys = shortcuts.keys_of_scheme(self._scheme)
        self.model = ShortcutsModel(self)
        self.search = QLineEdit(self.widget())
        self.search.setPlaceholderText(self.tr("Find a command or a key"))
        self.search.setAccessibleName(self.tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.tree = self._make_tree()
        self.editor = KeyEditor(self.widget())
        self.editor.keyWanted.connect(self._on_key)
        self.editor.removalWanted.connect(self._on_removal)
        self.editor.resetWanted.connect(self._on_reset)
        self.add_fields(PreferenceValues, on_page(PreferencePage.SHORTCUTS))
        self.body.addWidget(self.search)
        self.empty = EmptyState(self.widget(), is_panel=True)
        self.empty.set_text(self.tr("No command or key matches."), (("all", self.tr("Show all commands")),))
        self.empty.actionChosen.connect(lambda _name: self._on_all())
        self._lists = QStackedLayout()
        self._lists.addWidget(self.tree)
        self._lists.addWidget(self.empty)
        self.body.addLayout(self._lists, 1)
        self.body.addWidget(self.editor)
        self.body.addLayout(self._make_buttons())
        self._choose_first()

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(self.widget())
        tree.setObjectName("settingsTree")
        tree.setModel(self.model)
        tree.setAccessibleName(self.tr("Commands and their keys"))
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setMinimumHeight(tree.fontMetrics().lineSpacing() * _TREE_LINES)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.selectionModel().currentChanged.connect(lambda *_: self._refresh_editor())
        tree.activated.connect(lambda _index: self.editor.take_focus())
        tree.expandAll()
        return tree

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        ground = self.widget()
        row.addWidget(TextButton(self.tr("Reset all keys"), self._on_reset_all, kind="quiet", parent=ground))
        row.addStretch(1)
        dots = "\N{HORIZONTAL ELLIPSIS}"
        row.addWidget(TextButton(self.tr("Import") + dots, self.importWanted.emit, kind="quiet", parent=ground))
        row.addWidget(TextButton(self.tr("Export") + dots, self.exportWanted.emit, kind="quiet", parent=ground))
        return row

    @property
    def chosen(self) -> Command | None:
        """The selected command."""
        return self.model.command(self.tree.currentIndex())

    def choose(self, name: str) -> None:
        """Select a command."""
        index = self.model.find(name)
        self.tree.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.tree.scrollTo(index)

    def put(self, values: PreferenceValues) -> None:  # type: ignore[override]
        """Show the current keys, from scheme and changes."""
        super().put(values)
        self._scheme = values.shortcut_scheme
        self._keys = shortcuts.keys_in_force(values.shortcut_scheme, values.changed_keys)
        changed = frozenset(shortcuts.differences(self._scheme, self._keys))
        self.model.set_keys(self._keys, changed=changed)
        self._refresh_editor()

    def _choose_first(self) -> None:
        index = self.model.index(0, 0, self.model.index(0, 0))
        self.tree.setCurrentIndex(index)
        self._refresh_editor()

    def _on_search(self, text: str) -> None:
        chosen = self.chosen
        self.model.set_filter(text)
        self.tree.expandAll()
        self._lists.setCurrentWidget(self.tree if self.model.rowCount() else self.empty)
        if chosen is not None and self.model.find(chosen.name).isValid():
            self.choose(chosen.name)
        else:
            self._choose_first()

    def _on_all(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _refresh_editor(self) -> None:
        command = self.chosen
        if command is None:
            self.editor.set_command("", "", ())
            return
        self.editor.set_command(command.name, words_of(command), self._keys[command.name])

    def _on_key(self, name: str, key: str, is_beside: bool) -> None:  # noqa: FBT001 (Qt calls it)
        place = None if is_beside else 0
        keys = shortcuts.with_key(self._keys, name, key, place=place)
        self._take_asking(keys, {key: shortcuts.rivals(self._keys, name, key)})

    def _on_removal(self, name: str, key: str) -> None:
        left = tuple(one for one in self._keys[name] if shortcuts.portable(one) != shortcuts.portable(key))
        self._take({**self._keys, name: left})

    def _on_reset(self, name: str) -> None:
        keys: shortcuts.Keys = {**self._keys, name: ()}
        plain = shortcuts.keys_of_scheme(self._scheme)[name]
        rivals = {key: shortcuts.rivals(keys, name, key) for key in plain}
        for key in plain:
            keys = shortcuts.with_key(keys, name, key)
        self._take_asking(keys, rivals)

    def _take_asking(self, keys: shortcuts.Keys, rivals: dict[str, list[str]]) -> None:
        taken = {key: names for key, names in rivals.items() if names}
        if not taken:
            self._take(keys)
            return
        names = dict.fromkeys(name for its_names in taken.values() for name in its_names)
        words = [words_of(shortcuts.command(name)) for name in names]
        self.editor.ask(next(iter(taken)), words, lambda: self._take(keys))

    def _on_reset_all(self) -> None:
        self._take(shortcuts.keys_of_scheme(self._scheme))

    def _take(self, keys: shortcuts.Keys) -> None:
        self.keysChanged.emit(shortcuts.differences(self._scheme, keys))
