"""Actions on the current frame: copied, saved, searched by, and used as the cover of its video."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.player.controllers.frame_actions import default_name
from app.shell.desk import Desk
from core.api.library import Library
from tests.app.driving import Open
from tests.app.watching import PATIENCE_MS, Key, Modifier, number_of, press, watch

_BOTH = Modifier.ControlModifier | Modifier.ShiftModifier


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    made = open_desk(shelf, with_worker=False)
    watch(made, qtbot, at_frame=23)
    return made


def dialog(desk: Desk, qtbot: QtBot) -> QFileDialog:
    press(desk, qtbot, Key.Key_S, _BOTH)
    qtbot.waitUntil(lambda: desk.window.findChild(QFileDialog, "saveFrame") is not None)
    found = desk.window.findChild(QFileDialog, "saveFrame")
    assert found is not None
    return found


def test_current_frame_is_copied(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, Key.Key_C, _BOTH)
    copied = QGuiApplication.clipboard().image()
    assert number_of(copied) == 23
    assert (copied.width(), copied.height()) == (96, 64)
    assert "clipboard" in desk.window.notice_bar.text


def test_frame_is_saved_at_full_size_where_requested(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    asked = dialog(desk, qtbot)
    assert Path(asked.selectedFiles()[0]).name == "clip 000 0-02.png"
    # The saved frame is the one that was shown when the command was given.
    press(desk, qtbot, Key.Key_End)
    path = tmp_path / "deep %1.png"
    asked.fileSelected.emit(str(path))
    qtbot.waitUntil(lambda: "deep %1.png" in desk.window.notice_bar.text, timeout=PATIENCE_MS)
    assert number_of(QImage(str(path))) == 23
    asked.reject()
    qtbot.waitUntil(lambda: desk.window.findChild(QFileDialog, "saveFrame") is None)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    again = dialog(desk, qtbot)
    assert Path(again.directory().absolutePath()) == tmp_path
    again.reject()


def test_save_dialog_starts_in_the_pictures_folder(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(tmp_path))
    asked = dialog(desk, qtbot)
    assert Path(asked.directory().absolutePath()) == tmp_path
    asked.reject()


def test_unwritable_file_is_reported(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    asked = dialog(desk, qtbot)
    asked.fileSelected.emit(str(tmp_path / "nowhere" / "frame.png"))
    qtbot.waitUntil(lambda: "could not be written" in desk.window.notice_bar.text, timeout=PATIENCE_MS)
    asked.reject()


def test_cover_can_be_undone(desk: Desk, qtbot: QtBot, shelf: Library) -> None:
    _window, stack = desk.window, desk.session.history.stack
    video_id = desk.player.panel.video_id

    def _cover() -> float | None:
        return shelf.videos.get_many([video_id])[0].cover_seconds

    press(desk, qtbot, Key.Key_C)
    qtbot.waitUntil(lambda: stack.count() == 1, timeout=PATIENCE_MS)
    assert "clip 000.mp4" in stack.undoText()
    assert _cover() == pytest.approx(2.3)
    poster = shelf.videos.poster(shelf.videos.get_many([video_id])[0])
    assert number_of(QImage(str(poster))) == 23
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: _cover() is None, timeout=PATIENCE_MS)
    desk.stage.actions["redo"].trigger()
    qtbot.waitUntil(lambda: _cover() is not None, timeout=PATIENCE_MS)
    desk.stage.actions["reset_cover"].trigger()
    qtbot.waitUntil(lambda: _cover() is None, timeout=PATIENCE_MS)


def test_search_by_the_current_frame(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple] = []
    monkeypatch.setattr(desk.search.controller.examples, "by_frame", lambda *where: asked.append(where))
    press(desk, qtbot, Key.Key_D, Modifier.ShiftModifier)
    qtbot.keyClick(desk.player.panel, Qt.Key.Key_D, Modifier.ControlModifier)
    path = desk.player.panel.path
    assert asked == [(desk.player.panel.video_id, path, pytest.approx(2.3))] * 2


def test_frame_actions_do_nothing_without_a_video(desk: Desk, qtbot: QtBot) -> None:
    desk.player.panel.stop()
    for name in ("copy_frame", "save_frame", "set_cover", "reset_cover", "search_by_frame"):
        desk.stage.actions[name].trigger()
    assert desk.window.findChild(QFileDialog, "saveFrame") is None
    assert desk.session.history.stack.count() == 0


@pytest.mark.parametrize(
    ("name", "seconds", "wanted"),
    [
        ("clip.mp4", 5.9, "clip 0-05.png"),
        ("a:b?.mov", 3723.0, "a_b_ 1-02-03.png"),
        ("100%1.mp4", 0.0, "100_1 0-00.png"),
        ("x" * 300 + ".mp4", 0.0, "x" * 120 + " 0-00.png"),
    ],
)
def test_suggested_file_names_suit_any_file_system(name: str, seconds: float, wanted: str) -> None:
    assert default_name(Path(name), seconds) == wanted


def test_tests_use_their_own_settings(tmp_path: Path) -> None:
    where = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "clipshelf", "window").fileName()
    assert Path(where).is_relative_to(tmp_path)
