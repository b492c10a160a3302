"""``clipshelf add`` against the naive script, as programs: same files, same encoder, start of the program included."""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import materials, meter
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.benchmarks.meter import Cost
from tests.benchmarks.pipeline import LONG, SHORT

_ROUNDS = 3


def run(size: Size) -> Iterator[Finding]:
    """Measure; short clips several times in turn, the median counts."""
    films = [materials.film(film) for film in (LONG if size is Size.FULL else SHORT)]
    yield from _race("long films", films, Goal(5), n_rounds=1)
    if size is not Size.TINY:
        clips = materials.clips(54)
        yield from _race("short clips", clips, Goal(2), n_rounds=_ROUNDS if size is Size.FULL else 1)


def _race(title: str, videos: list[Path], goal: Goal, *, n_rounds: int) -> Iterator[Finding]:
    pairs = [(add(videos), _naive(videos)) for _ in range(n_rounds)]
    (ours, report), (theirs, n_theirs) = pairs[0]
    yield Note(f"{title}: {len(videos)} videos; {report['frames']} frames, naive {n_theirs} frames; random weights")
    rows = (
        ("whole program", "s", [(our.wall_seconds, their.wall_seconds) for (our, _), (their, _) in pairs], goal),
        ("processor", "CPU s", [(our.cpu_seconds, their.cpu_seconds) for (our, _), (their, _) in pairs], None),
        ("peak memory", "MB", [(our.peak_bytes / 1e6, their.peak_bytes / 1e6) for (our, _), (their, _) in pairs], None),
    )
    for name, unit, values, wanted in rows:
        ours, theirs = (statistics.median(column) for column in zip(*values, strict=True))
        yield Figure(f"{title}: {name}", ours, unit, theirs, "naive script", wanted)


def add(videos: list[Path]) -> tuple[Cost, dict[str, Any]]:
    """Run ``clipshelf add`` in a new library; give its cost and its report, in which every video must be analysed."""
    with tempfile.TemporaryDirectory() as folder:
        source = materials.as_folder(Path(folder) / "videos", videos)
        encoder, library = str(materials.encoder_folder()), str(Path(folder) / "library")
        cost = meter.measure(meter.clipshelf("add", str(source), "--encoder", encoder, "--library", library, "--json"))
    report = json.loads(cost.output)
    if report["analysed"] != len(videos):
        raise RuntimeError(f"not all videos were analysed: {report}")
    return cost, report


def _naive(videos: list[Path]) -> tuple[Cost, int]:
    with tempfile.TemporaryDirectory() as folder:
        arguments = [str(materials.encoder_folder()), str(Path(folder) / "index.faiss"), *map(str, videos)]
        cost = meter.measure([sys.executable, "-m", "tests.benchmarks.naive", *arguments])
    return cost, int(cost.output)
