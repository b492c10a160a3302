"""Made-up libraries: frame vectors around prototypes, so that what is right is known."""

import numpy as np
from numpy.typing import NDArray

from core.tagging import background, moment_table
from core.tagging.head import Head
from core.tagging.lessons import Clip
from core.tagging.moment_table import MomentTable
from core.tagging.seen import Seen

N_DIMS = 32
SECONDS = np.arange(16) * 0.5


def unit(rows: NDArray) -> NDArray:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def prototypes(n_kinds: int, *, seed: int = 7, n_dims: int = N_DIMS) -> NDArray[np.float32]:
    return unit(np.random.default_rng(seed).normal(size=(n_kinds, n_dims))).astype(np.float32)


def clip(
    video_id: int, kinds: NDArray[np.float32], *, seed: int, noise: float = 0.12, seconds: NDArray = SECONDS
) -> Clip:
    """Frames go evenly through the kinds given, with noise of the frame and of the video."""
    draws = np.random.default_rng(seed)
    which = np.arange(len(seconds)) * len(kinds) // len(seconds)
    own = 0.4 * unit(draws.normal(size=kinds.shape[1]))
    rows = unit(kinds[which] + own + noise * draws.normal(size=(len(seconds), kinds.shape[1])))
    return Clip(video_id, rows.astype(np.float32), seconds.astype(np.float64), float(seconds[-1]) + 0.5)


def library(n_per_kind: int, *, n_kinds: int = 4, seed: int = 0) -> tuple[list[Clip], NDArray[np.int64]]:
    """Videos of each kind, and which kind each is."""
    kinds = prototypes(n_kinds)
    which = np.repeat(np.arange(n_kinds), n_per_kind)
    clips = [clip(place + 1, kinds[[kind]], seed=seed * 10_000 + place) for place, kind in enumerate(which)]
    return clips, which


def table_of(clips: list[Clip]) -> MomentTable:
    moments = [
        (one.video_id, moment_table.of_frames(one.frames, one.seconds, end_seconds=one.end_seconds)) for one in clips
    ]
    return moment_table.table_of(moments, n_dims=clips[0].frames.shape[1])


def seen(clips: list[Clip]) -> Seen:
    table = table_of(clips)
    return Seen.of_table(table, Head("made-up", background.of_table(table)))
