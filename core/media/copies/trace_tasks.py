"""Code that runs inside a decoding child: the trace of a part of a video."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.domain.media import FrameGeometry, ResizeMode
from core.media.copies import traces
from core.media.copies.traces import Trace
from core.media.decoding import readers
from core.media.decoding.reader import VideoReader
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import SamplingPlan
from core.media.pictures import thumbnails

_SIZE = FrameGeometry(112, ResizeMode.SQUASH)
_AT_ONCE = 512
"""Frames decoded at once: 19 MB."""
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def trace(path: Path, start_seconds: float, end_seconds: float, frames_per_second: float) -> Trace:
    """Return the trace of a part of a video.

    Parameters
    ----------
    path : Path
        The file.
    start_seconds, end_seconds : float
        The part; what lies beyond the end of the video is left out.
    frames_per_second : float
        How densely to sample; never denser than the video is.

    Raises
    ------
    KnownError
        If the file is missing or not a video.
    """
    with readers.open_video(path, ReaderKind.PYAV) as video:
        duration_seconds = video.info.duration_seconds
        start, stop = (round(min(t, duration_seconds) * frames_per_second) for t in (start_seconds, end_seconds))
        times = np.arange(start, max(stop, start + 1)) / frames_per_second
        seconds, greys = _read(video, times)
        # Black bars are judged by the whole video, because a part may be dark.
        spread = video.read(thumbnails.keyframe_plan(duration_seconds, video.keyframe_seconds), _SIZE).frames
    return traces.describe(seconds, greys, area=traces.picture_area(np.concatenate([greys, _grey(spread)])))


def _read(video: VideoReader, times: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    keyframes = video.keyframe_seconds
    found: list[tuple[NDArray[np.float64], NDArray[np.uint8]]] = []
    for first in range(0, len(times), _AT_ONCE):
        part = times[first : first + _AT_ONCE]
        batch = video.read(SamplingPlan(part, np.zeros(len(part), bool), keyframes, is_exact=True), _SIZE)
        found.append((batch.timestamps_seconds, _grey(batch.frames)))
    seconds, greys = (np.concatenate(parts) for parts in zip(*found, strict=True))
    chosen = np.unique(seconds, return_index=True)[1]
    return seconds[chosen], greys[chosen]


def _grey(frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return (frames @ _LUMA).astype(np.uint8)
