"""What a person decides about videos and moments."""

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from core.api import writing
from core.catalog import bulk_decisions, decisions
from core.catalog.column_types import now
from core.catalog.database import Database
from core.domain.changes import Change, Changes
from core.domain.moments import Moment
from core.domain.tags import Decision, TagState, Verdict


class Decisions:
    """Accepting and rejecting tags. Each write is one step of undo, for however many videos.

    Parameters
    ----------
    database : Database
        The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def accept(self, video_ids: Sequence[int], tag_ids: Sequence[int], *, moment: Moment | None = None) -> Change:
        """Give videos tags.

        Parameters
        ----------
        video_ids, tag_ids : sequence of int
            Every one of the tags goes to every one of the videos.
        moment : Moment or None
            Only this moment; then `video_ids` holds just its video.

        Returns
        -------
        Change
            Nothing where all had been accepted.

        Raises
        ------
        UsageError
            If a tag is gone.
        """
        return self._decide(video_ids, tag_ids, Verdict.ACCEPTED, moment)

    def reject(self, video_ids: Sequence[int], tag_ids: Sequence[int], *, moment: Moment | None = None) -> Change:
        """Say that tags do not fit; they are never suggested there again. See `accept`.

        Returns
        -------
        Change
            Nothing where all had been rejected.
        """
        return self._decide(video_ids, tag_ids, Verdict.REJECTED, moment)

    def withdraw(
        self,
        video_ids: Sequence[int],
        tag_ids: Sequence[int],
        *,
        moment: Moment | None = None,
        with_moments: bool = False,
    ) -> Change:
        """Take decisions back: the tags are unknown there again.

        Parameters
        ----------
        video_ids, tag_ids : sequence of int
            Catalog ids.
        moment : Moment or None
            Only what was decided about this moment; None for what was decided about whole videos.
        with_moments : bool
            What was decided about any moment of the videos as well.

        Returns
        -------
        Change
            Nothing where nothing had been decided.
        """
        return self._write(
            video_ids,
            tag_ids,
            lambda session: bulk_decisions.withdraw_many(
                session, video_ids, tag_ids, moment=_of(moment, video_ids), with_moments=with_moments
            ),
        )

    def replace(self, old: Sequence[Decision], new: Sequence[Decision]) -> Change:
        """Put decisions in place of others in one step: a moment's edge is dragged, a moment is split, two are joined.

        Parameters
        ----------
        old : sequence of Decision
            What goes.
        new : sequence of Decision
            What comes.

        Returns
        -------
        Change
            What was done.
        """
        both = [*old, *new]
        return self._write(
            sorted({one.video_id for one in both}),
            sorted({one.tag_id for one in both}),
            lambda session: bulk_decisions.replace(session, old, new),
        )

    def of_video(self, video_id: int) -> list[Decision]:
        """List what was decided about a video and its moments, in the order in which it was decided."""
        with self._database.read() as session:
            return decisions.of_video(session, video_id)

    def states(self, video_ids: Sequence[int]) -> list[TagState]:
        """Count how many of the selected videos have each tag; 0.1 s for 100,000."""
        with self._database.read() as session:
            return bulk_decisions.states(session, video_ids)

    def _decide(
        self, video_ids: Sequence[int], tag_ids: Sequence[int], verdict: Verdict, moment: Moment | None
    ) -> Change:
        return self._write(
            video_ids,
            tag_ids,
            lambda session: bulk_decisions.put_many(
                session, video_ids, tag_ids, verdict=verdict, decided_at=now(), moment=_of(moment, video_ids)
            ),
        )

    def _write(self, video_ids: Sequence[int], tag_ids: Sequence[int], does: Callable[[Session], object]) -> Change:
        return writing.write(
            self._database,
            Changes.DECISIONS,
            saves=lambda session: [bulk_decisions.saved(session, video_ids, tag_ids)],
            does=does,
        )


def _of(moment: Moment | None, video_ids: Sequence[int]) -> Moment | None:
    if moment is not None and list(video_ids) != [moment.video_id]:
        raise ValueError(f"a moment of video {moment.video_id}, decided about videos {list(video_ids)}")
    return moment
