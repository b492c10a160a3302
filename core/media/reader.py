"""What every video reader does, and which there are. Nothing here loads a decoder: children of the decode pool do.

A reader promises *true times*: each frame it gives is the picture that is shown at the time it gives with it. For a
time of the plan it gives the first picture at or after it (the keyframe itself where the plan marks one), or the last
one of the video where none comes after. A picture is given once, so there may be fewer frames than times. Memory is
bounded by the frames given and a handful of pictures.
"""

import enum
import importlib.metadata
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from core.domain.media import FrameBatch, MediaInfo
from core.media.framing import FrameSize
from core.media.sampling import SamplingPlan


class ReaderKind(enum.StrEnum):
    """The readers, best first."""

    PYAV = "pyav"
    """Sees packets: hops over keyframes, reads on after damage, opens nothing but whitelisted containers."""
    DECORD = "decord"
    """Reads whole stretches; the second chance."""


class FrameTap(Protocol):
    """Looks at pictures as they pass, so that one decoding can serve frames and thumbnails."""

    def wants(self, seconds: float) -> bool:
        """Tell whether the picture at this time is wanted.

        Parameters
        ----------
        seconds : float
            Its true time.

        Returns
        -------
        bool
            Whether `put` shall be called with it.
        """
        ...

    @property
    def size(self) -> FrameSize:
        """Size that the pictures are wanted in."""
        ...

    def put(self, seconds: float, picture: NDArray[np.uint8]) -> None:
        """Take a picture.

        Parameters
        ----------
        seconds : float
            Its true time.
        picture : ndarray, shape (H, W, 3), uint8
            At `size`.
        """
        ...


class VideoReader(Protocol):
    """One open video. Not thread-safe; close it (it is a context manager)."""

    @property
    def info(self) -> MediaInfo:
        """What the container says, checked against the first picture.

        Raises
        ------
        MediaError
            When no picture can be decoded.
        """
        ...

    @property
    def keyframe_seconds(self) -> NDArray[np.float64]:
        """Times of the keyframes, shape (K,), increasing, from the first picture."""
        ...

    def read(self, plan: SamplingPlan, size: FrameSize, *, tap: FrameTap | None = None) -> FrameBatch:
        """Decode the frames of a plan.

        Parameters
        ----------
        plan : SamplingPlan
            T times.
        size : FrameSize
            Size of the frames.
        tap : FrameTap, optional
            Looks at the same pictures.

        Returns
        -------
        FrameBatch
            At most T frames, fewer where pictures are damaged, missing or serve two times; possibly none.
        """
        ...

    def close(self) -> None:
        """Let the file go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


_DISTRIBUTIONS = {ReaderKind.PYAV: "av", ReaderKind.DECORD: "decord2"}


def readers() -> tuple[ReaderKind, ...]:
    """List the readers that are installed, in the order in which they are tried.

    Returns
    -------
    tuple of ReaderKind
        At least `ReaderKind.PYAV`.
    """
    return tuple(kind for kind in ReaderKind if kind is ReaderKind.PYAV or version(kind))


def version(kind: ReaderKind) -> str:
    """Give a reader's version without loading it; what it once failed on is tried again by another version.

    Parameters
    ----------
    kind : ReaderKind
        Which.

    Returns
    -------
    str
        Such as ``pyav 18.1.0``; empty where it is not installed.
    """
    try:
        return f"{kind} {importlib.metadata.version(_DISTRIBUTIONS[kind])}"
    except importlib.metadata.PackageNotFoundError:
        return ""


def open_video(path: Path, kind: ReaderKind) -> VideoReader:
    """Open a video; this loads the decoder, so only children of the decode pool may call it.

    Parameters
    ----------
    path : Path
        The file.
    kind : ReaderKind
        Which reader.

    Returns
    -------
    VideoReader
        To be closed.

    Raises
    ------
    PathError
        When the file is gone or cannot be read.
    MediaError
        When it is no video that this reader can open.
    """
    if kind is ReaderKind.DECORD:
        from core.media.decord_reader import DecordReader

        return DecordReader(path)
    from core.media.pyav_reader import PyavReader

    return PyavReader(path)
