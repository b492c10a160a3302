"""The settings of a library."""

from collections.abc import Mapping
from typing import Any

from core import settings
from core.domain.changes import Changes
from core.domain.library import LibraryPaths
from core.errors import StorageError
from core.settings import Settings


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
            problem = f"The settings {self._paths.settings} cannot be written ({error.strerror})"
            raise StorageError(problem, "Check the disk.") from error
        return Changes.SETTINGS
