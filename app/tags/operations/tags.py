"""Library calls that change tags; each is one undo step."""

from collections.abc import Sequence

from app.bridge.work import Operation, Read
from app.tags.models.tag_words import listed
from app.ui.localization.text import filled, inline_name, tr
from core.domain.changes import Change
from core.domain.moments import Moment
from core.domain.tags import Tag, TagEffect, TagNode


def tree() -> Read[tuple[TagNode, ...]]:
    """Read all top-level tags, with those below them and their counts."""
    return Read(lambda library: library.tags.tree())


def create(wanted: Tag) -> Operation[tuple[Tag, Change]]:
    """Create a tag; the id of `wanted` is ignored. The result is the new tag and the change."""
    return Operation(
        lambda library: library.tags.add(
            wanted.name,
            description=wanted.description,
            parent_id=wanted.parent_id,
            aliases=wanted.aliases,
            colour=wanted.colour,
            slot=wanted.shortcut_slot,
        ),
        change_of=lambda result: result[1],
        words=_about(tr("Tags", "Create tag %1"), wanted.name),
    )


def rename(tag: Tag, name: str) -> Operation[Change]:
    """Rename a tag."""
    words = filled(tr("Tags", "Rename tag %1 to %2"), inline_name(tag.name), inline_name(name))
    return Operation(lambda library: library.tags.rename(tag.id, name), words=words)


def edit(tag: Tag) -> Operation[Change]:
    """Change everything about a tag at once."""
    return Operation(lambda library: library.tags.edit(tag), words=_about(tr("Tags", "Edit tag %1"), tag.name))


def put_on_key(tag: Tag, slot: int) -> Operation[Change]:
    """Assign a number key, 1 to 9, to a tag; concurrent edits of the tag are kept."""
    words = _about(tr("Tags", "Edit tag %1"), tag.name)
    return Operation(lambda library: library.tags.set_slot(tag.id, slot), words=words)


def move(moved: Sequence[Tag], parent: Tag | None) -> Operation[Change]:
    """Move tags below a parent, or to the top level."""
    ids = [tag.id for tag in moved]
    if parent is None:
        words = filled(tr("Tags", "Move to the top: %1"), listed(moved))
    else:
        words = filled(tr("Tags", "Move under %1: %2"), inline_name(parent.name), listed(moved))
    return Operation(lambda library: library.tags.move(ids, parent.id if parent else None), words=words)


def preview_remove(tag_ids: Sequence[int]) -> Read[TagEffect]:
    """Count what deleting tags affects."""
    return Read(lambda library: library.tags.preview_remove(tag_ids))


def remove(removed: Sequence[Tag]) -> Operation[Change]:
    """Delete tags and the decisions about them."""
    ids, n = [tag.id for tag in removed], len(removed)
    words = _about(tr("Tags", "Delete tag %1"), removed[0].name) if n == 1 else tr("Tags", "Delete %n tags", n=n)
    return Operation(lambda library: library.tags.remove(ids), words=words)


def preview_merge(tag_ids: Sequence[int], into_id: int) -> Read[TagEffect]:
    """Count what merging tags into another one changes."""
    return Read(lambda library: library.tags.preview_merge(tag_ids, into_id))


def merge(going: Sequence[Tag], into: Tag) -> Operation[Change]:
    """Merge tags into another one; their names become its aliases."""
    ids = [tag.id for tag in going]
    words = filled(tr("Tags", "Merge into %1: %2"), inline_name(into.name), listed(going))
    return Operation(lambda library: library.tags.merge(ids, into.id), words=words)


def apply(tag: Tag, video_ids: Sequence[int], moment: Moment | None = None) -> Operation[Change]:
    """Apply a tag to videos, or to one moment, whose video must then be the only one."""
    ids, n = list(video_ids), len(video_ids)
    words = tr("Tags", "Tag a moment: %1") if moment is not None else tr("Tags", "Tag %n videos: %1", n=n)
    return Operation(
        lambda library: library.decisions.accept(ids, [tag.id], moment=moment), words=_about(words, tag.name)
    )


def _about(words: str, name: str) -> str:
    return filled(words, inline_name(name))
