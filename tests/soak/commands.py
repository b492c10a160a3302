"""Commands in their own processes, as a person runs them, which may be killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 600.0
_GONE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended.

    Attributes
    ----------
    code : int
        Its exit code, negative if ended by a signal.
    out, err : str
        Its output.
    seconds : float
        Its duration.
    """

    code: int
    out: str
    err: str
    seconds: float

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL

    @property
    def sentences(self) -> list[str]:
        """Return its error messages."""
        return [line.removeprefix("clipshelf: ") for line in self.err.splitlines() if line.startswith("clipshelf: ")]


def clipshelf(library: Path, *words: str | Path) -> list[str]:
    """Return the command line of a command on a library."""
    program = [sys.executable, "-c", "from core.cli.main import main; main()"]
    return [*program, *map(str, words), "--library", str(library)]


def run(
    command: Sequence[str], *, environment: Mapping[str, str] | None = None, kill_after: float | None = None
) -> Done:
    """Run a command to its end, or kill it if it still runs after some seconds."""
    begun = time.monotonic()
    started = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    children: list[psutil.Process] = []
    try:
        out, err = started.communicate(timeout=LONGEST_SECONDS if kill_after is None else kill_after)
    except subprocess.TimeoutExpired:
        children = psutil.Process(started.pid).children(recursive=True)
        started.kill()
        out, err = started.communicate()
        if kill_after is None:
            raise AssertionError(f"{command} did not end: {err[-2000:]}") from None
    _, alive = psutil.wait_procs(children, timeout=_GONE_SECONDS)
    assert not alive, "decoding processes outlive their command"
    return Done(started.returncode, out, err, time.monotonic() - begun)
