"""Clusters: videos or moments that look alike, found and named by the program, and edited by people."""

import enum
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class ClusterScope(enum.StrEnum):
    """What is clustered."""

    VIDEOS = "videos"
    MOMENTS = "moments"


@dataclass(frozen=True, slots=True)
class ClusterMember:
    """A video, or one moment of it, in a cluster.

    Attributes
    ----------
    video_id : int
        Catalog ID.
    start_seconds, end_seconds : float
        The moment; the whole video if videos are clustered.
    closeness : float
        Cosine similarity to the centre of the cluster, in [-1, 1].
    """

    video_id: int
    start_seconds: float
    end_seconds: float
    closeness: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster.

    Attributes
    ----------
    id : int
        Catalog ID; stays the same when the clusters are found again. At least 1, never used twice.
    name : str
        Its name, given by a person or found; no other cluster of the same scope has it. Empty if no word describes it.
    other_names : tuple of str
        Up to three further names that were considered, best first.
    members : tuple of ClusterMember
        Closest to the centre first, so that the last ones are borderline.
    is_renamed : bool
        Whether a person gave it its name.
    is_hidden : bool
        Whether a person does not want to see it.
    parts : tuple of int
        IDs of the clusters that a person has merged into this one, without its own.
    is_namesake : bool
        Whether a cluster of the other scope has this name, too, so that a filter needs the ID.
    """

    id: int
    name: str
    other_names: tuple[str, ...]
    members: tuple[ClusterMember, ...]
    is_renamed: bool = False
    is_hidden: bool = False
    parts: tuple[int, ...] = ()
    is_namesake: bool = False

    @property
    def video_ids(self) -> tuple[int, ...]:
        """The videos of its members, each once, in their order."""
        return tuple(dict.fromkeys(member.video_id for member in self.members))


@dataclass(frozen=True, slots=True)
class Clustering:
    """All clusters of one scope as they were last found, largest first.

    Attributes
    ----------
    clusters : tuple of Cluster
        Each video, or moment, is in exactly one. Those that are hidden are included.
    n_videos, n_clustered : int
        Videos in the library, and those of them that are in a cluster.
    n_new : int
        Videos that have been analysed since.
    is_outdated : bool
        Whether finding them again would see other videos or another search model.
    found_at : datetime
        When they were found; UTC.
    n_requested : int or None
        How many somebody asked for; None if their number was found.
    """

    clusters: tuple[Cluster, ...]
    n_videos: int
    n_clustered: int
    n_new: int
    is_outdated: bool
    found_at: datetime
    n_requested: int | None = None


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member of a cluster with path and name instead of IDs, for export.

    Attributes
    ----------
    scope : ClusterScope
        What was clustered.
    cluster_id : int
        ID of the cluster.
    name : str
        Its name; may be empty.
    path : Path or None
        The video; None if it has no file any more.
    member : ClusterMember
        The span and its closeness.
    """

    scope: ClusterScope
    cluster_id: int
    name: str
    path: Path | None
    member: ClusterMember
