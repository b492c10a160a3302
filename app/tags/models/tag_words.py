"""How tags are spoken of: names in sentences, counts, what keeps a word from being a tag's name."""

from collections.abc import Sequence

from app.stage.tag_book import TagBook
from app.ui.text import display_text, filled, isolated, number, tr
from core.domain.tags import Tag, TagEffect, TagNode

_LONGEST = 60


def name_of(tag: Tag) -> str:
    """Return a tag's name on one line, whole.

    Parameters
    ----------
    tag : Tag
        Any.

    Returns
    -------
    str
        Plain text.
    """
    return display_text(tag.name)


def spoken(name: str) -> str:
    """Return a name for the middle of a sentence or a menu.

    Parameters
    ----------
    name : str
        Of a tag, as the person spells it.

    Returns
    -------
    str
        One line, shortened where it is very long; its writing direction does not turn the words around it.
    """
    shown = display_text(name)
    return isolated(shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}")


def listed(tags: Sequence[Tag]) -> str:
    """Name several tags in a sentence.

    Parameters
    ----------
    tags : sequence of Tag
        One or more.

    Returns
    -------
    str
        The first three, and how many more.
    """
    names = ", ".join(spoken(tag.name) for tag in tags[:3])
    n_more = len(tags) - 3
    return names if n_more <= 0 else filled(tr("Tags", "%1 and %2 more"), names, number(n_more))


def video_count(n_videos: int) -> str:
    """Say how many videos.

    Parameters
    ----------
    n_videos : int
        >= 0.

    Returns
    -------
    str
        Such as ``12 videos``.
    """
    return tr("Tags", "%n videos", n=n_videos)


def problem_with(word: str, book: TagBook, *, tag_id: int = 0, is_alias: bool = False) -> str:
    """Say why a word cannot be a tag's name or another word for it.

    Parameters
    ----------
    word : str
        As typed.
    book : TagBook
        The tags there are.
    tag_id : int
        The tag that it is for, whose own words are free; 0 for a new one.
    is_alias : bool
        Whether it is to be another word for the tag.

    Returns
    -------
    str
        A sentence; empty where it can.
    """
    if not word.strip():
        return "" if is_alias else tr("Tags", "A tag needs a name.")
    taken = book.find(word)
    if taken is None or taken.id == tag_id:
        return ""
    if display_text(taken.name) == display_text(word.strip()):
        return filled(tr("Tags", "A tag “%1” already exists."), spoken(taken.name))
    return filled(tr("Tags", "“%1” is already an alias of “%2”."), spoken(word.strip()), spoken(taken.name))


def about(node: TagNode, book: TagBook) -> str:
    """Describe a tag for its tooltip.

    Parameters
    ----------
    node : TagNode
        The tag.
    book : TagBook
        For the tags above it.

    Returns
    -------
    str
        Some lines of plain text.
    """
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
    """Say what removing tags takes along.

    Parameters
    ----------
    effect : TagEffect
        From the library.

    Returns
    -------
    list of str
        Sentences; none where nothing else changes.
    """
    lines: list[str] = []
    if effect.n_decisions:
        words = tr("Tags", "Your decisions about %1 are deleted too (%2).")
        lines.append(filled(words, video_count(effect.n_videos), _decisions(effect.n_decisions)))
    if effect.n_children:
        lines.append(tr("Tags", "%n tags below move to the top level.", n=effect.n_children))
    return lines


def merging(effect: TagEffect, into: Tag) -> list[str]:
    """Say what merging tags changes.

    Parameters
    ----------
    effect : TagEffect
        From the library.
    into : Tag
        The tag that stays.

    Returns
    -------
    list of str
        Sentences.
    """
    name = spoken(into.name)
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
