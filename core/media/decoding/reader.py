"""The contract of all video readers.

A reader returns *true times*: each frame comes with the time at which it is shown. For each time of a plan it returns
the first frame at or after it (the keyframe itself where the plan marks one), or the last frame of the video if none
follows. A frame is returned only once, so there may be fewer frames than times. Memory is bounded by the returned
frames and a few decoder buffers.
"""

from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from core.domain.media import FrameBatch, MediaInfo, RecordingDate
from core.media.decoding.framing import FrameSize
from core.media.decoding.sampling import SamplingPlan


class FrameSink(Protocol):
    """Receives frames as they are decoded, so that one pass serves both the encoder and the thumbnails."""

    def wants(self, seconds: float) -> bool:
        """Return whether `put` should be called with the frame at this exact time."""
        ...

    @property
    def size(self) -> FrameSize:
        """Size of the frames to receive."""
        ...

    def put(self, seconds: float, picture: NDArray[np.uint8]) -> None:
        """Receive a frame.

        Parameters
        ----------
        seconds : float
            Its exact time.
        picture : ndarray, shape (H, W, 3), uint8
            At `size`.
        """
        ...


class VideoReader(Protocol):
    """An open video. Not thread-safe; close it or use it as a context manager."""

    @property
    def info(self) -> MediaInfo:
        """Properties from the container, checked against the first frame.

        Raises
        ------
        MediaError
            If no frame can be decoded.
        """
        ...

    @property
    def recording(self) -> RecordingDate | None:
        """When the file says it was recorded; None if this reader cannot find out."""
        ...

    @property
    def keyframe_seconds(self) -> NDArray[np.float64]:
        """Times of the keyframes, shape (K,), increasing, measured from the first frame."""
        ...

    def read(self, plan: SamplingPlan, size: FrameSize, *, sink: FrameSink | None = None) -> FrameBatch:
        """Decode the frames of a plan.

        Parameters
        ----------
        plan : SamplingPlan
            T times.
        size : FrameSize
            Size of the frames.
        sink : FrameSink, optional
            Receives the same frames.

        Returns
        -------
        FrameBatch
            At most T frames, fewer where frames are damaged, missing or match two times; possibly none.
        """
        ...

    def close(self) -> None:
        """Close the file."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...
