"""What a library keeps, and where: for the person to see."""

import enum
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.sentence import Sentence


class StoredKind(enum.StrEnum):
    """A kind of thing that is kept."""

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
    """What is kept of one kind.

    Attributes
    ----------
    kind : StoredKind
        See there.
    path : Path
        File or folder.
    n_files, n_bytes : int
        How much.
    is_derived : bool
        Whether it can be made again from videos and decisions.
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
        Why it was made, such as ``before-migration-from-0001``; empty for the daily ones.
    """

    path: Path
    made_at: datetime
    n_bytes: int
    reason: Sentence
