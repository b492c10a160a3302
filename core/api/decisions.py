"""What a person decides about videos and moments."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.api import writing
from core.catalog import audits, decisions, tags
from core.catalog.store import snapshots
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, Undo
from core.domain.learning import Answer
from core.domain.moments import Moment
from core.domain.tags import Decision, Tag, TagState, Verdict
from core.errors import UsageError


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
        verdict: Verdict | None = None,
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
        verdict : Verdict or None
            Only what was accepted, or only what was rejected; None for both.

        Returns
        -------
        Change
            Nothing where nothing had been decided.
        """
        return self._write(
            video_ids,
            tag_ids,
            lambda session: decisions.withdraw_many(
                session, video_ids, tag_ids, moment=_of(moment, video_ids), with_moments=with_moments, verdict=verdict
            ),
        )

    def toggle(self, video_ids: Sequence[int], tag_id: int, *, moment: Moment | None = None) -> tuple[Change, bool]:
        """Give videos a tag, or take it away where every one of them has it, in one step.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        tag_id : int
            Catalog id.
        moment : Moment or None
            See `accept`. Without it only what was decided about whole videos counts, and is taken away.

        Returns
        -------
        change : Change
            What was done.
        is_given : bool
            Whether the videos have the tag now.
        """
        had: list[bool] = []

        def does(session: Session) -> None:
            had.append(decisions.have_all(session, video_ids, tag_id, moment=_of(moment, video_ids)))
            if had[0]:
                decisions.withdraw_many(session, video_ids, [tag_id], moment=moment)
            else:
                _put(session, video_ids, [tag_id], Verdict.ACCEPTED, moment)

        return self._write(video_ids, [tag_id], does), not had[0]

    def accept_new(
        self, names: Sequence[str], video_ids: Sequence[int], *, moment: Moment | None = None
    ) -> tuple[list[Tag], Change]:
        """Give videos tags by name, and make those that do not exist yet, in one step.

        Parameters
        ----------
        names : sequence of str
            As the person spells them; an alias means its tag.
        video_ids : sequence of int
            Catalog ids.
        moment : Moment or None
            See `accept`.

        Returns
        -------
        given : list of Tag
            Each once, in the order of their names.
        change : Change
            What was done; taking it back removes the new tags, too.

        Raises
        ------
        UsageError
            If a name is empty.
        """
        try:
            with self._database.write(is_durable=True) as session:
                return _accept_new(session, names, video_ids, _of(moment, video_ids))
        except IntegrityError as error:
            raise UsageError(
                "That can no longer be done", "What it refers to has been removed in the meantime."
            ) from error

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

        Raises
        ------
        UsageError
            If something that goes is not there any more.
        """
        both = [*old, *new]
        return self._write(
            sorted({one.video_id for one in both}),
            sorted({one.tag_id for one in both}),
            lambda session: decisions.replace(session, old, new),
        )

    def put_all(self, made: Sequence[Decision]) -> Change:
        """Decide many different things in one step, such as a table; see `decisions.put_each`.

        Returns
        -------
        Change
            Nothing where all had been decided so.
        """
        videos: dict[int, list[int]] = defaultdict(list)
        for one in made:
            videos[one.tag_id].append(one.video_id)
        return writing.write(
            self._database,
            Changes.DECISIONS,
            saves=lambda session: [decisions.saved(session, ids, [tag_id]) for tag_id, ids in videos.items()],
            does=lambda session: decisions.put_each(session, made),
        )

    def answer(self, answers: Sequence[Answer]) -> Change:
        """Record what a person answered to a page of questions, in one step; those of an audit count in it.

        Parameters
        ----------
        answers : sequence of Answer
            About any videos, moments and tags. What is left undecided is unknown again, whatever was decided before.

        Returns
        -------
        Change
            What was done.
        """
        said = [
            Decision(
                one.question.video_id, one.question.tag_id, Verdict.ACCEPTED if one.is_right else Verdict.REJECTED,
                one.question.start_seconds, one.question.end_seconds, now(),
            )
            for one in answers
        ]  # fmt: skip
        decided = [one for one, of in zip(said, answers, strict=True) if of.is_right is not None]
        asked = [one.question for one in answers]
        answered = [one.question for one in answers if one.is_right is not None]

        def does(session: Session) -> None:
            decisions.replace(session, said, decided, may_lack=True)
            audits.put_answers(session, asked, answered)

        videos, tag_ids = sorted({one.video_id for one in said}), sorted({one.tag_id for one in said})
        return writing.write(
            self._database,
            Changes.DECISIONS,
            saves=lambda session: [decisions.saved(session, videos, tag_ids), *audits.saved(session, asked)],
            does=does,
        )

    def of_video(self, video_id: int) -> list[Decision]:
        """List what was decided about a video and its moments, in the order in which it was decided."""
        with self._database.read() as session:
            return decisions.of_video(session, video_id)

    def states(self, video_ids: Sequence[int]) -> list[TagState]:
        """Count how many of the selected videos have each tag; 0.1 s for 100,000."""
        with self._database.read() as session:
            return decisions.states(session, video_ids)

    def tags_of(self, video_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """List which tags some videos have, on the whole or at some moment; see `decisions.tags_of`."""
        with self._database.read() as session:
            return decisions.tags_of(session, video_ids)

    def _decide(
        self, video_ids: Sequence[int], tag_ids: Sequence[int], verdict: Verdict, moment: Moment | None
    ) -> Change:
        return self._write(
            video_ids,
            tag_ids,
            lambda session: _put(session, video_ids, tag_ids, verdict, _of(moment, video_ids)),
        )

    def _write(self, video_ids: Sequence[int], tag_ids: Sequence[int], does: Callable[[Session], object]) -> Change:
        return writing.write(
            self._database,
            Changes.DECISIONS,
            saves=lambda session: [decisions.saved(session, video_ids, tag_ids)],
            does=does,
        )


def _put(
    session: Session, video_ids: Sequence[int], tag_ids: Sequence[int], verdict: Verdict, moment: Moment | None
) -> None:
    decisions.put_many(session, video_ids, tag_ids, verdict=verdict, decided_at=now(), moment=moment)


def _accept_new(
    session: Session, names: Sequence[str], video_ids: Sequence[int], moment: Moment | None
) -> tuple[list[Tag], Change]:
    new: list[int] = []
    given: dict[int, Tag] = {}
    for name in names:
        tag = tags.find(session, name)
        if tag is None:
            tag = tags.add(session, name)
            new.append(tag.id)
        given[tag.id] = tag
    saved = (
        snapshots.absent(session, "tags", {"id": new}),
        snapshots.absent(session, "tag_aliases", {"tag_id": new}),
        decisions.saved(session, video_ids, given),
    )
    _put(session, video_ids, list(given), Verdict.ACCEPTED, moment)
    if not new and snapshots.is_as_saved(session, saved[-1]):
        return list(given.values()), Change(Changes.NOTHING)
    changes = Changes.DECISIONS | (Changes.TAGS if new else Changes.NOTHING)
    return list(given.values()), Change(changes, Undo(changes, saved))


def _of(moment: Moment | None, video_ids: Sequence[int]) -> Moment | None:
    if moment is not None and list(video_ids) != [moment.video_id]:
        raise ValueError(f"a moment of video {moment.video_id}, decided about videos {list(video_ids)}")
    return moment
