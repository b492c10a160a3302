"""The map in the window, by mouse and keys: opening, circling, selecting, menus, filters, and what goes wrong."""

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.map.controllers.map import MapController
from app.map.views.canvas import MapCanvas
from core.api.library import Library
from core.domain.clusters import ClusterScope
from core.domain.query.filters import Filter
from core.domain.query.text import parse
from tests.app.driving import Open
from tests.app.map.showing import shown_map

SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def circle(canvas: MapCanvas, numbers: Sequence[int], *, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Draw a tight line around some neighbouring points, from its first corner to near it."""
    at = np.array([canvas.place_of(number).toTuple() for number in numbers])
    (left, top), (right, bottom) = at.min(axis=0) - 14, at.max(axis=0) + 14
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left + 3, top + 5)]
    drag(canvas, [QPoint(round(x), round(y)) for x, y in corners], modifiers=modifiers)


def drag(canvas: MapCanvas, corners: Sequence[QPoint], *, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(canvas, LEFT, modifiers, corners[0])
    for corner in corners[1:]:
        QTest.mouseMove(canvas, corner)
    QTest.mouseRelease(canvas, LEFT, modifiers, corners[-1])


def chosen(canvas: MapCanvas) -> list[int]:
    assert canvas.scene is not None
    return np.flatnonzero(canvas.scene.is_selected).tolist()


def inside(canvas: MapCanvas, numbers: Sequence[int]) -> set[int]:
    """Return the points in the box around some points, which `circle` draws around."""
    assert canvas.scene is not None
    at = np.array([canvas.place_of(number).toTuple() for number in range(len(canvas.scene.map))])
    low, high = at[list(numbers)].min(axis=0) - 14, at[list(numbers)].max(axis=0) + 14
    return set(np.flatnonzero(((at > low) & (at < high)).all(axis=1)).tolist())


def test_map_opens_with_a_point_for_each_video(controller: MapController) -> None:
    canvas = controller.page.canvas

    assert controller.page.status.text().startswith("8 videos")
    assert canvas.hasFocus()
    assert canvas.accessibleName() == "Map"
    assert "8 points" in canvas.accessibleDescription()
    assert canvas.scene is not None
    assert not canvas.scene.is_selected.any()


def test_circled_points_are_selected_in_the_whole_window(controller: MapController, qtbot: QtBot) -> None:
    canvas, stage = controller.page.canvas, controller._stage
    expected = inside(canvas, [0, 1])

    circle(canvas, [0, 1])

    assert set(chosen(canvas)) == expected
    assert set(stage.selection.ids) == {int(canvas.scene.map.video_ids[number]) for number in expected}
    assert f"{len(expected)} selected" in controller.page.status.text()
    stage.actions.run("show_grid")
    pages = controller._video_pages
    qtbot.waitUntil(
        lambda: {pages.model.ids[row.row()] for row in pages.selection.selectedIndexes()} == set(stage.selection.ids)
    )
    assert len(stage.selection.ids) == len(expected)


def test_shift_adds_and_alt_or_control_subtracts(controller: MapController) -> None:
    canvas = controller.page.canvas
    circle(canvas, [0])
    first = set(chosen(canvas))

    circle(canvas, [5], modifiers=SHIFT)
    both = set(chosen(canvas))
    circle(canvas, [0], modifiers=ALT)
    circle(canvas, [5], modifiers=CONTROL)

    assert both == first | inside(canvas, [5])
    assert not chosen(canvas)


def test_line_that_is_not_closed_selects_nothing_and_says_why(controller: MapController) -> None:
    canvas = controller.page.canvas

    drag(canvas, [QPoint(5, 5), QPoint(canvas.width() - 5, 5), QPoint(canvas.width() - 5, canvas.height() - 5)])

    assert not chosen(canvas)
    assert "end the line in the circle" in controller.page.status.text()


def test_escape_drops_the_line_and_then_leaves(controller: MapController) -> None:
    canvas = controller.page.canvas
    QTest.mousePress(canvas, LEFT, NONE, QPoint(20, 20))
    QTest.mouseMove(canvas, QPoint(90, 90))
    assert canvas.lasso

    controller._stage.actions.run("leave")
    assert not canvas.lasso
    assert controller.is_shown
    controller._stage.actions.run("leave")
    assert not controller.is_shown


def test_click_selects_one_and_a_click_beside_it_none(controller: MapController) -> None:
    canvas = controller.page.canvas

    QTest.mouseClick(canvas, LEFT, NONE, canvas.place_of(3).toPoint())
    assert controller._stage.selection.ids == (int(canvas.scene.map.video_ids[3]),)
    assert not canvas.scene.does_fade, "one video is circled, and the others keep their colours"

    QTest.mouseClick(canvas, LEFT, NONE, QPoint(3, 3))
    assert not controller._stage.selection.ids


def test_selection_of_the_list_is_shown_on_the_map(drawn: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(drawn, with_worker=False)
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 8)
    desk.browse.pages.grid.list_view.selectAll()
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 8)

    controller = shown_map(desk, qtbot)

    assert len(chosen(controller.page.canvas)) == 8


def test_select_all_and_none(controller: MapController) -> None:
    controller._stage.actions.run("select_all")
    assert len(chosen(controller.page.canvas)) == 8
    controller._stage.actions.run("select_none")
    assert not controller._stage.selection.ids


def test_arrows_go_from_point_to_point(controller: MapController) -> None:
    canvas = controller.page.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    start = canvas.current
    assert start >= 0

    seen = {start}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
        for _ in range(8):
            QTest.keyClick(canvas, key)
            seen.add(canvas.current)
            assert controller._stage.selection.current_id == int(canvas.scene.map.video_ids[canvas.current])

    assert len(seen) > 3
    QTest.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert len(chosen(canvas)) >= 2


def test_keys_and_wheel_zoom_and_home_shows_everything(controller: MapController) -> None:
    canvas = controller.page.canvas
    whole = canvas.view

    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.zoom == pytest.approx(1.5)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    at = QPointF(100, 80)
    under = canvas.view.to_map(100, 80)
    wheel = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.view.zoom == pytest.approx(1.25**2)
    assert canvas.view.to_map(100, 80) == pytest.approx(under, abs=1e-4)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.view == whole


def test_middle_button_space_and_the_button_move_the_map(controller: MapController) -> None:
    canvas, before = controller.page.canvas, controller.page.canvas.place_of(0)

    QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, NONE, QPoint(50, 50))
    QTest.mouseMove(canvas, QPoint(80, 60))
    QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, NONE, QPoint(80, 60))
    assert (canvas.place_of(0) - before).toTuple() == pytest.approx((30, 10), abs=0.1)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, [QPoint(80, 60), QPoint(50, 50)])
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.place_of(0) - before).toTuple() == pytest.approx((0, 0), abs=0.1)
    QTest.mouseClick(controller.page.mover, LEFT)
    drag(canvas, [QPoint(50, 50), QPoint(70, 50)])
    assert (canvas.place_of(0) - before).toTuple() == pytest.approx((20, 0), abs=0.1)
    assert not chosen(canvas)


def test_pointer_shows_name_and_picture(controller: MapController, qtbot: QtBot) -> None:
    canvas = controller.page.canvas

    QTest.mouseMove(canvas, canvas.place_of(2).toPoint())

    assert canvas.hovered >= 0
    qtbot.waitUntil(lambda: canvas.face(canvas.hovered).words.startswith("clip 00"))
    qtbot.waitUntil(lambda: canvas.face(canvas.hovered).picture is not None)


def test_double_click_plays(controller: MapController, qtbot: QtBot) -> None:
    canvas, playing = controller.page.canvas, controller._playing
    at = canvas.place_of(2)

    QTest.mouseDClick(canvas, LEFT, NONE, at.toPoint())

    qtbot.waitUntil(lambda: playing.video_id > 0)
    QTest.keyClick(canvas, Qt.Key.Key_Return)


def test_filtered_out_videos_are_grey_and_not_selected(drawn: Library, open_desk: Open, qtbot: QtBot) -> None:
    tag, ids = drawn.tags.add("sea")[0], drawn.videos.ids()
    drawn.decisions.accept(ids[:3], [tag.id])
    desk = open_desk(drawn, with_worker=False)
    qtbot.waitUntil(lambda: desk.stage.tags.find("sea") is not None)
    desk.search.controller.ask(parse("tag:sea"))
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 3)

    controller = shown_map(desk, qtbot)

    scene = controller.page.canvas.scene
    assert scene is not None
    assert set(scene.map.video_ids[scene.is_allowed].tolist()) == set(ids[:3])
    desk.stage.actions.run("select_all")
    assert set(desk.stage.selection.ids) == set(ids[:3])
    desk.stage.actions.run("show_grid")
    desk.search.controller.ask(Filter())
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 8)
    desk.stage.actions.run("show_map")
    assert scene.is_allowed.all()


def test_filter_that_is_set_on_the_map_applies_at_once(drawn: Library, open_desk: Open, qtbot: QtBot) -> None:
    tag, ids = drawn.tags.add("sea")[0], drawn.videos.ids()
    drawn.decisions.accept(ids[:3], [tag.id])
    desk = open_desk(drawn, with_worker=False)
    qtbot.waitUntil(lambda: desk.stage.tags.find("sea") is not None)
    controller = shown_map(desk, qtbot)
    scene, status = controller.page.canvas.scene, controller.page.status
    assert scene is not None

    desk.search.controller.ask(parse("tag:sea"))

    qtbot.waitUntil(lambda: "5 filtered out" in status.text())
    assert controller.is_shown
    assert set(scene.map.video_ids[scene.is_allowed].tolist()) == set(ids[:3])
    desk.search.controller.ask(Filter())
    qtbot.waitUntil(lambda: "filtered out" not in status.text())
    assert scene.is_allowed.all()


def test_right_click_selects_the_point_and_opens_its_menu(controller: MapController) -> None:
    canvas, selection = controller.page.canvas, controller._stage.selection

    rows = menu_rows(canvas, canvas.place_of(3).toPoint())
    assert selection.ids == (int(canvas.scene.map.video_ids[3]),)
    assert {"play", "note", "similar_video", "trash_videos"} <= set(rows)

    controller._stage.actions.run("select_all")
    menu_rows(canvas, canvas.place_of(3).toPoint())
    assert len(selection.ids) == 8, "a click within the selection leaves it"

    controller._stage.actions.run("select_none")
    assert menu_rows(canvas, QPoint(3, 3))[0] == "select_all"


def test_menu_key_opens_the_menu_at_the_current_point(controller: MapController) -> None:
    canvas = controller.page.canvas
    QTest.mouseClick(canvas, LEFT, NONE, canvas.place_of(3).toPoint())

    middle = canvas.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, canvas.mapToGlobal(middle))
    QApplication.sendEvent(canvas, event)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.geometry().adjusted(-1, -1, 1, 1).contains(canvas.mapToGlobal(canvas.place_of(3).toPoint()))
    menu.close()


def menu_rows(canvas: MapCanvas, at: QPoint) -> list[str]:
    """Right-click, and return the names of the commands in the menu that opens."""
    QTest.mousePress(canvas, Qt.MouseButton.RightButton, NONE, at)
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at), NONE))
    QTest.mouseRelease(canvas, Qt.MouseButton.RightButton, NONE, at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    rows = [row.objectName() for row in menu.actions() if row.objectName()]
    menu.close()
    return rows


def test_chosen_moment_stays_chosen_when_the_map_is_read_again(controller: MapController, qtbot: QtBot) -> None:
    controller.choose_scope(ClusterScope.MOMENTS)
    canvas = controller.page.canvas
    qtbot.waitUntil(lambda: "moments" in controller.page.status.text())
    QTest.mouseClick(canvas, LEFT, NONE, canvas.place_of(0).toPoint())
    (number,), old = chosen(canvas), canvas.scene

    controller.read()

    qtbot.waitUntil(lambda: canvas.scene is not old)
    assert chosen(canvas) == [number]


def test_moments_are_points_too(controller: MapController, qtbot: QtBot) -> None:
    page = controller.page
    page.scopes.setCurrentIndex(page.scopes.findData(ClusterScope.MOMENTS))
    page.scopes.activated.emit(page.scopes.currentIndex())

    qtbot.waitUntil(lambda: "moments" in page.status.text())
    scene = page.canvas.scene
    assert scene is not None
    assert len(scene.map) > 8
    QTest.mouseClick(page.canvas, LEFT, NONE, page.canvas.place_of(0).toPoint())
    assert controller._stage.selection.moment is not None


def test_library_without_videos_offers_to_add_a_folder(tmp_path, open_desk: Open, qtbot: QtBot) -> None:
    library = Library.open(tmp_path / "new")
    desk = open_desk(library, with_worker=False)
    desk.stage.actions.run("show_map")
    controller = desk.map.controller
    assert controller is not None

    qtbot.waitUntil(lambda: "Add a folder" in controller.page.sentence)
    assert [button.text() for button in controller.page.empty.buttons] == ["Add folder\N{HORIZONTAL ELLIPSIS}"]


def test_videos_that_are_not_analysed_are_waited_for(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    shelf.delete_analysis()
    desk = open_desk(shelf, with_worker=False)
    desk.stage.actions.run("show_map")
    controller = desk.map.controller
    assert controller is not None

    qtbot.waitUntil(lambda: "has been analysed yet" in controller.page.sentence)
    assert not controller.page.empty.buttons
