"""Library calls of the groups: reading, finding, and editing them; each edit is one undo step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from app.bridge.work import Operation, Read
from app.browse import operations as videos
from app.groups.models import GroupCard, Sample, group_name, sample, samples_of, seconds_of
from app.ui.localization.text import filled, inline_name, tr
from core.domain.changes import Change, Changes, Undo
from core.domain.clusters import Cluster, Clustering, ClusterMember, ClusterScope
from core.domain.tags import Decision, Verdict


@dataclass(frozen=True, slots=True)
class GroupsRead:
    """What the page shows.

    Attributes
    ----------
    scope : ClusterScope
        Of the groups.
    clustering : Clustering or None
        As it was last found; None if it never was.
    cards : tuple of GroupCard
        All groups, the hidden ones too.
    n_analysed : int
        Videos that could be in groups.
    """

    scope: ClusterScope
    clustering: Clustering | None
    cards: tuple[GroupCard, ...]
    n_analysed: int


def load(scope: ClusterScope) -> Read[GroupsRead]:
    """Read the groups that were found last, with their samples."""

    def _load(library) -> GroupsRead:
        clustering = library.clusters.stored(scope)
        if clustering is None:
            return GroupsRead(scope, None, (), _count_analysed(library))
        chosen = {cluster.id: samples_of(cluster) for cluster in clustering.clusters}
        ids = {member.video_id for members in chosen.values() for member in members}
        found = {card.video.id: card for card in videos.cards(sorted(ids)).run(library)}
        whole = sum(map(seconds_of, clustering.clusters)) or 1.0
        cards = tuple(
            GroupCard(
                cluster,
                scope,
                seconds_of(cluster) / whole,
                seconds_of(cluster),
                tuple(sample(found[one.video_id], one, scope) for one in chosen[cluster.id] if one.video_id in found),
            )
            for cluster in clustering.clusters
        )
        return GroupsRead(scope, clustering, cards, clustering.n_clustered + clustering.n_new)

    return Read(_load)


def _count_analysed(library) -> int:
    return library.filters.count(library.filters.parse("analysed:"))


def find(scope: ClusterScope, n_groups: int) -> Operation[Changes]:
    """Find so many groups in the worker, or as many as there are if 0; blocks until they are found."""
    return Operation(lambda library: library.clusters.find(scope, n_clusters=n_groups))


def rename(cluster: Cluster, name: str) -> Operation[Change]:
    """Give a group a name; an empty one returns to the name that was found."""
    words = filled(tr("History", "Rename group %1"), _named(cluster))
    return Operation(lambda library: library.clusters.rename(cluster.id, name), words=words)


def set_hidden(clusters: Sequence[Cluster], *, is_hidden: bool) -> Operation[Change]:
    """Hide groups, or show them again."""
    ids, n = [cluster.id for cluster in clusters], len(clusters)
    words = tr("History", "Hide %n groups", n=n) if is_hidden else tr("History", "Show %n groups", n=n)
    return Operation(lambda library: library.clusters.set_hidden(ids, is_hidden=is_hidden), words=words)


def merge(clusters: Sequence[Cluster]) -> Operation[Change]:
    """Merge groups into the first one."""
    ids = [cluster.id for cluster in clusters[1:]]
    words = filled(tr("History", "Merge groups into %1"), _named(clusters[0]))
    return Operation(lambda library: library.clusters.merge(ids, into=clusters[0].id), words=words)


def split(cluster: Cluster) -> Operation[Change]:
    """Split a group into two, or into what was merged; the former is done by the worker and takes seconds."""
    words = filled(tr("History", "Split group %1"), _named(cluster))
    if cluster.parts:
        return Operation(lambda library: library.clusters.separate(cluster.id), words=words)
    return Operation(lambda library: library.clusters.split(cluster.id), words=words)


def previewed(members: Sequence[ClusterMember], scope: ClusterScope) -> Read[list[Sample]]:
    """Read members of different videos with their pictures, in their order."""
    by_video = {member.video_id: member for member in members}

    def _load(library) -> list[Sample]:
        return [sample(card, by_video[card.video.id], scope) for card in videos.cards(list(by_video)).run(library)]

    return Read(_load)


def tag(cluster: Cluster, name: str, without: Sequence[int], *, scope: ClusterScope) -> Operation[Change]:
    """Apply a tag to all members of a group but those of some videos, creating the tag if there is none."""
    members = [member for member in cluster.members if member.video_id not in without]
    words = filled(tr("History", "Tag group %1: %2"), _named(cluster), inline_name(name))
    if scope is ClusterScope.VIDEOS:
        ids = [member.video_id for member in members]
        return Operation(lambda library: library.decisions.accept_new([name], ids)[1], words=words)
    return Operation(lambda library: _tag_moments(library, name, members), words=words)


def _tag_moments(library, name: str, members: Sequence[ClusterMember]) -> Change:
    given, added = library.decisions.accept_new([name], [])
    now = datetime.now(UTC)
    made = [
        Decision(one.video_id, given[0].id, Verdict.ACCEPTED, one.start_seconds, one.end_seconds, now)
        for one in members
    ]
    decided = library.decisions.put_all(made)
    saved = tuple(rows for change in (decided, added) if change.undo for rows in change.undo.saved)
    changes = decided.changes | added.changes
    return Change(changes, Undo(changes, saved) if saved else None)


def _named(cluster: Cluster) -> str:
    return inline_name(group_name(cluster))
