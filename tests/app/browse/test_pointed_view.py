"""Mouse and pointer behaviour of a view of cards, with real events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.browse.models.video_grid import Headings, VideoGridModel
from app.browse.views.card_delegate import VideoCardDelegate
from app.browse.views.flow_list import FlowList
from app.browse.views.pointed_view import MOST_FILES
from app.stage.thumbnails import ThumbnailCache
from core.domain.groups import Grouping, VideoGroup
from tests.app.stand_in import video

N_CELLS = 10


def _strip(path: Path) -> Path:
    """Draw a filmstrip whose cells differ: black first, white last."""
    image = QImage(160 * N_CELLS, 90, QImage.Format.Format_RGB32)
    for x in range(image.width()):
        grey = x // 160 * 255 // (N_CELLS - 1)
        for y in range(90):
            image.setPixel(x, y, 0xFF000000 | grey << 16 | grey << 8 | grey)
    image.save(str(path))
    return path


@pytest.fixture
def grid(qtbot: QtBot, tmp_path: Path) -> Iterator[FlowList]:
    thumbnails, model = ThumbnailCache(), VideoGridModel()
    strip = _strip(tmp_path / "strip.png")

    def put(ids: list[int]) -> None:
        model.put_cards(ids, [VideoCard(video(one, f"/{one}.mp4"), None, strip, N_CELLS) for one in ids])

    model.rowsWanted.connect(put)
    view = FlowList(VideoCardDelegate(thumbnails, model), thumbnails)
    view.setModel(model)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    yield view
    view.close()
    thumbnails.close()
    view._view_soon.stop()
    model._ask_soon.stop()


def _move(view: FlowList, point: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    # `QTest.mouseMove` moves the cursor of the platform, which a test machine may not have.
    place, none = QPointF(point), Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), Qt.MouseButton.NoButton, buttons, none
    )
    QApplication.sendEvent(view.viewport(), moved)


def _brightness(view: FlowList, row: int) -> int:
    picture = view._delegate.picture_rect(view.visualRect(view.model().index(row, 0)))
    return view.viewport().grab().toImage().pixelColor(picture.center() - QPoint(0, 20)).lightness()


def _over(view: FlowList, row: int, fraction: float) -> QPoint:
    picture = view._delegate.picture_rect(view.visualRect(view.model().index(row, 0)))
    return QPoint(picture.left() + round(fraction * picture.width()), picture.top() + 10)


def test_pointer_scrubs_through_the_video_until_it_leaves(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 21))
    with qtbot.waitExposed(grid):
        grid.show()
    qtbot.waitUntil(lambda: grid.model().index(1, 0).data() == "2.mp4")
    before = _brightness(grid, 1)
    _move(grid, _over(grid, 1, 0.95))
    qtbot.waitUntil(lambda: _brightness(grid, 1) > 240)
    _move(grid, _over(grid, 1, 0.05))
    qtbot.waitUntil(lambda: _brightness(grid, 1) < 15)
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert _brightness(grid, 1) == before


def test_scrubbing_can_be_turned_off(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 21))
    grid.set_motion(is_on=False)
    with qtbot.waitExposed(grid):
        grid.show()
    qtbot.waitUntil(lambda: grid.model().index(1, 0).data() == "2.mp4")
    _move(grid, _over(grid, 1, 0.95))
    assert grid._delegate.scrub.row == -1


def test_click_on_a_heading_selects_its_group(grid: FlowList, qtbot: QtBot) -> None:
    groups = [VideoGroup("/a", 3), VideoGroup("/b", 4), VideoGroup("/c", 2)]
    grid.model().set_ids(range(1, 10))
    grid.set_headings(Headings(groups, Grouping.FOLDER))
    with qtbot.waitExposed(grid):
        grid.show()
    at = [grid.shown(grid.raster.heading_rect(place)).center() for place in range(3)]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at[1])
    assert sorted(grid.selected_rows(at_most=20)) == [3, 4, 5, 6]
    assert grid.currentIndex().row() == 3
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at[2])
    assert sorted(grid.selected_rows(at_most=20)) == [3, 4, 5, 6, 7, 8]
    grid.select_row(1)
    grid.select_group()
    assert sorted(grid.selected_rows(at_most=20)) == [0, 1, 2]


def test_keys_skip_headings_and_the_view_scrolls(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 61))
    grid.set_headings(Headings([VideoGroup(str(n), 1) for n in range(60)], Grouping.FOLDER))
    with qtbot.waitExposed(grid):
        grid.show()
    grid.select_row(0)
    for row in range(1, 30):
        qtbot.keyClick(grid, Qt.Key.Key_Down)
        assert grid.currentIndex().row() == row
        assert row in grid.visible_rows()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.currentIndex().row() == 0


def test_right_to_left_layout_puts_the_first_card_at_the_right(grid: FlowList, qtbot: QtBot) -> None:
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.model().set_ids(range(1, 30))
    with qtbot.waitExposed(grid):
        grid.show()
    first, second = (grid.visualRect(grid.model().index(row, 0)) for row in (0, 1))
    assert first.right() > grid.viewport().width() - 12
    assert second.right() < first.left()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.currentIndex().row() == 2


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the dragged values, one entry per drag; a real drag would wait for the platform."""
    found: list[list[str]] = []

    def note(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        found.append([url.toLocalFile() for url in drag.mimeData().urls()])
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", note)
    return found


def _drag(view: FlowList, qtbot: QtBot, row: int) -> None:
    start = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 40, 60):
        _move(view, start + QPoint(step, step), Qt.MouseButton.LeftButton)


def test_drag_takes_the_whole_selection_including_unseen_videos(
    grid: FlowList, qtbot: QtBot, dragged: list[list[str]]
) -> None:
    model = grid.model()
    model.set_ids(range(1, 3001))
    with qtbot.waitExposed(grid):
        grid.show()
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "1.mp4")
    grid.selectAll()
    _drag(grid, qtbot, 0)
    qtbot.waitUntil(lambda: bool(dragged))
    assert dragged == [[f"/{number}.mp4" for number in range(1, MOST_FILES + 1)]]


def test_drag_waits_for_its_paths_and_is_cancelled_on_release(
    grid: FlowList, qtbot: QtBot, dragged: list[list[str]]
) -> None:
    model = grid.model()
    model.set_ids(range(1, 3001))
    with qtbot.waitExposed(grid):
        grid.show()
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "1.mp4")
    model.rowsWanted.disconnect()
    asked: list[int] = []
    model.rowsWanted.connect(asked.extend)
    grid.selectAll()
    _drag(grid, qtbot, 0)
    assert len(asked) > 500
    assert not dragged
    assert len(grid.selected_rows(at_most=5000)) == 3000, "waiting selects nothing else"
    qtbot.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    model.put_cards(asked, [VideoCard(video(one, f"/{one}.mp4"), None, None) for one in asked])
    assert not dragged


def test_home_key_selects_the_first_card_even_if_it_is_current(grid: FlowList, qtbot: QtBot) -> None:
    model = grid.model()
    assert isinstance(model, VideoGridModel)
    model.set_ids([1, 2, 3])
    grid.show()
    grid.setCurrentIndex(model.index(0))
    grid.clearSelection()
    qtbot.keyClick(grid, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert not list(grid.selected_rows(at_most=9))
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert list(grid.selected_rows(at_most=9)) == [0]
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert list(grid.selected_rows(at_most=9)) == [1]
