"""Undo and redo in the window, in order and at any typing speed."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes

Open = Callable[..., Desk]


def rate(desk: Desk, ids: list[int], stars: int) -> None:
    desk.session.run(Operation(lambda library: library.ratings.rate(ids, stars), words=f"Rate {stars} & more"))


def test_undo_and_redo_in_order(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    stack, actions = desk.session.history.stack, desk.stage.actions
    ids = shelf.videos.ids()

    def _stars() -> set[int]:
        return {video.rating for video in shelf.videos.get_many(ids)}

    for stars in (1, 2, 3):
        rate(desk, ids, stars)
    qtbot.waitUntil(lambda: stack.count() == 3)
    assert _stars() == {3}
    assert actions["undo"].text().endswith("Rate 3 && more")

    heard: list[Changes] = []
    desk.session.changed.connect(heard.append)
    for _ in range(3):
        actions["undo"].trigger()
    qtbot.waitUntil(lambda: _stars() == {0})
    for _ in range(2):
        actions["redo"].trigger()
    qtbot.waitUntil(lambda: _stars() == {2} and len(heard) == 5)
    assert all(changes & Changes.VIDEOS for changes in heard)
    rate(desk, ids, 5)
    qtbot.waitUntil(lambda: stack.count() == 3 and not stack.canRedo())
    actions["undo"].trigger()
    qtbot.waitUntil(lambda: _stars() == {2})


def test_operation_without_change_adds_no_undo_step(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    rate(desk, shelf.videos.ids(), 0)
    rate(desk, shelf.videos.ids(), 4)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 1)
    assert desk.session.history.stack.undoText().startswith("Rate 4")


def test_failed_undo_is_reported_and_clears_the_history(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    tag, _change = shelf.tags.add("beach")
    ids = shelf.videos.ids()[:2]
    desk.session.run(Operation(lambda library: library.decisions.accept(ids, [tag.id]), words="Tag 2 videos"))
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 1)
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not shelf.decisions.of_video(ids[0]))
    shelf.tags.remove([tag.id])  # e.g. by another program that has the library open
    desk.stage.actions["redo"].trigger()
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 0)
    qtbot.waitUntil(lambda: bool(desk.window.notice_bar.text))


def test_pending_undo_is_dropped_when_an_earlier_one_fails(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    stack, ids, gate = desk.session.history.stack, shelf.videos.ids(), threading.Event()
    tag, _change = shelf.tags.add("beach")
    shelf.decisions.accept(ids, [tag.id])
    rate(desk, ids, 4)
    desk.session.run(Operation(lambda library: library.decisions.withdraw(ids, [tag.id]), words="Take away"))
    qtbot.waitUntil(lambda: stack.count() == 2)
    shelf.tags.remove([tag.id])  # by another program
    desk.session.run(Operation(lambda _library: gate.wait(5) and Changes.NOTHING))
    for _ in range(2):
        desk.stage.actions["undo"].trigger()
    gate.set()
    qtbot.waitUntil(lambda: stack.count() == 0)
    rate(desk, ids[:1], 5)
    qtbot.waitUntil(lambda: stack.count() == 1)
    assert {video.rating for video in shelf.videos.get_many(ids)} == {4, 5}
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {4})


def test_undo_waits_for_a_running_operation(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    stack, ids, gate = desk.session.history.stack, shelf.videos.ids(), threading.Event()
    rate(desk, ids, 2)
    qtbot.waitUntil(lambda: stack.count() == 1)
    desk.session.run(Operation(lambda _library: gate.wait(5) and Changes.NOTHING))
    rate(desk, ids, 3)
    desk.stage.actions["undo"].trigger()
    gate.set()
    qtbot.waitUntil(lambda: stack.count() == 2 and stack.index() == 1)
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {2})
    assert stack.redoText().startswith("Rate 3")


def test_writes_of_one_edit_become_one_undo_step(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    stack, actions = desk.session.history.stack, desk.stage.actions
    video_id = shelf.videos.ids()[0]

    def _write(text: str, edit: int) -> None:
        desk.session.run(Operation(lambda library: library.notes.write(video_id, text), words="Note", edit=edit))
        qtbot.waitUntil(lambda: _note() == text)

    def _note() -> str:
        return shelf.videos.get_many([video_id])[0].note

    for text in ("b", "be", "bea"):
        _write(text, 7)
    _write("beach", 8)
    qtbot.waitUntil(lambda: stack.count() == 2)
    for words in ("bea", ""):
        actions["undo"].trigger()
        qtbot.waitUntil(lambda words=words: _note() == words)
    actions["redo"].trigger()
    qtbot.waitUntil(lambda: _note() == "bea")


def test_pending_write_finishes_when_the_window_closes(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    ids = shelf.videos.ids()
    gate = threading.Event()
    desk.session.run(Operation(lambda _library: gate.wait(5) and Changes.NOTHING))
    rate(desk, ids, 3)
    threading.Timer(0.2, gate.set).start()
    desk.window.close()
    with closing(Library.open(shelf.paths.folder)) as again:
        assert {video.rating for video in again.videos.get_many(ids)} == {3}


def test_history_panel_moves_by_click_and_key(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = open_desk(shelf, with_worker=False)
    _window, stack, ids = desk.window, desk.session.history.stack, shelf.videos.ids()
    desk.stage.panels.dock("show_history").bring_to_front()
    view = desk.history_panel.list_view
    for stars in (1, 2, 3):
        rate(desk, ids, stars)
    qtbot.waitUntil(lambda: stack.count() == 3)
    shown = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert shown == ["Library opened", *(f"Rate {stars} & more" for stars in (1, 2, 3))]
    assert view.currentIndex().row() == 3
    at = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {1})
    assert (stack.index(), view.currentIndex().row()) == (1, 1)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {2})
    assert view.currentIndex().row() == 2


@pytest.mark.parametrize("way", ["toast", "panel"])
def test_undo_never_overtakes_a_running_write(open_desk: Open, qtbot: QtBot, shelf: Library, way: str) -> None:
    desk = open_desk(shelf, with_worker=False)
    _window, stack, ids, gate = desk.window, desk.session.history.stack, shelf.videos.ids(), threading.Event()
    desk.stage.panels.dock("show_history").bring_to_front()
    desk.stage.selection.choose(ids, current_id=ids[0])
    desk.tags.tagging.rate(2)
    qtbot.waitUntil(lambda: stack.count() == 1)
    desk.session.run(Operation(lambda library: gate.wait(5) and library.ratings.rate(ids, 5), words="Rate 5"))
    if way == "toast":
        toast = desk.tags.tagging.toasts.toast
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    else:
        view = desk.history_panel.list_view
        at = view.visualRect(view.model().index(0, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    gate.set()
    qtbot.waitUntil(lambda: stack.count() == 2)
    stands = {"toast": 5, "panel": 0}[way]
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {stands})
    assert stack.index() == (2 if stands else 0)
    # The library matches the history: every step can still be undone and redone.
    stack.setIndex(1)
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {2})


def test_operation_becomes_an_undo_step_even_if_its_callback_fails(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = open_desk(shelf, with_worker=False)
    heard: list[Changes] = []
    desk.session.changed.connect(heard.append)

    def _fail(_change: object) -> None:
        raise RuntimeError("a bug of a view")

    with qtbot.captureExceptions() as caught:
        work = Operation(lambda library: library.ratings.rate(shelf.videos.ids(), 5), words="Rate 5")
        desk.session.run(work.then(_fail))
        qtbot.waitUntil(lambda: bool(caught))
    assert desk.session.history.stack.count() == 1
    assert heard == [Changes.VIDEOS]


def test_exception_in_an_undo_step_keeps_history_and_library_consistent(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = open_desk(shelf, with_worker=False)
    stack, ids, gate = desk.session.history.stack, shelf.videos.ids(), threading.Event()
    for n_steps, stars in enumerate((2, 3, 4), start=1):
        rate(desk, ids, stars)
        qtbot.waitUntil(lambda n_steps=n_steps: stack.count() == n_steps)
    # Not a KnownError: an overflow in one of the three steps.
    bug = (
        "CREATE TRIGGER bug BEFORE UPDATE ON videos WHEN NEW.rating = 3 BEGIN SELECT abs(-9223372036854775807 - 1); END"
    )
    with closing(sqlite3.connect(shelf.folder / "catalog.sqlite")) as catalog:
        catalog.execute(bug)
    desk.session.run(Operation(lambda _library: gate.wait(5) and Changes.NOTHING))
    with qtbot.captureExceptions() as caught:
        for _ in range(3):
            desk.stage.actions["undo"].trigger()
        gate.set()
        qtbot.waitUntil(lambda: bool(caught))
    assert len(caught) == 1, "what waits behind it is not tried"
    assert stack.count() == 0
    assert desk.window.notice_bar.text
    assert {video.rating for video in shelf.videos.get_many(ids)} == {4}
    rate(desk, ids[:1], 5)
    qtbot.waitUntil(lambda: stack.count() == 1)
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: {video.rating for video in shelf.videos.get_many(ids)} == {4})
