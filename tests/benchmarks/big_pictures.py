"""Posters and filmstrips for videos without files: a few real pictures under many names."""

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
"""All three as in `core.media.pictures.thumbnails`."""


def put(paths: LibraryPaths, hashes: Sequence[str]) -> None:
    """Write pictures of realistic size and weight for videos.

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
        # Another name for the same file: it is read like any other picture.
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
