"""A list of videos, cut into groups."""

import enum
from dataclasses import dataclass


class Grouping(enum.StrEnum):
    """What videos have in common that stand under one heading."""

    NOTHING = ""
    FOLDER = "folder"
    """The folder that the copy shown lies in."""
    RECORDED = "recorded"
    """The day on which it was recorded, where the person is."""
    ADDED = "added"
    """The day on which it came into the library."""


@dataclass(frozen=True, slots=True)
class VideoGroup:
    """Videos that stand under one heading.

    Attributes
    ----------
    key : str
        The folder's path, or the day as ``2024-05-17``; empty where it is not known.
    n_videos : int
        How many, >= 1.
    """

    key: str
    n_videos: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Videos in order.

    Attributes
    ----------
    ids : list of int
        Catalog ids; those of one group stand together.
    groups : tuple of VideoGroup
        In the same order, holding all of them; none where nothing is grouped.
    n_all : int
        How many videos the library has, listed here or not.
    """

    ids: list[int]
    groups: tuple[VideoGroup, ...] = ()
    n_all: int = 0
