"""Videos as values: a file, its contents, and frames from it."""

import enum
import math
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What the file system knows about a file without opening it; equal stamps mean "unchanged".

    Attributes
    ----------
    size_bytes : int
        Length, >= 0.
    mtime_ns : int
        Time of last modification in nanoseconds since 1970 (UTC).
    inode : int
        File number within its volume, 0 where the platform has none.
    """

    size_bytes: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class ContentKey:
    """Identity of a video's content: its size and a hash of samples of its bytes.

    It is equal for copies and survives moves and renames. It does not prove equality: nothing is ever deleted because
    of it.

    Attributes
    ----------
    size_bytes : int
        Length, >= 0.
    sampled_hash : str
        32 hexadecimal digits (XXH3-128).
    """

    size_bytes: int
    sampled_hash: str

    def __post_init__(self) -> None:
        if self.size_bytes < 0 or len(self.sampled_hash) != 32:
            raise ValueError(f"not a content key: {self.size_bytes}, {self.sampled_hash!r}")


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """Properties of a file's first video stream as displayed (rotation and pixel aspect applied).

    Attributes
    ----------
    duration_seconds : float
        Length of the video stream, finite and > 0.
    width_px, height_px : int
        Size as displayed.
    rotation_degrees : int
        Clockwise rotation that was applied: 0, 90, 180 or 270.
    frames_per_second : float
        Average rate; 0 if unknown.
    codec : str
        FFmpeg's name of the video codec, such as ``h264``.
    container : str
        FFmpeg's name of the demuxer, such as ``mov,mp4,m4a,3gp,3g2,mj2``.
    has_audio : bool
        Whether there is an audio stream.
    is_partial : bool
        Whether the file is cut off (only the part before can be read).
    """

    duration_seconds: float
    width_px: int
    height_px: int
    rotation_degrees: int
    frames_per_second: float
    codec: str
    container: str
    has_audio: bool
    is_partial: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.duration_seconds) and self.duration_seconds > 0):
            raise ValueError(f"duration_seconds must be finite and > 0, not {self.duration_seconds}")
        if self.width_px < 1 or self.height_px < 1:
            raise ValueError(f"size must be at least 1 x 1 px, not {self.width_px} x {self.height_px}")


@dataclass(frozen=True, slots=True)
class RecordingDate:
    """What a file says about when it was recorded.

    Attributes
    ----------
    at : datetime or None
        UTC; None if the file does not say.
    zone_minutes : int or None
        How far the clocks were ahead of UTC where it was recorded; None if the file does not say.
    """

    at: datetime | None = None
    zone_minutes: int | None = None

    def __post_init__(self) -> None:
        if self.at is None and self.zone_minutes is not None:
            raise ValueError("a time zone without a time")


class ResizeMode(enum.StrEnum):
    """How a picture is made square: the two ways CLIP models are trained with."""

    SHORTEST = "shortest"
    """Scale until the shorter side fits, then crop the centre."""
    SQUASH = "squash"
    """Scale both sides to fit, ignoring the aspect ratio."""


@dataclass(frozen=True, slots=True)
class FrameGeometry:
    """The square frames an encoder takes.

    Attributes
    ----------
    size_px : int
        Side S, >= 1.
    resize_mode : ResizeMode
        How a picture of another shape becomes a square.
    """

    size_px: int
    resize_mode: ResizeMode = ResizeMode.SHORTEST

    def __post_init__(self) -> None:
        if self.size_px < 1:
            raise ValueError(f"size_px must be >= 1, not {self.size_px}")


@dataclass(frozen=True, slots=True, eq=False)
class FrameBatch:
    """Decoded frames with their true times.

    Attributes
    ----------
    frames : ndarray, shape (T, H, W, 3), uint8
        RGB.
    timestamps_seconds : ndarray, shape (T,), float64
        Presentation time of each frame, not decreasing, relative to the first frame of the video.
    """

    frames: "NDArray[np.uint8]"
    timestamps_seconds: "NDArray[np.float64]"

    def __post_init__(self) -> None:
        if self.frames.ndim != 4 or self.frames.shape[-1] != 3 or self.frames.dtype != "uint8":
            raise ValueError(f"frames must be (T, H, W, 3) uint8, not {self.frames.shape} {self.frames.dtype}")
        if self.timestamps_seconds.shape != self.frames.shape[:1]:
            raise ValueError(f"{self.frames.shape[0]} frames, but {self.timestamps_seconds.shape} timestamps")

    def __len__(self) -> int:
        return self.frames.shape[0]

    def __repr__(self) -> str:
        return f"FrameBatch(shape={self.frames.shape})"
