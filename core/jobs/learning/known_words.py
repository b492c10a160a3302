"""Vectors of words that were read before, on this computer: whoever adds a tag again need not wait for the encoder.

They lie in the cache folder by encoder and by a mark of the words, not by the words themselves. A file that is
missing or damaged is made again.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.domain.embeddings import EncoderInfo
from core.settings import cache_folder
from core.tagging import prototypes


def path_of(info: EncoderInfo, words: str, templates: Sequence[str]) -> Path:
    """Say where the vector of some words lies.

    Parameters
    ----------
    info : EncoderInfo
        Whose vector.
    words : str
        Their mark, see `prototypes.key_of`.
    templates : sequence of str
        The sentences they are put into; with others the vector is another.

    Returns
    -------
    Path
        Whether there is such a file or not.
    """
    # How the vector is made is part of its mark as well.
    name = f"{words}-{prototypes.key_of('', templates, f'{prototypes.DESCRIPTION_SHARE} known')}.npy"
    return cache_folder() / "words" / info.identity.key / name


def find(path: Path, n_dims: int) -> NDArray[np.float32] | None:
    """Read a vector.

    Parameters
    ----------
    path : Path
        From `path_of`.
    n_dims : int
        How long it is.

    Returns
    -------
    ndarray or None
        ``(D,)`` float32; None where it is not there or cannot be.
    """
    try:
        vector = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if vector.shape != (n_dims,) or vector.dtype != np.float32 or not np.isfinite(vector).all():
        return None
    return vector if not vector.any() or abs(float(np.linalg.norm(vector)) - 1.0) < 1e-3 else None


def keep(path: Path, vector: NDArray[np.float32]) -> None:
    """Write a vector; where that cannot be, it is read anew next time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            np.save(file, vector, allow_pickle=False)
