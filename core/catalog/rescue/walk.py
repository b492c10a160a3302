"""Finds the rows of every table by walking through the pages of a damaged file.

Pages that can be reached from the schema belong to the table it names. Others, whose parent page or schema is damaged,
are assigned to the table that their rows fit. Free pages contain deleted data and are skipped, unless something points
to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.catalog.rescue import file_format
from core.catalog.rescue.file_format import Image
from core.catalog.store.columns import Value
from core.catalog.store.rules import RULES

_SCHEMA_ROOT = 1
_TABLE_KINDS = {file_format.TABLE_INTERIOR, file_format.TABLE_LEAF}
_INDEX_KINDS = {file_format.INDEX_INTERIOR, file_format.INDEX_LEAF}
Entry = tuple[Value, ...]
EVIDENCE = frozenset({
    "uq_decisions_moment",
    "ix_decisions_tag_id_verdict_video_id",
    "ix_decisions_video_id_decided_at",
    "sqlite_autoindex_videos_1",
    "sqlite_autoindex_tags_1",
})
"""Indexes from whose entries lost rows can be reconstructed."""


@dataclass(slots=True)
class Walked:
    """Contents of the pages of a file.

    Attributes
    ----------
    rows : dict of str to list of (int, tuple)
        Row ids and values as stored in the file, by table.
    indexes : dict of str to list of tuple
        Entries of the indexes in `EVIDENCE` that can be reached from the schema.
    loose_entries : list of tuple
        Entries of index pages that cannot be reached.
    has_loose_rows : set of str
        Tables that have rows in pages that cannot be reached.
    next_ids : dict of str to int
        Highest row id that each table ever had, if known.
    """

    rows: dict[str, list[tuple[int, Entry]]] = field(default_factory=lambda: {name: [] for name in RULES})
    indexes: dict[str, list[Entry]] = field(default_factory=dict)
    loose_entries: list[Entry] = field(default_factory=list)
    has_loose_rows: set[str] = field(default_factory=set)
    next_ids: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Object:
    kind: str
    name: str
    root: int


def walk(data: bytes) -> Walked:
    """Read all pages of a file, into which its log has been merged."""
    return _Walk(Image(data)).run() if data else Walked()


class _Walk:
    def __init__(self, image: Image) -> None:
        self._image = image
        self._found = Walked()
        self._taken: set[int] = {_SCHEMA_ROOT}

    def run(self) -> Walked:
        objects = list(self._objects())
        strange = [number for one in objects for number in self._take_object(one)]
        rooted = {one.name for one in objects if self._image.kind(one.root) in _TABLE_KINDS}
        for number in strange:
            # A foreign table, or one of ours with a damaged name, which cannot be looked up.
            name = self._likely(list(self._image.rows(number)))
            if name and name not in rooted:
                self._take(number, name)
        self._take_loose()
        return self._found

    def _take_object(self, one: _Object) -> list[int]:
        """Read a table or index; return the leaf pages of tables that are not ours."""
        if one.kind == "index":
            entries = self._index(one.root, is_read=one.name in EVIDENCE)
            self._found.indexes[one.name] = list(entries)
        elif one.name in RULES:
            for number in self._leaves(one.root):
                self._take(number, one.name)
        elif one.name == "sqlite_sequence":
            self._sequence(one.root)
        elif one.name != "alembic_version":
            return self._leaves(one.root)
        return []

    def _objects(self) -> Iterator[_Object]:
        for number in self._leaves(_SCHEMA_ROOT):
            for _, values in self._image.rows(number):
                if len(values) < 4:
                    continue
                kind, name, _, root = values[:4]
                if isinstance(name, str) and isinstance(root, int) and 1 < root <= self._image.n_pages:
                    # The page itself is more reliable than a damaged name.
                    is_index = self._image.kind(root) in _INDEX_KINDS or kind == "index"
                    yield _Object("index" if is_index else "table", name, root)

    def _leaves(self, root: int) -> list[int]:
        leaves: list[int] = []
        waiting, seen = [root], {root}
        while waiting:
            number = waiting.pop()
            kind = self._image.kind(number)
            if kind == file_format.TABLE_INTERIOR:
                below = [child for child in self._image.children(number) if child not in seen]
                seen.update(below)
                waiting += below
            elif kind not in _INDEX_KINDS:
                leaves.append(number)  # even if its type is damaged, because a table points to it
        self._taken |= {number for number in seen if self._image.kind(number) in _TABLE_KINDS}
        return leaves

    def _index(self, root: int, *, is_read: bool) -> Iterator[Entry]:
        waiting, seen = [root], {root}
        while waiting:
            number = waiting.pop()
            kind = self._image.kind(number)
            if kind in _INDEX_KINDS:
                self._taken.add(number)
            if is_read and kind in _INDEX_KINDS:
                yield from self._image.entries(number)
            if kind == file_format.INDEX_INTERIOR:
                below = [child for child in self._image.children(number) if child not in seen]
                seen.update(below)
                waiting += below

    def _take(self, number: int, name: str) -> None:
        rows = list(self._image.rows(number))
        if rows and 2 * sum(RULES[name].fits(*row) for row in rows) < len(rows):
            name = self._likely(rows) or name  # the schema may be wrong
        self._found.rows[name] += rows

    @staticmethod
    def _likely(rows: list[tuple[int, Entry]]) -> str:
        """Return the table that most rows of a page fit; empty if there is none."""
        n_fitting = {name: sum(rules.fits(*row) for row in rows) for name, rules in RULES.items()}
        best = max(n_fitting, key=lambda name: n_fitting[name])
        return best if n_fitting[best] and 2 * n_fitting[best] >= len(rows) else ""

    def _take_loose(self) -> None:
        free = self._image.free_pages()
        for number in range(2, self._image.n_pages + 1):
            if number in self._taken or number in free:
                continue
            kind = self._image.kind(number)
            if kind == file_format.TABLE_LEAF:
                self._take_loose_rows(list(self._image.rows(number)))
            elif kind in _INDEX_KINDS:
                self._found.loose_entries += self._image.entries(number)

    def _take_loose_rows(self, rows: list[tuple[int, Entry]]) -> None:
        if name := self._likely(rows):
            self._found.rows[name] += rows
            self._found.has_loose_rows.add(name)

    def _sequence(self, root: int) -> None:
        for number in self._leaves(root):
            for _, values in self._image.rows(number):
                name, highest = values[:2] if len(values) == 2 else (None, None)
                if isinstance(name, str) and isinstance(highest, int) and 0 < highest < 2**53:
                    self._found.next_ids[name] = max(highest, self._found.next_ids.get(name, 0))
