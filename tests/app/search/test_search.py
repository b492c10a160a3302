"""Searching by words, clipboard and cards."""

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.encoders.views.choice import EncoderDialog
from app.search.models.moments import MomentsModel
from app.search.views.results_page import ResultsPage
from app.ui.localization import language
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.query.filters import Condition, Field, Filter
from core.domain.search import FrameQuery, SearchRequest, SearchResult, TextQuery, VideoQuery
from core.errors import QueryError, WorkerError
from core.jobs.searching.query_vectors import NO_MEANING
from tests.app.driving import Open, answer, called, search
from tests.app.painting import paint_picture
from tests.app.stand_in import StandInLibrary


def test_picture_from_the_clipboard_is_deleted_when_the_window_closes(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    desk.stage.actions["paste_picture"].trigger()
    qtbot.waitUntil(lambda: bool(called(filled, "search")))
    path = called(filled, "search")[0].query.path
    assert path.exists()
    desk.window.close()
    assert not path.exists()


def test_words_find_moments_and_esc_goes_back(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(7, 7, 9)
    desk = open_desk(filled)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 2)
    assert called(filled, "search")[0].query == TextQuery("a dog")
    assert "30" in desk.search.results.note
    assert "40" in desk.search.results.note
    assert desk.stage.pages.currentWidget() is desk.search.results
    moments = desk.search.results.list_view
    qtbot.keyClick(moments, Qt.Key.Key_Plus)
    assert desk.search.results.model.rowCount() == 3
    qtbot.keyClick(moments, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.browse.pages.grid)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.search.results)


def test_unanswerable_query_shows_a_message_with_alternatives(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = lambda _request: SearchResult((), 40, 40, NO_MEANING)
    desk = open_desk(filled)
    search(desk, qtbot, "a walk in the park")
    qtbot.waitUntil(lambda: "No word in this search" in desk.search.results.sentence)
    names = next(
        button for button in desk.search.results.findChildren(QPushButton) if button.text() == "Search file names"
    )
    assert names.isVisible()
    qtbot.mouseClick(names, Qt.MouseButton.LeftButton)
    asked = (Condition(Field.NAME, ("a walk in the park",)),)
    qtbot.waitUntil(lambda: desk.browse.grid.shown.conditions == asked)
    assert desk.search.controller.active_filter == Filter(conditions=asked)
    (chip,) = desk.search.filter_bar.chips.chips
    assert "a walk in the park" in chip.face.words
    # There are no real video files behind the in-memory ones.
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 0)
    desk.stage.actions["back"].trigger()
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 40)


def test_guesses_are_labelled(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    """One line above the results, which disappears with the next answer."""
    found = answer(1, 2)
    filled.answer = lambda request: dataclasses.replace(found(request), unknown_words=("rosa", "<b>"))
    desk = open_desk(filled)
    line = desk.search.results.guess
    search(desk, qtbot, "rosa <b>")
    qtbot.waitUntil(lambda: bool(line.text))
    assert line.isVisible()
    said = line.text.translate(dict.fromkeys((0x2068, 0x2069)))
    assert said == (
        "The built-in search model does not know “rosa”, “<b>” well."
        " These are its best guesses; a CLIP model knows more words."
    )
    assert desk.search.results.model.rowCount() == 2
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, EncoderDialog) and one.isVisible())
    dialog.close()
    filled.answer = found
    search(desk, qtbot, "rose")
    qtbot.waitUntil(line.isHidden)


def test_guesses_are_labelled_in_german(
    qapp: QApplication, filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    found = answer(1)
    filled.answer = lambda request: dataclasses.replace(found(request), unknown_words=("rosa",))
    installed = language.install(qapp, "de")
    try:
        desk = open_desk(filled)
        search(desk, qtbot, "rosa")
        qtbot.waitUntil(lambda: "Suchmodell kennt" in desk.search.results.guess.text)
        filled.answer = lambda _request: SearchResult((), 40, 40, NO_MEANING)
        search(desk, qtbot, "the of")
        qtbot.waitUntil(lambda: desk.search.results.sentence.startswith("Kein Wort dieser Suche sagt"))
    finally:
        language.remove(qapp, installed)
        language.remove(qapp, language.install(qapp, language.SOURCE))


def test_refused_query_shows_a_message(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    def _refuse(_request: SearchRequest) -> SearchResult:
        raise QueryError("That video has not been analysed yet", "Wait until it has been analysed, then search again.")

    filled.answer = _refuse
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: "Wait until it has been analysed" in desk.search.results.sentence)


def test_search_before_the_worker_runs_is_repeated_once_it_does(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    def _not_yet(_request: SearchRequest) -> SearchResult:
        raise WorkerError("The analysis is not running yet")

    filled.answer = _not_yet
    desk = open_desk(filled)
    # Its start would overwrite what comes next.
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING)
    filled.push(worker=WorkerState.RESTARTING)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RESTARTING)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: "as soon as it is ready" in desk.search.results.sentence)
    filled.answer = answer(1)
    filled.push(worker=WorkerState.RUNNING)
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)


def test_only_the_newest_search_is_shown(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    slow = answer(1)

    def _by_words(request: SearchRequest) -> SearchResult:
        is_first = request.query == TextQuery("first")
        if is_first:
            filled.download_gate.clear()
            filled.download_gate.wait(5)
        return slow(request) if is_first else answer(2, 3)(request)

    filled.answer = _by_words
    desk.search.controller.by_text("first")
    qtbot.waitUntil(lambda: not filled.download_gate.is_set())
    desk.search.controller.by_text("second")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 2)
    filled.download_gate.set()
    qtbot.wait(100)
    assert desk.search.results.model.rowCount() == 2


def test_new_results_wait_until_they_are_wanted(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(1, 4)
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    model, page = desk.search.results.model, desk.search.results
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    filled.answer = answer(2, 1, 3, 4)
    filled.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(lambda: any(button.text() == "2 new results" and button.isVisible() for button in buttons(page)))
    assert shown(model) == [1, 4], "nothing moves under the pointer"
    page.list_view.select_row(1)
    (new,) = (button for button in buttons(page) if button.text() == "2 new results")
    qtbot.mouseClick(new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(model) == [2, 1, 3, 4])
    assert page.list_view.currentIndex().row() == 3, "the selected moment stays selected"
    assert new.isHidden()


def test_results_that_only_come_in_another_order_are_not_offered(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.answer = answer(1, 4)
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 2)
    filled.answer = answer(4, 1)
    filled.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(lambda: len(called(filled, "search")) == 2)
    assert shown(desk.search.results.model) == [1, 4]
    assert not any("new result" in button.text() and button.isVisible() for button in buttons(desk.search.results))


def test_first_results_come_in_by_themselves(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: desk.search.results.sentence == "Nothing.")
    filled.answer = answer(3)
    filled.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(lambda: shown(desk.search.results.model) == [3])


def test_near_copies_are_hidden_and_shown_again(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(1, 4)
    desk = open_desk(filled)
    search(desk, qtbot, "dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 2)
    (button,) = (one for one in buttons(desk.search.results) if "near-copies" in one.text())
    for words, is_hidden in (("Hide near-copies", True), ("Show near-copies", False)):
        assert button.text() == words
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda is_hidden=is_hidden: called(filled, "search")[-1].hides_copies is is_hidden)
        assert desk.stage.actions["hide_copies"].isChecked() is is_hidden


def buttons(page: ResultsPage) -> list[QPushButton]:
    return page.findChildren(QPushButton)


def shown(model: MomentsModel) -> list[int]:
    cards = [model.moment(model.index(row)) for row in range(model.rowCount())]
    return [card.card.video.id for card in cards if card is not None]


def test_find_similar_by_key(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(2)
    desk = open_desk(filled)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(3).data() is not None)
    grid.select_row(3)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(grid, Qt.Key.Key_D, both)
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)
    assert called(filled, "search")[-1].query == VideoQuery(4)
    assert called(filled, "search")[-1].per_video
    qtbot.keyClick(desk.search.results.list_view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: called(filled, "search")[-1].query == FrameQuery(2, 7.5))


def test_example_picture_is_shown_beside_its_name(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    desk.search.controller.examples.by_picture_file(paint_picture(tmp_path / "beach.png", 5, size=(3200, 1600)))
    sign = desk.search.bar.chip.findChildren(QLabel)[0]
    qtbot.waitUntil(lambda: sign.pixmap().width() == 2 * sign.pixmap().height())
