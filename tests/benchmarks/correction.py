"""Time from one correction to updated suggestions in a whole library, beside one matrix product over its vectors.

Catalog, embedding store, decisions and suggestions are real; the vectors are made up, clustered like those of a real
library. The measured time begins with a decision in the catalog and ends with its suggestions in the catalog.
"""

import contextlib
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from core.api.library import Library
from core.jobs.context import JobContext
from core.jobs.learning.learner import Learner
from core.jobs.learning.training import HeadTrainer
from core.settings import Settings
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.support import made_up_library
from tests.support.made_up_library import WordEncoder, WordHost

_N_DIMS, _N_FRAMES, _N_TAGS = 512, 60, 200
_N_VIDEOS = {Size.FULL: 10_000, Size.QUICK: 1_000, Size.TINY: 60}
_N_DECIDED, _N_CORRECTIONS = 20, 15
_AT_ONCE = 500


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    for name in ("OMP_WAIT_POLICY", "KMP_BLOCKTIME"):
        os.environ.setdefault(name, {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0"}[name])  # as in the worker
    with tempfile.TemporaryDirectory() as folder:
        yield from _measure(Path(folder) / "library", _N_VIDEOS[size])


def _measure(folder: Path, n_videos: int) -> Iterator[Finding]:
    subjects = _unit(np.random.default_rng(1).standard_normal((_N_TAGS, _N_DIMS)))
    _make(folder, n_videos, subjects)
    info = made_up_library.encoder_info(n_dims=_N_DIMS)
    encoder = WordEncoder(info, {f"subject{number:03}": row for number, row in enumerate(subjects)})
    with contextlib.closing(Library.open(folder)) as library:
        tag_ids = [library.tags.add(f"subject{number:03}")[0].id for number in range(_N_TAGS)]
        _decide(library, tag_ids, n_videos)
        learner = Learner(JobContext(library.paths, library.database, Settings()), WordHost(encoder))  # type: ignore[arg-type]
        started = time.perf_counter()
        learner.catch_up()
        yield Figure(f"{_N_TAGS} tags of {n_videos:,} videos fitted and suggested from scratch", _since(started), "s")
        product = _product(folder, info.identity.key, n_videos)
        waits = [_correct(library, learner, tag_ids, n_videos, number) for number in range(_N_CORRECTIONS)]
        middle, worst = statistics.median(waits), max(waits)
        goal = Goal(1.0, is_upper=True, of_ratio=False)
        beside = "one product of all frame vectors with a vector"
        yield Figure("one correction to its suggestions", middle, "s", product, beside, goal)
        yield Figure("one correction, the slowest", worst, "s", product, beside, goal)
        learner.close()
        again = Learner(JobContext(library.paths, library.database, Settings()), WordHost(encoder))  # type: ignore[arg-type]
        started = time.perf_counter()
        again.catch_up()
        yield Figure("first call after a start", _since(started), "s")
        yield Figure("peak memory so far, including mapped vectors", _peak_mb(), "MB")
        yield from _trained(library, again)
        yield Note(f"{n_videos:,} videos of {_N_FRAMES} frames, {_N_DIMS} numbers each; {_N_CORRECTIONS} corrections")


def _trained(library: Library, learner: Learner) -> Iterator[Finding]:
    trainer = HeadTrainer(JobContext(library.paths, library.database, Settings()), learner)
    started = time.perf_counter()
    trainer.run(with_temporal=False)
    yield Figure("training of all tags and thresholds", _since(started), "s")
    started = time.perf_counter()
    report = trainer.run(with_temporal=True)
    yield Figure("full training, with the shared temporal part", _since(started), "s")
    yield Figure("peak memory after it", _peak_mb(), "MB")
    yield Note(f"{report.n_decisions:,} decisions; {report.share:.2f} of the new shared part was used")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make(folder: Path, n_videos: int, subjects: np.ndarray) -> None:
    made_up_library.make(folder, [], info=made_up_library.encoder_info(n_dims=_N_DIMS))
    with contextlib.closing(Library.open(folder)) as library:
        root = library.folders.list_all()[0].id
        info = made_up_library.encoder_info(n_dims=_N_DIMS)
        for start in range(0, n_videos, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, n_videos))
            clips = [_clip(subjects, number) for number in numbers]
            made_up_library.add(library, root, clips, gap_seconds=1.0, info=info, first=start + 1)


def _clip(subjects: np.ndarray, number: int) -> np.ndarray:
    draws = np.random.default_rng(number)
    own = 0.6 * _unit(draws.standard_normal(_N_DIMS))
    noise = 0.5 * _unit(draws.standard_normal((_N_FRAMES, _N_DIMS)))
    return _unit(subjects[number % _N_TAGS] + own + noise).astype(np.float16)


def _decide(library: Library, tag_ids: list[int], n_videos: int) -> None:
    ids = sorted(library.videos.ids())
    for number, tag_id in enumerate(tag_ids):
        own = [ids[place] for place in range(number, n_videos, _N_TAGS)][: _N_DECIDED // 2]
        others = [ids[(number * 7 + 3 * step + 1) % n_videos] for step in range(_N_DECIDED)]
        library.decisions.accept(own, [tag_id])
        library.decisions.reject([one for one in others if one not in own], [tag_id])


def _correct(library: Library, learner: Learner, tag_ids: list[int], n_videos: int, number: int) -> float:
    tag_id, video_id = tag_ids[number % len(tag_ids)], sorted(library.videos.ids())[(number * 37 + 11) % n_videos]
    started = time.perf_counter()
    library.decisions.reject([video_id], [tag_id])
    report = learner.catch_up([tag_id])
    assert report.tag_ids == (tag_id,)
    return _since(started)


def _product(folder: Path, key: str, n_videos: int) -> float:
    from core.domain.library import LibraryPaths
    from core.embedding.row_files import read_rows

    rows = read_rows(LibraryPaths(folder).embeddings(key), n_dims=_N_DIMS, n_rows=n_videos * _N_FRAMES, generation=0)
    query = np.ones(_N_DIMS, np.float32)
    times = []
    for _again in range(3):
        started = time.perf_counter()
        for start in range(0, len(rows), 8_192):
            np.asarray(rows[start : start + 8_192], np.float32) @ query
        times.append(_since(started))
    return statistics.median(times)


def _unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


def _since(started: float) -> float:
    return time.perf_counter() - started
