"""What the user decides about videos and moments."""

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
    """Accepts and rejects tags. Each write is one undo step, for any number of videos."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def accept(self, video_ids: Sequence[int], tag_ids: Sequence[int], *, moment: Moment | None = None) -> Change:
        """Add all of these tags to all of these videos; the change is empty if they had them already.

        Parameters
        ----------
        video_ids, tag_ids : sequence of int
            Catalog ids.
        moment : Moment or None
            Only this moment; then `video_ids` must contain just its video.

        Raises
        ------
        UsageError
            If a tag no longer exists.
        """
        return self._decide(video_ids, tag_ids, Verdict.ACCEPTED, moment)

    def reject(self, video_ids: Sequence[int], tag_ids: Sequence[int], *, moment: Moment | None = None) -> Change:
        """Reject tags, so that they are never suggested there again; see `accept`."""
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
        """Withdraw decisions, so that the tags are undecided again; the change is empty if there were none.

        Parameters
        ----------
        video_ids, tag_ids : sequence of int
            Catalog ids.
        moment : Moment or None
            Only decisions about this moment; None for those about whole videos.
        with_moments : bool
            Also decisions about any moment of the videos.
        verdict : Verdict or None
            Only accepted or only rejected tags; None for both.
        """
        return self._write(
            video_ids,
            tag_ids,
            lambda session: decisions.withdraw_many(
                session, video_ids, tag_ids, moment=_of(moment, video_ids), with_moments=with_moments, verdict=verdict
            ),
        )

    def toggle(self, video_ids: Sequence[int], tag_id: int, *, moment: Moment | None = None) -> tuple[Change, bool]:
        """Add a tag to videos, or remove it if all of them have it, in one step.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        tag_id : int
            Catalog id.
        moment : Moment or None
            As for `accept`. Without it, only decisions about whole videos count and are removed.

        Returns
        -------
        change : Change
            The change made.
        is_given : bool
            Whether the videos have the tag now.
        """
        had: list[bool] = []

        def apply(session: Session) -> None:
            had.append(decisions.have_all(session, video_ids, tag_id, moment=_of(moment, video_ids)))
            if had[0]:
                decisions.withdraw_many(session, video_ids, [tag_id], moment=moment)
            else:
                _put(session, video_ids, [tag_id], Verdict.ACCEPTED, moment)

        return self._write(video_ids, [tag_id], apply), not had[0]

    def accept_new(
        self, names: Sequence[str], video_ids: Sequence[int], *, moment: Moment | None = None
    ) -> tuple[list[Tag], Change]:
        """Add tags to videos by name, creating those that do not exist yet, in one step.

        Parameters
        ----------
        names : sequence of str
            As the user spells them; an alias stands for its tag.
        video_ids : sequence of int
            Catalog ids.
        moment : Moment or None
            As for `accept`.

        Returns
        -------
        given : list of Tag
            Each once, in the order of `names`.
        change : Change
            Undoing it removes the new tags, too.

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
        """Replace decisions in one step, as when a moment is resized or split, or two are joined.

        Parameters
        ----------
        old : sequence of Decision
            Decisions to remove.
        new : sequence of Decision
            Decisions to add.

        Raises
        ------
        UsageError
            If one of `old` no longer exists.
        """
        both = [*old, *new]
        return self._write(
            sorted({one.video_id for one in both}),
            sorted({one.tag_id for one in both}),
            lambda session: decisions.replace(session, old, new),
        )

    def put_all(self, made: Sequence[Decision]) -> Change:
        """Save any mix of decisions in one step, such as a table; the change is empty if none of them is new."""
        videos: dict[int, list[int]] = defaultdict(list)
        for one in made:
            videos[one.tag_id].append(one.video_id)
        return writing.write(
            self._database,
            Changes.DECISIONS,
            snapshot=lambda session: [decisions.snapshot(session, ids, [tag_id]) for tag_id, ids in videos.items()],
            apply=lambda session: decisions.put_each(session, made),
        )

    def answer(self, answers: Sequence[Answer]) -> Change:
        """Save the user's answers to a page of questions in one step, including their part in an audit.

        Parameters
        ----------
        answers : sequence of Answer
            About any videos, moments and tags. An answer left open withdraws an earlier decision.
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

        def apply(session: Session) -> None:
            decisions.replace(session, said, decided, may_lack=True)
            audits.put_answers(session, asked, answered)

        videos, tag_ids = sorted({one.video_id for one in said}), sorted({one.tag_id for one in said})
        return writing.write(
            self._database,
            Changes.DECISIONS,
            snapshot=lambda session: [decisions.snapshot(session, videos, tag_ids), *audits.snapshot(session, asked)],
            apply=apply,
        )

    def of_video(self, video_id: int) -> list[Decision]:
        """List the decisions about a video and its moments, in the order they were made."""
        with self._database.read() as session:
            return decisions.of_video(session, video_id)

    def states(self, video_ids: Sequence[int]) -> list[TagState]:
        """Count how many of the selected videos have each tag; 0.1 s for 100,000."""
        with self._database.read() as session:
            return decisions.states(session, video_ids)

    def tags_of(self, video_ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return the tags that each of some videos has, as a whole or at some moment; see `decisions.tags_of`."""
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

    def _write(self, video_ids: Sequence[int], tag_ids: Sequence[int], apply: Callable[[Session], object]) -> Change:
        return writing.write(
            self._database,
            Changes.DECISIONS,
            snapshot=lambda session: [decisions.snapshot(session, video_ids, tag_ids)],
            apply=apply,
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
        decisions.snapshot(session, video_ids, given),
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
