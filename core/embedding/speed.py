"""Measures how fast a model of the catalogue would be on this computer, before anybody downloads it.

Runs as a program, ``python -m core.embedding.speed ARCHITECTURE``, so that its memory is freed at the end and it can be
stopped at any moment. A network's speed does not depend on its weights, so none are needed. Memory: one image tower and
one batch.
"""

import argparse
import contextlib
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch  # noqa: TID253

from core.embedding import device as devices
from core.embedding.device import Device, DeviceKind
from core.embedding.open_clip import model_loading
from core.embedding.open_clip.encoder import choose_batch_size
from core.embedding.torch_batches import TorchBatches
from core.errors import KnownError

SECONDS = 3.0
LEAST_BATCHES = 3
_NICENESS = 10
_PARALLEL_SHARE = 0.85
"""How busy each computing thread is; used to estimate wall time on an idle computer from CPU time."""


@dataclass(frozen=True, slots=True)
class MeasuredSpeed:
    """Result of a measurement.

    Attributes
    ----------
    frames_per_second : float
        Of the fastest batch, as on an otherwise idle computer.
    is_on_cpu : bool
        Whether it ran on the CPU, which also has to decode the videos.
    """

    frames_per_second: float
    is_on_cpu: bool


def measure(architecture: str, device: Device, *, seconds: float = SECONDS) -> MeasuredSpeed:
    """Encode random frames for a few seconds and return the speed.

    Parameters
    ----------
    architecture : str
        open_clip's name.
    device : Device
        Device to compute on.
    seconds : float
        Duration after the first batch; at least `LEAST_BATCHES` are run.

    Raises
    ------
    EncoderError
        If open_clip has no such architecture.
    """
    tower = model_loading.make_picture_tower(architecture, device)
    dtype = next(tower.parameters()).dtype

    def compute(pixels: torch.Tensor) -> torch.Tensor:
        return tower(pixels.permute(0, 3, 1, 2).float().mul_(1 / 255).to(dtype)).float()

    batches, size_px = TorchBatches(device, compute, n_dims=1), _side_px(tower)
    n_frames = choose_batch_size(device, dtype)
    frames = np.random.default_rng(0).integers(0, 256, (n_frames, size_px, size_px, 3), np.uint8)
    batches.collect(batches.submit(frames))  # the first batch also selects the algorithms
    durations: list[float] = []
    is_on_cpu = device.kind is DeviceKind.CPU
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(durations) < LEAST_BATCHES:
        durations.append(_seconds_of(lambda: batches.collect(batches.submit(frames)), is_on_cpu=is_on_cpu))
    return MeasuredSpeed(n_frames / min(durations), is_on_cpu)


def _seconds_of(work: Callable[[], object], *, is_on_cpu: bool) -> float:
    started, used = time.perf_counter(), time.process_time()
    work()
    elapsed, used = time.perf_counter() - started, time.process_time() - used
    return min(elapsed, used / (torch.get_num_threads() * _PARALLEL_SHARE)) if is_on_cpu else elapsed


def _side_px(tower: torch.nn.Module) -> int:
    size = tower.image_size
    return int(size[0] if isinstance(size, tuple | list) else size)  # pyright: ignore[reportArgumentType]


def main() -> int:
    """Print the speed as one line of JSON; return 0, or 1 if it cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m core.embedding.speed", description=__doc__)
    parser.add_argument("architecture")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=0)
    asked = parser.parse_args()
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
    if asked.threads:
        torch.set_num_threads(asked.threads)
    try:
        speed = measure(asked.architecture, devices.pick_or_cpu(asked.device)[0])
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(json.dumps({"frames_per_second": speed.frames_per_second, "is_on_cpu": speed.is_on_cpu}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
