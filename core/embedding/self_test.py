"""Tests an encoder before it is used: it must tell pictures apart, and be the model it claims to be."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.embedding.encoder import Encoder
from core.errors import EncoderError
from core.sentence import Sentence

N_FINGERPRINT = 16
FINGERPRINT_TOLERANCE = 0.02
"""Half precision changes a component of a unit vector by at most about 0.005; wrong preprocessing by far more."""

MOST_ALIKE = 0.9995
DAMAGED = Sentence("Its weights may be damaged: download them again.")


def make_pictures(size_px: int) -> NDArray[np.uint8]:
    """Return two fixed pictures that have nothing in common.

    Parameters
    ----------
    size_px : int
        Side S.

    Returns
    -------
    ndarray, shape (2, S, S, 3), uint8
        A smooth colour gradient and a black and white checkerboard.
    """
    ramp = np.linspace(0, 1, size_px)
    down, across = np.meshgrid(ramp, ramp, indexing="ij")
    slope = np.stack([across, down, 1 - across * down], axis=-1)
    board = np.repeat(((np.floor(across * 8) + np.floor(down * 8)) % 2)[..., None], 3, axis=-1)
    return np.round(np.stack([slope, board]) * 255).astype(np.uint8)


def run(
    encoder: Encoder,
    *,
    fingerprint: Sequence[float] | None = None,
    advice: Sentence = DAMAGED,
) -> tuple[float, ...]:
    """Encode two pictures and check the vectors.

    Parameters
    ----------
    encoder : Encoder
        Encoder to test.
    fingerprint : sequence of float or None
        Result of an earlier run for the same model, if recorded.
    advice : Sentence
        What the person can do if it fails.

    Returns
    -------
    tuple of float
        Its fingerprint: the first numbers of the first picture's vector.

    Raises
    ------
    EncoderError
        If its vectors are not numbers, all alike, or not those of the recorded model.
    """
    rows = encoder.encode_frames(make_pictures(encoder.info.geometry.size_px)).astype(np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    if rows.shape[1] != encoder.info.n_dims or not np.allclose(norms, 1, atol=0.01):
        raise EncoderError("{title} produces no usable vectors", advice, title=encoder.info.title)
    if float(np.einsum("i,i->", rows[0], rows[1])) > MOST_ALIKE:
        raise EncoderError("{title} cannot tell pictures apart", advice, title=encoder.info.title)
    found = tuple(float(number) for number in rows[0, :N_FINGERPRINT])
    if fingerprint is not None and not np.allclose(found, fingerprint, atol=FINGERPRINT_TOLERANCE):
        raise EncoderError("{title} does not produce the expected vectors", advice, title=encoder.info.title)
    return found
