"""The list of export formats, for the command line and the window."""

from pathlib import Path

from core import private, whole_file
from core.domain.exports import ExportFormat, ExportOutcome
from core.errors import PathError, UsageError
from core.interchange.decision_table import DecisionTable
from core.interchange.embeddings_archive import EmbeddingsArchive
from core.interchange.exporter import Exporter, Source
from core.interchange.group_table import GroupTable

EXPORTERS: tuple[Exporter, ...] = (
    DecisionTable(),
    EmbeddingsArchive(),
    GroupTable(),
)


def list_all() -> tuple[ExportFormat, ...]:
    """List the formats, in menu order."""
    return tuple(exporter.format for exporter in EXPORTERS)


def write(name: str, source: Source, out: Path) -> ExportOutcome:
    """Export to a file, which is written completely or not at all.

    Parameters
    ----------
    name : str
        Name of a format.
    source : Source
        The data.
    out : Path
        File to write or replace; it gets the permissions of the user's other files.

    Raises
    ------
    UsageError
        If there is no such format.
    PathError
        If the file cannot be written; an existing one is unchanged.
    KnownError
        If the library does not have the data.
    """
    exporter = next((one for one in EXPORTERS if one.format.name == name), None)
    if exporter is None:
        raise UsageError(
            "There is no export format {name}",
            "Choose {names}.",
            name=repr(name),
            names=", ".join(one.name for one in list_all()),
        )
    try:
        with whole_file.written(out) as file:
            outcome = exporter.write(source, file)
    except OSError as error:
        raise PathError(
            "{path} cannot be written ({reason})", "Choose another location.", path=out, reason=error.strerror
        ) from error
    private.share(out)
    return outcome
