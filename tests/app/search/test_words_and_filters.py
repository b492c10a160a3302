"""Search words or examples combined with filters."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.domain.query.filters import Comparison, Condition, Field, Filter
from core.domain.query.text import parse
from core.domain.search import ComposedQuery, Restriction, TextQuery
from tests.app.driving import Open, answer, called
from tests.app.search.test_filtering import chips, type_in
from tests.app.stand_in import StandInLibrary


def plain(text: str) -> str:
    """Leave out the marks that keep names in their own writing direction."""
    return text.translate(dict.fromkeys((0x2068, 0x2069)))


def test_words_with_filters_search_within_them(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    type_in(desk, qtbot, "a dog dur>5:00")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)
    request = called(filled, "search")[-1]
    longer = Condition(Field.DURATION, ("5:00",), Comparison.MORE)
    assert request.query == TextQuery("a dog")
    assert request.restriction.conditions == (longer,)
    assert desk.search.bar.text == "a dog"
    assert chips(desk) == ["duration > 5:00"]
    assert plain(desk.search.results.note) == "30 of 40 videos with dur>5:00 searched"
    found = filled.answer
    filled.answer = lambda request: dataclasses.replace(found(request), n_videos_searched=2, n_videos=2)
    desk.search.controller.choose_folder(desk.stage.folders.folders[0].id)
    name = desk.stage.folders.folders[0].path.name
    qtbot.waitUntil(lambda: plain(desk.search.results.note) == f"Among 2 videos in {name} with dur>5:00")
    desk.search.controller.choose_folder(None)
    qtbot.waitUntil(lambda: plain(desk.search.results.note) == "Among 2 videos with dur>5:00")
    desk.search.controller.toggle(longer)
    qtbot.waitUntil(lambda: called(filled, "search")[-1].restriction.conditions == ())
    qtbot.waitUntil(lambda: plain(desk.search.results.note) == "All 2 videos searched")
    assert [hit.video_id for hit in desk.search.controller.hits_of(3)] == [3]
    assert desk.search.controller.hits_of(4) == []


def test_example_keeps_filters_and_is_replaced_by_words(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(3).data() is not None)
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(3))
    assert card is not None
    desk.search.controller.examples.by_video(card)
    qtbot.waitUntil(lambda: len(called(filled, "search")) == 1)
    type_in(desk, qtbot, "dur>5:00")
    qtbot.waitUntil(lambda: len(called(filled, "search")) == 2)
    assert called(filled, "search")[-1].query == called(filled, "search")[0].query
    assert called(filled, "search")[-1].restriction.conditions
    assert desk.search.bar.has_example
    type_in(desk, qtbot, "a cat")
    qtbot.waitUntil(lambda: called(filled, "search")[-1].query == TextQuery("a cat"))
    assert not desk.search.bar.has_example


def test_clear_all_beside_the_chips_clears_the_chips_and_not_the_words(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.stage.folders.has_folders)
    (folder,) = desk.stage.folders.folders
    type_in(desk, qtbot, "a dog dur>5:00 rated>=4")
    desk.search.controller.choose_folder(folder.id)
    qtbot.waitUntil(lambda: len(chips(desk)) == 3 and not desk.search.controller.is_busy)
    n_searches = len(called(filled, "search"))
    qtbot.keyClicks(desk.search.bar.edit, " and")
    clear = next(one for one in desk.search.filter_bar.findChildren(QPushButton) if one.text() == "Clear all")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(called(filled, "search")) == n_searches + 1)
    request = called(filled, "search")[-1]
    assert (request.query, request.restriction) == (TextQuery("a dog"), Restriction())
    assert chips(desk) == []
    assert desk.search.bar.text == "a dog and", "what is being typed stays, too"
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.search.results)


def test_clear_all_keeps_an_example(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(3).data() is not None)
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(3))
    assert card is not None
    type_in(desk, qtbot, "dur>5:00")
    desk.search.controller.examples.by_video(card)
    qtbot.waitUntil(lambda: len(called(filled, "search")) == 1)
    qtbot.mouseClick(desk.search.filter_bar.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(called(filled, "search")) == 2)
    assert called(filled, "search")[-1].query == called(filled, "search")[0].query
    assert called(filled, "search")[-1].restriction == Restriction()
    assert desk.search.bar.has_example


def test_esc_clears_the_search_first_then_the_filters(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    type_in(desk, qtbot, "a dog dur>5:00")
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.search.results)
    qtbot.keyClick(desk.search.results.list_view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.browse.pages.current)
    assert chips(desk) == ["duration > 5:00"]
    assert desk.search.bar.text == ""
    qtbot.keyClick(desk.window, Qt.Key.Key_Escape)
    assert chips(desk) == []


def test_tag_with_the_searched_name_is_one_click_away(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.real.tags.add("Dog & <b>", aliases=("hound",))
    filled.answer = answer(3)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: bool(desk.stage.tags.tags))
    type_in(desk, qtbot, "hound")
    line = desk.search.results.findChildren(QPushButton, "tagLine")[0]
    qtbot.waitUntil(line.isVisible)
    assert line.text().replace("\u2068", "").replace("\u2069", "") == "Tag Dog && <b> (0 videos)"
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert desk.search.controller.active_filter == Filter(conditions=(Condition(Field.TAG, ("Dog & <b>",)),))
    assert desk.stage.pages.currentWidget() is desk.browse.pages.current


def test_words_with_operators_stay_in_the_box(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    type_in(desk, qtbot, "(cats OR dogs) -indoor dur>5:00 OR rated:5 THEN beach WITHIN 30s")
    assert desk.search.filter_bar.trouble.text
    type_in(desk, qtbot, "")
    desk.search.bar.edit.setText("(cats OR dogs) -indoor (dur>5:00 OR rated:5) THEN beach WITHIN 30s")
    qtbot.keyClick(desk.search.bar.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)
    request = called(filled, "search")[-1]
    content = parse("(cats OR dogs) -indoor THEN beach WITHIN 30s")
    assert request.query == ComposedQuery(content)
    assert request.restriction.conditions == parse("dur>5:00 OR rated:5").conditions
    assert desk.search.bar.text == "(cats OR dogs) -indoor THEN beach WITHIN 30s"
    assert [plain(words) for words in chips(desk)][-1:] == ["duration > 5:00 or rating 5"]
    assert desk.search.controller.active_filter == Filter(content.words, request.restriction.conditions, content.then)
