"""Posters and filmstrips for videos that are not there: some real pictures, each under many names."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from core.domain.library import LibraryPaths
from tests.benchmarks import materials

_N_KINDS = 64
_POSTER_PX = (480, 270)
_STRIP_PX = (1600, 90)
_QUALITY = 82
"""All three as `core.media.thumbnails` makes them."""


def put(paths: LibraryPaths, hashes: Sequence[str]) -> None:
    """Give videos pictures of the size and the weight that real ones have.

    Parameters
    ----------
    paths : LibraryPaths
        Of the library.
    hashes : sequence of str
        Of the videos' contents.
    """
    models = [_models(paths.thumbnails / "models", kind) for kind in range(min(_N_KINDS, len(hashes)))]
    for folder in {paths.poster(one).parent for one in hashes}:
        folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(hashes):
        # Another name for the same file: as a picture it is read like any other.
        for model, path in zip(models[number % len(models)], (paths.poster(one), paths.filmstrip(one)), strict=True):
            os.link(model, path)


def _models(folder: Path, kind: int) -> tuple[Path, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    found = folder / f"{kind}-poster.jpg", folder / f"{kind}-strip.jpg"
    rng = np.random.default_rng(kind)
    for path, (width, height) in zip(found, (_POSTER_PX, _STRIP_PX), strict=True):
        planes = [materials.rough((height, width), rng) for _ in range(3)]
        Image.fromarray(np.stack(planes, axis=-1)).save(path, "JPEG", quality=_QUALITY)
    return found
