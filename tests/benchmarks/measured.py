"""Measurements of one window as plain values, for the process that compares them."""

import statistics
from collections.abc import Sequence

import psutil
from PySide6.QtWidgets import QWidget

from tests.benchmarks import meter
from tests.benchmarks.stage import Frame, Stage

_SIZES_PX = ((1280, 800), (1600, 1000))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def frames(found: Sequence[Frame]) -> dict[str, float]:
    """Summarise frames."""
    kinds = {
        "wall": [one.wall_ms for one in found],
        "own": [one.own_ms for one in found],
        "cpu": [one.cpu_ms for one in found],
    }
    summed: dict[str, float] = {"count": len(found)}
    for kind, values in kinds.items():
        summed |= {
            f"{kind} median": statistics.median(values),
            f"{kind} p95": percentile(values, 0.95),
            f"{kind} worst": max(values),
        }
    return summed


def resized(stage: Stage, window: QWidget, n_frames: int) -> dict[str, float]:
    """Make a window larger and smaller again step by step, as with the mouse."""
    half = max(1, n_frames // 2)

    def step(number: int) -> None:
        share = 1 - abs(half - 1 - number) / half
        width, height = (round(small + share * (large - small)) for small, large in zip(*_SIZES_PX, strict=True))
        window.resize(width, height)

    return frames(stage.frames(step, 2 * half))


def memory() -> dict[str, float]:
    """Return the memory of this process in MB."""
    process = psutil.Process()
    return {"rss": process.memory_info().rss / 1e6, "pss": meter.memory_bytes(process) / 1e6}
