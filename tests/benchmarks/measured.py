"""Measurements of one window as plain values, for the process that compares them."""

import statistics
from collections.abc import Sequence

import psutil
from PySide6.QtWidgets import QWidget

from tests.benchmarks import meter
from tests.benchmarks.stage import Frame, Stage

_SIZES_PX = ((1280, 800), (1600, 1000))


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that a share of all values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def frames(found: Sequence[Frame]) -> dict[str, float]:
    """Sum up frames."""
    wall, cpu = [one.wall_ms for one in found], [one.cpu_ms for one in found]
    return {
        "median": statistics.median(wall),
        "p95": percentile(wall, 0.95),
        "worst": max(wall),
        "cpu p95": percentile(cpu, 0.95),
        "cpu worst": max(cpu),
        "count": len(found),
    }


def resized(stage: Stage, window: QWidget, n_frames: int) -> dict[str, float]:
    """Make a window larger and smaller again, step by step, as with the mouse."""
    half = max(1, n_frames // 2)

    def step(number: int) -> None:
        share = 1 - abs(half - 1 - number) / half
        width, height = (round(small + share * (large - small)) for small, large in zip(*_SIZES_PX, strict=True))
        window.resize(width, height)

    return frames(stage.frames(step, 2 * half))


def memory() -> dict[str, float]:
    """Give what this process takes, in MB."""
    process = psutil.Process()
    return {"rss": process.memory_info().rss / 1e6, "pss": meter.memory_bytes(process) / 1e6}
