"""Library calls of the map."""

from collections.abc import Sequence

from app.bridge.work import Operation, Read
from core.domain.changes import Changes
from core.domain.clusters import Clustering, ClusterScope
from core.domain.groups import Grouping
from core.domain.maps import VideoMap
from core.domain.query.filters import Filter


def read(scope: ClusterScope) -> Read[VideoMap]:
    """Read the map as it was drawn last, with new videos added; at first, a rough one."""
    return Read(lambda library: library.maps.read(scope))


def draw(scope: ClusterScope) -> Operation[Changes]:
    """Have the worker arrange the map anew."""
    return Operation(lambda library: library.maps.draw_soon(scope))


def cancel(scope: ClusterScope) -> Operation[Changes]:
    """Stop arranging the map."""
    return Operation(lambda library: library.maps.cancel(scope))


def groups(scope: ClusterScope) -> Read[Clustering | None]:
    """Read the groups that were found last; None if none were."""
    return Read(lambda library: library.clusters.stored(scope))


def keys(grouping: Grouping) -> Read[dict[int, str]]:
    """Read the folder or the day of each video; without those that have none."""

    def _look_up(library):
        listed = library.filters.listing(Filter(), grouping=grouping)
        found, first = {}, 0
        for group in listed.groups:
            if group.key:
                found.update(dict.fromkeys(listed.ids[first : first + group.n_videos], group.key))
            first += group.n_videos
        return found

    return Read(_look_up)


def tags(video_ids: Sequence[int]) -> Read[dict[int, tuple[int, ...]]]:
    """Read the tags of videos."""
    return Read(lambda library: library.decisions.tags_of(video_ids))
