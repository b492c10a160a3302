"""What this computer is, and how much of it to use where the person did not say."""

import functools
import os
import platform
from pathlib import Path

from core.settings import Settings


def decode_processes(settings: Settings) -> int:
    """Choose the number of decoding processes.

    Parameters
    ----------
    settings : Settings
        Where it may be set.

    Returns
    -------
    int
        At least 1. Decoding scales with cores while the encoder waits, and is the slower side on most machines.
    """
    return settings.decode_processes or max(1, min(_n_cores(), 16))


@functools.cache
def name() -> str:
    """Name this computer by its processor and the number of its cores.

    Returns
    -------
    str
        Such as ``AMD Ryzen 7 7840U, 16 cores``.
    """
    return f"{_processor()}, {_n_cores()} cores"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith(("model name", "Hardware")))
    return next(named, "") or platform.processor() or platform.machine()


def _n_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
