"""What an export format is, and what it is handed. Each format is one module beside this one, listed in `formats`."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from core.domain.embeddings import LibraryVectors
from core.domain.exports import ExportFormat, ExportOutcome
from core.domain.tags import NamedDecision


class Source(Protocol):
    """What a library has to offer; each part is read only when it is asked for."""

    def decisions(self) -> Iterator[NamedDecision]:
        """Read every decision, by tag and then by path; not all are in memory at once."""
        ...

    def vectors(self) -> LibraryVectors:
        """Read the vectors of the current encoder; `KnownError` where there are none."""
        ...


class Exporter(Protocol):
    """One format."""

    format: ExportFormat

    def write(self, source: Source, file: BinaryIO) -> ExportOutcome:
        """Write a whole file.

        Parameters
        ----------
        source : Source
            What is written.
        file : BinaryIO
            Open for writing; seekable. It becomes the file that was named only when this returns.

        Returns
        -------
        ExportOutcome
            What was written.

        Raises
        ------
        OSError
            If the disk refuses.
        KnownError
            If the library does not have what is needed.
        """
        ...
