"""Finds the keyframes of a video, how far it can be read, and how to seek in it.

The container's own index lists them at no cost if there is one (MP4, Matroska with cues, AVI). Otherwise all packets
are read once, without decoding, at the speed of the disk. Only `pyav_reader` may import this module, because it loads
PyAV.
"""

import logging
from dataclasses import dataclass

import numpy as np
from av.container import InputContainer  # noqa: TID253
from av.error import FFmpegError  # noqa: TID253
from av.video.stream import VideoStream  # noqa: TID253
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

_TRUSTED_GAP_SECONDS = 30.0
"""An index of cues with a longer gap than this may be missing keyframes."""
_DISCARD_FLAG = 2


@dataclass(frozen=True, slots=True, eq=False)
class KeyframeIndex:
    """Keyframes, in seconds and in stream time.

    Attributes
    ----------
    seconds : ndarray, shape (K,), float64
        Times from the first frame, increasing.
    seek_points : ndarray, shape (K,), int64
        The same in the stream's time base, for seeking.
    end_seconds : float
        End of the readable part; 0 if unknown.
    is_cut : bool
        Whether the index or the header lists frames beyond the end of the file.
    """

    seconds: NDArray[np.float64]
    seek_points: NDArray[np.int64]
    end_seconds: float
    is_cut: bool


def build(container: InputContainer, stream: VideoStream, *, size_bytes: int, duration_seconds: float) -> KeyframeIndex:
    """Find the keyframes of an open video; moves the container's read position.

    Parameters
    ----------
    container : InputContainer
        Freshly opened.
    stream : VideoStream
        Its video stream.
    size_bytes : int
        Size of the file.
    duration_seconds : float
        From the header; 0 if unknown.

    Returns
    -------
    KeyframeIndex
        At least one keyframe; if none is found, one at the start.
    """
    if "mov" in container.format.name:
        index = _from_samples(stream, size_bytes)
        # The index of a fragmented file covers only its first fragment.
        is_whole = index is not None and (index.is_cut or index.end_seconds >= 0.8 * duration_seconds - 1)
    else:
        index = _from_cues(container, stream, duration_seconds)
        is_whole = index is not None
    return index if index is not None and is_whole else _from_packets(container, stream, duration_seconds)


def _from_samples(stream: VideoStream, size_bytes: int) -> KeyframeIndex | None:
    # MP4 and MOV list every sample with its position in the file; times are in decoding order, so they are measured
    # from the first sample that is displayed.
    entries = [
        (entry.timestamp, entry.is_keyframe, entry.flags & _DISCARD_FLAG, entry.pos + entry.size)
        for entry in stream.index_entries
    ]
    if not entries:
        return None
    table = np.array(entries, np.int64)
    shown = np.flatnonzero(table[:, 2] == 0)
    origin = table[shown[0] if len(shown) else 0, 0]
    beyond = np.flatnonzero(table[:, 3] > size_bytes)
    n_readable = int(beyond[0]) if len(beyond) else len(table)
    base = np.float64(stream.time_base or 0)
    steps = np.diff(table[:, 0])
    step = float(np.median(steps)) if len(steps) else 0.0
    end = (table[n_readable - 1, 0] - origin + step) * base if n_readable else 0.0
    points = table[:n_readable][table[:n_readable, 1] == 1, 0]
    # Seek by presentation time: with the decoding time it would land one keyframe too early.
    shift = max(0, (stream.start_time or 0) - int(origin))
    return _index((points - origin) * base, points + shift, end_seconds=end, is_cut=bool(len(beyond)))


def _from_cues(container: InputContainer, stream: VideoStream, duration_seconds: float) -> KeyframeIndex | None:
    # Seeking makes the demuxer load its cues, which are often at the end.
    try:
        container.seek(2**62 // 1_000_000 if duration_seconds <= 0 else int(duration_seconds * 1e6))
        container.seek(container.start_time or 0)
    except FFmpegError:
        return None
    points = np.array([entry.timestamp for entry in stream.index_entries if entry.is_keyframe], np.int64)
    if duration_seconds <= 0 or not len(points):
        return None
    seconds = (points - (stream.start_time or 0)) * np.float64(stream.time_base or 0)
    if len(points) < 2 or np.diff(np.append(seconds, duration_seconds)).max() > _TRUSTED_GAP_SECONDS:
        return None
    # The header may list more than the file has: the packets after the last keyframe show where the video ends.
    tail = _from_packets(container, stream, duration_seconds, seek_point=int(points[-1]))
    return None if tail.is_cut else _index(seconds, points, end_seconds=tail.end_seconds, is_cut=False)


def _from_packets(
    container: InputContainer, stream: VideoStream, duration_seconds: float, *, seek_point: int | None = None
) -> KeyframeIndex:
    points: list[int] = []
    last, step = 0, 0
    origin = stream.start_time
    try:
        if seek_point is None:
            container.seek(container.start_time or 0)
        else:
            container.seek(seek_point, stream=stream)
        for packet in container.demux(stream):
            time = packet.pts if packet.pts is not None else packet.dts
            if time is None:
                continue
            origin = time if origin is None else origin
            last, step = max(last, time), packet.duration or step
            if packet.is_keyframe:
                points.append(time)
    except FFmpegError as error:
        logger.info("packets end early: %s", error)  # keep what was read up to the damage
    base = np.float64(stream.time_base or 0)
    end = max(0.0, float((last + step - (origin or 0)) * base))
    seconds = (np.array(points, np.int64) - (origin or 0)) * base
    is_cut = duration_seconds > 0 and end < duration_seconds - max(1.0, 0.05 * duration_seconds)
    return _index(seconds, np.array(points, np.int64), end_seconds=end, is_cut=is_cut)


def _index(
    seconds: NDArray[np.float64], points: NDArray[np.int64], *, end_seconds: float, is_cut: bool
) -> KeyframeIndex:
    if not len(points):
        seconds, points = np.zeros(1), np.zeros(1, np.int64)
    times, first = np.unique(np.maximum(seconds, 0.0), return_index=True)
    return KeyframeIndex(times, points[first], float(end_seconds), is_cut)
