"""Operations on settings, storage, backups and the worker."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bridge.work import Operation, Read
from app.ui.localization.text import tr
from core.domain.changes import Change, Changes
from core.domain.storage import Backup, Stored
from core.settings import Settings
from core.user_settings import UserSettings

if TYPE_CHECKING:
    from core.api.library import Library


def get() -> Read[Settings]:
    """Read all settings."""
    return Read(lambda library: library.settings.get())


def put(name: str, value: Any) -> Operation[Changes]:
    """Change a setting."""
    return Operation(lambda library: library.settings.put({name: value}))


def own() -> Read[tuple[UserSettings, str]]:
    """Read the user's own settings, and the ignored download address of this library, empty for none."""
    return Read(lambda library: (library.settings.own(), library.settings.ignored_address()))


def put_own(name: str, value: Any) -> Operation[Changes]:
    """Change one of the user's own settings, for all libraries."""
    return Operation(lambda library: library.settings.put_own({name: value}))


def restart_worker() -> Operation[None]:
    """Restart the worker, which then reads the settings; takes seconds."""
    return Operation(lambda library: library.restart_worker())


def storage() -> Read[tuple[Stored, ...]]:
    """Add up what is stored; takes a second."""
    return Read(lambda library: library.storage())


def delete_analysis() -> Operation[Changes]:
    """Delete everything that analysis has created; takes seconds."""
    return Operation(lambda library: library.delete_analysis())


def delete_logs() -> Operation[None]:
    """Empty the logs."""
    return Operation(lambda library: library.delete_logs(), change_of=lambda _none: Change(Changes.NOTHING))


def backups() -> Read[list[Backup]]:
    """List the backups of the catalog."""
    return Read(lambda library: library.backups.list_all())


def make_backup() -> Operation[Backup]:
    """Back up the catalog now."""
    return Operation(lambda library: library.backups.make(), change_of=lambda _backup: Change(Changes.NOTHING))


def watch(folder_id: int, *, is_watched: bool) -> Operation[Change]:
    """Turn watching a folder on or off."""
    words = tr("Settings", "Watch a folder") if is_watched else tr("Settings", "Stop watching a folder")
    return Operation(lambda library: library.folders.set_watched(folder_id, is_watched=is_watched), words=words)


def backups_folder() -> Read[Path]:
    """Return the folder of the backups, creating it if needed."""

    def _find(library: "Library") -> Path:
        library.paths.backups.mkdir(parents=True, exist_ok=True)
        return library.paths.backups

    return Read(_find)
