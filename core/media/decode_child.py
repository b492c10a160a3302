"""What runs inside a child of the decode pool. It never loads torch, and loads a decoder only when it is asked for.

A child bounds its own memory and steps back before the window and the encoder. It may die at any file: the pool starts
another.
"""

import contextlib
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from core.domain.media import FrameBatch, FrameGeometry, MediaInfo
from core.errors import MediaError
from core.media import probe, readers, sampling, thumbnails
from core.media.reader import VideoReader
from core.media.readers import ReaderKind
from core.media.sampling import Density, SamplingPlan
from core.media.thumbnails import Filmstrip, ThumbnailTarget

logger = logging.getLogger(__name__)

_NICENESS = 5


@dataclass(frozen=True, slots=True)
class Survey:
    """A first look at a video.

    Attributes
    ----------
    media : MediaInfo
        What is in it.
    n_strip_frames : int
        Pictures in its filmstrip.
    """

    media: MediaInfo
    n_strip_frames: int


@dataclass(frozen=True, slots=True, eq=False)
class DecodeStart:
    """The first part of a decoded video, and what is left to do.

    Attributes
    ----------
    media : MediaInfo
        What is in it.
    batch : FrameBatch
        Frames of the first part of the plan.
    remaining : tuple of SamplingPlan
        The other parts.
    reader : ReaderKind
        Which reader was used; the other parts need the same.
    n_strip_frames : int
        Pictures in the filmstrip; 0 where none was asked for or it could not be made.
    """

    media: MediaInfo
    batch: FrameBatch
    remaining: tuple[SamplingPlan, ...]
    reader: ReaderKind
    n_strip_frames: int = 0


def set_up(memory_bytes: int, is_urgent: bool = False) -> None:  # noqa: FBT001, FBT002 (a pool passes it by place)
    """Prepare a fresh child.

    Parameters
    ----------
    memory_bytes : int
        Most memory it may fill; 0 for no bound.
    is_urgent : bool
        Whether somebody waits for what it does; else it steps back.
    """
    if not is_urgent:
        with contextlib.suppress(OSError, AttributeError):
            os.nice(_NICENESS)
    _quieten_libraries()
    # Linux counts here what a process fills itself; address space would count gigabytes of libraries that decord maps.
    if memory_bytes and sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _quieten_libraries() -> None:
    # decord writes a line for every file it cannot open, whatever its log level. What C libraries write goes nowhere
    # from here on; what Python writes, tracebacks too, goes where it went before.
    with contextlib.suppress(OSError):
        sys.stderr = open(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace")  # noqa: PTH123, SIM115
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def warm_up() -> int:
    """Load the usual reader, so that the first video does not wait for it.

    Returns
    -------
    int
        Process number.
    """
    import core.media.pyav_reader  # noqa: F401

    return os.getpid()


def survey(path: Path, target: ThumbnailTarget) -> Survey:
    """Look at a video for the first time and make its pictures from a few keyframes.

    Parameters
    ----------
    path : Path
        The file.
    target : ThumbnailTarget
        Where the pictures go.

    Returns
    -------
    Survey
        What was found.

    Raises
    ------
    KnownError
        When it is no video or the pictures cannot be written.
    """
    with readers.open_video(path, ReaderKind.PYAV) as video:
        media = video.info
        return Survey(media, _make_pictures(video, media, target))


def start(
    path: Path, geometry: FrameGeometry, density: Density, kind: ReaderKind, target: ThumbnailTarget | None
) -> DecodeStart:
    """Open a video, plan its frames and decode the first part.

    Parameters
    ----------
    path : Path
        The file.
    geometry : FrameGeometry
        Frames the encoder wants.
    density : Density
        How closely to look.
    kind : ReaderKind
        Which reader.
    target : ThumbnailTarget or None
        Where thumbnails go, where they are wanted too.

    Returns
    -------
    DecodeStart
        With at least one frame.

    Raises
    ------
    MediaError
        When it is no video or no picture of the first part can be decoded.
    """
    with readers.open_video(path, kind) as video:
        media = video.info
        plan = sampling.plan_frames(media.duration_seconds, video.keyframe_seconds, density=density)
        first, *remaining = sampling.chunks(plan)
        strip = Filmstrip(media.duration_seconds) if target and not remaining and kind is ReaderKind.PYAV else None
        batch = video.read(first, geometry, tap=strip)
        if not len(batch) and not remaining:
            raise MediaError(probe.NO_FRAME)
        n_strip = 0
        if target and strip is not None:
            n_strip = strip.save(target)
        elif target and kind is ReaderKind.PYAV:
            n_strip = _make_pictures(video, media, target)
    return DecodeStart(media, batch, tuple(remaining), kind, n_strip)


def chunk(path: Path, plan: SamplingPlan, geometry: FrameGeometry, kind: ReaderKind) -> FrameBatch:
    """Decode another part of a video.

    Parameters
    ----------
    path : Path
        The file.
    plan : SamplingPlan
        The part.
    geometry : FrameGeometry
        Frames the encoder wants.
    kind : ReaderKind
        Which reader.

    Returns
    -------
    FrameBatch
        Possibly fewer frames than times.
    """
    with readers.open_video(path, kind) as video:
        return video.read(plan, geometry)


def _make_pictures(video: VideoReader, media: MediaInfo, target: ThumbnailTarget) -> int:
    strip = Filmstrip(media.duration_seconds)
    plan = thumbnails.keyframe_plan(media.duration_seconds, video.keyframe_seconds)
    batch = video.read(plan, thumbnails.POSTER_BOX)
    for seconds, picture in zip(batch.timestamps_seconds, batch.frames, strict=True):
        if strip.wants(seconds):
            strip.put(seconds, picture)
    return strip.save(target)
