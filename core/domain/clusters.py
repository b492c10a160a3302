"""Clusters: videos or moments that look alike, found and named by the program."""

import enum
from dataclasses import dataclass


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
        Stays the same when the library grows; at least 1.
    name : str
        Its name; no other cluster has it. Empty if no word describes it.
    other_names : tuple of str
        Up to three further names that were considered, best first.
    members : tuple of ClusterMember
        Closest to the centre first, so that the last ones are borderline.
    """

    id: int
    name: str
    other_names: tuple[str, ...]
    members: tuple[ClusterMember, ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """All clusters of a library, largest first.

    Attributes
    ----------
    clusters : tuple of Cluster
        Each video, or moment, is in exactly one.
    n_videos, n_clustered : int
        Videos in the library, and those that could be clustered because they are analysed.
    """

    clusters: tuple[Cluster, ...]
    n_videos: int
    n_clustered: int
