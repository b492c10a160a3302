"""Settings of the library, what it stores, its copies and its worker."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bridge.work import Operation, Read
from app.ui.text import tr
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
    """Change a setting.

    Parameters
    ----------
    name : str
        Of the setting.
    value : object
        Its new value.
    """
    return Operation(lambda library: library.settings.put({name: value}))


def own() -> Read[tuple[UserSettings, str]]:
    """Read the person's own settings of the engine, and the download address that this library names in vain.

    Returns
    -------
    Read
        Of both; the address is empty for none.
    """
    return Read(lambda library: (library.settings.own(), library.settings.ignored_address()))


def put_own(name: str, value: Any) -> Operation[Changes]:
    """Change a setting of the person's own, for all libraries.

    Parameters
    ----------
    name : str
        Of the setting.
    value : object
        Its new value.

    Returns
    -------
    Operation
        Of what changed.
    """
    return Operation(lambda library: library.settings.put_own({name: value}))


def restart_worker() -> Operation[None]:
    """Let the worker read the settings again; takes seconds."""
    return Operation(lambda library: library.restart_worker())


def storage() -> Read[tuple[Stored, ...]]:
    """Add up what is kept; takes a second."""
    return Read(lambda library: library.storage())


def delete_analysis() -> Operation[Changes]:
    """Take away all that analysis has made; takes seconds."""
    return Operation(lambda library: library.delete_analysis())


def delete_logs() -> Operation[None]:
    """Empty the logs."""
    return Operation(lambda library: library.delete_logs(), change_of=lambda _none: Change(Changes.NOTHING))


def backups() -> Read[list[Backup]]:
    """List the copies of the catalog."""
    return Read(lambda library: library.backups.list_all())


def make_backup() -> Operation[Backup]:
    """Copy the catalog now."""
    return Operation(lambda library: library.backups.make(), change_of=lambda _backup: Change(Changes.NOTHING))


def watch(folder_id: int, *, is_watched: bool) -> Operation[Change]:
    """Follow changes in a folder, or no longer.

    Parameters
    ----------
    folder_id : int
        Catalog id.
    is_watched : bool
        Which.
    """
    words = tr("Settings", "Watch a folder") if is_watched else tr("Settings", "Watch a folder no longer")
    return Operation(lambda library: library.folders.set_watched(folder_id, is_watched=is_watched), words=words)


def backups_folder() -> Read[Path]:
    """Say where the copies of the catalog lie, making the folder where there is none yet."""

    def _find(library: "Library") -> Path:
        library.paths.backups.mkdir(parents=True, exist_ok=True)
        return library.paths.backups

    return Read(_find)
