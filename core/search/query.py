"""Turns a query into one unit vector.

Words are put into a few sentences (``resources/prompts.json``) and their vectors averaged, because the encoders learned
from captions. The words alone come first and decide: if they have no vector, neither has the query, whatever the
sentences around them yield. This module is independent of encoders; encoding is a callable.
"""

import json
import math
from collections.abc import Callable, Sequence
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from core.errors import QueryError

EncodeTexts = Callable[[Sequence[str]], NDArray[np.float32]]

SLOT = "{}"
MOST_LETTERS = 2_000
"""No encoder reads more than a few hundred words; longer pasted texts are cut off first to save time."""


def load_templates() -> tuple[str, ...]:
    """Return the sentences that words are put into.

    Returns
    -------
    tuple of str
        Each contains ``{}`` once; the first is ``{}`` alone.

    Raises
    ------
    ValueError
        If the file does not follow this.
    """
    text = resources.files("resources").joinpath("prompts.json").read_text(encoding="utf-8")
    templates = tuple(json.loads(text)["search"])
    if templates[:1] != (SLOT,) or any(template.count(SLOT) != 1 for template in templates):
        raise ValueError(f"not search templates: {templates}")
    return templates


def of_text(text: str, *, encode: EncodeTexts, templates: Sequence[str] = (SLOT,)) -> NDArray[np.float32] | None:
    """Return the vector of a text.

    Parameters
    ----------
    text : str
        As typed.
    encode : callable
        N texts to (N, D) unit rows, or a row of zeros where there is no vector.
    templates : sequence of str
        From `load_templates`.

    Returns
    -------
    ndarray, shape (D,), float32, or None
        A unit vector; None if the encoder has no vector for these words.

    Raises
    ------
    QueryError
        If the text is empty.
    """
    words = " ".join(text[:MOST_LETTERS].split())
    if not any(letter.isprintable() and not letter.isspace() for letter in words):
        raise QueryError("The search is empty", "Type what the moment should show.")
    rows = encode([template.replace(SLOT, words) for template in (SLOT, *templates[1:])])
    if not np.any(rows[0]):
        return None
    # The words alone keep half of the weight: a complete caption needs no sentence around it.
    others = rows[1:].mean(axis=0) if len(rows) > 1 else rows[0]
    return _unit(rows[0] + others)


def of_frames(vectors: NDArray[np.floating]) -> NDArray[np.float32] | None:
    """Return the vector of a picture, of a frame, or of a whole video.

    Parameters
    ----------
    vectors : ndarray, shape (T, D)
        Unit rows of its frames.

    Returns
    -------
    ndarray, shape (D,), float32, or None
        Their mean direction; None if they cancel out.

    Raises
    ------
    QueryError
        If there are no frames.
    """
    if len(vectors) == 0:
        raise QueryError("That video has not been analysed yet", "Wait until it has been analysed, then search again.")
    return _unit(np.asarray(vectors, dtype=np.float32).mean(axis=0))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32] | None:
    norm = math.sqrt(float(np.einsum("i,i->", vector, vector)))
    return (vector / np.float32(norm)).astype(np.float32) if norm > 1e-6 else None
