"""The shortcuts editor: every command with its keys, by menu; a key that is taken is said before it is taken away."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QTreeView, QWidget

from app.settings.models import ShortcutsModel, words_of
from app.settings.views.key_editor import KeyEditor
from app.settings.views.page import Page
from app.stage import shortcuts
from app.stage.actions import Command
from app.ui.buttons import TextButton
from app.ui.preferences import PreferenceValues
from app.ui.text import tr

_TREE_LINES = 9


class ShortcutsPage(Page):
    """Lists the commands; the one that is chosen can be given keys below.

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
        self.add_fields(PreferenceValues, ["shortcut_scheme"])
        self.body.addWidget(self.search)
        self.body.addWidget(self.tree, 1)
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
        row.setSpacing(8)
        ground = self.widget()
        row.addWidget(TextButton(self.tr("Reset all keys"), self._on_reset_all, kind="quiet", parent=ground))
        row.addStretch(1)
        dots = "\N{HORIZONTAL ELLIPSIS}"
        row.addWidget(TextButton(self.tr("Import") + dots, self.importWanted.emit, kind="quiet", parent=ground))
        row.addWidget(TextButton(self.tr("Export") + dots, self.exportWanted.emit, kind="quiet", parent=ground))
        return row

    @property
    def chosen(self) -> Command | None:
        """The command whose keys can be changed."""
        return self.model.command(self.tree.currentIndex())

    def choose(self, name: str) -> None:
        """Choose a command.

        Parameters
        ----------
        name : str
            Of the command.
        """
        index = self.model.find(name)
        self.tree.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.tree.scrollTo(index)

    def put(self, values: PreferenceValues) -> None:  # type: ignore[override]
        """Show the keys in force.

        Parameters
        ----------
        values : PreferenceValues
            With scheme and changes.
        """
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
        if chosen is not None and self.model.find(chosen.name).isValid():
            self.choose(chosen.name)
        else:
            self._choose_first()

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
