"""The settings of a library, and those of the user for all libraries."""

from collections.abc import Mapping
from typing import Any

from core import settings, user_settings
from core.domain.changes import Changes
from core.domain.library import LibraryPaths
from core.errors import StorageError
from core.settings import Settings
from core.user_settings import UserSettings


class SettingsStore:
    """Reads and writes ``settings.json``, which the worker reads when it starts."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths

    def get(self) -> Settings:
        """Return all settings; `LibraryError` if the file is invalid."""
        return settings.load(self._paths.settings)

    def put(self, values: Mapping[str, Any]) -> Changes:
        """Change some settings by name; the others stay. The change is empty if nothing differs.

        The worker uses them from its next start (`Library.restart_worker`).

        Raises
        ------
        UsageError
            If a name does not exist or a value is not allowed.
        StorageError
            If the file cannot be written.
        """
        before = self.get()
        after = settings.changed(before, dict(values))
        if after == before:
            return Changes.NOTHING
        try:
            settings.save(self._paths.settings, after)
        except OSError as error:
            raise StorageError(
                "The settings {path} cannot be written ({reason})",
                "Check the disk.",
                path=self._paths.settings,
                reason=error.strerror,
            ) from error
        return Changes.SETTINGS

    def own(self) -> UserSettings:
        """Return the user's own settings, for all libraries; `LibraryError` if the file is invalid."""
        return user_settings.load()

    def put_own(self, values: Mapping[str, Any]) -> Changes:
        """Change some of the user's own settings by name; the others stay. The change is empty if nothing differs.

        Raises
        ------
        UsageError
            If a name does not exist or a value is not allowed.
        StorageError
            If the file cannot be written.
        """
        before = self.own()
        return Changes.SETTINGS if user_settings.put(**values) != before else Changes.NOTHING

    def ignored_address(self) -> str:
        """Return the download address in this library's settings, which is ignored; empty if there is none."""
        return user_settings.ignored_address(self._paths.settings)
