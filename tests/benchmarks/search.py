"""Search latency beside raw FAISS on the same rows, the recall of cells, what they take to make, and memory.

Rows resemble those of a library: consecutive frames are nearly alike, shots of a video are near each other, videos near
one of some subjects. Queries are rows with noise, for recall also means of two rows. Rows are in a file, as those of an
embedding store are. If there is a GPU, its index is measured beside the one on the CPU.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
from numpy.typing import NDArray

from core.domain.embeddings import EmbeddingSpan
from core.search import answers, sequences
from core.search.sequences import StepQuery
from core.search.spans import SpanTable
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size

if TYPE_CHECKING:
    from core.search.index.vector_index import VectorIndex

N_DIMS = 512
_ROWS = {
    Size.FULL: (10_000, 100_000, 1_000_000, 5_000_000),
    Size.QUICK: (10_000, 100_000),
    Size.TINY: (1_000,),
}
_N_QUERIES = 40
_K = 1_000
"""How many rows a search by words requests from the index."""
_RECALL_AT = 10
_ROWS_PER_SHOT, _SHOTS_PER_VIDEO = 20, 5
_ROWS_PER_VIDEO = _ROWS_PER_SHOT * _SHOTS_PER_VIDEO
_FOLDER_SHARES = (10, 100)
"""One in this many videos is in the folder that a search is restricted to."""
_BYTES_PER_ROW = 4 * N_DIMS
"""Of the memory: once in the raw index, once in cells before they are mapped."""

_MOST_ROWS_FOLLOWED = 1_000_000

Rows = NDArray[np.float16]
Vectors = NDArray[np.float32]


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    for name in ("OMP_WAIT_POLICY", "KMP_BLOCKTIME"):
        os.environ.setdefault(name, {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0"}[name])  # as in the worker
    for n_rows in _ROWS[size]:
        if n_rows * _BYTES_PER_ROW > psutil.virtual_memory().available:
            yield Note(f"{n_rows:,} rows: not measured, as there is too little memory")
            continue
        with tempfile.TemporaryDirectory() as name:
            yield from _measure(make_rows(n_rows, Path(name) / "rows.f16"), Path(name))


def make_rows(n_rows: int, path: Path, *, seed: int = 0) -> Rows:
    """Write rows like a library's to a file and map it, shape (N, 512), unit length."""
    rng = np.random.default_rng(seed)
    subjects = rng.standard_normal((256, N_DIMS), dtype=np.float32)
    # The directions of real vectors differ in spread.
    spread = np.arange(1, N_DIMS + 1, dtype=np.float32) ** -0.4
    with path.open("wb") as file:
        for start in range(0, n_rows, 100 * _ROWS_PER_VIDEO):
            n_videos = -(-min(100 * _ROWS_PER_VIDEO, n_rows - start) // _ROWS_PER_VIDEO)
            videos = subjects[rng.integers(0, 256, n_videos)] + _noise(rng, n_videos)
            shots = np.repeat(videos, _SHOTS_PER_VIDEO, axis=0) + 0.7 * _noise(rng, n_videos * _SHOTS_PER_VIDEO)
            frames = np.empty((len(shots), _ROWS_PER_SHOT, N_DIMS), np.float32)
            wandering = 0.5 * _noise(rng, len(shots))
            for place in range(_ROWS_PER_SHOT):
                frames[:, place] = (shots + wandering) * spread
                wandering = 0.9 * wandering + 0.5 * (1 - 0.9**2) ** 0.5 * _noise(rng, len(shots))
            rows = _unit(frames.reshape(-1, N_DIMS))[: n_rows - start]
            file.write(rows.astype(np.float16).tobytes())
    return np.memmap(path, dtype=np.float16, mode="r", shape=(n_rows, N_DIMS))


def _noise(rng: np.random.Generator, count: int) -> Vectors:
    return rng.standard_normal((count, N_DIMS), dtype=np.float32)


def _measure(rows: Rows, folder: Path) -> Iterator[Finding]:
    from core.search.index.vector_index import VectorIndex

    title, k = f"{len(rows):,} rows", min(_K, len(rows))
    index = VectorIndex(N_DIMS, use_gpu=False)
    before = _own_bytes()
    index.cover(rows)
    if index.needs_cells:
        yield from _make_cells(title, index, folder / "cells")
    used = (_own_bytes() - before) / 1e6
    raw = _make_raw(rows)
    yield Figure(f"{title}: memory of the index", used, "MB", len(rows) * N_DIMS * 2 / 1e6, "raw FAISS, flat")
    queries = _queries(rows)
    yield Note(f"{title}: {index.kind.value} index; k = {k}, {len(queries)} queries")
    is_flat = index.kind.value == "flat"
    goal = Goal(1 / 1.2) if is_flat else Goal(10)
    yield from _latencies(
        title, "raw FAISS", lambda q: index.search(q, k=k), lambda q: raw.search(q[None], k), queries, goal
    )
    yield from _latencies(
        f"{title}, k = 10",
        "raw FAISS",
        lambda q: index.search(q, k=10),
        lambda q: raw.search(q[None], 10),
        queries,
        goal,
    )
    if not is_flat:
        for name, chosen in (("", queries), (", between two rows", _between(rows))):
            recall = _recall(index, raw, chosen)
            what = f"{title}: recall@{_RECALL_AT}{name}"
            yield Figure(what, recall, "of exact", 1.0, "exact", Goal(0.95, of_ratio=False))
    yield from _restricted(title, rows, index, queries, k)
    yield from _gpu(title, rows, queries, index, k)


def _make_cells(title: str, index: "VectorIndex", path: Path) -> Iterator[Finding]:
    started = time.perf_counter()
    made = index.make_cells()
    assert made is not None
    yield Figure(f"{title}: making the cells", time.perf_counter() - started, "s")
    yield Note(f"{title}: {made.n_cells} cells, of which {made.n_probed} are searched")
    index.adopt(made)
    del made
    started = time.perf_counter()
    record = index.save(path, generation=0)
    yield Figure(f"{title}: writing them", time.perf_counter() - started, "s")
    started = time.perf_counter()
    index.load(path, record)
    yield Figure(f"{title}: mapping them", time.perf_counter() - started, "s")


def _restricted(title: str, rows: Rows, index: "VectorIndex", queries: Vectors, k: int) -> Iterator[Finding]:
    spans = _spans(len(rows))
    data, name = answers.SearchData(index, rows, spans), "unrestricted"
    at_most_twice = Goal(0.5)
    for share in _FOLDER_SHARES:
        ids = set(spans.video_ids[::share].tolist())
        mask = spans.mask(len(rows), video_ids=ids)
        yield from _latencies(
            f"{title}, 1 in {share} videos",
            name,
            lambda q, mask=mask: index.search(q, k=k, allowed=mask),
            lambda q: index.search(q, k=k),
            queries,
            at_most_twice,
        )
        yield from _latencies(
            f"{title}, 1 in {share} videos, whole answer",
            name,
            lambda q, ids=ids: answers.find(q, data, limit=50, video_ids=ids),
            lambda q: answers.find(q, data, limit=50),
            queries,
            at_most_twice,
        )
    if len(rows) <= _MOST_ROWS_FOLLOWED:
        ids = set(spans.video_ids[:: _FOLDER_SHARES[0]].tolist())
        other = queries[::-1]
        steps = {
            query.tobytes(): [StepQuery(query[None]), StepQuery(after[None])]
            for query, after in zip(queries, other, strict=True)
        }
        yield from _latencies(
            f"{title}, A then B in 1 of {_FOLDER_SHARES[0]} videos",
            "in all videos",
            lambda q: sequences.find(steps[q.tobytes()], data, limit=50, video_ids=ids),
            lambda q: sequences.find(steps[q.tobytes()], data, limit=50),
            queries[:5],
        )


def _own_bytes() -> int:
    """Return the memory of this process without what it has mapped."""
    memory = psutil.Process().memory_info()
    return memory.rss - getattr(memory, "shared", 0)


def _make_raw(rows: Rows) -> Any:
    import faiss

    raw = faiss.IndexScalarQuantizer(N_DIMS, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    for start in range(0, len(rows), 50_000):
        raw.add(rows[start : start + 50_000].astype(np.float32))  # type: ignore[call-arg]
    return raw


def _between(rows: Rows) -> Vectors:
    rng = np.random.default_rng(2)
    one, other = rows[rng.integers(0, len(rows), (2, _N_QUERIES))].astype(np.float32)
    return _unit(one + other)


def _latencies(
    name: str,
    reference: str,
    ours: Callable[[Vectors], object],
    theirs: Callable[[Vectors], object],
    queries: Vectors,
    goal: Goal | None = None,
) -> Iterator[Finding]:
    # Alternately, query by query, so that other load disturbs both alike.
    ours(queries[0])
    theirs(queries[0])
    times = [(_ms(ours, query), _ms(theirs, query)) for query in queries]
    mine, others = ([pair[side] for pair in times] for side in (0, 1))
    yield Figure(f"{name}: median", statistics.median(mine), "ms", statistics.median(others), reference, goal)
    yield Figure(f"{name}: p95", _p95(mine), "ms", _p95(others), reference)


def _gpu(title: str, rows: Rows, queries: Vectors, on_cpu: "object", k: int) -> Iterator[Finding]:
    import faiss

    from core.search.index.vector_index import VectorIndex

    if not hasattr(faiss, "StandardGpuResources") or not faiss.get_num_gpus():
        yield Note(f"{title}: no GPU here, so its index is not measured")
        return
    on_gpu = VectorIndex(N_DIMS, use_gpu=True)
    on_gpu.build(rows)
    yield from _latencies(
        f"{title}, on the GPU",
        "index on the CPU",
        lambda q: on_gpu.search(q, k=k),
        lambda q: on_cpu.search(q, k=k),  # type: ignore[attr-defined]
        queries,
    )


def _queries(rows: Rows) -> Vectors:
    rng = np.random.default_rng(1)
    chosen = rows[rng.integers(0, len(rows), _N_QUERIES)].astype(np.float32)
    return _unit(chosen + np.float32(0.03) * rng.standard_normal(chosen.shape, dtype=np.float32))


def _spans(n_rows: int) -> SpanTable:
    starts = range(0, n_rows, _ROWS_PER_VIDEO)
    lengths = [min(_ROWS_PER_VIDEO, n_rows - start) for start in starts]
    return SpanTable(
        EmbeddingSpan(number, start, length, np.arange(length, dtype=np.float64))
        for number, (start, length) in enumerate(zip(starts, lengths, strict=True), start=1)
    )


def _recall(index: "object", raw: "object", queries: Vectors) -> float:
    shares = []
    for query in queries:
        _, exact = raw.search(query[None], _RECALL_AT)  # type: ignore[attr-defined]
        found, _ = index.search(query, k=_RECALL_AT)  # type: ignore[attr-defined]
        shares.append(len(np.intersect1d(exact[0], found)) / _RECALL_AT)
    return statistics.mean(shares)


def _ms(function: Callable[[Vectors], object], query: Vectors) -> float:
    started = time.perf_counter()
    function(query)
    return 1000 * (time.perf_counter() - started)


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def _unit(vectors: Vectors) -> Vectors:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
