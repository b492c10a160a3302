"""The second scan of an unchanged tree, beside the cheapest walk over the same tree."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from core.catalog import folders, jobs
from core.catalog.store.database import Database
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.jobs import runner, scan
from core.jobs.context import JobContext
from core.settings import Settings
from tests.benchmarks import materials
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.benchmarks.materials import Film

_N_FILES = {Size.FULL: 10_000, Size.QUICK: 1_000, Size.TINY: 50}
_FILES_PER_FOLDER = 100
_CLIP = Film((160, 96), 30, 1, 1, 60)


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        tree, n_files = Path(folder) / "videos", _N_FILES[size]
        _fill(tree, n_files)
        context = _context(Path(folder) / "library")
        try:
            first, _ = _scan(context, tree)
            second, n_opened = _scan(context, tree)
        finally:
            context.database.close()
        walk = min(_walk(tree) for _ in range(3))
    yield Note(f"{n_files} files, {_FILES_PER_FOLDER} per folder")
    yield Figure("first scan", first, "s")
    yield Figure("second scan", second, "s", walk, "walk and stat")
    yield Figure("videos opened by the second scan", n_opened, "files", goal=Goal(0, is_upper=True, of_ratio=False))


def _fill(tree: Path, n_files: int) -> None:
    content = materials.film(_CLIP).read_bytes()
    for number in range(n_files):
        path = tree / f"{number // _FILES_PER_FOLDER:04}" / f"{number:06}.mp4"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content + number.to_bytes(8, "big"))  # each with unique content


def _context(library: Path) -> JobContext:
    paths = LibraryPaths(library)
    paths.folder.mkdir()
    return JobContext(paths, Database.open(paths.catalog), Settings())


def _scan(context: JobContext, tree: Path) -> tuple[float, int]:
    with context.database.write() as session:
        folder = folders.find(session, tree) or folders.add(session, tree)
        jobs.enqueue(session, JobKind.SCAN, [folder.id], priority=Priority.SELECTED)
        job = jobs.claim(session, JobKind.SCAN, limit=1)[0]
    opened = _Opened(tree)
    started = time.perf_counter()
    scan.run(context, job, lambda done: runner.follow_up_scan(context, done))
    seconds = time.perf_counter() - started
    opened.is_counting = False
    with context.database.write() as session:
        jobs.finish(session, [job.id])
    return seconds, opened.count


class _Opened:
    """Counts files below a folder that this process opens; an audit hook cannot be removed again."""

    def __init__(self, tree: Path) -> None:
        self.count = 0
        self.is_counting = True
        self._prefix = os.fspath(tree)
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple) -> None:
        if event == "open" and self.is_counting:
            name = os.fspath(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else ""
            self.count += os.fsdecode(name).startswith(self._prefix)


def _walk(tree: Path) -> float:
    started = time.perf_counter()
    for folder, _, names in os.walk(tree):
        for name in names:
            os.stat(f"{folder}/{name}")  # noqa: PTH116 (the cheapest way is the point)
    return time.perf_counter() - started
