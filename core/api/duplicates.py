"""Videos that are copies of one another or contain parts of one another, and what people said about them."""

import math
from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from core.api import writing
from core.api.jobs import Jobs
from core.catalog import decisions, jobs, pairs, videos
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain import merging
from core.domain.changes import Change, Changes, SavedRows
from core.domain.duplicates import DuplicatesFound, PairAnswer, VideoPair
from core.domain.jobs import JobKind, Priority
from core.domain.library import LibraryPaths
from core.errors import UsageError


class Duplicates:
    """Finds related videos, and keeps the answers about them."""

    def __init__(self, paths: LibraryPaths, database: Database, queue: Jobs) -> None:
        self._paths = paths
        self._database = database
        self._queue = queue

    def listed(self) -> DuplicatesFound:
        """Return all pairs that have been found, with the answers about them; 2 s for 100,000 videos."""
        from core.jobs.duplicates import pair_finder

        return pair_finder.listed(self._database)

    def request(self) -> Changes:
        """Have the worker compare the videos that have not been compared yet; returns at once."""
        from core.jobs.duplicates import pair_finder

        with self._database.write() as session:
            new_ids = pair_finder.survey(session).new_ids
            jobs.enqueue(session, JobKind.DUPLICATES, sorted(new_ids), priority=Priority.NORMAL)
        self._queue.wake_worker()
        return Changes.JOBS

    def cancel(self) -> Changes:
        """Stop comparing; what has been found is kept."""
        with self._database.write() as session:
            jobs.cancel(session, JobKind.DUPLICATES)
        self._queue.wake_worker()
        return Changes.JOBS

    def find(self, *, on_progress: Callable[[str, int, int], object] = lambda *_: None) -> DuplicatesFound:
        """Compare what has not been compared yet, in this process, and return all pairs; not for the window's.

        Blocks for as long as it takes to decode those that may be copies. What has been found is kept, so that an
        interrupted search continues where it was.

        Parameters
        ----------
        on_progress : callable
            Called with what is being done, how much of it is done, and how much there is.
        """
        from core.jobs.duplicates import pair_finder

        return pair_finder.find(self._paths, self._database, on_progress=on_progress)

    def answer(self, asked: Sequence[VideoPair], answer: PairAnswer | None) -> Change:
        """Save an answer about pairs, for ever; to keep one and drop the other, use `keep`.

        Parameters
        ----------
        asked : sequence of VideoPair
            For two files of one video, the answer is about all files of that video.
        answer : PairAnswer or None
            None withdraws the answer.

        Raises
        ------
        UsageError
            If a video no longer exists.
        """
        wanted = [pair.video_ids for pair in asked]
        return writing.write(
            self._database,
            Changes.DUPLICATES | Changes.VIDEOS,
            snapshot=lambda session: [pairs.snapshot(session, wanted)],
            apply=lambda session: pairs.answer(session, wanted, answer),
        )

    def keep(self, pair: VideoPair, kept_video_id: int) -> Change:
        """Say which of two videos is the better one, and give it the tags, rating and note of the other.

        All in one transaction and one undo step. The file of the other is not touched, see `Videos.trash`.

        Parameters
        ----------
        pair : VideoPair
            The videos.
        kept_video_id : int
            The better one.

        Raises
        ------
        UsageError
            If the videos only look alike or share a part, or one of them no longer exists.
        """
        if not pair.can_be_merged or kept_video_id not in pair.video_ids:
            raise UsageError(
                "Neither of these videos can stand for the other",
                "Say that they are alternates or not related instead.",
            )
        (other,) = {*pair.video_ids} - {kept_video_id} or {kept_video_id}

        def snapshot(session: Session) -> list[SavedRows]:
            tag_ids = {one.tag_id for one in decisions.of_video(session, other)}
            return [
                pairs.snapshot(session, [pair.video_ids]),
                decisions.snapshot(session, [kept_video_id], tag_ids),
                snapshots.take(session, "videos", {"id": [kept_video_id]}, columns=("rating", "note")),
            ]

        def apply(session: Session) -> None:
            pairs.answer(session, [pair.video_ids], PairAnswer.BEST, kept_video_id=kept_video_id)
            if other != kept_video_id:
                _merge(session, pair, kept_video_id, other)

        return writing.write(
            self._database,
            Changes.DUPLICATES | Changes.VIDEOS | Changes.DECISIONS | Changes.SUGGESTIONS,
            snapshot=snapshot,
            apply=apply,
        )


def _merge(session: Session, pair: VideoPair, kept_video_id: int, other: int) -> None:
    mine, theirs = videos.get(session, kept_video_id), videos.get(session, other)
    made = merging.decisions(
        pair,
        kept_video_id,
        decisions.of_video(session, kept_video_id),
        decisions.of_video(session, other),
        duration_seconds=mine.media.duration_seconds if mine.media else math.inf,
    )
    decisions.put_each(session, made)
    videos.rate(session, [kept_video_id], rating=mine.rating or theirs.rating)
    videos.write_note(session, kept_video_id, note=merging.note(mine.note, theirs.note))
