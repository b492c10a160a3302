"""Groups as the window shows them: cards with samples, and their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from app.browse.models.cards import VideoCard
from app.ui.item_models import CARD_ROLE, ListRows
from app.ui.localization.text import display_name, display_text, filled, number, percent, plain_tooltip, tr
from app.ui.localization.times import clock
from app.ui.paint.tag_paint import tag_colour
from core.domain.clusters import Cluster, Clustering, ClusterMember, ClusterScope
from core.domain.query.filters import Condition, Field
from core.domain.tags import Tag

N_SAMPLES, N_FEWER_SAMPLES = 6, 3
"""How many a card shows, and how many if there are fewer; with four or five it would have a gap."""
N_PREVIEWED = 12


@dataclass(frozen=True, slots=True)
class Sample:
    """A member whose picture is shown.

    Attributes
    ----------
    card : VideoCard
        Its video.
    seconds : float or None
        The middle of the moment; None for a whole video, which its poster stands for.
    """

    card: VideoCard
    seconds: float | None

    @property
    def picture(self) -> tuple[Path, int | None] | None:
        """The file with its picture, and the cell if it is a filmstrip; None where there is none."""
        card, media = self.card, self.card.video.media
        if self.seconds is not None and media is not None and card.strip is not None:
            cell = card.cell_at(self.seconds / media.duration_seconds)
            if cell is not None:
                return card.strip, cell
        return None if card.poster is None else (card.poster, None)


@dataclass(frozen=True, slots=True)
class GroupCard:
    """One group with what its card shows.

    Attributes
    ----------
    cluster : Cluster
        The group.
    scope : ClusterScope
        What its members are.
    share : float
        Its share of the duration of all groups, 0 to 1.
    seconds : float
        Duration of its members together.
    samples : tuple of Sample
        Up to `N_SAMPLES` of its members, from typical to borderline.
    """

    cluster: Cluster
    scope: ClusterScope
    share: float
    seconds: float
    samples: tuple[Sample, ...]

    @property
    def name(self) -> str:
        """Its name as shown, one line; its number if it has none."""
        return group_name(self.cluster)

    @property
    def facts(self) -> str:
        """How large it is, in words."""
        is_moments = self.scope is ClusterScope.MOMENTS
        n = len(self.cluster.members)
        size = tr("Groups", "%n moments", n=n) if is_moments else tr("Groups", "%n videos", n=n)
        return filled(
            tr("Groups", "%1 \N{MIDDLE DOT} %2 \N{MIDDLE DOT} %3"), size, percent(self.share), clock(self.seconds)
        )

    @property
    def condition(self) -> Condition:
        """The filter that shows its videos."""
        name = "" if self.cluster.is_namesake else self.cluster.name
        return Condition(Field.CLUSTER, (name or str(self.cluster.id),))


def group_name(cluster: Cluster) -> str:
    """Return the name of a group, one line; its number if it has none."""
    return display_text(cluster.name) or filled(tr("Groups", "Group %1"), number(cluster.id))


def group_colour(cluster_id: int, *, is_dark: bool) -> QColor:
    """Return the colour of a group, which depends on its ID alone, so that it stays."""
    return tag_colour(Tag(cluster_id, "group"), is_dark=is_dark)


def spread(members: Sequence[ClusterMember], n_wanted: int) -> list[ClusterMember]:
    """Return members of different videos, evenly from the most typical to the least."""
    most_typical: dict[int, ClusterMember] = {}
    for member in members:
        most_typical.setdefault(member.video_id, member)
    unique = list(most_typical.values())
    n = min(n_wanted, len(unique))
    return [unique[round(place * (len(unique) - 1) / max(1, n - 1))] for place in range(n)]


def samples_of(cluster: Cluster) -> list[ClusterMember]:
    """Return the members that the card of a group shows."""
    return spread(cluster.members, N_SAMPLES if len(cluster.video_ids) >= N_SAMPLES else N_FEWER_SAMPLES)


def sample(card: VideoCard, member: ClusterMember, scope: ClusterScope) -> Sample:
    """Return a member with its video."""
    is_moment = scope is ClusterScope.MOMENTS
    return Sample(card, (member.start_seconds + member.end_seconds) / 2 if is_moment else None)


def seconds_of(cluster: Cluster) -> float:
    """Return the duration of all members together."""
    return sum(member.end_seconds - member.start_seconds for member in cluster.members)


class GroupsModel(ListRows[GroupCard]):
    """The groups, largest first."""

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.row(index)
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return filled(tr("Groups", "%1: %2"), card.name, card.facts)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{card.name}\n{card.facts}")
            case _ if role == CARD_ROLE:
                return card
        return None

    def find(self, cluster_id: int) -> int:
        """Return the row of a group; -1 if it is not listed."""
        return next((n for n, card in enumerate(self._rows) if card.cluster.id == cluster_id), -1)


class SamplesModel(ListRows[Sample]):
    """Members of a group, from typical to borderline."""

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        sample = self.row(index)
        if sample is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return display_name(sample.card.video.path)
        return sample if role == CARD_ROLE else None


def status_words(clustering: Clustering | None, n_shown: int, progress: float | None) -> str:
    """Return the line beside the heading: progress, what is out of date, or how much is in groups."""
    if progress is not None:
        return filled(tr("Groups", "Finding groups\N{HORIZONTAL ELLIPSIS} %1"), percent(progress))
    if clustering is None:
        return ""
    if clustering.n_new:
        return tr("Groups", "%n videos have been analysed since the groups were found.", n=clustering.n_new)
    if clustering.is_outdated:
        return tr("Groups", "The groups were found with another search model.")
    words = tr("Groups", "%n groups of %1", n=n_shown)
    return filled(words, tr("Groups", "%n videos", n=clustering.n_clustered))
