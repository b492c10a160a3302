"""Takes of made-up scenes: a fixed camera, and things that move differently in each take."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.support import scenes
from tests.support.scenes import SIZE, Picture

FPS = 25
_N_THINGS = 4


def take(scene: int, motion: int, seconds: float) -> Iterator[Picture]:
    """Show a scene with things that move; takes of one scene with another motion differ only in those."""
    draws = np.random.default_rng((scene, motion))
    ground = scenes.landscape(scene)
    rows, columns = np.mgrid[: SIZE[1], : SIZE[0]]
    starts, speeds = draws.uniform(0, 1, (_N_THINGS, 2)), draws.uniform(-0.25, 0.25, (_N_THINGS, 2))
    colours, sizes = draws.integers(0, 256, (_N_THINGS, 3)), draws.uniform(9, 20, _N_THINGS)
    for number in range(round(seconds * FPS)):
        picture = ground.copy()
        for start, speed, colour, size in zip(starts, speeds, colours, sizes, strict=True):
            # Back and forth, so that nothing leaves the picture.
            x, y = np.abs((start + speed * number / FPS) % 2 - 1) * SIZE
            picture[(rows - y) ** 2 + (columns - x) ** 2 < size**2] = colour
        yield picture


def make_take(path: Path, scene: int, motion: int, *, seconds: float = 4.0) -> Path:
    """Write a take as a video."""
    scenes.render(path, take(scene, motion, seconds), fps=FPS)
    return path
