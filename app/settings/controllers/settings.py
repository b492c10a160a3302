"""Controller of the settings dialog: changes apply at once, errors are shown beside the setting."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.encoders import operations as encoders
from app.encoders.operations import Choices
from app.folders.operations import folders
from app.settings import operations as settings
from app.settings.controllers.keys import KeyFiles
from app.settings.controllers.storing import StoringController
from app.settings.views.dialog import SettingsDialog
from app.settings.views.page import Page
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.preferences import Preferences, declared
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.jobs import JobsSummary
from core.errors import KnownError, UsageError
from core.settings import Settings
from core.user_settings import UserSettings


class SettingsController(QObject):
    """Opens the settings and applies changes.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Shared by the features.
    preferences : Preferences
        The user's preferences.
    can_notify, can_keep_awake : bool
        What this desktop supports.
    on_restore : callable
        Called with the backup to restore.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        preferences: Preferences,
        can_notify: bool = True,
        can_keep_awake: bool = True,
        on_restore: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._preferences = preferences
        self._abilities = {"can_notify": can_notify, "can_keep_awake": can_keep_awake}
        self._on_restore = on_restore
        self._device = ""
        self._storing: StoringController | None = None
        self.dialog: SettingsDialog | None = None
        stage.actions.on("settings", self.open_dialog)
        session.summaryChanged.connect(self._on_summary)
        session.changed.connect(self._on_changed)
        preferences.changed.connect(lambda _name: self._show_preferences())

    def open_dialog(self) -> None:
        """Show the current settings."""
        if self.dialog is None:
            self.dialog = SettingsDialog(self._stage.frame)
            self._tie(self.dialog)
        self._show_preferences()
        self._session.run(settings.get().then(self.dialog.put))
        self._session.run(settings.own().then(self._show_own))
        self._fill(self.dialog.current_page)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _tie(self, dialog: SettingsDialog) -> None:
        dialog.settingEdited.connect(self._on_setting)
        dialog.preferenceEdited.connect(self._on_preference)
        dialog.restartWanted.connect(self._restart)
        dialog.pageShown.connect(self._fill)
        dialog.encoder.choiceWanted.connect(self._stage.actions["encoder"].trigger)
        dialog.folders.addWanted.connect(self._stage.actions["add_folder"].trigger)
        dialog.folders.watchToggled.connect(self._watch)
        dialog.shortcuts.keysChanged.connect(self._on_keys)
        dialog.power.set_abilities(**self._abilities)
        self._storing = StoringController(self._session, dialog, on_restore=self._on_restore)
        KeyFiles(dialog, self._preferences, self._session.board)

    def _show_preferences(self) -> None:
        if self.dialog is not None:
            self.dialog.put(self._preferences.values)

    def _fill(self, page: Page) -> None:
        """Load what a page shows besides settings."""
        dialog = self.dialog
        if dialog is None or self._storing is None:
            return
        if page is dialog.folders:
            self._session.run(folders.list_all().then(dialog.folders.set_folders))
        elif page is dialog.encoder:
            self._session.run(encoders.choices().then(self._show_encoder))
        else:
            self._storing.fill(page)

    def _show_encoder(self, found: Choices) -> None:
        if self.dialog is not None:
            title = next((offer.title for offer in found.offers if offer.reference == found.target), found.target)
            self.dialog.encoder.set_encoder(title, self._device)

    def _show_own(self, found: tuple[UserSettings, str]) -> None:
        if self.dialog is not None:
            own, ignored = found
            self.dialog.put(own)
            self.dialog.encoder.set_ignored_address(ignored)

    def _on_setting(self, name: str, value: Any) -> None:
        is_own = name in declared(UserSettings)

        def _take(changes: Changes) -> None:
            is_live = is_own or declared(Settings)[name].is_live
            if self.dialog is not None and changes and not is_live and self._session.worker_state in _READ_THEM:
                self.dialog.set_stale(is_stale=True)

        def _refuse(error: KnownError) -> None:
            if self.dialog is not None:
                self.dialog.refuse(name, in_own_words(error))

        put = settings.put_own if is_own else settings.put
        self._session.run(put(name, value).then(_take).otherwise(_refuse))

    def _on_preference(self, name: str, value: Any) -> None:
        try:
            self._preferences.put(name, value)
        except UsageError as error:
            if self.dialog is not None:
                self.dialog.refuse(name, in_own_words(error))

    def _on_keys(self, changed: dict[str, list[str]]) -> None:
        values = self._preferences.values
        self._preferences.put("changed_keys", {**values.changed_keys, values.shortcut_scheme: changed})

    def _watch(self, folder_id: int, is_watched: bool) -> None:  # noqa: FBT001 (Qt calls it)
        self._session.run(settings.watch(folder_id, is_watched=is_watched))

    def _restart(self) -> None:
        def _take(_nothing: None) -> None:
            if self.dialog is not None:
                self.dialog.set_stale(is_stale=False)

        self._session.run_long(settings.restart_worker().then(_take))

    def _on_summary(self, summary: JobsSummary) -> None:
        self._device = summary.device

    def _on_changed(self, changes: Changes) -> None:
        dialog = self.dialog
        if dialog is None or not dialog.isVisible():
            return
        page = dialog.current_page
        concerns = {dialog.folders: Changes.FOLDERS, dialog.encoder: Changes.ENCODERS}
        if changes & concerns.get(page, Changes.NOTHING):
            self._fill(page)


_READ_THEM = {WorkerState.STARTING, WorkerState.RUNNING, WorkerState.RESTARTING}
"""States of a worker that has read the current settings."""
