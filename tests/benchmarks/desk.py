"""The window in daily use, with 100,000 videos, 1,000 tags and half a million decisions.

In each session a separate program (`desk_program`) opens the real window without its worker, driven by keys and mouse.
It alternates with a plain QListView of as many text rows (`list_program`), which does the same where it can. A frame
should take at most 1/60 s, from the event to the end of the painting, without the time in which the window's thread was
ready but other programs had the processors. Wall time and the thread's processor time are printed too; the latter
includes other events between two frames.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import big_catalog, materials, meter
from tests.benchmarks.big_catalog import Extent
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size

_EXTENTS = {
    Size.FULL: Extent(100_000, 1_000, 500_000, 50_000),
    Size.QUICK: Extent(2_000, 100, 10_000, 1_000),
    Size.TINY: Extent(300, 20, 600, 100),
}
_N_SITTINGS = {Size.FULL: 5, Size.QUICK: 1, Size.TINY: 1}
_N_FRAMES = {Size.FULL: 300, Size.QUICK: 60, Size.TINY: 12}
_FRAME_MS = 16.6
_WINDOW_MB = 300
_LIST = "plain QListView"
_VIEWS = ("grid", "filmstrips", "list")

Session = dict[str, Any]


def run(size: Size) -> Iterator[Finding]:
    """Measure alternately, so that other load disturbs both alike."""
    extent = _EXTENTS[size]
    ours, plain = [], []
    with tempfile.TemporaryDirectory() as folder:
        made = materials.once(materials.cache_folder() / _name(extent), lambda path: _make(path, extent))
        tags = json.loads((made / "tags.json").read_text())[1:4]
        for number in range(_N_SITTINGS[size]):
            plain.append(_sit("list_program", extent.n_videos, _N_FRAMES[size]))
            library = _copy(made / "library", Path(folder) / f"{number}")
            ours.append(_sit("desk_program", library, _N_FRAMES[size], *tags))
    yield Note(
        f"{extent.n_videos:,} videos, {extent.n_pictured:,} with pictures; {extent.n_tags:,} tags, about"
        f" {extent.n_decisions:,} decisions; {len(ours)} sessions; medians, worst of all sessions"
    )
    yield from _opening(ours, plain)
    yield from _frames(ours, plain)
    yield from _actions(ours, plain)
    yield from _memory(ours, plain)


def _name(extent: Extent) -> str:
    return f"catalog-{extent.n_videos}-{extent.n_tags}-{extent.n_decisions}-{extent.n_pictured}"


def _make(folder: Path, extent: Extent) -> None:
    folder.mkdir()
    names = big_catalog.make(folder / "library", extent)
    (folder / "tags.json").write_text(json.dumps(names))


def _copy(library: Path, folder: Path) -> Path:
    """Copy a library but not its pictures: each session needs the library without earlier decisions."""
    folder.mkdir()
    shutil.copy(library / "catalog.sqlite", folder)
    (folder / "thumbnails").symlink_to(library / "thumbnails")
    return folder


def _sit(program: str, *arguments: object) -> Session:
    command = [sys.executable, "-m", f"tests.benchmarks.{program}", str(time.time()), *map(str, arguments)]
    return json.loads(meter.measure(command).output.splitlines()[-1])


def _median(sessions: Sequence[Session], *names: str) -> float:
    return statistics.median(_at(session, *names) for session in sessions)


def _worst(sessions: Sequence[Session], *names: str) -> float:
    return max(_at(session, *names) for session in sessions)


def _at(session: Session, *names: str) -> float:
    value: Any = session
    for name in names:
        value = value[name]
    return value


def _opening(ours: Sequence[Session], plain: Sequence[Session]) -> Iterator[Finding]:
    bare = _median(plain, "open")
    for words, name in (("window painted", "first painting"), ("grid painted", "videos"), ("pictures", "pictures")):
        yield Figure(f"open: {words}", _median(ours, f"open: {name}"), "s", bare, _LIST)
    values = _median(ours, "open: cpu"), _median(plain, "open: cpu")
    yield Figure("open: grid painted, processor time", *_beside(values, "CPU s"))
    more = _median(ours, "open: videos") - bare
    yield Figure("open: grid painted, beyond the list", more, "s", goal=Goal(1, is_upper=True, of_ratio=False))


def _frames(ours: Sequence[Session], plain: Sequence[Session]) -> Iterator[Finding]:
    smooth = Goal(_FRAME_MS, is_upper=True, of_ratio=False)
    pairs = [(f"{way}, {view}", way) for view in _VIEWS for way in ("wheel", "drag")]
    for name, reference in [*pairs, ("wheel, tags", "wheel"), ("resize", "resize")]:
        for words, key in _KINDS.items():
            values = _median(ours, name, key), _median(plain, reference, key)
            has_goal = key == "own p95" and name != "resize"
            yield Figure(f"{name}: {words}", *_beside(values, "ms"), smooth if has_goal else None)
        values = _worst(ours, name, "own worst"), _worst(plain, reference, "own worst")
        yield Figure(f"{name}: worst", *_beside(values, "ms"))
    for name in ("key in the search box", "key in the tag bar"):
        yield Figure(f"{name}: p95", _median(ours, name, "own p95"), "ms", goal=smooth)


_KINDS = {"p95": "own p95", "p95 with other programs": "wall p95", "p95 of processor time": "cpu p95"}


def _beside(values: tuple[float, float], unit: str) -> tuple[float, str, float, str]:
    return values[0], unit, values[1], _LIST


def _actions(ours: Sequence[Session], plain: Sequence[Session]) -> Iterator[Finding]:
    everything = ("tag all", "undo", "redo")
    actions = [*(f"switch to {view}" for view in (*_VIEWS[1:], "grid")), "filter by two tags", "filter off"]
    actions += ["select all", "inspector of all", "tag bar", *(f"{name}{end}" for name in everything for end in _ENDS)]
    for name in [*actions, "tags panel", "tags panel, unfolded"]:
        is_known = name in plain[0]
        reference = _median(plain, name) if is_known else None
        yield Figure(name, _median(ours, name), "s", reference, _LIST if is_known else "")
        yield Figure(f"{name}: longest without an answer", _median(ours, f"{name}: longest"), "ms")


_ENDS = ("", ": everywhere")
"""Until written and announced; and until every part of the window shows it."""


def _memory(ours: Sequence[Session], plain: Sequence[Session]) -> Iterator[Finding]:
    goal = Goal(_WINDOW_MB, is_upper=True, of_ratio=False)
    for words, name in (("opened", "memory at first"), ("after all this", "memory")):
        for pages, key in (("its own and shared pages", "rss"), ("shared pages by share", "pss")):
            values = _median(ours, name, key), _median(plain, name, key)
            yield Figure(f"memory, {words}: {pages}", values[0], "MB", values[1], _LIST, goal)
