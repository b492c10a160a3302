"""Frames per second of the built-in encoder beside ViT-B/32, on the CPU and on a GPU."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from core.embedding.encoder import Encoder
from tests.benchmarks import materials
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size

_SECONDS = {Size.FULL: 6.0, Size.QUICK: 1.0, Size.TINY: 0.05}
_ROUNDS = 3


def run(size: Size) -> Iterator[Finding]:
    """Measure all alternately, several times; each figure is the best of its rounds."""
    import torch

    from core.embedding import device as devices
    from core.embedding import registry
    from core.embedding.device import Device, DeviceKind
    from core.embedding.open_clip import model_folder

    folder = materials.encoder_folder()
    places = {"CPU fp32": Device(DeviceKind.CPU, "CPU", None)}
    if devices.has_fast_bf16():
        places["CPU bf16"] = Device(DeviceKind.CPU, "CPU", torch.bfloat16)
    loaded = {f"ViT-B/32 {name}": registry.load(str(folder), cache_folder=materials.cache_folder(), device=place)
              for name, place in places.items()}  # fmt: skip
    loaded["built-in, CPU"] = registry.load("builtin", cache_folder=materials.cache_folder(), device="cpu")
    if torch.cuda.is_available():
        card = devices.pick("cuda")
        loaded["ViT-B/32, graphics card"] = registry.load(
            str(folder), cache_folder=materials.cache_folder(), device=card
        )
        loaded["built-in, graphics card"] = registry.load("builtin", cache_folder=materials.cache_folder(), device=card)
    rates = {name: [0.0, 0.0] for name in loaded}
    for _ in range(_ROUNDS):
        for name, encoder in loaded.items():
            found = _rates(encoder, _SECONDS[size])
            rates[name] = [max(pair) for pair in zip(rates[name], found, strict=True)]
    yield Note(f"{model_folder.read(folder).path.name}; frames of noise, weights of ViT-B/32 random")
    for name, reference, goal in (
        ("built-in, CPU", "ViT-B/32 CPU fp32", Goal(5)),
        ("built-in, CPU", "ViT-B/32 CPU bf16", None),
        ("built-in, graphics card", "ViT-B/32, graphics card", None),
    ):
        if name in rates and reference in rates:
            (wall, cpu), (their_wall, their_cpu) = rates[name], rates[reference]
            yield Figure(name, wall, "frames/s", their_wall, reference, goal)
            if name.endswith("CPU"):
                yield Figure(f"{name}, of processor time", cpu, "frames/CPU s", their_cpu, reference, goal)


def _rates(encoder: Encoder, seconds: float) -> tuple[float, float]:
    side = encoder.info.geometry.size_px
    frames = np.random.default_rng(0).integers(0, 256, (4 * encoder.batch_size, side, side, 3), np.uint8)
    encode: Callable[[np.ndarray], object] = encoder.encode_frames
    encode(frames[: encoder.batch_size])
    started, cpu_before, n_frames = time.perf_counter(), time.process_time(), 0
    while time.perf_counter() - started < seconds:
        encode(frames)
        n_frames += len(frames)
    return n_frames / (time.perf_counter() - started), n_frames / (time.process_time() - cpu_before)
