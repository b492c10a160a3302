"""The content of the timeline as values: spans in lanes, one lane per tag."""

import enum
import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.domain.search import MomentHit
from core.domain.tags import Decision, Suggestion, Tag, Verdict

SpanKey = tuple[object, ...]


class SpanKind(enum.Enum):
    """The kind of a span; each has a look that does not depend on colour alone."""

    ACCEPTED = enum.auto()
    REJECTED = enum.auto()
    SUGGESTED = enum.auto()
    FOUND = enum.auto()


@dataclass(frozen=True, slots=True)
class TimelineSpan:
    """A labelled stretch of the current video.

    Attributes
    ----------
    kind : SpanKind
        Its kind.
    start_seconds, end_seconds : float
        ``start < end``.
    tag : Tag or None
        None for search hits.
    score : float
        1 for decisions; else the confidence, 0 to 1.
    decision : Decision or None
        The decision it shows.
    suggestion : Suggestion or None
        The suggestion it shows.
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
        """Whether its ends can be changed: for decisions, and for suggestions, which this accepts."""
        return self.decision is not None or self.suggestion is not None

    @property
    def key(self) -> SpanKey:
        """Identifies it among the spans of its video, whatever its score."""
        if self.decision is not None:
            return decided_key(self.decision)
        return self.kind, self.tag.id if self.tag else None, self.start_seconds, self.end_seconds


def decided_key(decision: Decision) -> SpanKey:
    """Return the key of the span of a decision about a moment."""
    return decision.verdict, decision.tag_id, decision.start_seconds, decision.end_seconds


@dataclass(frozen=True, slots=True)
class Row:
    """Spans that do not overlap, in order; `starts` and `ends` are theirs, for binary search."""

    spans: tuple[TimelineSpan, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane of the timeline: a tag, or the hits of the last search.

    Attributes
    ----------
    tag : Tag or None
        None for the hits.
    rows : tuple of Row
        At least one; more if spans overlap.
    whole : Verdict or None
        The decision about the tag for the whole video.
    """

    tag: Tag | None
    rows: tuple[Row, ...]
    whole: Verdict | None = None


def decided(decisions: Iterable[Decision], tag_of: Callable[[int], Tag | None]) -> list[TimelineSpan]:
    """Return spans for decisions about moments; those about whole videos and deleted tags are left out."""
    spans = []
    for one in decisions:
        tag = tag_of(one.tag_id)
        if tag is None or one.start_seconds is None or one.end_seconds is None:
            continue
        kind = SpanKind.ACCEPTED if one.verdict is Verdict.ACCEPTED else SpanKind.REJECTED
        spans.append(TimelineSpan(kind, one.start_seconds, one.end_seconds, tag, decision=one))
    return spans


def suggested(found: Iterable[Suggestion], tag_of: Callable[[int], Tag | None]) -> list[TimelineSpan]:
    """Return spans for suggestions at moments; those for the whole video are left out."""
    return [
        TimelineSpan(SpanKind.SUGGESTED, one.start_seconds, one.end_seconds, tag, one.score, suggestion=one)
        for one in found
        if (tag := tag_of(one.tag_id)) is not None and one.start_seconds is not None and one.end_seconds is not None
    ]


def hits(found: Sequence[MomentHit]) -> list[TimelineSpan]:
    """Return spans for search hits; scores are relative to the best hit, which has 1."""
    best = max((hit.score for hit in found), default=1.0)
    return [
        TimelineSpan(SpanKind.FOUND, hit.start_seconds, hit.end_seconds, score=_share(hit.score, best))
        for hit in found
        if hit.start_seconds < hit.end_seconds
    ]


def _share(score: float, best: float) -> float:
    return max(0.1, score / best) if best > 0 else 1.0


def lanes(
    spans: Iterable[TimelineSpan],
    whole: Iterable[Decision],
    tag_of: Callable[[int], Tag | None],
    *,
    shows_rejected: bool,
) -> tuple[Lane, ...]:
    """Return the lanes for spans: search hits first, then tags by name; empty lanes are left out.

    Parameters
    ----------
    spans : iterable of TimelineSpan
        In any order.
    whole : iterable of Decision
        Decisions about the whole video: a tag with only those has a lane without spans.
    tag_of : callable
        Returns a tag by its id.
    shows_rejected : bool
        Whether to show rejected spans, and tags that only have those.
    """
    by_tag: dict[int | None, list[TimelineSpan]] = defaultdict(list)
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
    # Tags with moments come before those of the whole video only.
    ordered = sorted(tags.values(), key=lambda tag: (tag.id not in by_tag, tag.name.casefold(), tag.id))
    return (*found, *(Lane(tag, _rows(by_tag.get(tag.id, [])), verdicts.get(tag.id)) for tag in ordered))


def _rows(spans: Sequence[TimelineSpan]) -> tuple[Row, ...]:
    """Distribute spans over as few rows as possible without overlap; each goes to the topmost free row."""
    rows: list[list[TimelineSpan]] = []
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


def _row(spans: Sequence[TimelineSpan]) -> Row:
    starts, ends = (tuple(one.start_seconds for one in spans), tuple(one.end_seconds for one in spans))
    return Row(tuple(spans), starts, ends)
