"""Turns what is searched for into vectors: words by the encoder, examples by the rows that are there."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.catalog import examples, moment_spans, videos
from core.catalog.store.database import Database
from core.domain.embeddings import EncoderInfo
from core.domain.moments import MOMENT_SECONDS
from core.domain.query.filters import Example, Filter, Group
from core.domain.query.terms import Sum, examples_in, expand
from core.domain.search import ComposedQuery, FrameQuery, ImageQuery, Query, TextQuery, VideoQuery
from core.domain.videos import VideoStage
from core.errors import QueryError
from core.jobs.encoder_host import EncoderHost
from core.search import query, sequences
from core.search.answers import SearchData
from core.search.sequences import StepQuery
from core.sentence import Sentence

NO_ENCODER = Sentence(
    "These videos were analysed by an older version, which could not search by words or pictures. They are waiting to "
    "be analysed again; until then, only similar videos and moments can be found"
)
NO_MEANING = Sentence("No word in this search says what to look for. Name something visible, such as a dog")
Named = Mapping[Example, VideoQuery | FrameQuery | ImageQuery]
"""The examples of a search, looked up."""
SUBTRACTED_SHARE = 0.5
"""How much of what is subtracted counts, beside what is looked for."""


class QueryVectors:
    """Makes the vectors of searches in one library.

    Parameters
    ----------
    database : Database
        The catalog.
    host : EncoderHost
        Loads the serving encoder.
    """

    def __init__(self, database: Database, host: EncoderHost) -> None:
        self._database = database
        self._host = host

    def examples_of(self, wanted: Query) -> Named:
        """Look up the examples that a query names.

        Raises
        ------
        UsageError
            If there is no such video, or several.
        """
        if not isinstance(wanted, ComposedQuery):
            return {}
        with self._database.read() as session:
            return {one: examples.find(session, one) for one in dict.fromkeys(examples_in(wanted.content))}

    def of_query(
        self, wanted: Query, info: EncoderInfo, data: SearchData, *, named: Named = MappingProxyType({})
    ) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        """Return the vector of a query, or one for each alternative, and the words that the encoder does not know.

        Parameters
        ----------
        wanted : Query
            What is searched for; without `Filter.then`.
        info : EncoderInfo
            The serving encoder.
        data : SearchData
            Its rows.
        named : mapping of Example to Query
            From `examples_of`.

        Returns
        -------
        (ndarray, tuple of str)
            A unit vector of shape (D,), or (Q, D).

        Raises
        ------
        QueryError
            If there is no vector for it.
        """
        if not info.has_text and isinstance(wanted, TextQuery | ImageQuery):
            raise QueryError(NO_ENCODER)
        unknown_words: tuple[str, ...] = ()
        match wanted:
            case TextQuery(text=text):
                vector, unknown_words = self._text_vector(text, info)
            case ComposedQuery(content=content):
                return self.of_sums(expand(content.words), info, data, named=named)
            case ImageQuery(path=path):
                vector = self._picture_vector(path, info)
            case VideoQuery(video_id=video_id):
                vector = query.of_frames(self._rows_of(video_id, data))
            case FrameQuery(video_id=video_id, at_seconds=at_seconds):
                vector = query.of_frames(self._row_at(video_id, at_seconds, data))
        if vector is None:
            raise QueryError("Nothing was recognised in that picture")
        return vector, unknown_words

    def _text_vector(self, text: str, info: EncoderInfo) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        if not info.has_text:
            raise QueryError(NO_ENCODER)
        encoder = self._host.serving_text(info)
        vector = query.of_text(text, encode=encoder.encode_texts, templates=query.load_templates())
        if vector is None:
            raise QueryError(NO_MEANING)
        return vector, encoder.unknown_words(text)

    def of_sums(
        self, sums: Sequence[Sum], info: EncoderInfo, data: SearchData, *, named: Named
    ) -> tuple[NDArray[np.float32], tuple[str, ...]]:
        """Return one vector for each sum of words and examples, shape (Q, D), and the words not known.

        Raises
        ------
        QueryError
            If there is no vector for one of them.
        """
        known: dict[str | Example, NDArray[np.float32]] = {}
        unknown: dict[str, None] = {}
        for what in dict.fromkeys(term.what for one in sums for term in one):
            if isinstance(what, str):
                known[what], not_known = self._text_vector(what, info)
                unknown.update(dict.fromkeys(not_known))
            elif isinstance(what, Example):
                known[what], _ = self.of_query(named[what], info, data)
        rows = [_sum_of(one, known) for one in sums]
        n_dims = info.n_dims
        return np.stack(rows) if rows else np.empty((0, n_dims), dtype=np.float32), tuple(unknown)

    def of_steps(
        self, content: Filter, info: EncoderInfo, data: SearchData, *, named: Named
    ) -> tuple[list[StepQuery], tuple[str, ...]]:
        """Return the steps of a sequence, and the words that the encoder does not know; raises like `of_query`."""
        steps: list[StepQuery] = []
        unknown: dict[str, None] = {}
        gaps = (None, *(step.within_seconds for step in content.then))
        for words, gap in zip((content.words, *(step.words for step in content.then)), gaps, strict=True):
            vectors, not_known = self.of_sums(expand(words), info, data, named=named)
            unknown.update(dict.fromkeys(not_known))
            spans = self._spans_of([word for word in words if isinstance(word, Group)])
            steps.append(StepQuery(vectors, spans, math.inf if gap is None else gap))
        return steps, tuple(unknown)

    def _spans_of(self, moments: Sequence[Group]) -> sequences.Spans | None:
        if not moments:
            return None
        clauses = tuple(clause for moment in moments for clause in moment.clauses)
        with self._database.read() as session:
            return moment_spans.list_spans(session, dataclasses.replace(moments[0], clauses=clauses))

    def _picture_vector(self, path: Path, info: EncoderInfo) -> NDArray[np.float32] | None:
        from core.media.pictures import picture_files

        picture = picture_files.fit(picture_files.picture(path), info.geometry)
        return query.of_frames(self._host.serving(info).encode_frames(picture[None]))

    def _row_at(self, video_id: int, at_seconds: float, data: SearchData) -> NDArray[np.float16]:
        self._rows_of(video_id, data)
        spans = data.spans
        end_seconds = data.durations_seconds.get(video_id, float(spans.seconds_of(video_id)[-1]))
        if at_seconds > end_seconds + MOMENT_SECONDS:
            raise QueryError(
                "There is no frame at {time} s: that video ends at {end} s",
                time=f"{at_seconds:g}",
                end=f"{end_seconds:.1f}",
            )
        row = spans.row_at(video_id, at_seconds)
        return data.rows[row : row + 1]

    def _rows_of(self, video_id: int, data: SearchData) -> NDArray[np.float16]:
        if video_id not in data.spans:
            with self._database.read() as session:
                found = videos.get_many(session, [video_id])
            if found and found[0].stage is VideoStage.FAILED:
                raise QueryError("That video could not be read: {reason}", reason=found[0].reason)
            raise QueryError(
                "That video has not been analysed yet", "Wait until it has been analysed, then search again."
            )
        return data.rows[data.spans.rows_of(video_id)]


def without_examples(named: Named, allowed: set[int] | None, data: SearchData) -> set[int] | None:
    """Return the videos that may be found without those that are an example as a whole."""
    shown = {one.video_id for one in named.values() if isinstance(one, VideoQuery)}
    if not shown:
        return allowed
    return (set(data.spans.video_ids.tolist()) if allowed is None else allowed) - shown


def _sum_of(terms: Sum, known: Mapping[Any, NDArray[np.float32]]) -> NDArray[np.float32]:
    total = np.zeros_like(next(iter(known.values())))
    for term in terms:
        total += known[term.what] * (term.weight if term.weight > 0 else term.weight * SUBTRACTED_SHARE)
    norm = float(np.sqrt(np.einsum("i,i->", total, total)))
    if norm < 1e-6:
        raise QueryError("What is subtracted leaves nothing to look for")
    return (total / np.float32(norm)).astype(np.float32)
