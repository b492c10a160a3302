"""Code that runs inside a child process of the decode pool.

It never imports torch, and imports a decoder only when one is needed. A child limits its own memory and lowers its
priority below the window and the encoder. It may die on any file: the pool starts another one.
"""

import contextlib
import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from core.domain.media import FrameBatch, FrameGeometry, MediaInfo, RecordingDate
from core.errors import MediaError
from core.media.decoding import probe, readers, sampling
from core.media.decoding.reader import VideoReader
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import Density, SamplingPlan
from core.media.pictures import thumbnails
from core.media.pictures.thumbnails import Filmstrip, ThumbnailTarget

logger = logging.getLogger(__name__)

_NICENESS = 5


@dataclass(frozen=True, slots=True)
class Survey:
    """Result of the first look at a video.

    Attributes
    ----------
    media : MediaInfo
        Properties of the video.
    n_strip_frames : int
        Frames in its filmstrip.
    recording : RecordingDate or None
        When it was recorded; None if the reader cannot find out.
    """

    media: MediaInfo
    n_strip_frames: int
    recording: RecordingDate | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DecodeStart:
    """The first part of a decoded video, and what is left to decode.

    Attributes
    ----------
    media : MediaInfo
        Properties of the video.
    batch : FrameBatch
        Frames of the first part of the plan.
    remaining : tuple of SamplingPlan
        The other parts.
    reader : ReaderKind
        The reader that was used; the other parts must use the same one.
    n_strip_frames : int
        Frames in the filmstrip; 0 if none was requested or it could not be made.
    recording : RecordingDate or None
        When the video was recorded; None if the reader cannot find out.
    """

    media: MediaInfo
    batch: FrameBatch
    remaining: tuple[SamplingPlan, ...]
    reader: ReaderKind
    n_strip_frames: int = 0
    recording: RecordingDate | None = None


def set_up(memory_bytes: int, is_urgent: bool = False) -> None:  # noqa: FBT001, FBT002 (a pool passes it by place)
    """Prepare a new child process.

    Parameters
    ----------
    memory_bytes : int
        Memory limit; 0 for none.
    is_urgent : bool
        Whether somebody is waiting for the result; otherwise the child lowers its priority.
    """
    if not is_urgent:
        with contextlib.suppress(OSError, AttributeError):
            os.nice(_NICENESS)
    _quieten_libraries()
    # On Linux, RLIMIT_DATA counts what the process allocates; RLIMIT_AS would include gigabytes of libraries mapped by
    # decord.
    if memory_bytes and sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _quieten_libraries() -> None:
    # decord prints a line for every file it cannot open, whatever its log level. From here on, output of C libraries
    # is discarded, while Python's own output, including tracebacks, still goes to the original stderr.
    with contextlib.suppress(OSError):
        sys.stderr = open(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace")  # noqa: PTH123, SIM115
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)


def warm_up() -> int:
    """Import the usual reader ahead of the first video and return the process ID."""
    import core.media.decoding.pyav_reader  # noqa: F401

    return os.getpid()


def survey(path: Path, target: ThumbnailTarget) -> Survey:
    """Probe a video and make its thumbnails from a few keyframes.

    Raises
    ------
    KnownError
        If the file is not a video or the thumbnails cannot be written.
    """
    with readers.open_video(path, ReaderKind.PYAV) as video:
        media = video.info
        return Survey(media, _make_pictures(video, media, target), video.recording)


def read_date(path: Path) -> RecordingDate | None:
    """Return when a video was recorded, without decoding any of it; raises like `survey`."""
    with readers.open_video(path, ReaderKind.PYAV) as video:
        return video.recording


def start(
    path: Path, geometry: FrameGeometry, density: Density, kind: ReaderKind, target: ThumbnailTarget | None
) -> DecodeStart:
    """Open a video, plan its frames and decode the first part.

    Parameters
    ----------
    path : Path
        The file.
    geometry : FrameGeometry
        Frames the encoder expects.
    density : Density
        How densely to sample.
    kind : ReaderKind
        Reader to use.
    target : ThumbnailTarget or None
        Where to write thumbnails; None to make none.

    Returns
    -------
    DecodeStart
        With at least one frame.

    Raises
    ------
    MediaError
        If the file is not a video or no frame of the first part can be decoded.
    """
    with readers.open_video(path, kind) as video:
        media = video.info
        plan = sampling.plan_frames(media.duration_seconds, video.keyframe_seconds, density=density)
        first, *remaining = sampling.chunks(plan)
        strip = Filmstrip(media.duration_seconds) if target and not remaining and kind is ReaderKind.PYAV else None
        batch = video.read(first, geometry, sink=strip)
        if not len(batch) and not remaining:
            raise MediaError(probe.NO_FRAME)
        n_strip = 0
        if target and strip is not None:
            n_strip = strip.save(target)
        elif target and kind is ReaderKind.PYAV:
            n_strip = _make_pictures(video, media, target)
        recording = video.recording
    return DecodeStart(media, batch, tuple(remaining), kind, n_strip, recording)


def chunk(path: Path, plan: SamplingPlan, geometry: FrameGeometry, kind: ReaderKind) -> FrameBatch:
    """Decode another part of a video; may return fewer frames than the plan has times."""
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
