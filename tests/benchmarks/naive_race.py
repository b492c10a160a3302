"""``clipshelf add`` beside the naive CLIP script, as programs: same files, start of the program included.

Once with the encoder of the script, once with the built-in one, which is the default of a new library.
"""

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
    """Measure; short clips several times alternately, the median counts."""
    films = [materials.film(film) for film in (LONG if size is Size.FULL else SHORT)]
    yield from _race("long films", films, (Goal(5), Goal(8)), n_rounds=1)
    if size is not Size.TINY:
        clips = materials.clips(54)
        yield from _race("short clips", clips, (Goal(2), Goal(3)), n_rounds=_ROUNDS if size is Size.FULL else 1)


def _race(title: str, videos: list[Path], goals: tuple[Goal, Goal], *, n_rounds: int) -> Iterator[Finding]:
    encoders = {"same encoder": str(materials.encoder_folder()), "built-in": "builtin"}
    add(videos[:1], encoder="builtin")  # the first use on a computer writes the model into the cache
    rounds = [
        ({name: add(videos, encoder=one) for name, one in encoders.items()}, _naive(videos)) for _ in range(n_rounds)
    ]
    for name, goal in zip(encoders, goals, strict=True):
        n_ours, n_theirs = rounds[0][0][name][1]["frames"], rounds[0][1][1]
        yield Note(
            f"{title}, {name}: {len(videos)} videos; {n_ours} frames, naive {n_theirs} frames; CLIP weights random"
        )
        costs = [(ours[name][0], theirs) for ours, (theirs, _) in rounds]
        rows = (
            ("whole program", "s", [(our.wall_seconds, their.wall_seconds) for our, their in costs], goal),
            ("processor", "CPU s", [(our.cpu_seconds, their.cpu_seconds) for our, their in costs], None),
            ("peak memory", "MB", [(our.peak_bytes / 1e6, their.peak_bytes / 1e6) for our, their in costs], None),
        )
        for what, unit, values, wanted in rows:
            our, their = (statistics.median(column) for column in zip(*values, strict=True))
            yield Figure(f"{title}, {name}: {what}", our, unit, their, "naive script", wanted)


def add(videos: list[Path], *, encoder: str) -> tuple[Cost, dict[str, Any]]:
    """Run ``clipshelf add`` in a new library; return its cost and its report, with every video analysed."""
    with tempfile.TemporaryDirectory() as folder:
        source = materials.as_folder(Path(folder) / "videos", videos)
        library = str(Path(folder) / "library")
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
