"""Operations that export the library for other programs and libraries."""

import dataclasses
from pathlib import Path

from app.bridge.work import Read
from app.ui.localization.engine_words import in_own_words
from core.domain.exports import ExportFormat, ExportOutcome


def formats() -> Read[tuple[ExportFormat, ...]]:
    """List the export formats, with translated titles."""
    return Read(
        lambda library: tuple(
            dataclasses.replace(one, title=in_own_words(one.title)) for one in library.exports.formats()
        )
    )


def export(name: str, path: Path) -> Read[ExportOutcome]:
    """Write a file in the format of this name, atomically replacing an existing one."""
    return Read(lambda library: library.exports.write(name, path))
