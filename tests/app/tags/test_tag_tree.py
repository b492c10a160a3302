"""The item model of the tags panel and its copy of the tags."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.stage.tag_book import TagBook
from app.tags.models.tag_marks import Mark
from app.tags.models.tag_tree import MARK_ROLE, NODE_ROLE, TagTreeModel
from app.tags.models.tag_words import about, listed, merging, problem_with, removal
from app.ui.localization.text import inline_name
from core.domain.query.filters import Field
from core.domain.tags import Tag, TagCount, TagEffect, TagNode


def node(tag: Tag, *children: TagNode, n: int = 0, n_all: int = 0) -> TagNode:
    return TagNode(tag, TagCount(tag.id, n, n_all or n), children)


def deep(n: int) -> tuple[TagNode, ...]:
    made: tuple[TagNode, ...] = ()
    for number in range(n, 0, -1):
        made = (node(Tag(number, f"tag {number}", parent_id=number - 1 or None), *made),)
    return made


TREE = (
    node(Tag(1, "animal", aliases=("creature",)), node(Tag(2, "dog", "barks", 1, (), "", 3), n=4), n=1, n_all=5),
    node(Tag(4, "<b>night</b> & day")),
)


def rows(model: TagTreeModel, parent: QModelIndex | None = None) -> list[object]:
    parent = parent or QModelIndex()
    return [
        [model.index(row, 0, parent).data(), *rows(model, model.index(row, 0, parent))]
        for row in range(model.rowCount(parent))
    ]


def test_rows_match_the_library(qtmodeltester: ModelTester) -> None:
    book = TagBook()
    model = TagTreeModel(book)
    qtmodeltester.check(model)
    book.set_tree(TREE)
    model.take()
    qtmodeltester.check(model)
    assert rows(model) == [["Untagged"], ["Unreviewed"], ["animal", ["dog"]], ["<b>night</b> & day"]]
    dog = model.place_of(2)
    assert dog.data(Qt.ItemDataRole.AccessibleTextRole) == "dog, 4 videos, Key 3"
    assert "&lt;b&gt;" in model.place_of(4).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.flags(model.place_of(Field.UNTAGGED)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.place_of(Field.UNTAGGED), "x")


def test_deep_and_wide_trees_are_valid(qtmodeltester: ModelTester) -> None:
    book = TagBook()
    model = TagTreeModel(book)
    book.set_tree(deep(40) + tuple(node(Tag(number, f"wide {number}")) for number in range(100, 1060)))
    model.take()
    assert model.n_tags == 1000
    qtmodeltester.check(model)
    model.look_for("tag 40")
    qtmodeltester.check(model)
    assert model.n_tags == 40
    assert len(model.opened) == 39


def test_search_shows_matches_with_their_ancestors_and_descendants(qtmodeltester: ModelTester) -> None:
    book = TagBook()
    book.set_tree(TREE)
    model = TagTreeModel(book)
    model.look_for(" DOG ")
    assert rows(model) == [["animal", ["dog"]]]
    assert model.opened == {1}
    model.look_for("creat")
    assert rows(model) == [["animal", ["dog"]]]
    assert not model.opened
    model.look_for("cat")
    assert rows(model) == []
    qtmodeltester.check(model)
    model.look_for("")
    assert len(rows(model)) == 4


def test_rows_stay_if_only_counts_change(qtbot: QtBot) -> None:
    book = TagBook()
    book.set_tree(TREE)
    model = TagTreeModel(book)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        book.set_tree((node(TREE[0].tag, node(TREE[0].children[0].tag, n=9), n_all=9), TREE[1]))
        model.take()
    found = model.place_of(2).data(NODE_ROLE)
    assert found.count.n_videos == 9
    with qtbot.waitSignal(model.modelReset):
        book.set_tree(TREE[:1])
        model.take()


def test_marks_are_described() -> None:
    book = TagBook()
    book.set_tree(TREE)
    model = TagTreeModel(book)
    model.set_marks({2: Mark.WITH, Field.UNTAGGED: Mark.WITHOUT})
    assert model.place_of(2).data(MARK_ROLE) is Mark.WITH
    assert model.place_of(2).data(Qt.ItemDataRole.AccessibleTextRole).endswith("only videos with it")
    assert model.place_of(Field.UNTAGGED).data(Qt.ItemDataRole.AccessibleTextRole).endswith("without it")


def test_tag_book_knows_ancestors_descendants_and_folded_names() -> None:
    book = TagBook()
    book.set_tree(deep(3))
    assert book.names_above(3) == ["tag 1", "tag 2"]
    assert book.with_below(2) == {2, 3}
    assert book.with_below(77) == set()
    book.set_tree((node(Tag(9, "Stra\u00dfe")),))
    found = book.find(" STRASSE ")
    assert found is not None
    assert found.id == 9


def test_texts_about_tags() -> None:
    book = TagBook()
    book.set_tree(TREE)
    assert problem_with("Creature ", book).replace("\u2068", "").replace("\u2069", "") == (
        "“Creature” is already an alias of “animal”."
    )
    assert "already" in problem_with("dog", book)
    assert not problem_with("DOG", book, tag_id=2)
    assert problem_with("  ", book) == "A tag needs a name."
    assert not problem_with("", book, is_alias=True)
    assert len(inline_name("x" * 300)) < 70
    assert listed([Tag(number, f"%{number}") for number in range(1, 6)]).endswith("%3\u2069 and 2 more")
    assert about(TREE[0].children[0], book) == "animal \u203a dog\nbarks\n4 videos\nKey 3"
    assert about(TREE[0], book).endswith("5 videos, 1 of them with the tag itself")
    assert removal(TagEffect(0, 0, 0, 0)) == []
    assert removal(TagEffect(1, 2, 0, 1)) == [
        "Your decisions about 1 video are deleted too (2 decisions).",
        "1 tag below moves to the top level.",
    ]
    lines = merging(TagEffect(12, 30, 3, 2), TREE[1].tag)
    assert [line.count("night") for line in lines] == [1, 0, 1, 1]
    assert lines[1].startswith("3 of them are replaced")
