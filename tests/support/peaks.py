"""Memory of the test processes: kept low between tests; the peaks are printed at the end of a run."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.shell.system import memory

MOST_MB = 1536
"""Memory limit of a test process."""
_MUCH_MB = 64
_peaks_mb: list[int] = []
_n_modules = _least_mb = 0


def pytest_collection_finish() -> None:
    """Look for no garbage among what imports have made, as the program does not; a search takes 0.1 s otherwise."""
    _leave_out_modules()


@pytest.fixture(scope="module", autouse=True)
def _later_modules() -> Iterator[None]:
    """Do the same after tests that have imported more."""
    yield
    _leave_out_modules()


def _leave_out_modules() -> None:
    global _n_modules
    if len(sys.modules) > _n_modules:
        _n_modules = len(sys.modules)
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    """Return to the system what tests have freed, as soon as it is much.

    A closed library is often held by a cycle until the garbage collector runs, and with it some 50 MB of an encoder.
    """
    yield
    global _least_mb
    now_mb = resident_mb()
    if now_mb is not None and now_mb > _least_mb + _MUCH_MB:
        gc.collect()
        memory.release_freed()
        _least_mb = resident_mb() or 0


def peak_mb() -> int | None:
    """Return the peak memory of this process; None where the system does not say."""
    if sys.platform != "linux":
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def resident_mb() -> int | None:
    """Return the memory that this process holds now; None where the system does not say."""
    if sys.platform != "linux":
        return None
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send the peak of an xdist process to the one that prints."""
    output, peak = getattr(session.config, "workeroutput", None), peak_mb()
    if output is not None and peak is not None:
        output["peak_mb"] = peak


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Record the peak of an xdist process."""
    if (peak := getattr(node, "workeroutput", {}).get("peak_mb")) is not None:
        _peaks_mb.append(peak)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the peaks; a process above the limit is marked."""
    own = peak_mb()
    for peak in sorted(_peaks_mb) or ([own] if own is not None else []):
        mark = f", more than {MOST_MB} MB" if peak > MOST_MB else ""
        terminalreporter.write_line(f"peak memory of a test process: {peak} MB{mark}")
