"""Decoding alone, encoding alone, and both in the real pipeline: how much is lost between them.

On a CPU decoders and encoder share the cores, so the sum of their costs is the bound of the machine. With a GPU the
slower of the two is the bound.
"""

import contextlib
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

from core.domain.library import LibraryPaths
from core.domain.media import FrameGeometry
from core.jobs.context import decode_processes
from core.media.decoding.decode_pool import DecodePool, DecodeStart, ThumbnailTarget
from core.settings import Settings
from tests.benchmarks import materials
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.benchmarks.materials import Film

LONG = (Film((1920, 1080), 250, 3, 24, 6000), Film((1280, 720), 30, 25, 24, 3000))
SHORT = (Film((640, 360), 30, 4, 3, 800),)


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    yield from _compare("long films", [materials.film(film) for film in (LONG if size is Size.FULL else SHORT)])
    if size is Size.FULL:
        yield from _compare("short clips", materials.clips(54))


def _compare(title: str, videos: list[Path]) -> Iterator[Finding]:
    from core.embedding import registry

    with tempfile.TemporaryDirectory() as folder:
        pipeline = _Pipeline(Path(folder), videos)
        n_frames, together = pipeline.run()  # first: it sets how threads wait before torch is loaded
        encoder = registry.load(pipeline.reference, cache_folder=materials.cache_folder())
        decode = _decode_alone(videos, encoder.info.geometry, Path(folder))
        encode = _encode_alone(encoder, n_frames)
    yield Note(f"{title}: {len(videos)} videos, {n_frames} frames, {encoder.device_name}, random weights")
    yield Figure(f"{title}: decode alone", n_frames / decode, "frames/s")
    yield Figure(f"{title}: encode alone", n_frames / encode, "frames/s")
    rate, slower = n_frames / together, n_frames / max(decode, encode)
    on_gpu = not encoder.device_name.startswith("CPU")
    slower_goal, bound_goal = (Goal(0.9), None) if on_gpu else (None, Goal(0.9))
    yield Figure(f"{title}: pipeline", rate, "frames/s", slower, "slower of the two", slower_goal)
    bound = n_frames / (decode + encode)
    yield Figure(f"{title}: pipeline", rate, "frames/s", bound, "both on the same cores", bound_goal)


class _Pipeline:
    """The runner of ``clipshelf add`` with encoder and decoders started before the clock."""

    def __init__(self, folder: Path, videos: list[Path]) -> None:
        self.reference = f"local-dir:{materials.encoder_folder()}"
        self._paths = LibraryPaths(folder / "library")
        self._videos = materials.as_folder(folder / "videos", videos)

    def run(self) -> tuple[int, float]:
        """Return the number of frames and the seconds."""
        from core.api.library import Library
        from core.worker import process

        with contextlib.closing(Library.open(self._paths.folder)) as library:
            library.encoders.use(self.reference)
            library.folders.add([self._videos])
            with process.foreground(self._paths.folder, pictures_first=False) as worker:
                warm = worker.server.runner._pool.warm_up()
                worker.server.host.load(worker.server.host.target().reference).result()
                wait(warm)
                started = time.perf_counter()
                worker.run(until_idle=True)
                seconds = time.perf_counter() - started
            return library.videos.count_frames(library.videos.ids()), seconds


def _encode_alone(encoder: "object", n_frames: int) -> float:
    import numpy as np

    size, batch = encoder.info.geometry.size_px, encoder.batch_size  # type: ignore[attr-defined]
    frames = np.random.default_rng(0).integers(0, 256, (batch, size, size, 3), dtype=np.uint8)
    encoder.encode_frames(frames)  # type: ignore[attr-defined]
    started, pending = time.perf_counter(), None
    for start in range(0, n_frames, batch):
        following = encoder.submit(frames[: n_frames - start])  # type: ignore[attr-defined]
        if pending is not None:
            encoder.collect(pending)  # type: ignore[attr-defined]
        pending = following
    encoder.collect(pending)  # type: ignore[attr-defined]
    return time.perf_counter() - started


def _decode_alone(videos: list[Path], geometry: FrameGeometry, folder: Path) -> float:
    """Run the same plans, including thumbnails, through the pool; frames are discarded."""
    waiting, n_made = list(reversed(videos)), 0
    with DecodePool(n_processes=decode_processes(Settings())) as pool:
        wait(pool.warm_up())
        started = time.perf_counter()
        running: dict[Future, Path] = {}
        chunks: list[tuple[Path, DecodeStart, int]] = []
        while running or waiting or chunks:
            while len(running) < pool.n_processes + 2 and (waiting or chunks):
                if chunks:
                    path, begun, place = chunks.pop()
                    part = begun.remaining[place]
                    running[pool.chunk(path, part, geometry=geometry, reader=begun.reader)] = path
                else:
                    path, n_made = waiting.pop(), n_made + 1
                    target = ThumbnailTarget(folder / "thumbnails", f"{n_made:032x}")
                    running[pool.start(path, geometry=geometry, thumbnails=target)] = path
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                path, result = running.pop(future), future.result()
                if isinstance(result, DecodeStart):
                    chunks.extend((path, result, place) for place in range(len(result.remaining)))
        return time.perf_counter() - started
