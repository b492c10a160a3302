"""The person's keys: in force from the start, changed at once, taken to another computer as a file."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.bridge.notices import NoticeBoard
from app.support import shortcuts
from app.support.actions import Actions
from app.support.preferences import Preferences
from app.support.text import tr
from app.views.settings.dialog import SettingsDialog
from core.errors import KnownError, StorageError, UsageError


class KeysController(QObject):
    """Keeps the keys of the commands those that the preferences say.

    Parameters
    ----------
    actions : Actions
        The commands of the window.
    preferences : Preferences
        The person's own.
    parent : QObject
        Owner.
    """

    def __init__(self, actions: Actions, preferences: Preferences, *, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._preferences = preferences
        preferences.changed.connect(self._on_changed)
        values = preferences.values
        if values.shortcut_scheme != "clipshelf" or values.changed_keys:
            self._apply()

    def _on_changed(self, name: str) -> None:
        if name in {"shortcut_scheme", "changed_keys"}:
            self._apply()

    def _apply(self) -> None:
        values = self._preferences.values
        self._actions.use_keys(shortcuts.keys_in_force(values.shortcut_scheme, values.changed_keys))


class KeyFiles(QObject):
    """Writes the person's keys to a file and reads them from one.

    Parameters
    ----------
    dialog : SettingsDialog
        Where that is asked for.
    preferences : Preferences
        The person's own.
    board : NoticeBoard
        For what goes wrong.
    """

    def __init__(self, dialog: SettingsDialog, preferences: Preferences, board: NoticeBoard) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._preferences = preferences
        self._board = board
        dialog.shortcuts.exportWanted.connect(self._ask_export)
        dialog.shortcuts.importWanted.connect(self._ask_import)

    def _ask_export(self) -> None:
        chooser = self._chooser(tr("Settings", "Export keys"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("json")
        chooser.selectFile("clipshelf-keys.json")
        chooser.filesSelected.connect(lambda names: self._carry_out(self.export_to, Path(names[0])))
        chooser.open()

    def _ask_import(self) -> None:
        chooser = self._chooser(tr("Settings", "Import keys"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.filesSelected.connect(lambda names: self._carry_out(self.import_from, Path(names[0])))
        chooser.open()

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._dialog, title)
        chooser.setNameFilter(tr("Settings", "Keys (*.json)"))
        chooser.finished.connect(chooser.deleteLater)
        return chooser

    def _carry_out(self, verb: Callable[[Path], object], path: Path) -> None:
        try:
            verb(path)
        except KnownError as error:
            self._board.complain(error)

    def export_to(self, path: Path) -> None:
        """Write scheme and changes.

        Parameters
        ----------
        path : Path
            Written, or overwritten.

        Raises
        ------
        StorageError
            If it cannot be written.
        """
        values = self._preferences.values
        content = {"scheme": values.shortcut_scheme, "keys": values.changed_keys.get(values.shortcut_scheme, {})}
        try:
            path.write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")
        except OSError as error:
            raise StorageError(f"{path} cannot be written ({error.strerror})", "Choose another place.") from error

    def import_from(self, path: Path) -> None:
        """Take scheme and changes over.

        Parameters
        ----------
        path : Path
            From `export_to`.

        Raises
        ------
        UsageError
            If it holds no keys.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            scheme, keys = content["scheme"], content["keys"]
            changed = {**self._preferences.values.changed_keys, scheme: keys}
            self._preferences.put("changed_keys", changed)
            self._preferences.put("shortcut_scheme", scheme)
        except (OSError, ValueError, KeyError, TypeError, UsageError) as error:
            raise UsageError(f"{path.name} holds no keys of Clipshelf", "Choose a file that it exported.") from error
