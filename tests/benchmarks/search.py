"""Search latency beside raw FAISS on the same rows, and the recall of the clustered index.

Rows resemble those of a library: frames of a video are near each other, videos near one of some subjects. Queries are
rows with noise. If there is a GPU, its index is measured beside the one on the CPU.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import EmbeddingSpan
from core.search import answers
from core.search.spans import SpanTable
from tests.benchmarks.harness import Figure, Finding, Note, Size

N_DIMS = 512
_ROWS = {Size.FULL: (10_000, 100_000, 1_000_000), Size.QUICK: (10_000, 100_000), Size.TINY: (1_000,)}
_N_QUERIES = 40
_K = 1_000
"""How many rows a search by words requests from the index."""
_RECALL_AT = 100
_ROWS_PER_VIDEO = 100
_FOLDER_SHARE = 10
"""One in this many videos is in the folder that a search is restricted to."""

Rows = NDArray[np.float16]
Vectors = NDArray[np.float32]


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    for name in ("OMP_WAIT_POLICY", "KMP_BLOCKTIME"):
        os.environ.setdefault(name, {"OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0"}[name])  # as in the worker
    for n_rows in _ROWS[size]:
        yield from _measure(n_rows)


def make_rows(n_rows: int, *, seed: int = 0) -> Rows:
    """Make rows like a library's, shape (N, 512), unit length."""
    rng = np.random.default_rng(seed)
    subjects = rng.standard_normal((256, N_DIMS), dtype=np.float32)
    rows = np.empty((n_rows, N_DIMS), np.float16)
    for start in range(0, n_rows, _ROWS_PER_VIDEO):
        count = min(_ROWS_PER_VIDEO, n_rows - start)
        video = subjects[rng.integers(256)] + rng.standard_normal(N_DIMS, dtype=np.float32)
        rows[start : start + count] = _unit(video + 0.7 * rng.standard_normal((count, N_DIMS), dtype=np.float32))
    return rows


def _measure(n_rows: int) -> Iterator[Finding]:
    import faiss

    from core.search.vector_index import VectorIndex

    rows = make_rows(n_rows)
    queries = _queries(rows)
    raw = faiss.IndexScalarQuantizer(N_DIMS, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    for start in range(0, n_rows, 50_000):
        raw.add(rows[start : start + 50_000].astype(np.float32))  # type: ignore[call-arg]
    index = VectorIndex(N_DIMS, use_gpu=False)
    started = time.perf_counter()
    index.build(rows)
    built = time.perf_counter() - started
    spans = _spans(n_rows)
    ids = set(spans.video_ids[::_FOLDER_SHARE].tolist())
    mask = spans.mask(n_rows, video_ids=ids)
    data = answers.SearchData(index, rows, spans)
    title = f"{n_rows:,} rows"
    k = min(_K, n_rows)
    yield Note(f"{title}: {index.kind.value} index, built in {built:.1f} s; k = {k}, {_N_QUERIES} queries")
    ways: list[tuple[str, str, Callable[[Vectors], object], Callable[[Vectors], object]]] = [
        ("", "raw FAISS, flat", lambda q: index.search(q, k=k), lambda q: raw.search(q[None], k)),  # type: ignore[call-arg]
        (
            ", one folder",
            "raw FAISS, flat, selector",
            lambda q: index.search(q, k=k, allowed=mask),
            lambda q: raw.search(q[None], k, params=_selecting(mask)),  # type: ignore[call-arg]
        ),
        (
            ", whole answer",
            "raw FAISS, flat",
            lambda q: answers.find(q, data, limit=50),
            lambda q: raw.search(q[None], k),  # type: ignore[call-arg]
        ),
    ]
    for name, reference, ours, theirs in ways:
        yield from _latencies(f"{title}{name}", reference, ours, theirs, queries)
    if index.kind.value != "flat":
        yield Figure(
            f"{title}: recall@{_RECALL_AT} of the cells", _recall(index, raw, queries), "of exact", 1.0, "exact"
        )
    yield from _gpu(title, rows, queries, index, k)


def _latencies(
    name: str,
    reference: str,
    ours: Callable[[Vectors], object],
    theirs: Callable[[Vectors], object],
    queries: Vectors,
) -> Iterator[Finding]:
    # Alternately, query by query, so that other load disturbs both alike.
    ours(queries[0])
    theirs(queries[0])
    times = [(_ms(ours, query), _ms(theirs, query)) for query in queries]
    mine, others = ([pair[side] for pair in times] for side in (0, 1))
    yield Figure(f"{name}: median", statistics.median(mine), "ms", statistics.median(others), reference)
    yield Figure(f"{name}: p95", _p95(mine), "ms", _p95(others), reference)


def _gpu(title: str, rows: Rows, queries: Vectors, on_cpu: "object", k: int) -> Iterator[Finding]:
    import faiss

    from core.search.vector_index import VectorIndex

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
    return _unit(chosen + 0.03 * rng.standard_normal(chosen.shape, dtype=np.float32))


def _spans(n_rows: int) -> SpanTable:
    starts = range(0, n_rows, _ROWS_PER_VIDEO)
    lengths = [min(_ROWS_PER_VIDEO, n_rows - start) for start in starts]
    return SpanTable(
        EmbeddingSpan(number, start, length, np.arange(length, dtype=np.float64))
        for number, (start, length) in enumerate(zip(starts, lengths, strict=True), start=1)
    )


def _selecting(mask: NDArray[np.bool_]) -> object:
    import faiss

    bits = np.packbits(mask, bitorder="little")
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))  # type: ignore[call-arg]


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
