"""Videos in view or selected are analysed first."""

from pytestqt.qtbot import QtBot

from core.domain.jobs import Priority
from core.domain.videos import VideoStage
from tests.app.driving import BUSY, Open, called
from tests.app.stand_in import StandInLibrary, video


def test_visible_and_selected_videos_get_priority(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.put(*(video(number, f"/clip {number:02d}.mp4", stage=VideoStage.FOUND) for number in range(1, 41)))
    desk = open_desk(filled)
    filled.push(summary=BUSY)
    qtbot.waitUntil(lambda: desk.browse.pages.model.index(0).data() is not None)
    qtbot.waitUntil(lambda: bool(desk.jobs.bar.text.startswith("Analysing")))
    desk.browse.pages.grid.list_view.select_row(39)
    qtbot.waitUntil(lambda: ([40], Priority.SELECTED) in called(filled, "prioritise"))
    assert any(priority is Priority.VISIBLE for _ids, priority in called(filled, "prioritise"))


def test_priority_is_requested_once_and_reset_after_scrolling_away(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.put(*(video(number, f"/clip {number:03d}.mp4", stage=VideoStage.FOUND) for number in range(1, 301)))
    desk = open_desk(filled)
    filled.push(summary=BUSY)
    grid = desk.browse.pages.grid.list_view

    def _told() -> list[tuple[list[int], Priority]]:
        return called(filled, "prioritise")

    qtbot.waitUntil(lambda: len(_told()) == 1)
    first = _told()[0]
    assert first[1] is Priority.VISIBLE
    for _ in range(5):
        grid.viewChanged.emit()
    grid.scrollToBottom()
    qtbot.waitUntil(lambda: len(_told()) == 3)
    assert _told()[1] == (first[0], Priority.NORMAL)
    assert 300 in _told()[2][0]


def test_priority_of_a_large_selection_is_limited(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.put(*(video(number, f"/clip {number:04d}.mp4", stage=VideoStage.FOUND) for number in range(1, 2001)))
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 2000)
    desk.browse.pages.grid.list_view.selectAll()
    filled.push(summary=BUSY)
    qtbot.waitUntil(lambda: bool(called(filled, "prioritise")))
    assert max(len(ids) for ids, _priority in called(filled, "prioritise")) <= 200
