"""What is taken out of the library, for other programs and other libraries."""

import dataclasses
from pathlib import Path

from app.bridge.work import Read
from app.ui.engine_words import in_own_words
from core.domain.exports import ExportFormat, ExportOutcome


def formats() -> Read[tuple[ExportFormat, ...]]:
    """List the export formats, with their titles in the person's language."""
    return Read(
        lambda library: tuple(
            dataclasses.replace(one, title=in_own_words(one.title)) for one in library.exports.formats()
        )
    )


def export(name: str, path: Path) -> Read[ExportOutcome]:
    """Write a file, whole or not at all.

    Parameters
    ----------
    name : str
        `ExportFormat.name`.
    path : Path
        Absolute; an earlier file is replaced.

    Returns
    -------
    Read
        Of what was written.
    """
    return Read(lambda library: library.exports.write(name, path))
