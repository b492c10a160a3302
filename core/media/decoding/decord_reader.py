"""The fallback reader: reads a video from its start, frame by frame, with another build of the decoders.

Imports decord: only children of the decode pool may import this module, never together with torch. After a seek, decord
returned frames up to twelve too early in long groups of pictures; read in order, it returned the right ones. So files
are only read in order, and refused if their timestamps do not confirm that order. decord reads ahead without limit
while a file is open, so each file is opened for a single pass. It ignores the pixel aspect: such frames keep their
stored shape.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import decord  # noqa: TID253
import numpy as np
from decord.base import DECORDError  # noqa: TID253
from numpy.typing import NDArray

from core.domain.media import FrameBatch, MediaInfo
from core.errors import MediaError
from core.media.decoding import framing, probe
from core.media.decoding.framing import FrameSize, StoredShape
from core.media.decoding.reader import FrameSink
from core.media.decoding.sampling import SamplingPlan

logger = logging.getLogger(__name__)

decord.logging.set_level(decord.logging.FATAL)

_TOLERANCE_SECONDS = 2e-3
_ERRORS = (DECORDError, RuntimeError, StopIteration, IndexError)


class DecordReader:
    """Reads videos with decord; `core.media.decoding.reader` defines the contract.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    PathError
        If the file is missing or cannot be read.
    MediaError
        If decord cannot read it as a video, or the order of its frames cannot be trusted.
    """

    def __init__(self, path: Path) -> None:
        probe.check_file(path)
        self._path = path
        video = _open(path)
        try:
            self._times = _times(video)
            first = video.next().shape
            self._shape = StoredShape(width_px=int(first[1]), height_px=int(first[0]))
            self._frames_per_second = float(video.get_avg_fps())
            self._keyframes = np.unique(np.asarray(video.get_key_indices(), np.int64).clip(0, len(self._times) - 1))
        except _ERRORS as error:
            raise MediaError(probe.NO_FRAME) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Do nothing: the file is only open while it is being read."""

    @property
    def keyframe_seconds(self) -> NDArray[np.float64]:
        """Times of the keyframes, shape (K,), increasing, measured from the first frame."""
        return self._times[self._keyframes]

    @property
    def info(self) -> MediaInfo:
        """Properties from the container; decord reports neither codec nor audio."""
        gap = float(np.median(np.diff(self._times))) if len(self._times) > 1 else 0.04
        width, height = self._shape.shown_size
        return MediaInfo(
            duration_seconds=float(self._times[-1]) + gap,
            width_px=width,
            height_px=height,
            rotation_degrees=0,
            frames_per_second=self._frames_per_second,
            codec="",
            container="",
            has_audio=False,
        )

    @property
    def recording(self) -> None:
        """Always None: decord does not read the tags of a file."""
        return None

    def read(self, plan: SamplingPlan, size: FrameSize, *, sink: FrameSink | None = None) -> FrameBatch:  # noqa: ARG002
        """Decode the frames of a plan, reading every frame up to the last one needed.

        Parameters
        ----------
        plan : SamplingPlan
            T times.
        size : FrameSize
            Size of the frames.
        sink : FrameSink, optional
            Ignored: frames exist at this one size only.

        Returns
        -------
        FrameBatch
            At most T frames.
        """
        wanted = np.searchsorted(self._times, plan.timestamps_seconds - _TOLERANCE_SECONDS)
        wanted = np.unique(np.minimum(wanted, len(self._times) - 1))
        width, height = framing.scaled_size(self._shape, size)
        frames = [framing.finish(picture, self._shape, size) for picture in self._pictures(wanted, width, height)]
        empty = np.zeros((0, height, width, 3), np.uint8)
        return FrameBatch(np.stack(frames) if frames else empty, self._times[wanted[: len(frames)]])

    def _pictures(self, wanted: NDArray[np.int64], width: int, height: int) -> Iterator[NDArray[np.uint8]]:
        video = _open(self._path, width=width, height=height)
        chosen = set(wanted.tolist())
        try:
            for number in range(int(wanted[-1]) + 1 if len(wanted) else 0):
                picture = video.next()
                if number in chosen:
                    yield picture.asnumpy()
        except _ERRORS as error:
            logger.info("pictures end early: %s", str(error).splitlines()[0] if str(error) else type(error).__name__)


def _open(path: Path, **size: int) -> Any:
    try:
        return decord.VideoReader(str(path.absolute()), ctx=decord.cpu(0), num_threads=1, **size)
    except (*_ERRORS, UnicodeError) as error:
        raise MediaError(probe.NOT_A_VIDEO) from error


def _times(video: Any) -> NDArray[np.float64]:
    spans = np.asarray(video.get_frame_timestamp(np.arange(len(video))), np.float64)
    # Start and end of each frame. Without an index in the container, ends are missing and the first frames are lost.
    is_ordered = len(spans) > 0 and bool(np.all(np.diff(spans[:, 0]) > 0)) and bool(np.any(spans[:, 1] > spans[:, 0]))
    if not is_ordered or not np.isfinite(spans).all():
        raise MediaError("The timestamps of its frames are unreliable")
    return np.maximum(spans[:, 0] - spans[0, 0], 0.0)
