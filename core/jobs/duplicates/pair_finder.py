"""Finds videos that are copies of one another or contain parts of one another, and keeps the pairs in the catalog.

Only videos that have not been compared before are compared, with all others. Pairs are stored while they are found, so
that an interrupted search continues where it was.
"""

import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from core.catalog import files, jobs, pairs, videos
from core.catalog.store.database import Database
from core.domain.duplicates import DuplicatesFound, GivenAnswer, LeftOut, PairKind, VideoPair, WhyLeftOut
from core.domain.jobs import JobKind, JobState
from core.domain.library import LibraryPaths
from core.domain.videos import Video, VideoStage
from core.jobs.context import decode_processes
from core.jobs.duplicates.comparison import Comparison, OnProgress, Step
from core.jobs.duplicates.trace_shelf import TraceShelf
from core.jobs.searching.searcher import read_snapshot
from core.media.decoding.decode_pool import DecodePool
from core.settings import load

_SECONDS_PER_WRITE = 1.0
_KINDS = list(PairKind)

Write = Callable[[Sequence[VideoPair], Sequence[int]], object]


@dataclass(frozen=True, slots=True)
class Survey:
    """Which videos can be compared.

    Attributes
    ----------
    videos : tuple of Video
        All of the library.
    left_out : dict of int to LeftOut
        By catalog id, those that cannot be compared now and have not been.
    comparable : tuple of Video
        Those that can be compared.
    new_ids : frozenset of int
        Those of them that have not been compared yet.
    """

    videos: tuple[Video, ...]
    left_out: dict[int, LeftOut]
    comparable: tuple[Video, ...]
    new_ids: frozenset[int]


def survey(session: Session) -> Survey:
    """Return which videos can be compared."""
    listed = videos.get_many(session, videos.ids(session))
    known = pairs.compared(session)
    reasons = {video.id: reason for video in listed if (reason := _left_out(video)) is not None}
    comparable = tuple(video for video in listed if video.id not in reasons)
    return Survey(
        tuple(listed),
        {video_id: reason for video_id, reason in reasons.items() if video_id not in known},
        comparable,
        frozenset(video.id for video in comparable) - known,
    )


def listed(database: Database) -> DuplicatesFound:
    """Return the pairs that are known, and what has not been compared."""
    with database.read() as session:
        found = survey(session)
        said = pairs.answers(session)
        places = [(video, files.paths(session, video.id)) for video in found.videos if video.n_copies > 1]
        stored = pairs.list_all(session)
        failed = {
            job.subject_id: job.reason
            for job in jobs.list_all(session, state=JobState.FAILED, kind=JobKind.DUPLICATES)
            if job.subject_id in found.new_ids
        }
    paths = {video.id: video.path for video in found.videos}
    all_pairs = [pair for video, known in places for pair in _same(video, known, said.get((video.id, video.id)))]
    all_pairs += [_with_paths(pair, paths) for pair in stored]
    left_out = [*found.left_out.values()]
    left_out += [LeftOut(paths[video_id], WhyLeftOut.UNREADABLE, reason) for video_id, reason in failed.items()]
    return DuplicatesFound(
        tuple(sorted(all_pairs, key=lambda pair: (_KINDS.index(pair.kind), pair.a, pair.b))),
        tuple(sorted(left_out, key=lambda one: one.path)),
        len(found.videos) - len(found.new_ids) - len(found.left_out),
        len(found.new_ids) - len(failed),
    )


def find(paths: LibraryPaths, database: Database, *, on_progress: OnProgress = lambda *_: None) -> DuplicatesFound:
    """Compare what has not been compared yet, and return all pairs; videos that turn out unreadable are left out.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    on_progress : callable
        Called with what is being done and how much of it is done, as two numbers.
    """
    settings = load(paths.settings)
    memory_bytes = settings.decode_memory_mib * 2**20

    def write(found: Sequence[VideoPair], complete: Sequence[int]) -> None:
        with database.write() as session:
            record(session, found, complete)

    with DecodePool(n_processes=decode_processes(settings), memory_bytes=memory_bytes) as pool:
        left_out = compare(paths, database, pool, on_progress=on_progress, write=write)
    found = listed(database)
    named = {one.path: one for one in (*left_out.values(), *found.left_out)}
    return dataclasses.replace(found, left_out=tuple(sorted(named.values(), key=lambda one: one.path)), n_waiting=0)


def record(session: Session, found: Sequence[VideoPair], complete: Sequence[int]) -> None:
    """Store pairs, and which videos have now been compared with all others."""
    pairs.put(session, found)
    pairs.mark_compared(session, complete)


def compare(
    paths: LibraryPaths,
    database: Database,
    pool: DecodePool,
    *,
    on_progress: OnProgress,
    write: Write,
    is_wanted: Callable[[int], bool] = lambda _: True,
) -> dict[int, LeftOut]:
    """Compare the videos that have not been compared yet with all others.

    Parameters
    ----------
    paths : LibraryPaths
        Paths of the library.
    database : Database
        The catalog.
    pool : DecodePool
        Decodes; closed by the caller.
    on_progress, is_wanted : callable
        As for `Comparison.run`.
    write : callable
        Called about once a second with the pairs found since, and the videos that are complete since; stores both.

    Returns
    -------
    dict of int to LeftOut
        By catalog id, the videos that turned out to be unreadable.
    """
    with database.read() as session:
        found = survey(session)
    new_ids = {video_id for video_id in found.new_ids if is_wanted(video_id)}
    snapshot = read_snapshot(paths, database) if new_ids else None
    if snapshot is None:
        return {}
    comparison = Comparison(snapshot, found.comparable, TraceShelf(paths.traces, pool))
    n_ahead = 2 * pool.n_processes + 2
    steps = comparison.run(new_ids, n_ahead=n_ahead, on_progress=on_progress, is_wanted=is_wanted)
    batch: list[Step] = []
    written = time.monotonic()
    try:
        for step in steps:
            batch.append(step)
            if time.monotonic() - written > _SECONDS_PER_WRITE:
                _write(batch, write)
                written = time.monotonic()
    finally:
        _write(batch, write)  # also if the search is stopped
    return comparison.left_out


def _write(batch: list[Step], write: Write) -> None:
    if batch:
        write([step.pair for step in batch if step.pair is not None], [one for step in batch for one in step.complete])
        batch.clear()


def _left_out(video: Video) -> LeftOut | None:
    if video.stage is VideoStage.FAILED:
        return LeftOut(video.path, WhyLeftOut.UNREADABLE, video.reason)
    if video.is_offline:
        return LeftOut(video.path, WhyLeftOut.OFFLINE)
    return None if video.stage is VideoStage.ANALYSED else LeftOut(video.path, WhyLeftOut.NOT_ANALYSED)


def _same(video: Video, known: Sequence[Path], given: GivenAnswer | None) -> Iterator[VideoPair]:
    end = video.media.duration_seconds if video.media else 0.0
    first, *others = sorted(set(known))
    for other in others:
        yield VideoPair(PairKind.SAME, first, other, video.id, video.id, 0.0, end, 0.0, end, given=given)


def _with_paths(pair: VideoPair, paths: dict[int, Path]) -> VideoPair:
    placed = dataclasses.replace(pair, a=paths[pair.a_video_id], b=paths[pair.b_video_id])
    is_turned = pair.kind is not PairKind.PIECE and placed.b < placed.a
    return placed.turned() if is_turned else placed
