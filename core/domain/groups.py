"""A list of videos in groups."""

import enum
from dataclasses import dataclass


class Grouping(enum.StrEnum):
    """What the videos of a group have in common."""

    NOTHING = ""
    FOLDER = "folder"
    """The folder of the displayed copy."""
    RECORDED = "recorded"
    """The day it was recorded, where it was recorded; in local time if the file does not say where."""
    MODIFIED = "modified"
    """The day its file was last written, in local time."""
    ADDED = "added"
    """The day it was added to the library, in local time."""


@dataclass(frozen=True, slots=True)
class VideoGroup:
    """Videos under one heading.

    Attributes
    ----------
    key : str
        The folder's path, or the day as ``2024-05-17``; empty if unknown.
    n_videos : int
        At least 1.
    """

    key: str
    n_videos: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Videos in display order.

    Attributes
    ----------
    ids : list of int
        Catalog ids; those of a group are adjacent.
    groups : tuple of VideoGroup
        In the same order, covering all of them; empty if not grouped.
    n_all : int
        Number of videos in the library, listed here or not.
    """

    ids: list[int]
    groups: tuple[VideoGroup, ...] = ()
    n_all: int = 0
