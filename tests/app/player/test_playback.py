"""The player's keys, pressed in the real window on a video of sixty numbered frames, ten per second."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolTip
from pytestqt.qtbot import QtBot

from app.player.views.panel import PlayerPanel
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.moments import Moment
from tests.app.driving import Open
from tests.app.watching import PATIENCE_MS, Key, Modifier, number_of, press, shows, watch


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    made = open_desk(shelf, with_worker=False)
    watch(made, qtbot, at_frame=20)
    return made


def test_space_and_k_play_and_pause(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    for key in (Key.Key_Space, Key.Key_K):
        with qtbot.waitSignal(player.playingChanged, timeout=PATIENCE_MS) as told:
            press(desk, qtbot, key)
        assert told.args == [True]
        assert player.controls.buttons["play_pause"].accessibleName() == "Pause"
        press(desk, qtbot, key)
        assert not player.is_playing


def test_comma_and_full_stop_step_one_frame(desk: Desk, qtbot: QtBot) -> None:
    for key, number in ((Key.Key_Period, 21), (Key.Key_Period, 22), (Key.Key_Comma, 21), (Key.Key_Comma, 20)):
        press(desk, qtbot, key)
        qtbot.waitUntil(shows(desk, number), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: desk.player.panel.position_seconds == pytest.approx(2.0))


@pytest.mark.parametrize(
    ("key", "modifier", "number"),
    [
        (Key.Key_Left, Modifier.ShiftModifier, 10),
        (Key.Key_Right, Modifier.ShiftModifier, 30),
        (Key.Key_Right, Modifier.ControlModifier, 26),
        (Key.Key_Left, Modifier.ControlModifier, 14),
        (Key.Key_Left, Modifier.NoModifier, 0),
        (Key.Key_Right, Modifier.NoModifier, 59),
        (Key.Key_Home, Modifier.NoModifier, 0),
        (Key.Key_End, Modifier.NoModifier, 59),
    ],
)
def test_keys_seek_through_the_video(desk: Desk, qtbot: QtBot, key: Key, modifier: Modifier, number: int) -> None:
    press(desk, qtbot, key, modifier)
    qtbot.waitUntil(shows(desk, number), timeout=PATIENCE_MS)


def test_player_keys_work_in_the_timeline(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.panels.dock("show_timeline").bring_to_front()
    desk.timeline.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    desk.timeline.panel.setFocus()
    qtbot.keyClick(desk.timeline.panel, Key.Key_Period)
    qtbot.waitUntil(shows(desk, 21), timeout=PATIENCE_MS)


def test_typed_letters_are_not_commands(desk: Desk, qtbot: QtBot) -> None:
    box = desk.search.bar.edit
    box.setFocus()
    qtbot.keyClicks(box, "l, k.")
    assert box.text() == "l, k."
    assert not desk.player.panel.is_playing


def test_l_plays_faster_and_j_slower_then_backwards(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    for key, rate in ((Key.Key_L, 1.0), (Key.Key_L, 1.5), (Key.Key_J, 1.0), (Key.Key_J, -1.0), (Key.Key_J, -2.0)):
        press(desk, qtbot, key)
        assert player.engine.drive.pace.rate == rate
    assert player.controls.speed.text()[1:-1] == "\N{MINUS SIGN}2\N{MULTIPLICATION SIGN}"
    assert player.is_playing
    before = player.position_seconds
    qtbot.waitUntil(lambda: player.position_seconds < before - 0.3, timeout=PATIENCE_MS)
    press(desk, qtbot, Key.Key_K)
    assert not player.is_playing
    assert player.controls.speed.text()[1:-1] == "1\N{MULTIPLICATION SIGN}"


def test_r_loops_the_current_moment(desk: Desk, qtbot: QtBot) -> None:
    _window, player = desk.window, desk.player.panel
    starts: list[float] = []
    desk.stage.selection.mark(Moment(player.video_id, 3.0, 3.5))
    press(desk, qtbot, Key.Key_R)
    assert desk.stage.actions["loop"].isChecked()
    assert player.controls.buttons["loop"].isChecked()
    qtbot.waitUntil(shows(desk, 30), timeout=PATIENCE_MS)
    player.positionChanged.connect(starts.append)
    press(desk, qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: starts.count(3.0) >= 2, timeout=PATIENCE_MS)
    assert 2.99 <= min(starts) <= max(starts) < 3.5
    press(desk, qtbot, Key.Key_R)
    assert player.engine.span is None
    assert not player.controls.buttons["loop"].isChecked()


def test_r_loops_the_whole_video_without_a_moment(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_R)
    span = desk.player.panel.engine.span
    assert span is not None
    assert (span.start, span.end) == (0.0, pytest.approx(6.0, abs=0.05))


def test_loop_follows_the_edges_of_its_moment(desk: Desk, qtbot: QtBot) -> None:
    _window, player = desk.window, desk.player.panel
    desk.stage.selection.mark(Moment(player.video_id, 1.0, 3.0))
    press(desk, qtbot, Key.Key_R)
    desk.stage.selection.mark(Moment(player.video_id, 1.0, 2.0))
    assert player.engine.span is not None
    assert player.engine.span.end == 2.0


@pytest.mark.parametrize(("typed", "number"), [("0:03.5", 35), ("12f", 12), ("+1", 30), ("-0:01", 10), ("4", 40)])
def test_g_goes_to_a_time(desk: Desk, qtbot: QtBot, typed: str, number: int) -> None:
    player = desk.player.panel
    edit = player.controls.time.edit
    press(desk, qtbot, Key.Key_G)
    assert edit.hasFocus()
    qtbot.keyClicks(edit, typed)
    qtbot.keyClick(edit, Key.Key_Return)
    qtbot.waitUntil(shows(desk, number), timeout=PATIENCE_MS)
    assert player.hasFocus()


def test_invalid_time_is_reported_and_esc_leaves_the_field(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    edit = player.controls.time.edit
    press(desk, qtbot, Key.Key_G)
    qtbot.keyClicks(edit, "soon")
    qtbot.keyClick(edit, Key.Key_Return)
    assert edit.isVisible()
    assert "Not a valid time" in edit.accessibleDescription()
    qtbot.keyClick(edit, Key.Key_Escape)
    assert not edit.isVisible()
    assert player.hasFocus()
    assert player.position_seconds == pytest.approx(2.0)


def test_time_has_milliseconds_while_paused(desk: Desk, qtbot: QtBot) -> None:
    assert desk.player.panel.controls.time.text == "0:00:02.000 / 0:06"
    press(desk, qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.player.panel.controls.time.text.startswith("0:02 /"), timeout=PATIENCE_MS)


def test_volume_keys_are_remembered(desk: Desk, qtbot: QtBot) -> None:
    sound = desk.player.panel.engine.sound
    before = sound.percent
    press(desk, qtbot, Key.Key_Up, Modifier.ControlModifier)
    press(desk, qtbot, Key.Key_Up, Modifier.ControlModifier)
    press(desk, qtbot, Key.Key_Down, Modifier.ControlModifier)
    assert sound.percent == before + 5
    press(desk, qtbot, Key.Key_M)
    assert sound.is_muted
    assert desk.stage.actions["mute"].isChecked()
    desk.stage.actions["speed_150"].trigger()
    desk.window.close()
    engine = PlayerPanel().engine
    assert (engine.sound.percent, engine.sound.is_muted, engine.drive.pace.usual) == (before + 5, True, 1.5)


def test_speed_from_the_menu_becomes_the_default(desk: Desk, qtbot: QtBot) -> None:
    actions, player = desk.stage.actions, desk.player.panel
    actions["speed_50"].trigger()
    assert player.controls.speed.text()[1:-1] == "0.5\N{MULTIPLICATION SIGN}"
    assert [speed for speed in (25, 50, 100, 400) if actions[f"speed_{speed}"].isChecked()] == [50]
    press(desk, qtbot, Key.Key_Space)
    assert player.engine.drive.pace.rate == 0.5


def test_keys_change_the_default_speed_step_by_step(desk: Desk, qtbot: QtBot) -> None:
    pace = desk.player.panel.engine.drive.pace
    pace.set_usual(1.0)
    faster, slower = Key.Key_Greater, Key.Key_Less
    for key, speed in ((faster, 1.25), (faster, 1.5), (slower, 1.25), (Key.Key_Backspace, 1.0), (slower, 0.75)):
        press(desk, qtbot, key)
        assert pace.usual == speed
    for _ in range(9):
        press(desk, qtbot, Key.Key_Comma, Qt.KeyboardModifier.ShiftModifier)
    assert pace.usual == 0.25
    for _ in range(9):
        press(desk, qtbot, Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
    assert pace.usual == 4.0
    qtbot.keyClick(desk.timeline.panel.canvas, Key.Key_Backspace)
    assert pace.usual == 1.0, "they count in the timeline too"


def test_position_slider_seeks_on_click_and_shows_the_time(desk: Desk, qtbot: QtBot) -> None:
    slider = desk.player.panel.controls.slider
    place = QPoint(slider.width() // 2, slider.height() // 2)
    seconds = slider.time_at(place.x())
    assert seconds == pytest.approx(3.0, abs=0.1)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: abs(number_of(desk.player.panel.grab_frame()) - seconds * 10) <= 1, timeout=PATIENCE_MS)
    qtbot.mouseMove(slider, place)
    qtbot.waitUntil(lambda: "0:0" in QToolTip.text())
    QToolTip.hideText()


def test_focused_button_is_pressed_by_space(desk: Desk, qtbot: QtBot) -> None:
    player = desk.player.panel
    button = player.controls.buttons["mute"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Key.Key_Space)
    assert player.engine.sound.is_muted
    assert not player.is_playing
    volume = player.controls.volume
    volume.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(volume, Key.Key_Left)
    assert player.engine.sound.percent == 75
    assert player.position_seconds == pytest.approx(2.0)


def test_every_control_is_reached_by_tab_and_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    window, controls = desk.window, desk.player.panel.controls
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: controls.volume.isVisible())
    desk.player.panel.setFocus()
    reached = []
    for _ in range(16):
        qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
        if controls.isAncestorOf(window.focusWidget()):
            reached.append(window.focusWidget())
    wanted = {controls.slider, controls.speed, controls.volume, *controls.buttons.values()}
    assert wanted <= set(reached)
    assert all(widget.accessibleName() for widget in reached)


def test_narrow_player_keeps_the_important_controls(desk: Desk, qtbot: QtBot) -> None:
    controls = desk.player.panel.controls
    controls.resize(240, controls.height())
    kept = [name for name, button in controls.buttons.items() if button.isVisible()]
    assert "play_pause" in kept
    assert "frame_back" not in kept
    below = [action.menu() for action in controls.more.actions() if isinstance(action.menu(), QMenu)]
    assert {"frame_back", "mute", "set_cover"} <= {action.objectName() for one in below for action in one.actions()}
    right = max(one.geometry().right() for one in controls.children() if hasattr(one, "isVisible") and one.isVisible())
    assert right <= controls.width()


def test_space_without_a_video_plays_the_selection(desk: Desk, qtbot: QtBot) -> None:
    desk.player.panel.stop()
    desk.stage.panels.dock("show_timeline").bring_to_front()
    qtbot.waitUntil(desk.timeline.panel.canvas.isVisible)
    desk.timeline.panel.take_focus()
    qtbot.keyClick(desk.timeline.panel.canvas, Key.Key_Space)
    qtbot.waitUntil(lambda: desk.player.panel.is_playing, timeout=PATIENCE_MS)
