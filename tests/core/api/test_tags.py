"""Several tag changes in one step, undone and redone exactly."""

import dataclasses
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.changes import Change, Changes
from core.domain.tags import Tag
from core.errors import UsageError


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path / "library")) as opened:
        sea, _ = opened.tags.add("sea", aliases=["ocean"])
        opened.tags.add("beach", parent_id=sea.id, colour="#AABBCC", slot=3)
        opened.tags.add("night")
        yield opened


def rows(library: Library) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(library.paths.catalog)) as raw:
        return {
            table: raw.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in ("tags", "tag_aliases")
        }


def of(library: Library, name: str) -> Tag:
    return library.tags.find(name)


WRITES: dict[str, Callable[[Library], Change]] = {
    "edit": lambda library: library.tags.edit(
        Tag(of(library, "sea").id, "the sea", "salt water", of(library, "night").id, ("sea", "brine"), "#112233", 3)
    ),
    "edit little": lambda library: library.tags.edit(dataclasses.replace(of(library, "beach"), parent_id=None)),
    "add": lambda library: library.tags.add("dog", colour="#abcdef", slot=3, aliases=["hound"])[1],
    "move": lambda library: library.tags.move(
        [of(library, name).id for name in ("sea", "beach")], of(library, "night").id
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_step_is_undone_and_redone(library: Library, name: str) -> None:
    before = rows(library)
    change = WRITES[name](library)
    after = rows(library)
    assert after != before
    assert change.undo is not None
    again = library.undo(change.undo).undo
    assert rows(library) == before
    assert again is not None
    library.undo(again)
    assert rows(library) == after


def test_edit_changes_all_properties_of_a_tag_at_once(library: Library) -> None:
    wanted = Tag(of(library, "sea").id, "ocean", "salt water", of(library, "night").id, ("sea",), "#112233", 3)
    library.tags.edit(wanted)
    assert of(library, "sea") == wanted
    assert of(library, "beach").shortcut_slot is None
    assert library.tags.edit(wanted).undo is None


def test_refused_edit_changes_nothing(library: Library) -> None:
    before = rows(library)
    sea, beach = of(library, "sea"), of(library, "beach")
    for wrong in (
        dataclasses.replace(sea, name="water", aliases=("Night",)),
        dataclasses.replace(sea, name="water", parent_id=beach.id),
        dataclasses.replace(sea, name="water", colour="blue"),
        dataclasses.replace(sea, name="water", shortcut_slot=10),
        dataclasses.replace(sea, name=" "),
    ):
        with pytest.raises(UsageError):
            library.tags.edit(wrong)
    with pytest.raises(UsageError):
        library.tags.add("dog", colour="blue")
    with pytest.raises(UsageError):
        library.tags.move([of(library, "night").id, sea.id], beach.id)
    assert rows(library) == before


def test_undo_keeps_changes_of_another_program(library: Library) -> None:
    # The number of the newest alias becomes free again.
    removed = library.tags.remove([of(library, "sea").id])
    library.tags.add("dog", aliases=["hound"])
    assert removed.undo is not None
    again = library.undo(removed.undo).undo
    assert (of(library, "ocean").name, of(library, "hound").name) == ("sea", "dog")
    assert again is not None
    library.undo(again)
    assert {tag.name: tag.aliases for tag in library.tags.list_all()} == {"beach": (), "dog": ("hound",), "night": ()}


def test_undo_of_a_removal_keeps_suggestions_written_since(library: Library) -> None:
    sea, night = of(library, "sea").id, of(library, "night").id
    with closing(sqlite3.connect(library.paths.catalog)) as raw, raw:
        columns = "id, size_bytes, sampled_hash, added_at, is_listed, sort_name"
        raw.execute(f"INSERT INTO videos ({columns}) VALUES (1, 1, 'a', 0, 1, 'a')")
        raw.execute("INSERT INTO suggestions VALUES (1, 1, ?, NULL, NULL, 0.5, 1)", [sea])
    removed = library.tags.remove([sea])
    with closing(sqlite3.connect(library.paths.catalog)) as raw, raw:
        raw.execute("INSERT INTO suggestions VALUES (1, 1, ?, NULL, NULL, 0.9, 2)", [night])
    assert removed.undo is not None
    library.undo(removed.undo)
    with closing(sqlite3.connect(library.paths.catalog)) as raw:
        found = raw.execute("SELECT tag_id, score FROM suggestions ORDER BY score").fetchall()
    assert found == [(sea, 0.5), (night, 0.9)]


def test_saved_searches_follow_a_renamed_tag(library: Library) -> None:
    library.saved_searches.put("mine", "waves TAG:Beach,night -rejected:ocean rated>=4")
    library.saved_searches.put("others", "beach tag:gone path:beach")

    def rules() -> list[str]:
        return [search.rule for search in library.saved_searches.list_all()]

    before = rules()
    renamed = library.tags.rename(of(library, "beach").id, "the shore")
    edited = library.tags.edit(dataclasses.replace(of(library, "sea"), name="salt water", aliases=("sea",)))
    assert rules() == ['waves tag:"the shore",night -rejected:"salt water" rated>=4', before[1]]
    for change in (edited, renamed):
        assert change.undo is not None
        library.undo(change.undo)
    assert rules() == before


def test_merging_rewrites_saved_searches_and_undo_restores_them(library: Library) -> None:
    library.saved_searches.put("Coast", "tag:beach,night -suggested:NIGHT dur>60")
    library.saved_searches.put("Both", "tag:beach tag:night")
    library.saved_searches.put("Other", "tag:ocean")
    before = [search.rule for search in library.saved_searches.list_all()]
    change = library.tags.merge([of(library, "night").id], of(library, "beach").id)
    assert change.changes & Changes.SEARCHES
    rules = [search.rule for search in library.saved_searches.list_all()]
    assert rules == ["tag:beach -suggested:beach dur>60", "tag:beach", "tag:ocean"]
    assert change.undo is not None
    library.undo(change.undo)
    assert [search.rule for search in library.saved_searches.list_all()] == before
