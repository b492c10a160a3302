"""What a row of the tags panel says of a tag, to who rests on it and to screen readers."""

from app.stage.tag_book import TagBook
from app.tags.models.tag_marks import Mark
from app.tags.models.tag_words import about, video_count
from app.ui.text import filled, tr
from core.domain.tags import TagNode


def tooltip(node: TagNode, book: TagBook, n_suggested: int) -> str:
    """Describe a tag.

    Parameters
    ----------
    node : TagNode
        The tag.
    book : TagBook
        For the tags above it.
    n_suggested : int
        Videos for which it is suggested.

    Returns
    -------
    str
        Some lines of plain text.
    """
    lines = [about(node, book)]
    if n_suggested:
        lines.append(tr("Tags", "Suggested for %n videos", n=n_suggested))
    return "\n".join(lines)


def gesture(mark: Mark) -> str:
    """Say what Enter does on a row, for screen readers."""
    if mark is Mark.OFF:
        return tr("Tags", "Enter shows only these videos")
    return tr("Tags", "Enter takes the filter away")


def spoken(name: str, node: TagNode | None, mark: Mark, n_suggested: int) -> str:
    """Say all of a row in one line.

    Parameters
    ----------
    name : str
        What stands in it.
    node : TagNode or None
        Its tag; None for the rows about videos without tags.
    mark : Mark
        What the filter in force says of it.
    n_suggested : int
        Videos for which it is suggested.

    Returns
    -------
    str
        For screen readers.
    """
    parts = [name]
    if node:
        slot = node.tag.shortcut_slot
        parts.append(video_count(node.count.n_with_children))
        parts += [tr("Tags", "suggested for %n videos", n=n_suggested)] if n_suggested else []
        parts += [filled(tr("Tags", "Key %1"), str(slot))] if slot is not None else []
    said = {Mark.WITH: tr("Tags", "only videos with it"), Mark.WITHOUT: tr("Tags", "only videos without it")}
    return ", ".join([*parts, said[mark]] if mark in said else parts)
