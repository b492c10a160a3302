import time
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.browse.models.video_grid import VideoGridModel
from app.browse.views.card_delegate import VideoCardDelegate
from app.browse.views.flow_list import FlowList
from app.stage.thumbnails import PictureKey, ThumbnailCache
from tests.app.stand_in import video


@pytest.fixture
def grid(qapp: QApplication):
    thumbnails, model = ThumbnailCache(), VideoGridModel()
    model.rowsWanted.connect(
        lambda ids: model.put_cards(ids, [VideoCard(video(one, f"/{one}.mp4"), None, None) for one in ids])
    )
    view = FlowList(VideoCardDelegate(thumbnails, model), thumbnails)
    view.setModel(model)
    view.resize(1000, 700)
    yield view
    _end(view, model, thumbnails)


def _end(view: FlowList, model: VideoGridModel, thumbnails: ThumbnailCache) -> None:
    view.close()
    thumbnails.close()
    model._ask_soon.stop()
    shiboken6.delete(view)  # now, because a later test may restyle all existing widgets


def test_hundred_thousand_cards_are_laid_out_quickly(grid: FlowList, qtbot: QtBot) -> None:
    started = time.perf_counter()
    grid.model().set_ids(range(1, 100_001))
    grid.show()
    qtbot.waitUntil(lambda: grid.model().index(0, 0).data() == "1.mp4")
    assert time.perf_counter() - started < 1.0
    started = time.perf_counter()
    grid.resize(700, 700)
    QApplication.processEvents()
    assert time.perf_counter() - started < 1.0


def test_cards_fill_the_row_and_keys_move_by_row(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 101))
    with qtbot.waitExposed(grid):
        grid.show()
    columns = grid.raster.n_columns
    assert columns > 1
    assert 0 <= grid.viewport().width() - columns * grid.raster.cell.width() < columns + 1
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == columns
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == columns + 1


def test_double_click_and_enter_open(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 11))
    with qtbot.waitExposed(grid):
        grid.show()
    point = grid.visualRect(grid.model().index(1, 0)).center()
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened.args[0].row() == 1
    with qtbot.waitSignal(grid.opened):
        qtbot.keyClick(grid, Qt.Key.Key_Return)


def test_ctrl_wheel_changes_the_size(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 11))
    grid.show()
    before = grid.size_px
    place = QPointF(50, 50)
    wheel = QWheelEvent(
        place,
        grid.mapToGlobal(place),
        place.toPoint() * 0,
        place.toPoint() * 0 + place.toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid.viewport(), wheel)
    assert grid.size_px > before


def shown_ids(grid: FlowList) -> list[int]:
    return [grid.model().ids[row] for row in grid.visible_rows()]


def test_scroll_position_survives_edits_resize_and_zoom(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 5001))
    with qtbot.waitExposed(grid):
        grid.show()
    columns = grid.raster.n_columns
    grid.bring_to_top(600 * columns, hidden_px=20)
    video_id = 600 * columns + 1
    assert shown_ids(grid)[0] == video_id
    grid.model().set_ids([*range(9000, 9190), *range(1, 2001), *range(2010, 5001)])
    for start in range(150):  # one edit after the other, as during a scan; none may shift the view
        grid.model().set_ids([8000 + start, *grid.model().ids])
    grid.resize(620, 700)
    QApplication.processEvents()
    assert grid.raster.n_columns < columns
    grid.zoom(3)
    QApplication.processEvents()
    assert video_id in shown_ids(grid)[: grid.raster.n_columns]


def test_selected_card_stays_in_view(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 5001))
    with qtbot.waitExposed(grid):
        grid.show()
    grid.select_row(grid.visible_rows()[-1])
    row = grid.currentIndex().row()
    for width in (620, 400, 1100):
        grid.resize(width, 700)
        QApplication.processEvents()
        assert row in grid.visible_rows()


def test_at_the_top_new_cards_are_shown(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 1001))
    with qtbot.waitExposed(grid):
        grid.show()
    grid.model().set_ids([9000, *range(1, 1001)])
    QApplication.processEvents()
    assert grid.place == (0, 0)


def test_shift_selects_a_range(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 101))
    with qtbot.waitExposed(grid):
        grid.show()
    columns = grid.raster.n_columns
    places = [grid.visualRect(grid.model().index(row, 0)).center() for row in range(3 * columns)]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=places[2])
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, places[columns])
    assert sorted(grid.selected_rows(at_most=50)) == list(range(2, columns + 1))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=places[columns])
    qtbot.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(grid.selected_rows(at_most=50)) == [columns - 1, columns]


def test_select_all_is_fast_with_many_videos(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 100_001))
    grid.show()
    asked: list[int] = []
    grid.model().rowsWanted.connect(asked.extend)
    started = time.perf_counter()
    grid.selectAll()
    assert grid.selected_rows(at_most=30) == list(range(30))
    qtbot.keyClick(grid, Qt.Key.Key_K)  # no type-ahead search through all names
    assert time.perf_counter() - started < 1.0
    grid.model().mimeData(grid.selectedIndexes()[:5000])
    QApplication.processEvents()
    assert len(asked) <= 300, "only what is in view is read"


class _Painted(VideoCardDelegate):
    def __init__(self, thumbnails: ThumbnailCache, parent: QObject) -> None:
        super().__init__(thumbnails, parent)
        self.rows: list[int] = []

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.rows.append(index.row())
        super().paint(painter, option, index)


def test_only_the_card_with_a_new_picture_is_repainted(qtbot: QtBot, tmp_path: Path) -> None:
    thumbnails, model = ThumbnailCache(), VideoGridModel()
    painted = _Painted(thumbnails, model)
    view = FlowList(painted, thumbnails)
    view.setModel(model)
    view.resize(1000, 700)
    model.set_ids(range(1, 13))
    posters = {one: tmp_path / f"{one}.jpg" for one in range(1, 13)}
    model.put_cards(range(1, 13), [VideoCard(video(one, f"/{one}.mp4"), posters[one], None) for one in posters])
    with qtbot.waitExposed(view):
        view.show()
    QApplication.processEvents()
    painted.rows.clear()

    thumbnails.came.emit(PictureKey(posters[7], None, 320))
    qtbot.waitUntil(lambda: bool(painted.rows))
    thumbnails.came.emit(PictureKey(tmp_path / "of another page.jpg", None, 320))
    QApplication.processEvents()

    _end(view, model, thumbnails)
    assert painted.rows == [6]


def test_select_all_is_one_contiguous_range(grid: FlowList, qtbot: QtBot) -> None:
    grid.model().set_ids(range(1, 100_001))
    grid.show()
    with qtbot.waitSignal(grid.selectionModel().selectionChanged) as changed:
        qtbot.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [(part.top(), part.bottom()) for part in changed.args[0].toList()] == [(0, 99_999)]
