"""The settings of a library, and those of the person who uses it."""

from collections.abc import Mapping
from typing import Any

from core import settings, user_settings
from core.domain.changes import Changes
from core.domain.library import LibraryPaths
from core.errors import StorageError
from core.settings import Settings
from core.user_settings import UserSettings


class Preferences:
    """Reading and writing ``settings.json``. The worker reads it when it starts.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    """

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths

    def get(self) -> Settings:
        """Read all settings; `LibraryError` where the file is no good."""
        return settings.load(self._paths.settings)

    def put(self, values: Mapping[str, Any]) -> Changes:
        """Change settings.

        Parameters
        ----------
        values : mapping of str to object
            Setting name to new value; the others stay.

        Returns
        -------
        Changes
            Nothing where all were so already. They hold for the worker from its next start on (`restart_worker`).

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
        """Read the person's own settings, which hold for all libraries; `LibraryError` where the file is no good."""
        return user_settings.load()

    def put_own(self, values: Mapping[str, Any]) -> Changes:
        """Change the person's own settings.

        Parameters
        ----------
        values : mapping of str to object
            Setting name to new value; the others stay.

        Returns
        -------
        Changes
            Nothing where all were so already.

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
        """Return the download address in the settings of this library, which is ignored; empty for none."""
        return user_settings.ignored_address(self._paths.settings)
