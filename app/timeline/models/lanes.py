"""What lies along a video, as values: spans in lanes, one lane for each tag."""

import enum
import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.domain.search import MomentHit
from core.domain.tags import Decision, Suggestion, Tag, Verdict

SpanKey = tuple[object, ...]


class SpanKind(enum.Enum):
    """What a span is; each kind has a look of its own that does not rest on colour."""

    ACCEPTED = enum.auto()
    REJECTED = enum.auto()
    SUGGESTED = enum.auto()
    FOUND = enum.auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the video at hand with something to say about it.

    Attributes
    ----------
    kind : SpanKind
        What it is.
    start_seconds, end_seconds : float
        ``start < end``.
    tag : Tag or None
        None for hits of a search.
    score : float
        1 for what a person decided; else how sure the program is, 0 to 1.
    decision : Decision or None
        The one it shows.
    suggestion : Suggestion or None
        The one it shows.
    """

    kind: SpanKind
    start_seconds: float
    end_seconds: float
    tag: Tag | None = None
    score: float = 1.0
    decision: Decision | None = None
    suggestion: Suggestion | None = None

    @property
    def is_editable(self) -> bool:
        """Whether it can have other ends: what a person decided, and what is suggested, which is accepted by it."""
        return self.decision is not None or self.suggestion is not None

    @property
    def key(self) -> SpanKey:
        """What tells it from the others of its video, whatever its score."""
        if self.decision is not None:
            return decided_key(self.decision)
        return self.kind, self.tag.id if self.tag else None, self.start_seconds, self.end_seconds


def decided_key(decision: Decision) -> SpanKey:
    """Return the key of the span of a decision about a moment."""
    return decision.verdict, decision.tag_id, decision.start_seconds, decision.end_seconds


@dataclass(frozen=True, slots=True)
class Row:
    """Spans that do not overlap, in order; `starts` and `ends` are theirs, for looking up."""

    spans: tuple[Span, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the timeline: a tag, or the hits of the last search.

    Attributes
    ----------
    tag : Tag or None
        None for the hits.
    rows : tuple of Row
        More than one where spans overlap; at least one.
    whole : Verdict or None
        What was decided about the tag on the whole video.
    """

    tag: Tag | None
    rows: tuple[Row, ...]
    whole: Verdict | None = None


def decided(decisions: Iterable[Decision], tag_of: Callable[[int], Tag | None]) -> list[Span]:
    """Make spans of what was decided about moments; decisions about whole videos and gone tags are left out."""
    spans = []
    for one in decisions:
        tag = tag_of(one.tag_id)
        if tag is None or one.start_seconds is None or one.end_seconds is None:
            continue
        kind = SpanKind.ACCEPTED if one.verdict is Verdict.ACCEPTED else SpanKind.REJECTED
        spans.append(Span(kind, one.start_seconds, one.end_seconds, tag, decision=one))
    return spans


def suggested(found: Iterable[Suggestion], tag_of: Callable[[int], Tag | None]) -> list[Span]:
    """Make spans of what is suggested at moments; what is suggested for the whole video is left out."""
    return [
        Span(SpanKind.SUGGESTED, one.start_seconds, one.end_seconds, tag, one.score, suggestion=one)
        for one in found
        if (tag := tag_of(one.tag_id)) is not None and one.start_seconds is not None and one.end_seconds is not None
    ]


def hits(found: Sequence[MomentHit]) -> list[Span]:
    """Make spans of what a search has found; the best has the score 1, the others theirs relative to it."""
    best = max((hit.score for hit in found), default=1.0)
    return [
        Span(SpanKind.FOUND, hit.start_seconds, hit.end_seconds, score=_share(hit.score, best))
        for hit in found
        if hit.start_seconds < hit.end_seconds
    ]


def _share(score: float, best: float) -> float:
    return max(0.1, score / best) if best > 0 else 1.0


def lanes(
    spans: Iterable[Span], whole: Iterable[Decision], tag_of: Callable[[int], Tag | None], *, shows_rejected: bool
) -> tuple[Lane, ...]:
    """Sort spans into lanes: what a search found first, then tags by name.

    Parameters
    ----------
    spans : iterable of Span
        In any order.
    whole : iterable of Decision
        What was decided about the whole video: a tag that is only there has a lane too, without spans.
    tag_of : callable
        Gives a tag by its id.
    shows_rejected : bool
        Whether rejected spans, and tags that only have such, are on show.

    Returns
    -------
    tuple of Lane
        None without content.
    """
    by_tag: dict[int | None, list[Span]] = defaultdict(list)
    tags: dict[int, Tag] = {}
    verdicts: dict[int, Verdict] = {}
    for span in spans:
        if shows_rejected or span.kind is not SpanKind.REJECTED:
            by_tag[span.tag.id if span.tag else None].append(span)
            if span.tag:
                tags[span.tag.id] = span.tag
    for one in whole:
        tag = tag_of(one.tag_id)
        if tag is not None and (shows_rejected or one.verdict is Verdict.ACCEPTED):
            tags[tag.id], verdicts[tag.id] = tag, one.verdict
    found = [Lane(None, _rows(by_tag[None]))] if None in by_tag else []
    # Tags that have moments stand before those of the whole video alone.
    ordered = sorted(tags.values(), key=lambda tag: (tag.id not in by_tag, tag.name.casefold(), tag.id))
    return (*found, *(Lane(tag, _rows(by_tag.get(tag.id, [])), verdicts.get(tag.id)) for tag in ordered))


def _rows(spans: Sequence[Span]) -> tuple[Row, ...]:
    """Spread spans over as few rows as keep them apart; each goes to the topmost that is free."""
    rows: list[list[Span]] = []
    free: list[int] = []
    taken: list[tuple[float, int]] = []
    for span in sorted(spans, key=lambda one: (one.start_seconds, one.end_seconds)):
        while taken and taken[0][0] <= span.start_seconds:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row = len(rows)
            rows.append([])
        rows[row].append(span)
        heapq.heappush(taken, (span.end_seconds, row))
    return tuple(_row(row) for row in rows) or (_row(()),)


def _row(spans: Sequence[Span]) -> Row:
    starts, ends = (tuple(one.start_seconds for one in spans), tuple(one.end_seconds for one in spans))
    return Row(tuple(spans), starts, ends)
