"""The built-in encoder: what a picture looks like, by formula, without any weights.

A frame of 128 x 128 px becomes 384 numbers in four blocks, each brought to length 1, weighted, and joined:

======== ==== ====================================================================================================
block    size formula
======== ==== ====================================================================================================
colour     80 soft counts of 12 hues (by chroma), 4 greys (by the rest); the whole and 4 quarters; square roots
layout     96 8 x 8 means of luma, 4 x 4 means of the two colour differences, each less its mean
edges     128 8 directions of the gradient (without sign) over 4 x 4 cells, by magnitude, square roots
texture    80 10 rotation-invariant uniform binary patterns at 2 scales over 4 quarters, square roots
======== ==== ====================================================================================================

Square roots make the inner product of two histograms their Bhattacharyya coefficient, so that one large bin does not
outvote the rest. The vectors find look-alikes; they know no words. The frame is squashed, not cut: look-alikes must
show the same picture to its borders. The same frame always gives the same vector, whatever its batch.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.embeddings import EncoderIdentity, EncoderInfo
from core.domain.media import FrameGeometry, ResizeMode
from core.embedding.encoder import check_frames, unit_rows

REFERENCE = "descriptor"
FORMULA = "clipshelf-descriptor-1"
"""To be renamed with every change of a number that the formula gives: it is the identity of the vectors."""

SIDE_PX = 128
N_DIMS = 384
WEIGHTS = {"colour": 1.0, "layout": 1.0, "edges": 0.8, "texture": 0.6}
N_HUES, N_GREYS, N_DIRECTIONS = 12, 4, 8
FRAMES_AT_ONCE = 16
"""Frames whose intermediate pictures are held at once: about 1 MB each, which stays within the processor's cache."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A batch that is ready, because there is no device to wait for."""

    rows: NDArray[np.float16]

    @property
    def n_frames(self) -> int:
        """How many rows it has."""
        return self.rows.shape[0]


class DescriptorEncoder:
    """Visual descriptors as an `Encoder`; it has no text side."""

    batch_size = 64
    device_name = "CPU"

    def __init__(self) -> None:
        preprocessing = f"rgb8 {SIDE_PX} squash"
        self.info = EncoderInfo(
            reference=REFERENCE,
            title="Visual descriptor (built in)",
            identity=EncoderIdentity(
                architecture=FORMULA,
                weights_hash=hashlib.sha256(FORMULA.encode()).hexdigest(),
                preprocessing_hash=hashlib.sha256(preprocessing.encode()).hexdigest(),
            ),
            n_dims=N_DIMS,
            geometry=FrameGeometry(SIDE_PX, ResizeMode.SQUASH),
            has_text=False,
        )

    def encode_frames(self, frames: NDArray[np.uint8]) -> NDArray[np.float16]:
        """Describe frames; see `core.embedding.encoder.Encoder`.

        Parameters
        ----------
        frames : ndarray, shape (B, 128, 128, 3), uint8
            RGB.

        Returns
        -------
        ndarray, shape (B, 384), float16
            Unit rows.
        """
        check_frames(frames, self.info.geometry)
        rows = np.empty((len(frames), N_DIMS), dtype=np.float16)
        for start in range(0, len(frames), FRAMES_AT_ONCE):
            rows[start : start + FRAMES_AT_ONCE] = describe(frames[start : start + FRAMES_AT_ONCE])
        return rows

    def submit(self, frames: NDArray[np.uint8]) -> Finished:
        """Describe frames at once.

        Parameters
        ----------
        frames : ndarray, shape (B, 128, 128, 3), uint8
            RGB.

        Returns
        -------
        Finished
            The rows.
        """
        return Finished(self.encode_frames(frames))

    def collect(self, pending: Finished) -> NDArray[np.float16]:
        """Give a submitted batch.

        Parameters
        ----------
        pending : Finished
            What `submit` gave.

        Returns
        -------
        ndarray, shape (B, 384), float16
            Unit rows.
        """
        return pending.rows

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give no vector for any text.

        Parameters
        ----------
        texts : sequence of str
            N texts.

        Returns
        -------
        ndarray, shape (N, 384), float32
            Zeros.
        """
        return np.zeros((len(texts), N_DIMS), dtype=np.float32)

    def close(self) -> None:
        """Nothing is held."""


def describe(frames: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Compute the four blocks of some frames.

    Parameters
    ----------
    frames : ndarray, shape (B, 128, 128, 3), uint8
        RGB.

    Returns
    -------
    ndarray, shape (B, 384), float32
        Unit rows.
    """
    red, green, blue = (np.ascontiguousarray(frames[..., channel]) for channel in range(3))
    pixels = np.stack((red, green, blue)).astype(np.float32) * np.float32(1 / 255)
    luma = np.float32(0.299) * pixels[0] + np.float32(0.587) * pixels[1] + np.float32(0.114) * pixels[2]
    blocks = (_colour(pixels), _layout(pixels, luma), _edges(luma), _texture(luma))
    weighted = [unit_rows(block) * np.float32(weight) for block, weight in zip(blocks, WEIGHTS.values(), strict=True)]
    return unit_rows(np.concatenate(weighted, axis=1))


def _cell_means(pictures: NDArray[np.float32], *, n_cells: int) -> NDArray[np.float32]:
    # (..., H, W) to (..., n, n)
    *lead, height, width = pictures.shape
    rows = pictures.reshape(*lead, n_cells, height // n_cells, width).mean(axis=-2)
    return rows.reshape(*lead, n_cells, n_cells, width // n_cells).mean(axis=-1)


def _quarter_counts(
    bins: NDArray[np.intp], *, n_bins: int, weights: NDArray[np.float32] | None = None
) -> NDArray[np.float64]:
    # Bins (B, H, W) to counts (B, 4, n_bins).
    n_frames, height, width = bins.shape
    quarter = (np.arange(height)[:, None] * 2 // height) * 2 + np.arange(width)[None, :] * 2 // width
    place = (np.arange(n_frames)[:, None, None] * 4 + quarter) * n_bins + bins
    flat = None if weights is None else weights.ravel()
    counts = np.bincount(place.ravel(), weights=flat, minlength=n_frames * 4 * n_bins)
    return counts.reshape(n_frames, 4, n_bins).astype(np.float64)


def _colour(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    # Every second pixel is enough for counts of colours, and a quarter of the work.
    red, green, blue = pixels[:, :, ::2, ::2]
    alpha, beta = red - (green + blue) / 2, (green - blue) * np.float32(np.sqrt(3) / 2)
    chroma = np.minimum(np.hypot(alpha, beta), 1)
    turn = (np.arctan2(beta, alpha) / np.float32(2 * np.pi)) % 1 * N_HUES
    first = np.floor(turn)
    part = turn - first
    lower = first.astype(np.intp) % N_HUES
    grey = np.minimum((red + green + blue) * np.float32(N_GREYS / 3), N_GREYS - 1).astype(np.intp) + N_HUES
    size = N_HUES + N_GREYS
    quarters = _quarter_counts(lower, n_bins=size, weights=chroma * (1 - part))
    quarters += _quarter_counts((lower + 1) % N_HUES, n_bins=size, weights=chroma * part)
    quarters += _quarter_counts(grey, n_bins=size, weights=1 - chroma)
    regions = np.concatenate([quarters.mean(axis=1, keepdims=True), quarters], axis=1)
    return np.sqrt(regions).reshape(len(regions), -1).astype(np.float32)


def _layout(pixels: NDArray[np.float32], luma: NDArray[np.float32]) -> NDArray[np.float32]:
    n_frames = luma.shape[0]
    bright = _cell_means(luma, n_cells=8).reshape(n_frames, -1)
    differences = [_cell_means(pixels[channel] - luma, n_cells=4).reshape(n_frames, -1) for channel in (0, 2)]
    return np.concatenate([part - part.mean(axis=1, keepdims=True) for part in (bright, *differences)], axis=1)


def _edges(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    across, down = np.zeros_like(luma), np.zeros_like(luma)
    across[:, :, 1:-1] = luma[:, :, 2:] - luma[:, :, :-2]
    down[:, 1:-1] = luma[:, 2:] - luma[:, :-2]
    # Projections on 8 directions stand in for the angle: no arctangent, and neighbouring directions share softly.
    cells = []
    for angle in np.arange(N_DIRECTIONS) * (np.pi / N_DIRECTIONS):
        projected = np.abs(np.float32(np.cos(angle)) * across + np.float32(np.sin(angle)) * down)
        cells.append(_cell_means(projected * projected, n_cells=4))
    return np.stack(cells, axis=-1).reshape(len(luma), -1) ** np.float32(0.25)


def _pattern_table() -> NDArray[np.uint8]:
    # A bin for each of the 256 patterns of 8 neighbours: its number of ones where it is uniform (<= 2 changes), else 9.
    bits = (np.arange(256)[:, None] >> np.arange(8)) & 1
    changes = (bits != np.roll(bits, 1, axis=1)).sum(axis=1)
    return np.where(changes <= 2, bits.sum(axis=1), 9).astype(np.uint8)


PATTERN_TABLE = _pattern_table()
NEIGHBOURS = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
PATTERN_MARGIN = np.float32(0.01)
"""A neighbour counts as brighter from this difference on, so that noise in a flat area makes no pattern."""


def _texture(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    scales = [_patterns(luma), _patterns(_cell_means(luma, n_cells=SIDE_PX // 2))]
    counts = np.concatenate([_quarter_counts(bins, n_bins=10) / bins[0].size for bins in scales], axis=1)
    return np.sqrt(counts).reshape(len(luma), -1).astype(np.float32)


def _patterns(luma: NDArray[np.float32]) -> NDArray[np.intp]:
    height, width = luma.shape[1:]
    centre = luma[:, 1:-1, 1:-1] + PATTERN_MARGIN
    codes = np.zeros(centre.shape, dtype=np.uint8)
    for bit, (down, across) in enumerate(NEIGHBOURS):
        neighbour = luma[:, 1 + down : height - 1 + down, 1 + across : width - 1 + across]
        codes |= (neighbour > centre).astype(np.uint8) << bit
    return PATTERN_TABLE[codes].astype(np.intp)
