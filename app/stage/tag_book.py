"""The library's tags as the window knows them: one copy for all panels, replaced when a tag changes."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.tags import Tag, TagCount, TagNode, fold


class TagBook(QObject):
    """All tags.

    Attributes
    ----------
    changed : Signal
        Tags or counts changed.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree: tuple[TagNode, ...] = ()
        self._nodes: dict[int, TagNode] = {}
        self._by_word: dict[str, Tag] = {}

    def set_tree(self, tree: Sequence[TagNode]) -> None:
        """Replace the tags by those of the library."""
        new = tuple(tree)
        if new == self._tree:
            return
        self._tree = new
        self._nodes = {node.tag.id: node for node in _all(new)}
        words = [(word, node.tag) for node in self._nodes.values() for word in (*node.tag.aliases, node.tag.name)]
        # A tag's own name takes precedence over another's alias.
        words.sort(key=lambda found: found[0] == found[1].name)
        self._by_word = {fold(word): tag for word, tag in words}
        self.changed.emit()

    @property
    def tree(self) -> tuple[TagNode, ...]:
        """The top-level tags with their descendants."""
        return self._tree

    @property
    def tags(self) -> list[Tag]:
        """All tags by name."""
        return sorted((node.tag for node in self._nodes.values()), key=lambda tag: tag.name.casefold())

    def tag(self, tag_id: int) -> Tag | None:
        """Return a tag by its id; None if it is gone."""
        node = self._nodes.get(tag_id)
        return node.tag if node else None

    def count(self, tag_id: int) -> TagCount:
        """Return how many videos have a tag."""
        node = self._nodes.get(tag_id)
        return node.count if node else TagCount(tag_id, 0, 0)

    def find(self, word: str) -> Tag | None:
        """Return the tag with this name or alias in any letter case; None if there is none."""
        return self._by_word.get(fold(word.strip()))

    def node(self, tag_id: int) -> TagNode | None:
        """Return a tag with its place in the tree; None if it is gone."""
        return self._nodes.get(tag_id)

    def with_below(self, tag_id: int) -> set[int]:
        """Return the ids of a tag and its descendants."""
        node = self._nodes.get(tag_id)
        return {one.tag.id for one in _all([node])} if node else set()

    def names_above(self, tag_id: int) -> list[str]:
        """Return the names of a tag's ancestors, from the top."""
        names: list[str] = []
        tag = self.tag(tag_id)
        while tag is not None and tag.parent_id is not None and (tag := self.tag(tag.parent_id)) is not None:
            names.insert(0, tag.name)
        return names

    def in_slot(self, slot: int) -> Tag | None:
        """Return the tag of a number key from 1 to 9; None if it is free."""
        return next((node.tag for node in self._nodes.values() if node.tag.shortcut_slot == slot), None)


def _all(nodes: Sequence[TagNode]) -> Iterator[TagNode]:
    for node in nodes:
        yield node
        yield from _all(node.children)
