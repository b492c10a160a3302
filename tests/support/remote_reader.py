"""A reader in its own process: decord is incompatible with torch and, here, with the other test libraries."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core.domain.media import FrameBatch, MediaInfo, RecordingDate
from core.media.decoding import readers
from core.media.decoding.framing import FrameSize
from core.media.decoding.reader import FrameSink
from core.media.decoding.readers import ReaderKind
from core.media.decoding.sampling import SamplingPlan


def look(path: Path, kind: ReaderKind) -> tuple[MediaInfo, NDArray[np.float64], RecordingDate | None]:
    with readers.open_video(path, kind) as video:
        return video.info, video.keyframe_seconds, video.recording


def read(path: Path, kind: ReaderKind, plan: SamplingPlan, size: FrameSize) -> FrameBatch:
    with readers.open_video(path, kind) as video:
        return video.read(plan, size)


class RemoteReader:
    """A `VideoReader` whose work is done in another process."""

    def __init__(self, executor: ProcessPoolExecutor, path: Path, kind: ReaderKind) -> None:
        self._executor, self._path, self._kind = executor, path, kind
        self.info, self.keyframe_seconds, self.recording = executor.submit(look, path, kind).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def close(self) -> None:
        pass

    def read(self, plan: SamplingPlan, size: FrameSize, *, sink: FrameSink | None = None) -> FrameBatch:
        assert sink is None
        return self._executor.submit(read, self._path, self._kind, plan, size).result()


@contextmanager
def process() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        yield executor
