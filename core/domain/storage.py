"""What a library stores, and where, for display."""

import enum
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.sentence import Sentence


class StoredKind(enum.StrEnum):
    """A kind of stored data."""

    CATALOG = "catalog"
    BACKUPS = "backups"
    EMBEDDINGS = "embeddings"
    INDEXES = "indexes"
    HEADS = "heads"
    PICTURES = "pictures"
    LOGS = "logs"
    SETTINGS = "settings"
    ENCODERS = "encoders"
    """Downloaded; shared by all libraries of this account."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Stored data of one kind.

    Attributes
    ----------
    kind : StoredKind
        The kind.
    path : Path
        File or folder.
    n_files, n_bytes : int
        Totals.
    is_derived : bool
        Whether it can be rebuilt from videos and decisions.
    """

    kind: StoredKind
    path: Path
    n_files: int
    n_bytes: int
    is_derived: bool


@dataclass(frozen=True, slots=True)
class Backup:
    """A dated copy of the catalog.

    Attributes
    ----------
    path : Path
        The file.
    made_at : datetime
        UTC.
    n_bytes : int
        Its size.
    reason : Sentence
        Why it was made, such as ``before repair``; empty for daily copies.
    """

    path: Path
    made_at: datetime
    n_bytes: int
    reason: Sentence
