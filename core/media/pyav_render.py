"""Brings pictures that PyAV has decoded to the size that is wanted, upright.

Only `pyav_reader` may import this module: it loads PyAV.
"""

from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame  # noqa: TID253
from av.video.reformatter import VideoReformatter  # noqa: TID253
from av.video.stream import VideoStream  # noqa: TID253
from numpy.typing import NDArray

from core.media import framing
from core.media.framing import FrameSize, StoredShape

_QUARTER = 90
_ODDEST_ASPECT = 8
"""A pixel aspect beyond this is a broken header, not a film."""


class Renderer:
    """Scales pictures inside FFmpeg's libraries; keeps what it has set up for the next picture of the same size."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def render(self, picture: VideoFrame, shape: StoredShape, size: FrameSize) -> NDArray[np.uint8]:
        """Bring a picture to a size.

        Parameters
        ----------
        picture : VideoFrame
            Decoded.
        shape : StoredShape
            How it is stored.
        size : FrameSize
            What is wanted.

        Returns
        -------
        ndarray, shape (H, W, 3), uint8
            The frame.
        """
        width, height = framing.scaled_size(shape, size)
        scaled = self._reformatter.reformat(
            picture, width=width, height=height, format="rgb24", interpolation="BICUBIC", threads=1
        )
        return framing.finish(np.asarray(scaled.to_ndarray(), np.uint8), shape, size)


def shape_of(picture: VideoFrame, stream: VideoStream) -> StoredShape:
    """Say how a picture is stored.

    Parameters
    ----------
    picture : VideoFrame
        Decoded.
    stream : VideoStream
        Where it comes from.

    Returns
    -------
    StoredShape
        Size, pixel aspect and turn.
    """
    aspect = stream.sample_aspect_ratio or Fraction(1)
    if not _ODDEST_ASPECT > aspect > 1 / _ODDEST_ASPECT:
        aspect = Fraction(1)
    return StoredShape(picture.width, picture.height, aspect, round(-picture.rotation / _QUARTER) % 4)


def no_frames(size: FrameSize) -> NDArray[np.uint8]:
    """Give a batch without frames.

    Parameters
    ----------
    size : FrameSize
        What was wanted.

    Returns
    -------
    ndarray, shape (0, H, W, 3), uint8
        Empty.
    """
    side = getattr(size, "size_px", 1)
    return np.zeros((0, side, side, 3), np.uint8)
