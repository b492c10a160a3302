"""Folders and videos as the catalog knows them."""

import enum
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.domain.media import ContentKey, FileStamp, MediaInfo
from core.sentence import Sentence


class FolderState(enum.StrEnum):
    """Whether a folder's files can be reached."""

    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder (or single file's folder) that the person gave to the library.

    Attributes
    ----------
    id : int
        Catalog id.
    path : Path
        Absolute.
    state : FolderState
        Offline where it is missing, empty or on a drive that is not there; never a reason to forget its videos.
    is_watched : bool
        Whether changes are looked for while the program runs.
    n_videos : int
        Videos with a file in it.
    last_scanned_at : datetime or None
        UTC; None before the first scan ended.
    """

    id: int
    path: Path
    state: FolderState
    is_watched: bool
    n_videos: int
    last_scanned_at: datetime | None


MAX_RATING = 5
"""The best; 0 means that the person gave none."""


class VideoStage(enum.StrEnum):
    """How far a video has come."""

    FOUND = "found"
    PICTURED = "pictured"
    ANALYSED = "analysed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Video:
    """One content, wherever its copies lie.

    Attributes
    ----------
    id : int
        Catalog id.
    content : ContentKey
        Identity.
    path : Path
        Where its first reachable copy lies, or lay when it is offline.
    n_copies : int
        Files with this content.
    stage : VideoStage
        Under the current encoder.
    is_offline : bool
        Whether no copy can be reached now.
    reason : Sentence
        Why it failed, in plain words; else empty.
    media : MediaInfo or None
        None before it was probed.
    added_at : datetime
        UTC.
    rating : int
        0 (none) to 5, the person's own.
    note : str
        The person's own words about it; plain text.
    cover_seconds : float or None
        The frame that the person chose as its picture; None for the one that was made.
    recorded_at : datetime or None
        UTC; when the copy shown was last written, which for footage is mostly when it was recorded.
    last_decided_at : datetime or None
        UTC; None where nobody has decided anything about it.
    """

    id: int
    content: ContentKey
    path: Path
    n_copies: int
    stage: VideoStage
    is_offline: bool
    reason: Sentence
    media: MediaInfo | None
    added_at: datetime
    rating: int = 0
    note: str = ""
    cover_seconds: float | None = None
    recorded_at: datetime | None = None
    last_decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VideoSums:
    """What is known of many videos together. What is not the same for all of them is None.

    Attributes
    ----------
    n_videos : int
        How many there are.
    n_timed : int
        How many of them have a known length.
    duration_seconds : float
        Of these together.
    size_bytes : int
        Of all, each content once.
    rating : int or None
        0 (none) to 5.
    width_px, height_px : int or None
        Of the pictures.
    codec : str or None
        How they are coded.
    frames_per_second : float or None
        On average.
    """

    n_videos: int
    n_timed: int
    duration_seconds: float
    size_bytes: int
    rating: int | None
    width_px: int | None
    height_px: int | None
    codec: str | None
    frames_per_second: float | None


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A video file that a scan has fingerprinted.

    Attributes
    ----------
    relative_path : Path
        Below its folder.
    stamp : FileStamp
        As it was when it was fingerprinted.
    content : ContentKey
        Identity of its bytes.
    """

    relative_path: Path
    stamp: FileStamp
    content: ContentKey


class VideoSort(enum.StrEnum):
    """Orders of the grid."""

    NAME = "name"
    ADDED = "added"
    DURATION = "duration"
    RATING = "rating"
    DECIDED = "decided"
    """When something was last decided about it; videos without decisions first."""
    RECORDED = "recorded"
