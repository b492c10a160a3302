"""What kinds of data a write has changed: the one message every view understands."""

import enum
from dataclasses import dataclass


class Changes(enum.IntFlag):
    """A set of kinds of data; the sets of several writes are OR-ed together.

    Every write returns one, the window broadcasts it, and each view decides whether what it shows is out of date.
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
    MAPS = enum.auto()
    CLUSTERS = enum.auto()
    DUPLICATES = enum.auto()


@dataclass(frozen=True, slots=True)
class SavedRows:
    """Rows of one table before a change; only the catalog reads them.

    Attributes
    ----------
    table : str
        Name of the table.
    where : tuple of (str, str)
        Columns with their allowed values (a JSON list), which select the rows.
    columns : tuple of str
        Columns to restore, ``id`` first.
    is_whole : bool
        Whether these are all columns, so that whole rows are deleted and inserted, too.
    rows : tuple of bytes
        Their values, packed in chunks.
    """

    table: str
    where: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    is_whole: bool
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """How to undo a write; opaque, to be passed to ``Library.undo``.

    Attributes
    ----------
    changes : Changes
        The kinds that undoing it changes.
    saved : tuple of SavedRows
        The rows before the write.
    """

    changes: Changes
    saved: tuple[SavedRows, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Result of a write by the user.

    Attributes
    ----------
    changes : Changes
        The kinds that changed.
    undo : Undo or None
        None if nothing changed or it cannot be undone.
    """

    changes: Changes
    undo: Undo | None = None
