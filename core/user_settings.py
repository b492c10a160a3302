"""The user's own settings, for all libraries, shared by the window and the command line.

They are stored in the user's configuration folder. What decides which servers this computer contacts is only here: a
library may come from somebody else.
"""

import dataclasses
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from core.errors import LibraryError, StorageError, UsageError
from core.settings import OF_THE_PERSON, check_value, declare, read_values, save

_LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class UserSettings:
    """The user's own settings; each field's metadata holds its label and description."""

    hub_address: str = declare(
        "",
        "Where search models are downloaded from; empty uses the default address.",
        label="Download address",
        is_live=True,
    )

    def __post_init__(self) -> None:
        for setting in dataclasses.fields(self):
            check_value(setting, getattr(self, setting.name))
        if self.hub_address and not _is_address(self.hub_address):
            raise UsageError(
                "hub_address cannot be {value}",
                "It must be an address that begins with https://.",
                value=repr(self.hub_address[:200]),
            )


def path() -> Path:
    """Return the path of the settings file, which may not exist."""
    return platformdirs.user_config_path("clipshelf", appauthor=False) / "settings.json"


def load() -> UserSettings:
    """Read the settings, with defaults for everything the file does not name.

    Raises
    ------
    LibraryError
        If the file cannot be read or used.
    """
    values = read_values(path())
    try:
        return UserSettings(**{name: value for name, value in values.items() if name in _names()})
    except UsageError as error:
        raise LibraryError(
            "The settings in {path} cannot be used: {problem}", error.remedy, path=path(), problem=error.sentence
        ) from error


def put(**values: Any) -> UserSettings:
    """Change some settings, write them at once, and return all of them.

    Raises
    ------
    UsageError
        If a setting does not exist or a value is not allowed.
    StorageError
        If the file cannot be written.
    """
    for name in values:
        if name not in _names():
            raise UsageError("There is no setting {name}", name=repr(name))
    changed = dataclasses.replace(load(), **values)
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        save(path(), changed)
    except OSError as error:
        raise StorageError(
            "{path} cannot be written ({reason})", path=path(), reason=error.strerror or error
        ) from error
    return changed


def ignored_address(library_settings: Path) -> str:
    """Return the download address in a library's ``settings.json``, which is ignored; empty for none."""
    try:
        found = read_values(library_settings).get(OF_THE_PERSON)
    except LibraryError:
        return ""
    return found[:500] if isinstance(found, str) else ""


def _names() -> set[str]:
    return {setting.name for setting in dataclasses.fields(UserSettings)}


def _is_address(address: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(address)
    except ValueError:
        return False
    is_local = parts.scheme == "http" and parts.hostname in _LOCAL
    return (parts.scheme == "https" or is_local) and bool(parts.hostname) and address.isprintable()
