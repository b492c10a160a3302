"""``python -m tests.benchmarks``: measure the performance goals and their references in one run.

Each benchmark runs in its own process, so that none finds libraries loaded or threads started by another.
"""

import argparse
import importlib
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import harness, materials
from tests.benchmarks.harness import Finding, Note, Size

BENCHMARKS = {
    "keyframes": "decoding by plan against decoding every frame",
    "pipeline": "decode, encode, and both together",
    "naive_race": "clipshelf add against a naive script",
    "encoders": "the built-in encoder against ViT-B/32",
    "search": "search latency against raw FAISS",
    "ranking": "whether the right video comes first: pooling, minus, A then B",
    "map": "the map of 100,000 points: first points, pan and zoom, arranging",
    "duplicates": "copies and pieces of real clips, found and missed",
    "clusters": "clusters of labelled clips against plain k-means, their stability and names",
    "start": "processor time of short commands",
    "memory": "peak memory of window and worker",
    "window": "time to the first window with 100,000 videos",
    "correction": "one correction to updated suggestions over 10,000 videos",
    "order": "learning from the order of frames, against a recurrent network",
    "honest": "claims about suggestions against the truth, in made-up libraries",
    "desk": "working in the window with 100,000 videos, 1,000 tags and 500,000 decisions",
    "rescan": "second scan of 10,000 unchanged files",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run benchmarks and print their figures.

    Returns
    -------
    int
        0, or 1 if one could not be run; a missed goal is not a failure.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", choices=BENCHMARKS, help=", ".join(BENCHMARKS))
    parser.add_argument("--json", metavar="OUT", type=Path, help="write the figures to a file too")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    parser.add_argument("--here", metavar="NAME", choices=BENCHMARKS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    _prepare()
    size = Size.QUICK if options.quick else Size.FULL
    if options.here:
        harness.to_json({options.here: measure(options.here, size)}, options.json)
        return 0
    sys.stdout.write("  ".join(f"{name} {value}" for name, value in harness.machine().items()) + "\n")
    results = {name: _measure_apart(name, size) for name in options.only or BENCHMARKS}
    if options.json:
        harness.to_json(results, options.json)
    return int(any(not findings for findings in results.values()))


def measure(name: str, size: Size) -> list[Finding]:
    """Run one benchmark in this process."""
    return list(importlib.import_module(f"tests.benchmarks.{name}").run(size))


def _measure_apart(name: str, size: Size) -> list[Finding]:
    sys.stdout.write(f"\n{name}: {BENCHMARKS[name]}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "findings.json"
        command = [sys.executable, "-m", "tests.benchmarks", "--here", name, "--json", str(out)]
        ended = subprocess.run([*command, *(["--quick"] if size is Size.QUICK else [])], check=False)
        findings = harness.from_json(out)[name] if ended.returncode == 0 else []
    sys.stdout.write(harness.table(findings or [Note("could not be measured, see above")]) + "\n")
    sys.stdout.flush()
    return findings


def _prepare() -> None:
    """Prepare the program as installed: compiled modules, no display, a cache of its own."""
    logging.basicConfig(level=logging.WARNING)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["CLIPSHELF_CACHE"] = str(materials.cache_folder() / "cache")


if __name__ == "__main__":
    sys.exit(main())
