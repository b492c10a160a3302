"""Builds the classifier of a tag: its words become an anchor, its decisions a fit.

The vectors of words are kept in the cache folder, by encoder and by a mark of the words, so that a tag that is added
again need not wait for the encoder. A missing or damaged file is rebuilt.
"""

import contextlib
import dataclasses
import logging
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.domain.embeddings import EncoderInfo
from core.domain.tags import Tag
from core.embedding.encoder import TextEncoder
from core.errors import EncoderError
from core.jobs.encoder_host import EncoderHost
from core.jobs.learning import training_data
from core.search import query
from core.settings import cache_folder
from core.tagging import fit, prototypes, undecided
from core.tagging.calibration import Aim
from core.tagging.feature_table import FeatureTable
from core.tagging.tag_classifier import TagClassifier, of_words
from core.tagging.training_set import Example
from core.tagging.undecided import Undecided

log = logging.getLogger(__name__)

UNSAVED_TAG = 0
"""Id of a tag that is only being typed."""


class ClassifierBuilder:
    """Makes rows under the head of a `FeatureTable`.

    Parameters
    ----------
    host : EncoderHost
        Loads the encoder for the words of tags.
    info : EncoderInfo
        The encoder in use.
    aim : Aim
        Aim of thresholds.
    listed : collection of int
        Videos that the library shows.
    """

    def __init__(self, host: EncoderHost, info: EncoderInfo, aim: Aim, *, listed: Collection[int]) -> None:
        self._host, self._info, self._aim, self._listed = host, info, aim, listed

    def row(
        self,
        feature_table: FeatureTable,
        tag: Tag,
        examples: Sequence[Example],
        *,
        learned: TagClassifier | None = None,
    ) -> TagClassifier:
        """Fit one tag; the user's own threshold replaces the learned one.

        Parameters
        ----------
        feature_table : FeatureTable
            Everything analysed.
        tag : Tag
            With its words.
        examples : sequence of Example
            The decisions about it.
        learned : TagClassifier or None
            A row from another library. It is kept if there are no decisions here, but what its scores mean is learned
            again.
        """
        training, features_under = feature_table.training_set(examples)
        bare = self.bare(feature_table, tag) if examples or learned is None else learned
        row = fit.fit(bare, training, features_under, self.others(feature_table, examples), aim=self._aim)
        if bare is learned:
            row = dataclasses.replace(
                row,
                n_accepted=bare.n_accepted,
                n_rejected=bare.n_rejected,
                average_precision=bare.average_precision,
            )
        return row if tag.threshold is None else row.at_threshold(tag.threshold)

    def others(self, feature_table: FeatureTable, examples: Sequence[Example]) -> Undecided:
        """Return the undecided videos of the library."""
        return undecided.among(feature_table, {example.video_id for example in examples}, listed=self._listed)

    def bare(self, feature_table: FeatureTable, tag: Tag) -> TagClassifier:
        """Return the row of a tag by its words alone; new words are encoded."""
        known, words = feature_table.head.rows.get(tag.id), training_data.words_key(tag)
        if known is not None and known.words_key == words:
            anchor = known.anchor
        else:
            anchor, words = self._anchor(tag, words)
        return of_words(
            tag.id,
            anchor,
            words,
            feature_table.head.background,
            threshold=self._aim.lowest,
            calibration=feature_table.head.general,
        )

    def _anchor(self, tag: Tag, words: str) -> tuple[NDArray[np.float32], str]:
        nothing = np.zeros(self._info.n_dims, np.float32)
        if not self._info.has_text:
            return nothing, words
        templates = query.load_templates()[1:]
        place = _words_path(self._info, words, templates)
        known = _read_words(place, self._info.n_dims)
        if known is not None:
            return known, words
        try:
            encoder = self._host.serving_text(self._info)
        except EncoderError as error:
            # Decisions count without words as well; the next fit tries again.
            log.warning("the words of %r cannot be read: %s", tag.name, error)
            return nothing, ""
        anchor = prototypes.of_tag(
            tag.name,
            tag.aliases,
            tag.description,
            encode=lambda texts: _known_only(encoder, texts),
            templates=templates,
            n_dims=self._info.n_dims,
        )
        if tag.id != UNSAVED_TAG:
            _keep_words(place, anchor)
        return anchor, words


def _known_only(encoder: TextEncoder, texts: Sequence[str]) -> NDArray[np.float32]:
    # Words that the encoder hardly knows may rank a search but must not suggest a tag, which waits for an example.
    rows = encoder.encode_texts(texts)
    rows[[bool(encoder.unknown_words(text)) for text in texts]] = 0
    return rows


def _words_path(info: EncoderInfo, words: str, templates: Sequence[str]) -> Path:
    """Return the path of the vector of some words, whether it exists or not.

    Parameters
    ----------
    info : EncoderInfo
        The encoder.
    words : str
        Mark of the words, see `prototypes.key_of`.
    templates : sequence of str
        Sentences that the words are put into; others give another vector.
    """
    # How the vector is made is part of its mark as well.
    name = f"{words}-{prototypes.key_of('', templates, f'{prototypes.DESCRIPTION_SHARE} known')}.npy"
    return cache_folder() / "words" / info.identity.key / name


def _read_words(path: Path, n_dims: int) -> NDArray[np.float32] | None:
    """Read a vector, ``(D,)`` float32; None if it is missing or invalid."""
    try:
        vector = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    if vector.shape != (n_dims,) or vector.dtype != np.float32 or not np.isfinite(vector).all():
        return None
    return vector if not vector.any() or abs(float(np.linalg.norm(vector)) - 1.0) < 1e-3 else None


def _keep_words(path: Path, vector: NDArray[np.float32]) -> None:
    """Write a vector; if that fails, it is computed again next time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            np.save(file, vector, allow_pickle=False)
