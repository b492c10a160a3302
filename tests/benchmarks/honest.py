"""Claims about suggestions against the truth in made-up libraries, for different ways in which people decide.

A library consists of vectors in clusters of clusters. A tag covers some neighbouring clusters, cut to the intended
share of the library so that its borders differ from those of the clusters; its words point roughly towards them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.tagging import background, fit, moment_table, predict, undecided
from core.tagging.feature_table import FeatureTable
from core.tagging.head import blank
from core.tagging.tag_classifier import TagClassifier, of_words
from core.tagging.training_set import Example
from tests.benchmarks.harness import Figure, Finding, Note, Size

_N_DIMS, _N_MOMENTS, _MOMENT_SECONDS = 48, 3, 5.0
_N_VIDEOS = {Size.FULL: 2_000, Size.QUICK: 600, Size.TINY: 200}
_N_LIBRARIES = {Size.FULL: 4, Size.QUICK: 1, Size.TINY: 1}
_SHARES = (0.01, 0.05, 0.3)
_N_TAGS, _N_DECIDED = 4, 20

Chooser = Callable[[NDArray[np.bool_], NDArray[np.floating], np.random.Generator], NDArray[np.int64]]


@dataclass(frozen=True)
class _Library:
    seen: FeatureTable
    anchors: NDArray[np.float32]
    fits: NDArray[np.bool_]


def _likeliest(_fits: NDArray[np.bool_], scores: NDArray, _draws: np.random.Generator) -> NDArray[np.int64]:
    return np.argsort(-scores)[: 2 * _N_DECIDED]


def _mostly_accepts(fits: NDArray[np.bool_], _scores: NDArray, draws: np.random.Generator) -> NDArray[np.int64]:
    yes, no = draws.permutation(np.flatnonzero(fits)), draws.permutation(np.flatnonzero(~fits))
    return np.concatenate([yes[: max(min(_N_DECIDED, len(yes) // 2), 1)], no[:2]])


def _at_random(fits: NDArray[np.bool_], _scores: NDArray, draws: np.random.Generator) -> NDArray[np.int64]:
    return draws.permutation(len(fits))[: 5 * _N_DECIDED]


def _look_alikes(fits: NDArray[np.bool_], scores: NDArray, draws: np.random.Generator) -> NDArray[np.int64]:
    yes = draws.permutation(np.flatnonzero(fits))
    alike = np.argsort(np.where(fits, -np.inf, scores))[::-1]
    return np.concatenate([yes[: max(min(_N_DECIDED, len(yes) // 2), 1)], alike[: _N_DECIDED // 2]])


CHOOSERS: dict[str, Chooser] = {
    "the likeliest": _likeliest,
    "mostly accepts": _mostly_accepts,
    "at random": _at_random,
    "rejects look-alikes": _look_alikes,
}


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    yield Note(
        f"{_N_VIDEOS[size]:,} videos, {_N_TAGS * _N_LIBRARIES[size]} tags a line; claimed is the mean score of"
        " suggestions, left the sum of all undecided scores"
    )
    for share in _SHARES:
        libraries = [library(seed, n_videos=_N_VIDEOS[size], share=share) for seed in range(_N_LIBRARIES[size])]
        for name, chooser in CHOOSERS.items():
            told = np.sum([_told(one, chooser, seed) for seed, one in enumerate(libraries)], axis=0)
            n_suggested, n_right, claims, left, expected = told.tolist()
            what = f"{share:.0%} fit, {name}"
            yield Figure(
                f"{what}: claimed", claims / max(n_suggested, 1), "share", n_right / max(n_suggested, 1), "right"
            )
            yield Figure(f"{what}: left, estimated", expected, "videos", left, "really left")
            yield Note(f"{what}: {n_suggested:.0f} suggested, {n_right / max(left, 1):.0%} of what is left found")


def library(seed: int, *, n_videos: int, share: float) -> _Library:
    """Make a library with some tags.

    Parameters
    ----------
    seed : int
        Seed of all random numbers.
    n_videos : int
        How many.
    share : float
        Share of the videos that each tag fits.
    """
    draws = np.random.default_rng(seed)
    n_clusters = int(max(40, 2 / min(share, 0.05)))
    above = draws.integers(0, 10, n_clusters)
    centres = 0.7 * draws.normal(size=(10, _N_DIMS))[above] + 0.7 * draws.normal(size=(n_clusters, _N_DIMS))
    which = draws.choice(n_clusters, n_videos, p=draws.dirichlet(np.full(n_clusters, 2.0)))
    looks = 2 * draws.normal(size=_N_DIMS) + centres[which] + 1.2 * draws.normal(size=(n_videos, _N_DIMS))
    sizes = np.bincount(which, minlength=n_clusters)
    anchors, fits = np.zeros((_N_TAGS, _N_DIMS), np.float32), np.zeros((n_videos, _N_TAGS), bool)
    for tag in range(_N_TAGS):
        order = draws.permutation(n_clusters)
        order = order[np.argsort(above[order] != above[order[0]], kind="stable")]
        chosen = order[: int(np.searchsorted(np.cumsum(sizes[order]), share * n_videos)) + 1]
        members = draws.permutation(np.flatnonzero(np.isin(which, chosen)))[: max(round(share * n_videos), 2)]
        fits[members, tag] = True
        anchors[tag] = _unit(
            _unit(centres[chosen].mean(axis=0) - centres.mean(axis=0))
            + (0.7 + 0.8 * (tag % 2)) * draws.normal(size=_N_DIMS) / np.sqrt(_N_DIMS)
        )
    return _Library(_seen(looks, draws), anchors, fits)


def _seen(looks: NDArray[np.float64], draws: np.random.Generator) -> FeatureTable:
    seconds = np.arange(2 * _N_MOMENTS) * _MOMENT_SECONDS / 2
    videos = []
    for place, look in enumerate(looks):
        frames = _unit(look + 0.7 * draws.normal(size=(len(seconds), _N_DIMS))).astype(np.float32)
        end_seconds = _N_MOMENTS * _MOMENT_SECONDS
        videos.append((place + 1, moment_table.of_frames(frames, seconds, end_seconds=end_seconds)))
    table = moment_table.table_of(videos, n_dims=_N_DIMS)
    return FeatureTable.of_table(table, blank("made-up", background.of_table(table)))


def _told(made: _Library, chooser: Chooser, seed: int) -> NDArray[np.float64]:
    """Return suggested, right, their sum of scores, remaining, sum of all scores: undecided videos, all tags."""
    draws, seen, total = np.random.default_rng(seed), made.seen, np.zeros(5)
    for tag in range(_N_TAGS):
        fits = made.fits[:, tag]
        bare = _bare(seen, tag, made.anchors[tag])
        chosen = chooser(fits, predict.standard_of_videos(bare, seen), draws)
        examples = [Example(int(place) + 1, tag, bool(fits[place])) for place in chosen]
        decided, look = seen.training_set(examples)
        row = fit.fit(bare, decided, look, undecided.among(seen, {one.video_id for one in examples}))
        left = np.setdiff1d(np.arange(len(fits)), chosen)
        scores = row.calibration.probability(predict.standard_of_videos(row, seen)[left])
        is_suggested = scores >= row.threshold
        total += [
            is_suggested.sum(), (is_suggested & fits[left]).sum(), scores[is_suggested].sum(), fits[left].sum(),
            scores.sum(),
        ]  # fmt: skip
    return total


def _bare(seen: FeatureTable, tag: int, anchor: NDArray[np.float32]) -> TagClassifier:
    ground, general = seen.head.background, seen.head.general
    return of_words(tag, anchor, "", ground, threshold=0.5, calibration=general)


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)
