"""The map: time to the first points, frames while it is moved and enlarged, arranging it, and memory.

The vectors are made up: 400 groups of unequal size, each spread around a unit vector of 512 dimensions, one row for
each video. Real libraries have several rows for each video, which adds the time to read them.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from app.map.models import colouring, contours
from app.map.models.scene import Label, Scene
from app.map.views.canvas import MapCanvas
from app.ui.paint import theme
from core.domain.clusters import ClusterScope
from core.domain.embeddings import EmbeddingSpan
from core.domain.maps import VideoMap
from core.search.answers import SearchData
from core.search.index.row_scan import RowScan
from core.search.maps import layout as map_layout
from core.search.maps import points as map_points
from core.search.maps import process as map_process
from core.search.spans import SpanTable
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size

_N_POINTS = {Size.FULL: 100_000, Size.QUICK: 5_000, Size.TINY: 300}
_N_GROUPS, _N_DIMS = 400, 512
_N_FRAMES = {Size.FULL: 300, Size.QUICK: 60, Size.TINY: 5}
_N_NEW = 2_000
_MEGABYTE = 1e6


def run(size: Size) -> Iterator[Finding]:
    """Measure reading, arranging and drawing."""
    n_points = _N_POINTS[size]
    rows, groups = make_rows(n_points)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "rows.npy"
        np.save(path, rows)
        data = _data(np.load(path, mmap_mode="r"))
        del rows
        started = time.perf_counter()
        found = map_points.segments(ClusterScope.VIDEOS, data, range(1, n_points + 1))
        projection = map_points.fit(data.rows, found)
        components = map_points.project(data.rows, found, projection)
        first = map_layout.rough(components)
        yield Figure(
            f"first points of {n_points:,}",
            time.perf_counter() - started,
            "s",
            goal=Goal(1.0, is_upper=True, of_ratio=False),
        )
    yield from _arranging(components, groups, n_new=min(_N_NEW, n_points // 10))
    for places, what in ((first, "rough"), (_heaps(groups), "in heaps")):
        yield from _frames(places, groups, _N_FRAMES[size], what)
    yield Figure("peak memory of this process", _peak_bytes() / _MEGABYTE, "MB")


def make_rows(n_points: int, *, seed: int = 0) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    """Return unit vectors (N, D) in groups of unequal size, and the group of each."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(_N_GROUPS, _N_DIMS)).astype(np.float32)
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    shares = random.pareto(1.5, _N_GROUPS) + 0.2
    groups = random.choice(_N_GROUPS, size=n_points, p=shares / shares.sum())
    rows = np.empty((n_points, _N_DIMS), np.float16)
    for start in range(0, n_points, 10_000):
        block = groups[start : start + 10_000]
        noise = random.normal(scale=0.7 / _N_DIMS**0.5, size=(len(block), _N_DIMS)).astype(np.float32)
        vectors = centres[block] + noise
        rows[start : start + len(block)] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return rows, groups


def _data(rows: NDArray[np.float16]) -> SearchData:
    spans = SpanTable([EmbeddingSpan(number + 1, number, 1, np.zeros(1)) for number in range(len(rows))])
    return SearchData(RowScan(rows), rows, spans, {})


def _arranging(components: NDArray[np.float32], groups: NDArray[np.int64], *, n_new: int) -> Iterator[Finding]:
    peak = [0]

    def watch(_share: float) -> None:
        children = psutil.Process().children(recursive=True)
        peak[0] = max([peak[0], *(child.memory_info().rss for child in children)])

    started = time.perf_counter()
    arranged = map_process.arrange(components, on_progress=watch)
    seconds = time.perf_counter() - started
    assert arranged is not None
    yield Figure(f"arranging {len(components):,} points", seconds, "s")
    yield Figure("memory of the process that arranges them", peak[0] / _MEGABYTE, "MB")
    yield Figure(
        "neighbours on the map in the same group",
        _share_of_likes(arranged, groups),
        "",
        _share_of_likes(map_layout.rough(components), groups),
        "two components",
    )
    started = time.perf_counter()
    placed = map_layout.place(components[:n_new], components[n_new:], arranged[n_new:])
    yield Figure(f"placing {n_new:,} new points", time.perf_counter() - started, "s")
    yield Note(f"new points are {_median_distance(placed, arranged[:n_new]):.3f} from where they were arranged")


def _median_distance(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    return float(np.median(np.linalg.norm(first - second, axis=1)))


def _share_of_likes(places: NDArray[np.float32], groups: NDArray[np.int64]) -> float:
    some = np.linspace(0, len(places) - 1, min(len(places), 1000)).astype(np.int64)
    alike = []
    for number in some.tolist():
        distances = ((places - places[number]) ** 2).sum(axis=1)
        distances[number] = np.inf
        alike.append(groups[int(distances.argmin())] == groups[number])
    return float(np.mean(alike))


def _heaps(groups: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return places as on an arranged map: each group a heap of its own."""
    random = np.random.default_rng(1)
    centres = random.uniform(-1, 1, size=(_N_GROUPS, 2))
    return (centres[groups] + random.normal(scale=0.03, size=(len(groups), 2))).astype(np.float32)


def _frames(places: NDArray[np.float32], groups: NDArray[np.int64], n_frames: int, what: str) -> Iterator[Finding]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application)
    canvas = MapCanvas()
    canvas.resize(1280, 800)
    canvas.show_scene(_scene(places, groups), does_fit=True)
    canvas.show()
    application.processEvents()
    assert not canvas.grab().isNull()
    started = time.perf_counter()
    contours.find(places)
    yield Figure(f"contours ({what})", (time.perf_counter() - started) * 1000, "ms")
    canvas.repaint()
    moves: dict[str, Callable[[int], object]] = {
        "pan": lambda number: canvas.pan(7 if number // 20 % 2 else -7, 3 if number // 40 % 2 else -3),
        "zoom": lambda number: canvas.zoom(1.08 if number // 30 % 2 == 0 else 1 / 1.08),
    }
    for name, move in moves.items():
        times, costs = [], []
        for number in range(n_frames):
            move(number)
            started, begun = time.perf_counter(), time.thread_time()
            canvas.repaint()
            times.append((time.perf_counter() - started) * 1000)
            costs.append((time.thread_time() - begun) * 1000)
        goal = Goal(16.6, is_upper=True, of_ratio=False)
        title = f"{name}, p95 of {n_frames} frames of {len(places):,} points ({what})"
        yield Figure(title, float(np.percentile(times, 95)), "ms", goal=goal)
        # On a busy machine, this is what the frames cost by themselves.
        yield Figure(f"{name}, the same in processor time", float(np.percentile(costs, 95)), "CPU ms", goal=goal)
    canvas.deleteLater()


def _scene(places: NDArray[np.float32], groups: NDArray[np.int64]) -> Scene:
    n_points = len(places)
    found = VideoMap(
        ClusterScope.VIDEOS,
        np.arange(1, n_points + 1),
        np.zeros(n_points),
        np.ones(n_points),
        places,
        is_arranged=True,
        n_added=0,
        n_videos=n_points,
        n_analysed=n_points,
    )
    used = np.unique(groups).tolist()
    colours = colouring.by_kind(
        groups.tolist(),
        {group: f"group {group}" for group in used},
        lambda group: colouring.hue(group, is_dark=False),
        other="#888888",
        most=_N_GROUPS,
    )
    names = [(int(group), places[groups == group]) for group in used]
    labels = [Label(f"group {group}", *np.median(own, axis=0).tolist(), len(own)) for group, own in names]
    labels.sort(key=lambda label: -label.n_points)
    return Scene(found, colours, np.zeros(n_points, bool), np.ones(n_points, bool), tuple(labels))


def _peak_bytes() -> int:
    memory = psutil.Process().memory_info()
    return int(getattr(memory, "peak_wset", memory.rss))
