"""Answers to a page of questions become decisions, and those to a random sample of suggestions count in its audit."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from core.api import writing
from core.catalog import audits, decisions
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes
from core.domain.learning import Answer
from core.domain.tags import Decision, Verdict


def answer(database: Database, answers: Sequence[Answer]) -> Change:
    """Record answers in one step; see `core.api.decisions.Decisions.answer`."""
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
        database,
        Changes.DECISIONS,
        saves=lambda session: [decisions.saved(session, videos, tag_ids), *audits.saved(session, asked)],
        does=does,
    )
