"""The user's shortcuts: applied at start and on change, exported to and imported from files."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.bridge.notices import NoticeBoard
from app.settings.views.dialog import SettingsDialog
from app.stage import shortcuts
from app.stage.actions import Actions
from app.ui.localization.text import tr
from app.ui.preferences import Preferences
from core import private
from core.errors import KnownError, StorageError, UsageError


class KeysController(QObject):
    """Applies the shortcuts from the preferences to the commands."""

    def __init__(self, actions: Actions, preferences: Preferences, *, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._preferences = preferences
        self._is_changed = False
        preferences.changed.connect(self._on_changed)
        self.refresh()

    def _on_changed(self, name: str) -> None:
        if name in {"shortcut_scheme", "changed_keys"}:
            self.refresh()

    def refresh(self) -> None:
        """Apply the shortcuts to the commands."""
        values = self._preferences.values
        if not self._is_changed and values.shortcut_scheme == "clipshelf" and not values.changed_keys:
            return
        self._is_changed = True
        self._actions.use_keys(shortcuts.keys_in_force(values.shortcut_scheme, values.changed_keys))


class KeyFiles(QObject):
    """Exports and imports the user's shortcuts."""

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
            self._board.complain(error, again=lambda: self._carry_out(verb, path))

    def export_to(self, path: Path) -> None:
        """Write scheme and changes to a file, overwriting it.

        Raises
        ------
        StorageError
            If it cannot be written.
        """
        values = self._preferences.values
        content = {"scheme": values.shortcut_scheme, "keys": values.changed_keys.get(values.shortcut_scheme, {})}
        try:
            path.write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")
            private.share(path)
        except OSError as error:
            raise StorageError(
                "{path} cannot be written ({reason})", "Choose another location.", path=path, reason=error.strerror
            ) from error

    def import_from(self, path: Path) -> None:
        """Apply scheme and changes from a file of `export_to`.

        Raises
        ------
        UsageError
            If it contains no shortcuts.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            scheme, keys = content["scheme"], content["keys"]
            changed = {**self._preferences.values.changed_keys, scheme: keys}
            self._preferences.put("changed_keys", changed)
            self._preferences.put("shortcut_scheme", scheme)
        except (OSError, ValueError, KeyError, TypeError, UsageError) as error:
            raise UsageError(
                "{name} contains no Clipshelf shortcuts", "Choose a file that Clipshelf exported.", name=path.name
            ) from error
