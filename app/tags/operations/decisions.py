"""Library calls for decisions about the selection; each is one undo step with a text for the history."""

from collections.abc import Sequence

from app.bridge.work import Operation
from app.tags.models.chips import TagTarget
from app.tags.models.tag_words import listed
from app.ui.localization.text import filled, tr
from core.domain.changes import Change
from core.domain.tags import Tag, Verdict


def _given(target: TagTarget, tags: Sequence[Tag]) -> str:
    n = len(target.video_ids)
    many = tr("History", "Tag %n videos: %1", n=n)
    return filled(tr("History", "Tag %n moments: %1", n=1) if target.moment else many, listed(tags))


def _rejected(target: TagTarget, tags: Sequence[Tag]) -> str:
    n = len(target.video_ids)
    many = tr("History", "Reject %1 on %n videos", n=n)
    return filled(tr("History", "Reject %1 on %n moments", n=1) if target.moment else many, listed(tags))


def _taken_back(target: TagTarget, tags: Sequence[Tag]) -> str:
    n = len(target.video_ids)
    many = tr("History", "Remove %1 from %n videos", n=n)
    return filled(tr("History", "Remove %1 from %n moments", n=1) if target.moment else many, listed(tags))


def apply(target: TagTarget, tags: Sequence[Tag]) -> Operation[Change]:
    """Apply all tags to the whole target."""
    ids = [tag.id for tag in tags]
    return Operation(
        lambda library: library.decisions.accept(target.video_ids, ids, moment=target.moment),
        words=_given(target, tags),
    )


def apply_by_name(target: TagTarget, names: Sequence[str]) -> Operation[tuple[list[Tag], Change]]:
    """Apply tags by name or alias, creating those that do not exist; the result includes the created tags."""
    return Operation(
        lambda library: library.decisions.accept_new(names, target.video_ids, moment=target.moment),
        change_of=lambda result: result[1],
        words=lambda result: _given(target, result[0]),
    )


def reject(target: TagTarget, tags: Sequence[Tag]) -> Operation[Change]:
    """Reject tags."""
    ids = [tag.id for tag in tags]
    return Operation(
        lambda library: library.decisions.reject(target.video_ids, ids, moment=target.moment),
        words=_rejected(target, tags),
    )


def remove(target: TagTarget, tags: Sequence[Tag], *, verdict: Verdict | None = None) -> Operation[Change]:
    """Remove decisions, or only those with one verdict."""
    ids = [tag.id for tag in tags]
    return Operation(
        lambda library: library.decisions.withdraw(target.video_ids, ids, moment=target.moment, verdict=verdict),
        words=_taken_back(target, tags),
    )


def toggle(target: TagTarget, tag: Tag) -> Operation[tuple[Change, bool]]:
    """Apply a tag to all, or remove it if all have it; the result says whether it was applied."""
    return Operation(
        lambda library: library.decisions.toggle(target.video_ids, tag.id, moment=target.moment),
        change_of=lambda result: result[0],
        words=lambda result: (_given if result[1] else _taken_back)(target, [tag]),
    )
