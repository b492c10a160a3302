"""What a search looks for as chips: examples are added, weighed, turned around and removed."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from app.search.views.term_chip import TermChip
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.query.text import write
from tests.app.driving import Open, search


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    desk = open_desk(shelf)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8, timeout=20_000)
    return desk


def chips(desk: Desk) -> list[TermChip]:
    return [chip for chip in desk.search.filter_bar.chips.chips if isinstance(chip, TermChip)]


def said(desk: Desk) -> list[tuple[str, float | None]]:
    return [(plain(chip.face.words), chip.face.weight) for chip in chips(desk)]


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


def find(desk: Desk, qtbot: QtBot, words: str) -> None:
    search(desk, qtbot, words)
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() > 0 and not desk.search.controller.is_busy)


def select(desk: Desk, *rows: int) -> None:
    page = desk.stage.pages.main_view
    assert page is not None
    model, flags = page.selectionModel(), QItemSelectionModel.SelectionFlag
    model.clearSelection()
    for row in rows:
        model.setCurrentIndex(page.model().index(row, 0), flags.Select)
    desk.search.selection.take()  # what the window does as soon as it has time


def test_weights_and_signs_are_edited_in_place_and_the_text_follows(desk: Desk, qtbot: QtBot) -> None:
    find(desk, qtbot, 'red like:"clip 001"^2 -like:"clip 002@0:03"')
    assert said(desk) == [("“red”", 1.0), ("clip 001", 2.0), ("clip 002 · 0:03", -1.0)]
    words, more, less = chips(desk)
    qtbot.waitUntil(lambda: more.picture.width() > more.picture.height() and less.picture.width() > 24, timeout=20_000)
    assert words.picture.width() == words.picture.height(), "an icon, as words have no picture"

    qtbot.mouseClick(more.weight_box, Qt.MouseButton.LeftButton)
    more.weight_box.selectAll()
    qtbot.keyClicks(more.weight_box, "3.5")
    qtbot.keyClick(more.weight_box, Qt.Key.Key_Return)
    assert desk.search.bar.text == 'red like:"clip 001"^3.5 -like:"clip 002@0:03"'
    assert chips(desk)[1] is more, "it stays while it is edited"
    for typed, key in (("much", Qt.Key.Key_Return), ("7", Qt.Key.Key_Escape)):
        more.weight_box.selectAll()
        qtbot.keyClicks(more.weight_box, typed)
        qtbot.keyClick(more.weight_box, key)
        assert more.weight_box.text() == "\N{MULTIPLICATION SIGN}3.5"
    assert desk.stage.pages.currentWidget() is desk.search.results, "Esc took back what was typed"

    qtbot.mouseClick(less.sign, Qt.MouseButton.LeftButton)
    assert desk.search.bar.text == 'red like:"clip 001"^3.5 like:"clip 002@0:03"'
    assert less.property("isNegated") == "false"
    less.setFocus()
    qtbot.keyClicks(less, "-")
    qtbot.keyClick(less, Qt.Key.Key_Up)
    assert desk.search.bar.text == 'red like:"clip 001"^3.5 -like:"clip 002@0:03"^1.5'
    assert "weight 1.5" in less.accessibleName()

    qtbot.keyClick(less, Qt.Key.Key_Delete)
    assert said(desk) == [("“red”", 1.0), ("clip 001", 3.5)]
    assert chips(desk)[1].hasFocus()
    qtbot.keyClick(chips(desk)[1], Qt.Key.Key_Return)
    assert desk.search.bar.edit.selectedText() == 'like:"clip 001"^3.5'


def test_more_and_less_like_results(desk: Desk, qtbot: QtBot) -> None:
    find(desk, qtbot, "red")
    assert not chips(desk), "plain words are in the box alone"
    select(desk, 0)
    best = desk.search.results.model.moment(desk.search.results.list_view.currentIndex())
    assert best is not None
    desk.stage.actions["more_like"].trigger()
    qtbot.waitUntil(lambda: len(chips(desk)) == 2 and not desk.search.controller.is_busy)
    example = chips(desk)[1].face.example
    assert example is not None
    assert example.video == f"{best.card.video.path.name}@{best.hit.best_seconds:g}"

    select(desk, 1)
    desk.stage.actions["less_like"].trigger()
    qtbot.waitUntil(lambda: [weight for _, weight in said(desk)] == [1.0, 1.0, -1.0])
    assert desk.search.bar.text == write(desk.search.controller.active_filter)

    desk.stage.actions["back"].trigger()
    qtbot.waitUntil(lambda: len(chips(desk)) == 2)


def test_more_like_whole_videos_and_the_example_of_the_search(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.browse.pages.grid.list_view.model().rowCount() == 8)
    select(desk, 0, 1)
    desk.stage.actions["more_like"].trigger()
    qtbot.waitUntil(lambda: said(desk) == [("clip 000.mp4", 1.0), ("clip 001.mp4", 1.0)])
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() > 0)

    desk.stage.actions["leave"].trigger()
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is not desk.search.results)
    select(desk, 2)
    desk.stage.actions["similar_video"].trigger()
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 7)
    select(desk, 0)
    desk.stage.actions["less_like"].trigger()
    qtbot.waitUntil(lambda: [weight for _, weight in said(desk)] == [1.0, -1.0])
    assert said(desk)[0][0] == "clip 002.mp4"
    assert desk.search.bar.chip.isHidden()


def test_the_same_example_only_changes_its_sign(desk: Desk, qtbot: QtBot) -> None:
    select(desk, 3)
    desk.stage.actions["more_like"].trigger()
    qtbot.waitUntil(lambda: said(desk) == [("clip 003.mp4", 1.0)])
    desk.stage.actions["leave"].trigger()
    find(desk, qtbot, 'like:"clip 003.mp4" blue')
    desk.search.controller.leave()
    select(desk, 3)
    desk.stage.actions["less_like"].trigger()
    qtbot.waitUntil(lambda: said(desk) == [("clip 003.mp4", -1.0)])


def test_a_sequence_has_no_chips(desk: Desk, qtbot: QtBot) -> None:
    find(desk, qtbot, 'like:"clip 001" THEN red')
    assert not chips(desk)


def test_the_steps_of_a_sequence_are_chips(desk: Desk, qtbot: QtBot) -> None:
    find(desk, qtbot, 'red -blue THEN "red" WITHIN 30s THEN like:"clip 001"')
    bar = desk.search.filter_bar
    words = [plain(chip.face.words) for chip in bar.chips.chips]
    assert words == ["“red”, \N{MINUS SIGN}“blue”", "then “red” within 0:30", "then clip 001"]
    assert plain(desk.search.controller.criteria.search.title) == ", ".join(words)

    qtbot.keyClick(bar.chips.chips[1], Qt.Key.Key_Return)
    edit = desk.search.bar.edit
    assert (edit.selectedText(), edit.selectionStart()) == ("red", len("red -blue THEN "))
    bar.chips.chips[0].setFocus()
    qtbot.keyClick(bar.chips.chips[0], Qt.Key.Key_Delete)
    assert desk.search.bar.text == 'red THEN like:"clip 001"'
    qtbot.keyClick(bar.chips.chips[1], Qt.Key.Key_Delete)
    assert desk.search.bar.text == "red"
    assert not bar.chips.chips


@pytest.mark.parametrize("text", ["red -blue dur>0", 'red THEN like:"clip 001"'])
def test_clear_all_leaves_no_chip(desk: Desk, qtbot: QtBot, text: str) -> None:
    find(desk, qtbot, text)
    bar = desk.search.filter_bar
    assert bar.chips.chips
    qtbot.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    assert not bar.chips.chips
    assert not desk.search.bar.text
    assert desk.search.controller.criteria.is_empty
    assert desk.stage.pages.currentWidget() is not desk.search.results
