"""What every video reader does.

A reader promises *true times*: each frame it gives is the picture that is shown at the time it gives with it. For a
time of the plan it gives the first picture at or after it (the keyframe itself where the plan marks one), or the last
one of the video where none comes after. A picture is given once, so there may be fewer frames than times. Memory is
bounded by the frames given and a handful of pictures.
"""

from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from core.domain.media import FrameBatch, MediaInfo
from core.media.framing import FrameSize
from core.media.sampling import SamplingPlan


class FrameTap(Protocol):
    """Looks at pictures as they pass, so that one decoding can serve frames and thumbnails."""

    def wants(self, seconds: float) -> bool:
        """Return whether the picture at this time is wanted.

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
