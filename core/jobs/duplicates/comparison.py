"""Compares videos with one another frame by frame; only reads, and caches what it decodes.

Stored vectors say which videos may be copies (`core.search.near_copies`). Those are decoded again, densely, and their
frames compared (`core.media.copies.alignment`): short videos whole, long ones where their vectors agree.
"""

import itertools
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass

import numpy as np

from core.domain.duplicates import LeftOut, PairKind, VideoPair, WhyLeftOut
from core.domain.videos import Video
from core.jobs.context import error_of
from core.jobs.duplicates import relations
from core.jobs.duplicates.relations import Matched, Side
from core.jobs.duplicates.trace_shelf import TraceShelf
from core.jobs.searching.searcher import Snapshot
from core.media.copies import lines
from core.media.copies.alignment import Alignment, align
from core.media.copies.lines import Bounds, Line
from core.media.copies.traces import Trace
from core.search import near_copies
from core.search.near_copies import Candidate

COMPARING, LOOKING = "Comparing", "Looking closely"
"""What is being done: comparing all vectors, in percent; and pairs of videos, one after the other."""
WHOLE_SECONDS = 120
"""Videos up to this length are decoded whole."""
_SHORT_SECONDS = 12
_FRAMES_PER_SECOND, _SHORT_FRAMES_PER_SECOND = 8.0, 24.0
"""Short videos have few frames, and fast motion changes them within an eighth of a second."""
_GRID_SECONDS = 30
"""Of longer videos, parts of this length are decoded and cached."""
_N_PLACES, _N_LINES = 5, 2
"""Of two long videos: places looked at along a line, and lines tried."""
_MARGIN_SHARE = 0.05
_LEAST_RATIO = 0.45
"""Of the lengths of two copies."""
_WAIT_SECONDS = 0.2
_ALIKE_SHARE = 0.5
"""Share of frames that look alike from which videos do."""

OnProgress = Callable[[str, int, int], object]
Part = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Step:
    """What comparing two videos came to.

    Attributes
    ----------
    pair : VideoPair or None
        How they are related; None if they are not, or one of them cannot be read now.
    complete : tuple of int
        Videos that have now been compared with all others.
    """

    pair: VideoPair | None
    complete: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Probe:
    """Parts of two videos that may match, and their traces."""

    parts: tuple[Part, Part]
    traces: tuple[Future[Trace], Future[Trace]]

    def compared(self) -> Alignment | None:
        """Wait for the traces and return where they are the same pictures; None if nowhere."""
        one, other = (trace.result().between(*part) for trace, part in zip(self.traces, self.parts, strict=True))
        found = align(one, other)
        return found if found is not None and found.is_copy else None


class Comparison:
    """Compares the videos of one snapshot.

    Attributes
    ----------
    left_out : dict of int to LeftOut
        By catalog id, the videos that turned out to be unreadable.

    Parameters
    ----------
    snapshot : Snapshot
        The vectors.
    compared : sequence of Video
        The videos, analysed and within reach.
    shelf : TraceShelf
        Returns their traces.
    """

    def __init__(self, snapshot: Snapshot, compared: Sequence[Video], shelf: TraceShelf) -> None:
        self._rows, self._spans = snapshot.data.rows, snapshot.data.spans
        self._videos = {video.id: video for video in compared if video.id in self._spans}
        self._shelf = shelf
        self._floor = 1.0
        self.left_out: dict[int, LeftOut] = {}

    def run(
        self,
        new_ids: Collection[int],
        *,
        n_ahead: int,
        on_progress: OnProgress,
        is_wanted: Callable[[int], bool] = lambda _: True,
    ) -> Iterator[Step]:
        """Compare some videos with all others, one pair a step; decodes for several of them at once.

        Parameters
        ----------
        new_ids : collection of int
            Which videos; the others have been compared with each other before.
        n_ahead : int
            Pairs to decode for at once.
        on_progress : callable
            Called several times a second with what is being done and how much of it is done, as two numbers; it may
            raise an error to stop.
        is_wanted : callable
            Called with a new video; False if it need no longer be compared.
        """
        new = self._videos.keys() & {*new_ids}

        def is_needed(candidate: Candidate) -> bool:
            return any(video_id in new and is_wanted(video_id) for video_id in _ends(candidate))

        found = near_copies.find(
            self._rows,
            self._spans,
            video_ids=self._videos,
            new_ids=new,
            on_progress=lambda share: on_progress(COMPARING, round(100 * share), 100),
        )
        self._floor = found.floor
        # Video by video, so that a trace is needed for some time and then never again.
        chosen = sorted(found.pairs, key=lambda one: (one.a_video_id, one.b_video_id))
        n_left = Counter(video_id for one in chosen for video_id in _ends(one) if video_id in new)
        yield Step(None, tuple(new - n_left.keys()))
        waiting: deque[tuple[Candidate, list[list[_Probe]] | None]] = deque()
        rest = iter(chosen)
        for n_done in range(len(chosen)):
            for one in itertools.islice(rest, n_ahead - len(waiting)):
                waiting.append((one, self._probes(one) if is_needed(one) else None))
            candidate, probes = waiting.popleft()
            probes = probes if is_needed(candidate) else None  # it may have been cancelled meanwhile
            on_progress(LOOKING, n_done, len(chosen))
            while wait(_traces(probes or ()), timeout=_WAIT_SECONDS).not_done:
                on_progress(LOOKING, n_done, len(chosen))
            pair = None if probes is None else self._judged(candidate, probes)
            n_left.subtract(_ends(candidate))
            complete = (each for each in _ends(candidate) if each in new and not n_left[each] and is_wanted(each))
            yield Step(pair, tuple(each for each in complete if each not in self.left_out))

    def _seconds(self, video_id: int) -> float:
        media = self._videos[video_id].media
        return media.duration_seconds if media else float(self._spans.seconds_of(video_id)[-1])

    def _probes(self, candidate: Candidate) -> list[list[_Probe]]:
        # For each line along which the videos may match, the places to look at.
        a, b = candidate.a_video_id, candidate.b_video_id
        return [
            [_Probe((one, other), (self._trace(a, one), self._trace(b, other))) for one, other in parts]
            for parts in self._parts(a, b)
        ]

    def _parts(self, a: int, b: int) -> Iterator[list[tuple[Part, Part]]]:
        a_length, b_length = self._seconds(a), self._seconds(b)
        if max(a_length, b_length) <= WHOLE_SECONDS:
            yield [((0.0, a_length), (0.0, b_length))]
            return
        a_seconds, b_seconds = self._spans.seconds_of(a), self._spans.seconds_of(b)
        one, other = (self._rows[self._spans.rows_of(video_id)].astype(np.float32) for video_id in (a, b))
        spacing = max(_spacing(a_seconds), _spacing(b_seconds))
        bounds = Bounds(votes_from=self._floor, agrees_from=self._floor, bin_seconds=spacing)
        found = lines.find_several(one @ other.T, a_seconds, b_seconds, bounds, most=_N_LINES)
        if min(a_length, b_length) > WHOLE_SECONDS:
            found = [*_guesses(a_seconds, a_length, b_length), *found]
        for line in found:
            yield list(_along(line, a_seconds, a_length, b_length, 2 * spacing))

    def _trace(self, video_id: int, part: Part) -> Future[Trace]:
        video, length = self._videos[video_id], self._seconds(video_id)
        blocks = range(WHOLE_SECONDS)
        if length > WHOLE_SECONDS:
            first, last = (int(seconds // _GRID_SECONDS) for seconds in part)
            blocks = range(first * _GRID_SECONDS, (last + 1) * _GRID_SECONDS)
        rate = _FRAMES_PER_SECOND if length > _SHORT_SECONDS else _SHORT_FRAMES_PER_SECOND
        return self._shelf.request(video.content.sampled_hash, video.path, blocks, frames_per_second=rate)

    def _judged(self, candidate: Candidate, probes: list[list[_Probe]]) -> VideoPair | None:
        ids = candidate.a_video_id, candidate.b_video_id
        traces = [[probe.traces[place] for line in probes for probe in line] for place in range(len(ids))]
        for video_id, needed in zip(ids, traces, strict=True):
            self._note_errors(video_id, needed)
        if self.left_out.keys() & set(ids):
            return None
        a, b = (self._side(video_id, needed) for video_id, needed in zip(ids, traces, strict=True))
        matched = relations.longest(relations.join([probe.compared() for probe in line]) for line in probes)
        pair = None if matched is None else relations.judge(a, b, matched)
        if pair is None and candidate.share_alike >= _ALIKE_SHARE:
            whole = Matched(a.start_seconds, a.end_seconds, b.start_seconds, b.end_seconds)
            return relations.pair_of(PairKind.ALIKE, a, b, whole, share=candidate.share_alike)
        return pair

    def _note_errors(self, video_id: int, traces: Sequence[Future[Trace]]) -> None:
        for error in filter(None, map(error_of, traces)):
            path = self._videos[video_id].path
            why = WhyLeftOut.UNREADABLE if path.exists() else WhyLeftOut.OFFLINE
            self.left_out.setdefault(video_id, LeftOut(path, why, error.sentence))

    def _side(self, video_id: int, traces: Sequence[Future[Trace]]) -> Side:
        # A black start or end of a video that was decoded whole does not count.
        start, end = 0.0, self._seconds(video_id)
        if end <= WHOLE_SECONDS and traces and len(seconds := traces[0].result().seconds):
            start = float(seconds[0]) if seconds[0] > relations.EDGE_SECONDS else 0.0
            end = end if end - seconds[-1] <= relations.EDGE_SECONDS else float(seconds[-1])
        return Side(video_id, self._videos[video_id].path, start, end)


def _traces(probes: Sequence[Sequence[_Probe]]) -> set[Future[Trace]]:
    return {trace for line in probes for probe in line for trace in probe.traces}


def _ends(candidate: Candidate) -> tuple[int, int]:
    return candidate.a_video_id, candidate.b_video_id


def _guesses(a_seconds: lines.Times, a_length: float, b_length: float) -> Iterator[Line]:
    # Where a scene hardly changes, vectors cannot say where a copy begins: with the original, or it ends with it.
    if min(a_length, b_length) < _LEAST_RATIO * max(a_length, b_length):
        return
    speed = b_length / a_length
    speeds = {speed, 1.0} if lines.SPEEDS[0] <= speed <= lines.SPEEDS[-1] else {1.0}
    for speed, offset in {*((each, 0.0) for each in speeds), (1.0, b_length - a_length)}:
        ends = (np.array([0.0, b_length]) - offset) / speed
        first, stop = np.searchsorted(a_seconds, ends).tolist()
        if first < stop:
            yield Line(speed, offset, first, stop)


def _along(
    line: Line, a_seconds: lines.Times, a_length: float, b_length: float, margin: float
) -> Iterator[tuple[Part, Part]]:
    # The parts of two videos, at least one of them long, to look at along a line.
    if min(a_length, b_length) <= WHOLE_SECONDS:
        margin += _MARGIN_SHARE * min(a_length, b_length)
    if a_length <= WHOLE_SECONDS:
        yield (0.0, a_length), _within(line.at(0.0) - margin, line.at(a_length) + margin, b_length)
    elif b_length <= WHOLE_SECONDS:
        start, end = ((seconds - line.offset_seconds) / line.speed for seconds in (0.0, b_length))
        yield _within(start - margin, end + margin, a_length), (0.0, b_length)
    else:
        first, last = float(a_seconds[line.first]), float(a_seconds[line.stop - 1])
        for start in np.unique(np.linspace(first, max(first, last - _GRID_SECONDS), _N_PLACES)).tolist():
            end = min(start + _GRID_SECONDS, a_length)
            yield (start, end), _within(line.at(start) - margin, line.at(end) + margin, b_length)


def _within(start: float, end: float, length: float) -> Part:
    return min(max(0.0, start), length), min(max(0.0, end), length)


def _spacing(seconds: lines.Times) -> float:
    return float(np.median(np.diff(seconds))) if len(seconds) > 1 else 1.0
