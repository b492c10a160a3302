"""Peak memory of the test processes, printed at the end of a run."""

import sys
from typing import Any

import pytest

MOST_MB = 1536
"""Memory limit of a test process."""
_peaks_mb: list[int] = []


def peak_mb() -> int | None:
    """Return the peak memory of this process; None where the system does not say."""
    if sys.platform != "linux":
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


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
