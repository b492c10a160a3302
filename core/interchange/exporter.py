"""The interface of an export format. Each format is one module in this package, listed in `formats`."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from core.domain.clusters import NamedMember
from core.domain.embeddings import LibraryVectors
from core.domain.exports import ExportFormat, ExportOutcome
from core.domain.tags import NamedDecision


class Source(Protocol):
    """Data of a library to export; each part is read only when asked for."""

    def decisions(self) -> Iterator[NamedDecision]:
        """Yield every decision, by tag and then by path, without holding all of them in memory."""
        ...

    def cluster_members(self) -> Iterator[NamedMember]:
        """Yield the members of all clusters that are not hidden, by scope, largest first; typical members first."""
        ...

    def vectors(self) -> LibraryVectors:
        """Return the vectors of the current encoder; `KnownError` if there are none."""
        ...


class Exporter(Protocol):
    """One export format."""

    format: ExportFormat

    def write(self, source: Source, file: BinaryIO) -> ExportOutcome:
        """Write a complete file.

        Parameters
        ----------
        source : Source
            The data.
        file : BinaryIO
            Open for writing, seekable. It replaces the target file only after this returns.

        Raises
        ------
        OSError
            If the disk fails.
        KnownError
            If the library does not have the data.
        """
        ...
