"""Cost of a program: wall time, processor time and peak memory, including its child processes."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

if sys.platform != "win32":
    import resource

_EVERY_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of one run.

    Attributes
    ----------
    wall_seconds, cpu_seconds : float
        From start to end of the program.
    peak_bytes : int
        Peak memory of all its processes together; pages shared by several processes count once (on Linux; elsewhere
        once for each).
    output : str
        Its stdout.
    """

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: str


def measure(command: Sequence[str], *, environment: dict[str, str] | None = None) -> Cost:
    """Run a program to its end.

    Raises
    ------
    RuntimeError
        If it fails.
    """
    before, started = _children_cpu_seconds(), time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | (environment or {}),
        cwd=Path(__file__).resolve().parents[2],
    )
    watch = _Watch(process.pid)
    output, complaint = process.communicate()
    wall = time.perf_counter() - started
    watch.end()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {complaint[-2000:]}")
    return Cost(wall, _children_cpu_seconds() - before, watch.peak_bytes, output)


def clipshelf(*arguments: str) -> list[str]:
    """Return the command line of the program, with its real entry point."""
    return [sys.executable, "-c", "from core.cli.main import main; main()", *arguments]


def memory_bytes(process: psutil.Process) -> int:
    """Return the memory of one process with its share of shared pages; 0 when it is gone."""
    try:
        if sys.platform == "linux":
            with Path(f"/proc/{process.pid}/smaps_rollup").open(encoding="ascii") as lines:
                return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        return process.memory_info().rss
    except (psutil.Error, OSError):
        return 0


def family_bytes(pid: int) -> int:
    """Return the memory of a process and all its descendants."""
    try:
        parent = psutil.Process(pid)
        return sum(memory_bytes(process) for process in (parent, *parent.children(recursive=True)))
    except psutil.Error:
        return 0


class _Watch:
    def __init__(self, pid: int) -> None:
        self.peak_bytes = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(_EVERY_SECONDS):
            self.peak_bytes = max(self.peak_bytes, family_bytes(self._pid))


def _children_cpu_seconds() -> float:
    if sys.platform == "win32":
        times = os.times()
        return times.children_user + times.children_system
    used = resource.getrusage(resource.RUSAGE_CHILDREN)  # finer than os.times, which counts hundredths of a second
    return used.ru_utime + used.ru_stime
