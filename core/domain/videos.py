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
    """A folder (or single file) that the user added to the library.

    Attributes
    ----------
    id : int
        Catalog id.
    path : Path
        Absolute.
    state : FolderState
        Offline if it is missing, empty or on a disconnected drive; never a reason to forget its videos.
    is_watched : bool
        Whether it is watched for changes while the program runs.
    n_videos : int
        Videos with a file in it, without those removed from the library.
    last_scanned_at : datetime or None
        UTC; None before the first scan ended.
    n_ready : int
        How many of these are analysed for the current encoder.
    n_waiting : int
        How many of these are still to be analysed and can be: neither offline nor set aside.
    """

    id: int
    path: Path
    state: FolderState
    is_watched: bool
    n_videos: int
    last_scanned_at: datetime | None
    n_ready: int = 0
    n_waiting: int = 0


MAX_RATING = 5
"""The best rating; 0 means not rated."""


class VideoStage(enum.StrEnum):
    """How far the analysis of a video has come."""

    FOUND = "found"
    PICTURED = "pictured"
    ANALYSED = "analysed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Video:
    """One content, wherever its copies are.

    Attributes
    ----------
    id : int
        Catalog id.
    content : ContentKey
        Identity of its content.
    path : Path
        Its first reachable copy, or the last known one if it is offline.
    n_copies : int
        Files with this content.
    stage : VideoStage
        For the current encoder.
    is_offline : bool
        Whether no copy can be reached now.
    reason : Sentence
        Why it failed, in plain words; otherwise empty.
    media : MediaInfo or None
        None before it has been probed.
    added_at : datetime
        UTC.
    rating : int
        1 to 5; 0 for none.
    note : str
        The user's note, plain text.
    cover_seconds : float or None
        Time of the frame chosen as its cover; None for the automatic poster.
    modified_at : datetime or None
        UTC; when the displayed copy was last written.
    recorded_at : datetime or None
        UTC; when it was recorded, as its file says.
    recorded_zone_minutes : int or None
        How far the clocks were ahead of UTC where it was recorded; None if the file does not say.
    is_date_read : bool
        Whether the file has been asked when it was recorded.
    last_decided_at : datetime or None
        UTC; None if there are no decisions about it.
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
    modified_at: datetime | None = None
    recorded_at: datetime | None = None
    recorded_zone_minutes: int | None = None
    is_date_read: bool = False
    last_decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VideoSums:
    """Totals and common properties of several videos. What differs between them is None.

    Attributes
    ----------
    n_videos : int
        Number of videos.
    n_timed : int
        How many of them have a known length.
    duration_seconds : float
        Total length of these.
    size_bytes : int
        Total size, each content counted once.
    rating : int or None
        1 to 5; 0 for none.
    width_px, height_px : int or None
        Resolution.
    codec : str or None
        Video codec.
    frames_per_second : float or None
        Average rate.
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
        When it was fingerprinted.
    content : ContentKey
        Identity of its content.
    """

    relative_path: Path
    stamp: FileStamp
    content: ContentKey


class VideoSort(enum.StrEnum):
    """Sort orders of the grid."""

    NAME = "name"
    ADDED = "added"
    DURATION = "duration"
    RATING = "rating"
    DECIDED = "decided"
    """Time of the last decision about it; videos without decisions first."""
    RECORDED = "recorded"
    """Time of recording; videos whose file does not say come last, in either direction."""
    MODIFIED = "modified"
    """Date of the displayed file."""
