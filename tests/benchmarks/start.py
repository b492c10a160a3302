"""Processor time of short commands from start to end, including child processes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import materials, meter
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.benchmarks.materials import Film

_N_RUNS = {Size.FULL: 5, Size.QUICK: 2, Size.TINY: 1}
_N_CLIPS = 12
_CLIP = Film((160, 96), 30, 1, 1, 60)
_GOALS = {"--help": 0.3, "status": 0.6, "search by words": 1.2, "search by video": 0.9}


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        videos, library = Path(folder) / "videos", Path(folder) / "library"
        _fill(videos)
        meter.measure(meter.clipshelf("add", str(videos), "--library", str(library)))
        known = ("--library", str(library))
        commands = {
            "--help": ("--help",),
            "status": ("status", *known),
            "search by words": ("search", "a red car", *known),
            "search by video": ("search", "--like", str(videos / "000.mp4"), *known),
        }
        yield Note(f"{_N_CLIPS} clips, the encoder of a new library; minimum of {_N_RUNS[size]} runs")
        for name, words in commands.items():
            costs = [meter.measure(meter.clipshelf(*words)).cpu_seconds for _ in range(_N_RUNS[size])]
            yield Figure(name, min(costs), "CPU s", goal=Goal(_GOALS[name], is_upper=True, of_ratio=False))


def _fill(folder: Path) -> None:
    content = materials.film(_CLIP).read_bytes()
    folder.mkdir()
    for number in range(_N_CLIPS):
        (folder / f"{number:03}.mp4").write_bytes(content + number.to_bytes(8, "big"))  # each with unique content
