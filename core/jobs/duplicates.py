"""Finds videos that are copies of one another or contain parts of one another; only reads, and caches what it decodes.

Stored vectors say which videos may be copies (`core.search.near_copies`). Those are decoded again, densely, and their
frames compared (`core.media.copies.alignment`): short videos whole, long ones where their vectors agree.
"""

import itertools
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.catalog import files, videos
from core.catalog.store.database import Database
from core.domain.duplicates import DuplicatesFound, LeftOut, PairKind, VideoPair, WhyLeftOut
from core.domain.library import LibraryPaths
from core.domain.videos import Video, VideoStage
from core.jobs import copies
from core.jobs.context import decode_processes, error_of
from core.jobs.copies import Matched, Side
from core.jobs.searcher import Snapshot, read_snapshot
from core.jobs.trace_shelf import TraceShelf
from core.media.copies import lines
from core.media.copies.alignment import Alignment, align
from core.media.copies.lines import Bounds, Line
from core.media.copies.traces import Trace
from core.media.decoding.decode_pool import DecodePool
from core.search import near_copies
from core.search.near_copies import Candidate
from core.settings import load

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
_ALIKE_SHARE = 0.5
"""Share of frames that look alike from which videos do."""

OnProgress = Callable[[str, int, int], object]
Part = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pairs to find besides copies.

    Attributes
    ----------
    with_pieces : bool
        Pieces and shared parts.
    with_alike : bool
        Videos that only look alike.
    """

    with_pieces: bool = False
    with_alike: bool = False

    def includes(self, kind: PairKind) -> bool:
        """Return whether pairs of this kind are wanted."""
        if kind in {PairKind.PIECE, PairKind.SHARES}:
            return self.with_pieces
        return kind is not PairKind.ALIKE or self.with_alike


def find(
    paths: LibraryPaths, database: Database, wanted: Wanted, *, on_progress: OnProgress = lambda *_: None
) -> DuplicatesFound:
    """Find the related videos of a library; takes as long as decoding those that may be copies.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    wanted : Wanted
        Which pairs.
    on_progress : callable
        Called with what is being done and how much of it is done, as two numbers.
    """
    with database.read() as session:
        listed = videos.get_many(session, videos.ids(session))
        places = [(video, files.paths(session, video.id)) for video in listed if video.n_copies > 1]
    left_out = {video.id: reason for video in listed if (reason := _left_out(video)) is not None}
    pairs = [pair for video, known in places for pair in _same(video, known)]
    snapshot = read_snapshot(paths, database)
    if snapshot is not None:
        settings = load(paths.settings)
        memory_bytes = settings.decode_memory_mib * 2**20
        with DecodePool(n_processes=decode_processes(settings), memory_bytes=memory_bytes) as pool:
            compared = [video for video in listed if video.id not in left_out]
            comparison = _Comparison(snapshot, compared, TraceShelf(paths.traces, pool), wanted)
            pairs += comparison.pairs(n_ahead=2 * pool.n_processes + 2, on_progress=on_progress)
            left_out |= comparison.left_out
    order = list(PairKind)
    return DuplicatesFound(
        tuple(sorted(pairs, key=lambda pair: (order.index(pair.kind), pair.a, pair.b))),
        tuple(sorted(left_out.values(), key=lambda one: one.path)),
        len(listed) - len(left_out),
    )


def _left_out(video: Video) -> LeftOut | None:
    if video.stage is VideoStage.FAILED:
        return LeftOut(video.path, WhyLeftOut.UNREADABLE, video.reason)
    if video.is_offline:
        return LeftOut(video.path, WhyLeftOut.OFFLINE)
    return None if video.stage is VideoStage.ANALYSED else LeftOut(video.path, WhyLeftOut.NOT_ANALYSED)


def _same(video: Video, known: Sequence[Path]) -> Iterator[VideoPair]:
    end = video.media.duration_seconds if video.media else 0.0
    first, *others = sorted(known)
    for other in others:
        yield VideoPair(PairKind.SAME, first, other, video.id, video.id, 0.0, end, 0.0, end)


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


class _Comparison:
    """Compares the videos of one snapshot."""

    def __init__(self, snapshot: Snapshot, compared: Sequence[Video], shelf: TraceShelf, wanted: Wanted) -> None:
        self._rows, self._spans = snapshot.data.rows, snapshot.data.spans
        self._videos = {video.id: video for video in compared if video.id in self._spans}
        self._shelf = shelf
        self._wanted = wanted
        self._floor = 1.0
        self.left_out: dict[int, LeftOut] = {}

    def pairs(self, *, n_ahead: int, on_progress: OnProgress) -> Iterator[VideoPair]:
        """Yield the pairs; decodes for several of them at once."""
        found = near_copies.find(
            self._rows,
            self._spans,
            video_ids=self._videos,
            on_progress=lambda share: on_progress("Comparing", round(100 * share), 100),
        )
        self._floor = found.floor
        # Video by video, so that a trace is needed for some time and then never again.
        chosen = sorted(filter(self._may_match, found.pairs), key=lambda one: (one.a_video_id, one.b_video_id))
        waiting: deque[tuple[Candidate, list[list[_Probe]]]] = deque()
        rest = iter(chosen)
        for n_done in range(len(chosen)):
            waiting.extend((one, self._probes(one)) for one in itertools.islice(rest, n_ahead - len(waiting)))
            on_progress("Looking closely", n_done, len(chosen))
            pair = self._judged(*waiting.popleft())
            if pair is not None and self._wanted.includes(pair.kind):
                yield pair

    def _may_match(self, candidate: Candidate) -> bool:
        shorter, longer = sorted((self._seconds(candidate.a_video_id), self._seconds(candidate.b_video_id)))
        return self._wanted.with_pieces or self._wanted.with_alike or shorter >= _LEAST_RATIO * longer

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
        matched = copies.longest(copies.join([probe.compared() for probe in line]) for line in probes)
        pair = None if matched is None else copies.judge(a, b, matched)
        if pair is None and candidate.share_alike >= _ALIKE_SHARE:
            whole = Matched(a.start_seconds, a.end_seconds, b.start_seconds, b.end_seconds)
            return copies.pair_of(PairKind.ALIKE, a, b, whole, share=candidate.share_alike)
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
            start = float(seconds[0]) if seconds[0] > copies.EDGE_SECONDS else 0.0
            end = end if end - seconds[-1] <= copies.EDGE_SECONDS else float(seconds[-1])
        return Side(video_id, self._videos[video_id].path, start, end)


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
