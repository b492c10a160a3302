"""Peak memory of the worker with its decoders, beside that of the model alone: it must not grow with the videos.

The model's share is measured in a process that loads the encoder and encodes one batch:
``python -m tests.benchmarks.memory FOLDER``. The window's memory is measured by the benchmark `window`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import materials, meter
from tests.benchmarks.harness import Figure, Finding, Goal, Size
from tests.benchmarks.materials import Film
from tests.benchmarks.naive_race import add

_EIGHT_K = Film((7680, 4320), 30, 2, 4, 40_000)
_VERY_LONG = Film((640, 360), 250, 3, 430, 800)
_SMALL = Film((640, 360), 30, 4, 3, 800)
_MOST_BYTES = 1_500
_N_COPIES = 100


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    encoder = str(materials.encoder_folder())
    model = meter.measure([sys.executable, "-m", "tests.benchmarks.memory", encoder])
    loaded = float(model.output) / 1e6
    yield Figure("the model alone, loaded", loaded, "MB")
    yield Figure("the model alone, peak while it is loaded", model.peak_bytes / 1e6, "MB")
    for name, videos in _cases(size):
        peak = add(videos, encoder=str(materials.encoder_folder()))[0].peak_bytes / 1e6
        yield Figure(f"worker, {name}: peak", peak, "MB", loaded, "model alone")
        goal = Goal(_MOST_BYTES, is_upper=True, of_ratio=False)
        yield Figure(f"worker, {name}: beyond the model", peak - loaded, "MB", goal=goal)


def _cases(size: Size) -> Iterator[tuple[str, list[Path]]]:
    if size is not Size.FULL:
        yield "one small video", [materials.film(_SMALL)]
        return
    yield "8K", [materials.film(_EIGHT_K)]
    yield f"{_VERY_LONG.seconds / 3600:.0f} hours", [materials.film(_VERY_LONG)]
    yield f"{_N_COPIES} files", [_copy(number) for number in range(_N_COPIES)]


def _copy(number: int) -> Path:
    path = materials.cache_folder() / "copies" / f"{number:04}.mp4"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(materials.film(_SMALL).read_bytes() + number.to_bytes(8, "big"))
    return path


def main(folder: str) -> None:
    """Load an encoder, encode one batch, print the bytes that this process then holds."""
    import numpy as np
    import psutil

    from core.embedding import registry

    encoder = registry.load(f"local-dir:{folder}", cache_folder=materials.cache_folder() / "cache")
    side = encoder.info.geometry.size_px
    encoder.encode_frames(np.zeros((encoder.batch_size, side, side, 3), np.uint8))
    sys.stdout.write(str(meter.memory_bytes(psutil.Process())))


if __name__ == "__main__":
    main(sys.argv[1])
