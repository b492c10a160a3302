"""Chooses the names of clusters: reads the tags, encodes the words, and lets `core.search.clusters.names` compare."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.catalog import decisions, tags
from core.catalog.store.database import Database
from core.domain.embeddings import EncoderInfo
from core.jobs.clusters import cluster_files
from core.jobs.encoder_host import EncoderHost
from core.search.clusters import names as cluster_names
from core.search.clusters.clustering import Assignment
from core.search.clusters.names import ClusterName

_TEMPLATE = "a photo of {}"
_ARTICLES = ("a ", "an ", "the ")
_NAMING_POINTS = 20_000
"""Names hardly change with more points."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What is clustered: one vector for each video or moment.

    Attributes
    ----------
    vectors : ndarray, shape (N, D), float32
        Unit vectors.
    members : list of (int, float, float)
        Video ID, start and end of each in seconds.
    """

    vectors: NDArray[np.float32]
    members: list[tuple[int, float, float]]


class ClusterNamer:
    """Names clusters; the encoder is loaded only for words that it has not encoded before.

    Parameters
    ----------
    database : Database
        The catalog.
    host : EncoderHost
        Loads the encoder.
    info : EncoderInfo
        The encoder that made the vectors.
    folder : Path
        Where the vectors of words are kept.
    """

    def __init__(self, database: Database, host: EncoderHost, info: EncoderInfo, folder: Path) -> None:
        self._database, self._host = database, host
        self._info, self._folder = info, folder

    def choose(
        self, points: Points, assignment: Assignment, *, n_clusters: int, taken: Collection[str] = ()
    ) -> list[ClusterName]:
        """Return a name for each cluster; none of those in `taken`."""
        places = assignment.places
        with self._database.read() as session:
            own = {tag.id: tag.name for tag in tags.list_all(session)}
            given = decisions.tags_of(session, {video_id for video_id, _, _ in points.members})
        counts = {name: [0] * n_clusters for name in own.values()}
        for place, (video_id, _, _) in zip(places.tolist(), points.members, strict=True):
            for tag_id in given.get(video_id, ()):
                counts[own[tag_id]][place] += 1
        fits = cluster_names.tag_fits(counts, np.bincount(places, minlength=n_clusters).tolist())
        if not self._info.has_text:
            return cluster_names.choose((), np.empty((n_clusters, 0), np.float32), fits, taken=taken)
        terms = list(dict.fromkeys([*own.values(), *load_vocabulary()]))
        vectors = self._term_vectors(terms)
        some = np.unique(np.linspace(0, len(places) - 1, min(len(places), _NAMING_POINTS)).astype(np.int64))
        contrast = cluster_names.contrasts(
            points.vectors[some], places[some], assignment.closeness[some], vectors, n_clusters=n_clusters
        )
        return cluster_names.choose([_without_article(term) for term in terms], contrast, fits, taken=taken)

    def _term_vectors(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return a unit vector for each term, encoding those that are new; about 3 ms a term for a CLIP model."""
        known = cluster_files.read_terms(self._folder, self._info.n_dims)
        new = [term for term in terms if term not in known]
        if new:
            texts = [_TEMPLATE.format(term) for term in new]
            known |= zip(new, self._host.serving_text(self._info).encode_texts(texts), strict=True)
            cluster_files.write_terms(self._folder, {term: known[term] for term in terms})
        return np.stack([known[term] for term in terms]).astype(np.float32)


def load_vocabulary() -> tuple[str, ...]:
    """Return the words that clusters are named with if no tag fits."""
    text = resources.files("resources").joinpath("vocabulary.json").read_text(encoding="utf-8")
    return tuple(json.loads(text))


def _without_article(term: str) -> str:
    article = next((one for one in _ARTICLES if term.startswith(one)), "")
    return term.removeprefix(article)
