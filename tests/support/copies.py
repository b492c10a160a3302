"""Copies of videos as people make them: other codec, size, speed, trimmed, letterboxed, mirrored, joined."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av  # noqa: TID253 (the tests make their files with it)
import numpy as np
from numpy.typing import NDArray

from tests.support.clips import age

_TICKS = 30_000
_OPTIONS = {
    "libx264": {"preset": "veryfast", "crf": "26"},
    "libx265": {"preset": "ultrafast", "crf": "28", "x265-params": "log-level=none"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "crf": "36", "b": "0"},
    "mpeg4": {"b": "900k"},
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a copy changes.

    Attributes
    ----------
    codec : str
        FFmpeg's name of an encoder.
    scale : float
        Of width and height.
    start, end : float
        Shares of the length at which the copy begins and ends.
    bars : float
        Height of both black bars together, as a share of the picture's height.
    speed : float
        More than 1 is faster.
    is_mirrored : bool
        Left and right swapped.
    """

    codec: str = "libx264"
    scale: float = 1.0
    start: float = 0.0
    end: float = 1.0
    bars: float = 0.0
    speed: float = 1.0
    is_mirrored: bool = False


def copy(source: Path, target: Path, change: Change) -> Path:
    """Write a changed copy of a video."""
    return _write(target, _changed(_frames(source), change), codec=change.codec)


def join(sources: Sequence[Path], target: Path, *, size: tuple[int, int] = (480, 270)) -> list[tuple[float, float]]:
    """Write videos one after another, squeezed to one size; return when each begins and ends in the film."""
    spans: list[tuple[float, float]] = []

    def frames() -> Iterator[tuple[float, NDArray[np.uint8]]]:
        begin = 0.0
        for source in sources:
            step = last = 0.0
            for seconds, picture in _frames(source):
                step, last = (seconds - last) or step or 0.04, seconds
                yield begin + seconds, picture
            spans.append((begin, begin + last + step))
            begin += last + step

    _write(target, frames(), codec="libx264", size=size)
    return spans


def cut(source: Path, target: Path, *, start_seconds: float, seconds: float, codec: str = "libx264") -> Path:
    """Write a piece of a video, encoded again."""
    end_seconds = start_seconds + seconds
    kept = ((at - start_seconds, picture) for at, picture in _frames(source) if start_seconds <= at < end_seconds)
    return _write(target, kept, codec=codec)


def _frames(path: Path) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        first = None
        for frame in container.decode(stream):
            seconds = float((frame.pts or 0) * (stream.time_base or 0))
            first = seconds if first is None else first
            yield seconds - first, frame.to_ndarray(format="rgb24")


def _changed(
    frames: Iterable[tuple[float, NDArray[np.uint8]]], change: Change
) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    everything = list(frames)
    begin, end = (share * len(everything) for share in (change.start, change.end))
    kept = everything[round(begin) : round(end)]
    for seconds, picture in kept:
        changed = picture[:, ::-1] if change.is_mirrored else picture
        if change.scale != 1.0:
            changed = _scaled(changed, change.scale)
        if change.bars:
            bar = np.zeros((round(changed.shape[0] * change.bars / 2), *changed.shape[1:]), np.uint8)
            changed = np.concatenate([bar, changed, bar])
        yield (seconds - kept[0][0]) / change.speed, changed


def _scaled(picture: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
    return frame.reformat(width=max(2, round(width * scale)), height=max(2, round(height * scale))).to_ndarray()


def _write(
    target: Path,
    frames: Iterable[tuple[float, NDArray[np.uint8]]],
    *,
    codec: str,
    size: tuple[int, int] | None = None,
) -> Path:
    with av.open(str(target), "w") as container:
        stream = container.add_stream(codec, rate=25)
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, _TICKS)
        stream.options = dict(_OPTIONS[codec])
        stream.gop_size = 50
        last = -1
        for seconds, picture in frames:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            if last < 0:
                width, height = size or (frame.width, frame.height)
                stream.width, stream.height = width // 2 * 2, height // 2 * 2
            frame = frame.reformat(width=stream.width, height=stream.height, format="yuv420p")
            last = max(last + 1, round(seconds * _TICKS))
            frame.pts, frame.time_base = last, Fraction(1, _TICKS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    age(target)
    return target
