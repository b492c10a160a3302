"""The sparse reader: jumps from keyframe to keyframe and decodes runs of frames only for other times.

Imports PyAV (FFmpeg): only children of the decode pool may import this module. Memory: the returned frames, the
decoder's own buffers, the container's index.
"""

import itertools
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

import av  # noqa: TID253
import numpy as np
from av.container import InputContainer  # noqa: TID253
from av.error import FFmpegError  # noqa: TID253
from av.stream import Disposition  # noqa: TID253
from av.video.frame import VideoFrame  # noqa: TID253
from av.video.reformatter import VideoReformatter  # noqa: TID253
from av.video.stream import VideoStream  # noqa: TID253
from numpy.typing import NDArray

from core.domain.media import FrameBatch, MediaInfo, RecordingDate
from core.errors import MediaError
from core.media.decoding import framing, keyframe_index, probe, recording_date
from core.media.decoding.framing import FrameSize, StoredShape
from core.media.decoding.keyframe_index import KeyframeIndex
from core.media.decoding.reader import FrameSink
from core.media.decoding.sampling import SamplingPlan

_COVER = Disposition.attached_pic


_ODDEST_ASPECT = 8
"""A more extreme pixel aspect comes from a broken header."""
logger = logging.getLogger(__name__)
_TOLERANCE_SECONDS = 2e-3
"""Index times are rounded (Matroska to 1 ms): a frame may be this much earlier than requested."""
_LOOP_FILTER_GOP_SECONDS = 12.0
"""Without the loop filter, errors add up until the next keyframe; up to this distance a 256 px frame keeps 31 dB."""
_SEEK_SLACK_SECONDS = 0.2
"""Seeking may land on an earlier keyframe; one within this distance is the intended one."""
_NEAR_SECONDS, _NEAR_PICTURES = 1.0, 32
"""Before an exact time, every frame is decoded for this long; a decoder holds back about 16 frames."""
_MAX_DAMAGED_PACKETS = 2000
_QUARTER = 90


def open_container(path: Path, *, skips_loop_filter: bool) -> tuple[InputContainer, VideoStream]:
    """Open a checked file for single-threaded decoding.

    Parameters
    ----------
    path : Path
        A file that passed `probe.check_file`.
    skips_loop_filter : bool
        Whether the decoder skips its loop filter: faster, slightly less accurate.

    Returns
    -------
    tuple of InputContainer and VideoStream
        The container, to be closed by the caller, and its video stream.

    Raises
    ------
    MediaError
        If it is not a video, has no video stream, or its frames are too large.
    """
    options = {
        "format_whitelist": ",".join(probe.DEMUXERS),
        "protocol_whitelist": ",".join(probe.PROTOCOLS),
        "max_streams": str(probe.MAX_STREAMS),
        "max_pixels": str(probe.MAX_PIXELS),
    }
    try:
        # PyAV decodes metadata such as the title, which old programs wrote in arbitrary encodings.
        container = av.open(f"file:{path.absolute()}", options=options, metadata_errors="replace")
    except FFmpegError as error:
        raise MediaError(probe.NO_INDEX if probe.lacks_index(path) else probe.NOT_A_VIDEO) from error
    try:
        stream = _pick_stream(container)
        decoder = stream.codec_context
        decoder.thread_count = 1  # the processes share the cores; more threads cost memory and 10 % more work
        decoder.options = {"max_pixels": options["max_pixels"]}
        if skips_loop_filter:
            decoder.options |= {"skip_loop_filter": "all"}
    except BaseException:
        container.close()
        raise
    return container, stream


def _pick_stream(container: InputContainer) -> VideoStream:
    pictures = [stream for stream in container.streams.video if not stream.disposition & _COVER]
    if not pictures:
        raise MediaError(probe.NO_PICTURES if container.streams.audio else probe.NO_STREAM)
    # PyAV has no codec context where FFmpeg has no decoder; another stream may still be readable.
    readable = [stream for stream in pictures if stream.codec_context is not None]
    if not readable:
        raise MediaError(probe.NO_DECODER)
    stream = max(readable, key=lambda one: one.width * one.height)
    if stream.width * stream.height > probe.MAX_PIXELS:
        raise MediaError(probe.TOO_MANY_PIXELS, width=stream.width, height=stream.height)
    return stream


class Renderer:
    """Scales frames with FFmpeg; reuses its state for the next frame of the same size."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def render(self, picture: VideoFrame, shape: StoredShape, size: FrameSize) -> NDArray[np.uint8]:
        """Scale a decoded frame to the requested size, upright."""
        width, height = framing.scaled_size(shape, size)
        scaled = self._reformatter.reformat(
            picture, width=width, height=height, format="rgb24", interpolation="BICUBIC", threads=1
        )
        return framing.finish(np.asarray(scaled.to_ndarray(), np.uint8), shape, size)


def shape_of(picture: VideoFrame, stream: VideoStream) -> StoredShape:
    """Return the stored size, pixel aspect and rotation of a decoded frame."""
    aspect = stream.sample_aspect_ratio or Fraction(1)
    if not _ODDEST_ASPECT > aspect > 1 / _ODDEST_ASPECT:
        aspect = Fraction(1)
    return StoredShape(picture.width, picture.height, aspect, round(-picture.rotation / _QUARTER) % 4)


def no_frames(size: FrameSize) -> NDArray[np.uint8]:
    """Return an empty batch, shape (0, H, W, 3), uint8."""
    side = getattr(size, "size_px", 1)
    return np.zeros((0, side, side, 3), np.uint8)


class PyavReader:
    """Reads videos with FFmpeg; `core.media.decoding.reader` defines the contract.

    Parameters
    ----------
    path : Path
        The file.
    index : KeyframeIndex, optional
        From an earlier `index` of this very file; building it again may read the whole file.

    Raises
    ------
    PathError
        If the file is missing or cannot be read.
    MediaError
        If it is not a video.
    """

    def __init__(self, path: Path, *, index: KeyframeIndex | None = None) -> None:
        probe.check_file(path)
        self._path = path
        self._skips_loop_filter = True
        self._container, self._stream = open_container(path, skips_loop_filter=True)
        self._known_index = index
        self._renderer = Renderer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    @property
    def keyframe_seconds(self) -> NDArray[np.float64]:
        """Times of the keyframes, shape (K,), increasing, measured from the first frame."""
        return self.index.seconds

    @property
    def info(self) -> MediaInfo:
        """Properties from the container, checked against the first frame; see `core.media.decoding.reader`."""
        return self._info

    @cached_property
    def _info(self) -> MediaInfo:
        first = self._first(0)
        if first is None:
            raise MediaError(probe.NO_FRAME)
        shape, rate = shape_of(first, self._stream), self._stream.average_rate
        frames_per_second = float(rate) if rate else 0.0
        width, height = shape.shown_size
        duration = self._duration_seconds or 1 / (frames_per_second or 25.0)
        return MediaInfo(
            duration_seconds=duration,
            width_px=width,
            height_px=height,
            rotation_degrees=shape.quarter_turns * _QUARTER,
            frames_per_second=frames_per_second,
            codec=self._stream.codec_context.codec.canonical_name,
            container=self._container.format.name,
            has_audio=bool(self._container.streams.audio),
            is_partial=self.index.is_cut,
        )

    @property
    def recording(self) -> RecordingDate:
        """When the file says it was recorded; known without decoding anything."""
        return recording_date.find((self._container.metadata, self._stream.metadata), now=datetime.now(UTC))

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
        frames: list[NDArray[np.uint8]] = []
        times: list[float] = []
        for seconds, picture in self._pictures(plan):
            if times and seconds <= times[-1]:
                continue
            frames.append(self.render(picture, size))
            times.append(seconds)
            if sink is not None and sink.wants(seconds):
                sink.put(seconds, self.render(picture, sink.size))
        return FrameBatch(np.stack(frames) if frames else no_frames(size), np.array(times, np.float64))

    def pictures_from(self, at_seconds: float) -> Iterator[tuple[float, VideoFrame]]:
        """Yield exact time and frame (for `render`) of every frame from the keyframe before a time on."""
        self._set_filter(is_skipped=False)
        number = int(np.searchsorted(self.index.seconds, at_seconds + _TOLERANCE_SECONDS, side="right")) - 1
        for picture in self._run_whole(max(0, number), at_seconds):
            yield self._seconds(picture), picture

    def render(self, picture: VideoFrame, size: FrameSize) -> NDArray[np.uint8]:
        """Scale a decoded frame to the requested size, upright."""
        return self._renderer.render(picture, shape_of(picture, self._stream), size)

    @cached_property
    def index(self) -> KeyframeIndex:
        """The keyframe index."""
        if self._known_index is not None:
            return self._known_index
        size_bytes = self._path.stat().st_size
        index = keyframe_index.build(
            self._container, self._stream, size_bytes=size_bytes, duration_seconds=self._stated_seconds
        )
        if index.is_cut and index.end_seconds <= 0:
            raise MediaError(probe.NO_FRAME)
        return index

    @property
    def _stated_seconds(self) -> float:
        if self._stream.duration and self._stream.time_base:
            return float(self._stream.duration * self._stream.time_base)
        # Matroska stores the end time, other containers the duration.
        begin = (self._container.start_time or 0) if "matroska" in self._container.format.name else 0
        return ((self._container.duration or 0) - begin) / av.time_base

    @property
    def _duration_seconds(self) -> float:
        known = [seconds for seconds in (self._stated_seconds, self.index.end_seconds) if seconds > 0]
        return min(known, default=0.0)

    @property
    def _start(self) -> int:
        return self._stream.start_time or 0

    def _seconds(self, picture: VideoFrame) -> float:
        return max(0.0, ((picture.pts or 0) - self._start) * float(self._stream.time_base or 0))

    def _pictures(self, plan: SamplingPlan) -> Iterator[tuple[float, VideoFrame]]:
        # Yield exact time and frame for the times of a plan, keyframe by keyframe.
        self._choose_filter(plan)
        keyframes = self.index.seconds
        governing = np.searchsorted(keyframes, plan.timestamps_seconds + _TOLERANCE_SECONDS, side="right") - 1
        governing = np.maximum(governing, 0)
        for number in np.unique(governing):
            chosen = governing == number
            times, flags = plan.timestamps_seconds[chosen], plan.is_keyframe[chosen]
            if flags.all():
                picture = self._first(int(number))
                if picture is not None:
                    yield self._seconds(picture), picture
            else:
                yield from self._stretch(int(number), times, is_exact=plan.is_exact)

    def _stretch(
        self, number: int, times: NDArray[np.float64], *, is_exact: bool
    ) -> Iterator[tuple[float, VideoFrame]]:
        # Yield the frames at these times, all decoded from one keyframe.
        position, last = 0, None
        for picture in self._run_whole(number, times[0]) if is_exact else self._run(number, skipped="NONREF"):
            seconds = self._seconds(picture)
            last = (seconds, picture)
            if seconds >= times[position] - _TOLERANCE_SECONDS:
                yield last
                position = int(np.searchsorted(times, seconds + _TOLERANCE_SECONDS, side="right"))
                last = None
                if position >= len(times):
                    return
        if last is not None:
            yield last  # the video ends before the last time

    def _first(self, number: int) -> VideoFrame | None:
        # Decode one keyframe only; if it yields no frame, return the first frame after it.
        decoder, point = self._stream.codec_context, int(self.index.seek_points[number])
        earliest = point - _SEEK_SLACK_SECONDS / float(self._stream.time_base or 1)
        self._seek(number)
        for packet in self._packets():
            if packet.is_keyframe and (packet.pts is None or packet.pts >= earliest):
                try:
                    pictures = decoder.decode(packet) or decoder.decode(None)
                except FFmpegError as error:
                    logger.debug("damaged keyframe: %s", error)
                    break
                if pictures:
                    return pictures[0]
                break
        # Damaged, or (in a trimmed recording) present only as a reference for other frames.
        return next(self._run(number), None)

    def _run_whole(self, number: int, at_seconds: float) -> Iterator[VideoFrame]:
        # Yield every frame near a time and after it. Frames shown before a keyframe but stored after it (open GOP) need
        # the group before, and seeking in some containers misses the keyframe.
        rate = self._stream.average_rate
        near_seconds = at_seconds - max(_NEAR_SECONDS, _NEAR_PICTURES / float(rate) if rate else 0.0)
        n_given, back = 0, 1
        while not n_given:
            is_far = (
                self.index.seconds[number] < near_seconds
            )  # until then, frames that no other depends on are skipped
            for picture in self._run(number, skipped="NONREF" if is_far else "DEFAULT"):
                seconds = self._seconds(picture)
                if number and not n_given and seconds > at_seconds + _TOLERANCE_SECONDS:
                    break
                if is_far and seconds >= near_seconds:
                    self._stream.codec_context.skip_frame, is_far = "DEFAULT", False
                n_given += 1
                yield picture
            if not number:
                return
            number, back = max(0, number - back), 2 * back

    def _run(self, number: int, *, skipped: Literal["", "DEFAULT", "NONREF"] = "") -> Iterator[VideoFrame]:
        # Yield frames from a keyframe on, skipping damaged packets.
        n_damaged = 0
        self._seek(number)
        decoder = self._stream.codec_context
        if skipped:
            decoder.skip_frame = skipped
        for packet in itertools.dropwhile(lambda packet: packet.size and not packet.is_keyframe, self._packets()):
            try:
                pictures = decoder.decode(packet)
            except FFmpegError as error:
                logger.debug("damaged packet: %s", error)
                n_damaged += 1
                if n_damaged > _MAX_DAMAGED_PACKETS:
                    return
                continue
            yield from pictures

    def _packets(self) -> Iterator[av.Packet]:
        try:
            yield from self._container.demux(self._stream)
        except FFmpegError as error:
            logger.debug("packets end early: %s", error)

    def _seek(self, number: int) -> None:
        try:
            self._container.seek(int(self.index.seek_points[number]), stream=self._stream, backward=True)
        except FFmpegError:
            # Some containers cannot seek: restart and skip everything before.
            self._reopen()
        if self._stream.codec_context.is_open:
            self._stream.codec_context.flush_buffers()

    def _reopen(self) -> None:
        self._container.close()
        self._container, self._stream = open_container(self._path, skips_loop_filter=self._skips_loop_filter)

    def _choose_filter(self, plan: SamplingPlan) -> None:
        gaps = np.diff(np.append(self.index.seconds, self._duration_seconds))
        self._set_filter(is_skipped=not plan.is_exact and bool(np.all(gaps <= _LOOP_FILTER_GOP_SECONDS)))

    def _set_filter(self, *, is_skipped: bool) -> None:
        if is_skipped != self._skips_loop_filter:
            self._skips_loop_filter = is_skipped
            self._reopen()
