"""Decisions as the head learns from them, and marks that tell whether a tag must be fitted again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import decisions, tags
from core.domain.tags import PERSON, Decision, Tag, Verdict
from core.tagging import prototypes
from core.tagging.training_set import Lesson

_RECIPE = "2"
"""How rows are fitted: with another one, all are behind."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The tags of a library as they ought to be fitted.

    Attributes
    ----------
    tags : dict of int to Tag
        By catalog id.
    marks : dict of int to str
        Of each tag: another one when its words, its threshold or anything decided about it is another.
    """

    tags: dict[int, Tag]
    marks: dict[int, str]

    def same_but_recipe(self, marks: Mapping[int, str]) -> set[int]:
        """Return the tags that are as they were when they got some marks, but for how rows are fitted."""
        bare = {tag_id: outdated(mark) for tag_id, mark in self.marks.items()}
        # Programs of before wrote no recipe into a mark.
        return {tag_id for tag_id, mark in marks.items() if bare.get(tag_id) in {mark, outdated(mark)}}


def wanted(session: Session, tag_ids: Collection[int] | None = None, *, aim: str) -> Wanted:
    """Read how tags ought to be fitted.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int or None
        Only these, of those that are still there; None for all.
    aim : str
        What thresholds are for; part of the mark.

    Returns
    -------
    Wanted
        Tags and their marks.
    """
    known = {tag.id: tag for tag in tags.list_all(session) if tag_ids is None or tag.id in set(tag_ids)}
    marks = decisions.marks(session, known)
    return Wanted(
        known,
        {
            tag_id: "|".join((marks.get(tag_id, ""), words_key(tag), str(tag.threshold), aim, _RECIPE))
            for tag_id, tag in known.items()
        },
    )


def marks_of(written: object) -> dict[int, str]:
    """Read marks from the card of a head; nothing where they make no sense, so that all tags are fitted anew."""
    try:
        return {int(tag_id): str(mark) for tag_id, mark in dict(written or {}).items()}  # type: ignore[call-overload]
    except (TypeError, ValueError):
        return {}


def is_of_recipe(mark: str) -> bool:
    """Return whether rows are still fitted as the one was that bears a mark."""
    return mark.rpartition("|")[2] == _RECIPE


def outdated(mark: str) -> str:
    """Return the mark that a tag had where rows were fitted in another way."""
    return mark.rpartition("|")[0]


def words_key(tag: Tag) -> str:
    """Return the mark of a tag's words."""
    return prototypes.key_of(tag.name, tag.aliases, tag.description)


def lessons(session: Session, tag_ids: Collection[int], *, analysed: Collection[int]) -> dict[int, list[Lesson]]:
    """Read what was decided about tags.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int
        Which tags.
    analysed : collection of int
        Videos that have vectors; decisions about others wait until these have.

    Returns
    -------
    dict of int to list of Lesson
        By tag, in the order in which it was decided; without the tags about which nothing was decided.
    """
    found: dict[int, list[Lesson]] = {}
    for decision in decisions.of_tags(session, tag_ids):
        if decision.video_id in analysed:
            found.setdefault(decision.tag_id, []).append(_lesson(decision))
    return found


def _lesson(decision: Decision) -> Lesson:
    return Lesson(
        decision.video_id,
        decision.tag_id,
        decision.verdict is Verdict.ACCEPTED,
        decision.source != PERSON,
        decision.start_seconds,
        decision.end_seconds,
    )
