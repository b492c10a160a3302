"""Texts about tags: names in sentences, counts, and why a word cannot be a tag's name."""

from collections.abc import Sequence

from app.stage.tag_book import TagBook
from app.ui.localization.text import display_text, filled, inline_name, number, tr
from core.domain.tags import Tag, TagEffect, TagNode


def name_of(tag: Tag) -> str:
    """Return a tag's full name on one line."""
    return display_text(tag.name)


def listed(tags: Sequence[Tag]) -> str:
    """Return the first three names, and how many more."""
    names = ", ".join(inline_name(tag.name) for tag in tags[:3])
    n_more = len(tags) - 3
    return names if n_more <= 0 else filled(tr("Tags", "%1 and %2 more"), names, number(n_more))


def video_count(n_videos: int) -> str:
    """Return a number of videos, such as ``12 videos``."""
    return tr("Tags", "%n videos", n=n_videos)


def problem_with(word: str, book: TagBook, *, tag_id: int = 0, is_alias: bool = False) -> str:
    """Return why a word cannot be a name or alias of a tag; empty if it can.

    Parameters
    ----------
    word : str
        As typed.
    book : TagBook
        The existing tags.
    tag_id : int
        The tag it is for, whose own names are allowed; 0 for a new one.
    is_alias : bool
        Whether it is for an alias.
    """
    if not word.strip():
        return "" if is_alias else tr("Tags", "A tag needs a name.")
    taken = book.find(word)
    if taken is None or taken.id == tag_id:
        return ""
    if display_text(taken.name) == display_text(word.strip()):
        return filled(tr("Tags", "A tag “%1” already exists."), inline_name(taken.name))
    return filled(tr("Tags", "“%1” is already an alias of “%2”."), inline_name(word.strip()), inline_name(taken.name))


def about(node: TagNode, book: TagBook) -> str:
    """Return the description of a tag for its tooltip, as lines of plain text."""
    tag, count = node.tag, node.count
    above = [display_text(name) for name in book.names_above(tag.id)]
    lines = [" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join([*above, name_of(tag)])]
    if tag.aliases:
        lines.append(filled(tr("Tags", "Also: %1"), ", ".join(display_text(word) for word in tag.aliases)))
    if tag.description:
        lines.append(display_text(tag.description))
    words = video_count(count.n_with_children)
    if count.n_with_children != count.n_videos:
        words = filled(tr("Tags", "%1, %2 of them with the tag itself"), words, number(count.n_videos))
    lines.append(words)
    if tag.shortcut_slot is not None:
        lines.append(filled(tr("Tags", "Key %1"), str(tag.shortcut_slot)))
    return "\n".join(lines)


def removal(effect: TagEffect) -> list[str]:
    """Return sentences on what deleting tags affects; empty if nothing else changes."""
    lines: list[str] = []
    if effect.n_decisions:
        words = tr("Tags", "Your decisions about %1 are deleted too (%2).")
        lines.append(filled(words, video_count(effect.n_videos), _decisions(effect.n_decisions)))
    if effect.n_children:
        lines.append(tr("Tags", "%n tags below move to the top level.", n=effect.n_children))
    return lines


def merging(effect: TagEffect, into: Tag) -> list[str]:
    """Return sentences on what merging tags changes."""
    name = inline_name(into.name)
    counted = _decisions(effect.n_decisions), video_count(effect.n_videos)
    lines = [filled(tr("Tags", "%1 about %2 transferred to “%3”."), *counted, name)]
    if not effect.n_decisions:
        lines = [tr("Tags", "The merged tags have no decisions.")]
    if effect.n_conflicts:
        lines.append(
            tr("Tags", "%n of them are replaced by another decision about the same moment.", n=effect.n_conflicts)
        )
    if effect.n_children:
        lines.append(filled(tr("Tags", "%n tags below move under “%1”.", n=effect.n_children), name))
    lines.append(filled(tr("Tags", "The merged names become aliases of “%1”."), name))
    return lines


def _decisions(n: int) -> str:
    return tr("Tags", "%n decisions", n=n)
