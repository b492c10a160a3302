"""What kinds of thing a write has changed: the one message every view understands."""

import enum


class Changes(enum.IntFlag):
    """A set of kinds; sets of several writes are OR-ed together.

    Every write returns one, the window broadcasts it, and each view decides whether what it shows is stale.
    """

    NOTHING = 0
    FOLDERS = enum.auto()
    VIDEOS = enum.auto()
    THUMBNAILS = enum.auto()
    EMBEDDINGS = enum.auto()
    TAGS = enum.auto()
    DECISIONS = enum.auto()
    SUGGESTIONS = enum.auto()
    HEADS = enum.auto()
    JOBS = enum.auto()
    ENCODERS = enum.auto()
