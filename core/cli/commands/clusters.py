"""``clipshelf clusters``: show the library as clusters of what looks alike."""

import contextlib
from typing import Annotated, Any

import typer

from core.cli.options import JsonOption, LibraryOption, open_library
from core.cli.output import print_json, print_table, say
from core.domain.clusters import Cluster, ClusterMember, ClusterScope

_N_TYPICAL = 5


def clusters(
    *,
    count: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=10_000,
            help="Number of clusters; 0: as many as are found. Default: as asked for last time, or 0.",
        ),
    ] = None,
    of: Annotated[ClusterScope, typer.Option(help="What to cluster.")] = ClusterScope.VIDEOS,
    new: Annotated[
        bool, typer.Option("--new", help="Find the clusters anew instead of starting from those of last time.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Group the library into named clusters of what looks alike."""
    with contextlib.closing(open_library(library)) as opened:
        opened.clusters.find(of, n_clusters=count, is_new_start=new)
        found = opened.clusters.stored(of)
        assert found is not None
        ids = {member.video_id for cluster in found.clusters for member in cluster.members}
        paths = {video.id: str(video.path) for video in opened.videos.get_many(sorted(ids))}
        if as_json:
            print_json({"clusters": [_document(cluster, of, paths) for cluster in found.clusters]})
            return
        if found.n_clustered < found.n_videos:
            say(f"{found.n_clustered} of {found.n_videos} videos are in clusters; the others are not analysed yet.")
        print_table([_row(cluster, paths) for cluster in found.clusters], empty="No clusters.")


def _document(cluster: Cluster, scope: ClusterScope, paths: dict[int, str]) -> dict[str, Any]:
    def typical(member: ClusterMember) -> Any:
        path = paths[member.video_id]
        if scope is ClusterScope.VIDEOS:
            return path
        return {"path": path, "start_seconds": member.start_seconds, "end_seconds": member.end_seconds}

    return {
        "id": cluster.id,
        "name": cluster.name,
        "other_names": cluster.other_names,
        "size": len(cluster.members),
        "videos": list(dict.fromkeys(paths[member.video_id] for member in cluster.members)),
        "typical": [typical(member) for member in cluster.members[:_N_TYPICAL]],
    }


def _row(cluster: Cluster, paths: dict[int, str]) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "name": cluster.name or "(no name)",
        "size": len(cluster.members),
        "typical": paths[cluster.members[0].video_id],
    }
