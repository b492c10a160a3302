"""Export of the library's data, in one of several formats."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from core.catalog import clusters, decisions, videos
from core.catalog.store.database import Database
from core.domain.clusters import ClusterScope, NamedMember
from core.domain.embeddings import LibraryVectors
from core.domain.exports import ExportFormat, ExportOutcome
from core.domain.library import LibraryPaths
from core.domain.tags import NamedDecision
from core.interchange import formats


class Exports:
    """Writes the library's data to files outside it."""

    def __init__(self, paths: LibraryPaths, database: Database) -> None:
        self._paths = paths
        self._database = database

    def formats(self) -> tuple[ExportFormat, ...]:
        """List the formats, in menu order."""
        return formats.list_all()

    def write(self, name: str, out: Path) -> ExportOutcome:
        """Export to a file, which is written completely or not at all; blocks.

        Parameters
        ----------
        name : str
            `ExportFormat.name`.
        out : Path
            Absolute; an existing file is replaced.

        Raises
        ------
        UsageError
            If there is no such format.
        PathError
            If the file cannot be written.
        KnownError
            If the library does not have the data, such as vectors.
        """
        with contextlib.ExitStack() as open_reads:
            return formats.write(name, _Contents(self._paths, self._database, open_reads), out)


class _Contents:
    """Implements `core.interchange.exporter.Source`."""

    def __init__(self, paths: LibraryPaths, database: Database, open_reads: contextlib.ExitStack) -> None:
        self._paths = paths
        self._database = database
        self._open_reads = open_reads

    def decisions(self) -> Iterator[NamedDecision]:
        return decisions.with_names(self._open_reads.enter_context(self._database.read()))

    def cluster_members(self) -> Iterator[NamedMember]:
        with self._database.read() as session:
            found = [(scope, clusters.read(session, scope)) for scope in ClusterScope]
            shown = [
                (scope, cluster)
                for scope, clustering in found
                if clustering is not None
                for cluster in clustering.clusters
                if not cluster.is_hidden
            ]
            ids = {video_id for _, cluster in shown for video_id in cluster.video_ids}
            paths = {video.id: video.path for video in videos.get_many(session, sorted(ids))}
        for scope, cluster in shown:
            for member in cluster.members:
                yield NamedMember(scope, cluster.id, cluster.name, paths.get(member.video_id), member)

    def vectors(self) -> LibraryVectors:
        from core.jobs import vectors

        return vectors.read_all(self._paths, self._database)
