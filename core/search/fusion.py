"""Joins what names, tags and filters found with what looks alike, by rank and not by score.

Scores of different channels have no common scale, so each channel counts 1 / (60 + rank), as G. V. Cormack and others
found to be robust. What was found by name, tag or filter comes before what only looks alike.
"""

import dataclasses
import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.search import LOOKS_LIKE, Channel, Match, MomentHit, Reason
from core.search import answers, moments
from core.search.answers import SearchData

RANK_OFFSET = 60
"""As in the paper: the first places differ little, so that two channels that agree outweigh one."""
_Span = tuple[float, float]


def fuse(
    hits: Sequence[MomentHit],
    matches: Mapping[int, Match],
    data: SearchData | None,
    *,
    vector: NDArray[np.floating] | None,
    limit: int,
    per_video: bool,
) -> tuple[MomentHit, ...]:
    """Join hits with videos that match otherwise.

    Parameters
    ----------
    hits : sequence of MomentHit
        What looks alike, best first.
    matches : mapping of int to Match
        Videos that match otherwise, by catalog id; analysed or not.
    data : SearchData or None
        For their pictures; None if nothing is analysed.
    vector : ndarray, shape (D,) or (Q, D), or None
        The query; None if it has none.
    limit : int
        Maximum number of hits.
    per_video : bool
        At most one hit of each video.

    Returns
    -------
    tuple of MomentHit
        Hits of one video are adjacent; those that match otherwise come first.
    """
    if not matches:
        return tuple(hits[:limit])
    groups: defaultdict[int, list[MomentHit]] = defaultdict(list)
    for hit in hits:
        groups[hit.video_id].append(hit)
    known = {
        video_id: _joined(
            groups.get(video_id, []), matches[video_id], _hits_of(video_id, matches[video_id], data, vector)
        )
        for video_id in _foremost(matches, data, vector, limit)
    }
    ranks = _ranks(known, looks=list(groups))
    first = sorted(known, key=lambda video_id: (-ranks[video_id], -known[video_id][0].score, video_id))
    ordered = [
        *(known[video_id] for video_id in first),
        *(found for key, found in groups.items() if key not in matches),
    ]
    return tuple(hit for group in ordered for hit in (group[:1] if per_video else group))[:limit]


def _foremost(
    matches: Mapping[int, Match], data: SearchData | None, vector: NDArray[np.floating] | None, limit: int
) -> Mapping[int, Match]:
    """Return the matches that can be among the first, where there are very many: a filter may fit the whole library."""
    if len(matches) <= limit or data is None or vector is None:
        return matches
    alike = answers.find(vector, data, limit=limit, per_video=True, video_ids=matches)
    agreed = heapq.nsmallest(limit, matches, key=lambda video_id: (-len(matches[video_id].reasons), video_id))
    return {video_id: matches[video_id] for video_id in (*(hit.video_id for hit in alike), *agreed)}


def merged(found: Sequence[Sequence[MomentHit]]) -> tuple[MomentHit, ...]:
    """Join the hits of several searches with comparable scores; of hits that overlap, the best one stays."""
    if len(found) == 1:
        return tuple(found[0])
    groups: defaultdict[int, list[MomentHit]] = defaultdict(list)
    for hit in sorted((hit for hits in found for hit in hits), key=lambda hit: -hit.score):
        if not any(_do_overlap(hit, other) for other in groups[hit.video_id]):
            groups[hit.video_id].append(hit)
    return tuple(hit for group in groups.values() for hit in group)


def _ranks(known: Mapping[int, Sequence[MomentHit]], *, looks: Sequence[int]) -> dict[int, float]:
    """Return the fused rank of each video that matches otherwise."""
    fused: defaultdict[int, float] = defaultdict(float)
    channels: defaultdict[Channel, list[int]] = defaultdict(list)
    for video_id, group in sorted(known.items(), key=lambda one: (-one[1][0].score, one[0])):
        for channel in {reason.channel for reason in group[0].reasons} - {Channel.LOOKS}:
            channels[channel].append(video_id)
    for ranked in (*channels.values(), looks):
        for place, video_id in enumerate(ranked, start=1):
            fused[video_id] += 1 / (RANK_OFFSET + place)
    return fused


def _joined(alike: Sequence[MomentHit], match: Match, own: Sequence[MomentHit]) -> list[MomentHit]:
    """Return the hits of one video: moments that overlap become one, and say all reasons."""
    joined: list[MomentHit] = []
    rest = list(alike)
    for hit in own if match.spans or not alike else ():
        overlapping = [one for one in rest if _do_overlap(one, hit)]
        rest = [one for one in rest if one not in overlapping]
        joined.append(dataclasses.replace(hit, reasons=(*hit.reasons, *([LOOKS_LIKE] if overlapping else []))))
    # A tag of one moment says nothing about the others; a name, or a tag of the whole video, does.
    others = tuple(one for one in match.reasons if not match.spans or one.channel is not Channel.TAG)
    rest = [dataclasses.replace(one, reasons=(*others, LOOKS_LIKE)) for one in rest]
    return sorted([*joined, *rest], key=lambda hit: (not hit.is_exact, -hit.score, hit.start_seconds))


def _do_overlap(one: MomentHit, other: MomentHit) -> bool:
    return one.start_seconds < other.end_seconds and other.start_seconds < one.end_seconds


def _hits_of(
    video_id: int, match: Match, data: SearchData | None, vector: NDArray[np.floating] | None
) -> list[MomentHit]:
    seconds, scores = np.empty(0), np.empty(0)
    duration = None if data is None else data.durations_seconds.get(video_id)
    if data is not None and vector is not None and video_id in data.spans:
        part = data.spans.rows_of(video_id)
        rows = data.rows[part].astype(np.float32)
        seconds = data.spans.seconds_of(video_id)[: len(rows)]
        scores = np.max(rows @ np.atleast_2d(vector).astype(np.float32).T, axis=1, initial=-1.0)
    if match.spans:
        return [_in_span(video_id, match.reasons, span, seconds, scores) for span in match.spans]
    if not len(scores):
        return [MomentHit(video_id, 0.0, duration or moments.SHORTEST_SECONDS, 0.0, 0.0, match.reasons)]
    hit = moments.best_of_video(
        video_id,
        seconds=seconds,
        scores=scores,
        tolerance=moments.JOINED_SHARE * float(np.ptp(scores)),
        score=float(np.max(scores)),
        duration_seconds=duration,
    )
    return [dataclasses.replace(hit, reasons=match.reasons)]


def _in_span(
    video_id: int, reasons: tuple[Reason, ...], span: _Span, seconds: NDArray[np.float64], scores: NDArray[np.floating]
) -> MomentHit:
    start, end = span
    inside = np.flatnonzero((seconds >= start) & (seconds <= end))
    if not len(inside):
        return MomentHit(video_id, start, end, (start + end) / 2, 0.0, reasons)
    best = inside[np.argmax(scores[inside])]
    return MomentHit(video_id, start, end, float(seconds[best]), float(scores[best]), reasons)
