"""What kinds of thing a write has changed: the one message every view understands."""

import enum
from dataclasses import dataclass


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
    SEARCHES = enum.auto()
    SETTINGS = enum.auto()


@dataclass(frozen=True, slots=True)
class SavedRows:
    """Rows of one table as they stood; only the catalog reads them.

    Attributes
    ----------
    table : str
        Its name.
    where : tuple of (str, str)
        Columns, and the values they may have (a JSON list), which say what rows are meant.
    columns : tuple of str
        The columns that are put back, ``id`` first.
    is_whole : bool
        Whether these are all columns, so that rows are removed and brought back, too.
    rows : tuple of bytes
        Their values, packed piece by piece.
    """

    table: str
    where: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    is_whole: bool
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back a write; opaque, handed to ``Library.undo`` as it is.

    Attributes
    ----------
    changes : Changes
        What taking it back will change.
    saved : tuple of SavedRows
        What stood there before.
    """

    changes: Changes
    saved: tuple[SavedRows, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a write of the person's did.

    Attributes
    ----------
    changes : Changes
        The kinds that changed.
    undo : Undo or None
        How to take it back; None where nothing changed, or where it cannot be taken back.
    """

    changes: Changes
    undo: Undo | None = None
