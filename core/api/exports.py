"""Taking what a library knows elsewhere, in one of several formats."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from core.catalog import decisions
from core.catalog.store.database import Database
from core.domain.embeddings import LibraryVectors
from core.domain.exports import ExportFormat, ExportOutcome
from core.domain.library import LibraryPaths
from core.domain.tags import NamedDecision
from core.interchange import formats


class Exports:
    """Writes what the library holds to files outside it.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    """

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database

    def formats(self) -> tuple[ExportFormat, ...]:
        """List the formats, in the order of the menu."""
        return formats.list_all()

    def write(self, name: str, out: Path) -> ExportOutcome:
        """Export to a file, which is there whole or not at all; blocks, so call it off the window's thread.

        Parameters
        ----------
        name : str
            `ExportFormat.name`.
        out : Path
            Absolute; an earlier file is replaced.

        Returns
        -------
        ExportOutcome
            What was written.

        Raises
        ------
        UsageError
            If there is no such format.
        PathError
            If the file cannot be written.
        KnownError
            If the library does not have what is needed, such as vectors.
        """
        with contextlib.ExitStack() as open_reads:
            return formats.write(name, _Contents(self._paths, self._database, open_reads), out)


class _Contents:
    """What `core.interchange.exporter.Source` asks for."""

    def __init__(self, paths: LibraryPaths, database: Database, open_reads: contextlib.ExitStack) -> None:
        self._paths = paths
        self._database = database
        self._open_reads = open_reads

    def decisions(self) -> Iterator[NamedDecision]:
        return decisions.with_names(self._open_reads.enter_context(self._database.read()))

    def vectors(self) -> LibraryVectors:
        from core.jobs import vectors

        return vectors.read_all(self._paths, self._database)
