"""Decisions as the head learns from them, and marks that tell whether a tag must be fitted again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.catalog import decisions, tags
from core.domain.tags import PERSON, Decision, Tag, Verdict
from core.tagging import prototypes
from core.tagging.training_set import Example

_RECIPE = "2"
"""Version of the way rows are fitted; when it changes, all tags are out of date."""


@dataclass(frozen=True, slots=True)
class TagsToFit:
    """The tags of a library as they should be fitted.

    Attributes
    ----------
    tags : dict of int to Tag
        By catalog id.
    marks : dict of int to str
        Mark of each tag, which changes with its words, its threshold and the decisions about it.
    """

    tags: dict[int, Tag]
    marks: dict[int, str]

    def same_apart_from_recipe(self, marks: Mapping[int, str]) -> set[int]:
        """Return the tags whose marks are the same as these, apart from the recipe."""
        bare = {tag_id: outdated(mark) for tag_id, mark in self.marks.items()}
        # Older versions wrote no recipe into a mark.
        return {tag_id for tag_id, mark in marks.items() if bare.get(tag_id) in {mark, outdated(mark)}}


def tags_to_fit(session: Session, tag_ids: Collection[int] | None = None, *, aim: str) -> TagsToFit:
    """Read how tags should be fitted.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int or None
        Only these, as far as they still exist; None for all.
    aim : str
        Aim of thresholds; part of the mark.
    """
    known = {tag.id: tag for tag in tags.list_all(session) if tag_ids is None or tag.id in set(tag_ids)}
    marks = decisions.marks(session, known)
    return TagsToFit(
        known,
        {
            tag_id: "|".join((marks.get(tag_id, ""), words_key(tag), str(tag.threshold), aim, _RECIPE))
            for tag_id, tag in known.items()
        },
    )


def marks_of(written: object) -> dict[int, str]:
    """Read marks from the card of a head; empty if they are malformed, so that all tags are fitted again."""
    try:
        return {int(tag_id): str(mark) for tag_id, mark in dict(written or {}).items()}  # type: ignore[call-overload]
    except (TypeError, ValueError):
        return {}


def has_current_recipe(mark: str) -> bool:
    """Return whether a mark has the current recipe."""
    return mark.rpartition("|")[2] == _RECIPE


def outdated(mark: str) -> str:
    """Return a mark without its recipe, as for rows fitted in another way."""
    return mark.rpartition("|")[0]


def words_key(tag: Tag) -> str:
    """Return the mark of a tag's words."""
    return prototypes.key_of(tag.name, tag.aliases, tag.description)


def examples(session: Session, tag_ids: Collection[int], *, analysed: Collection[int]) -> dict[int, list[Example]]:
    """Read the decisions about tags, by tag and in order; tags without decisions are left out.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int
        The tags.
    analysed : collection of int
        Videos that have vectors; decisions about others are ignored until they have.
    """
    found: dict[int, list[Example]] = {}
    for decision in decisions.of_tags(session, tag_ids):
        if decision.video_id in analysed:
            found.setdefault(decision.tag_id, []).append(_example(decision))
    return found


def _example(decision: Decision) -> Example:
    return Example(
        decision.video_id,
        decision.tag_id,
        decision.verdict is Verdict.ACCEPTED,
        decision.source != PERSON,
        decision.start_seconds,
        decision.end_seconds,
    )
