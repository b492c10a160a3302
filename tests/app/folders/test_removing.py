"""Removing and restoring videos, moving files to the trash, opening them elsewhere; with the real trash."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QClipboard, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.folders.views.removed_dialog import RemovedDialog
from app.shell.desk import Desk
from core.api.library import Library
from tests.support.libraries import make_clips, moved_copy, opened, work_off

Open = Callable[..., Desk]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
MARKS = "\u200e\u2068\u2069"
ODD = ("<img src=x><b>.mp4", "\u05e9\u05dc\u05d5\u05dd \U0001f3ac.mp4", f"{'long ' * 40}.mp4")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with eight clips, three of them with odd names, and their library."""
    root = tmp_path_factory.mktemp("own")
    for path, name in zip(make_clips(root / "videos", 8), ODD, strict=False):
        path.rename(root / "videos" / name)
    with opened(root / "library") as library:
        library.folders.add([root / "videos"], is_watched=False)
        work_off(library.folder)
    return root


@pytest.fixture
def library(own: Path, tmp_path: Path) -> Iterator[Library]:
    with opened(moved_copy(own, tmp_path)) as library:
        yield library


@pytest.fixture
def desk(library: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    desk = open_desk(library, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    return desk


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return the URLs that the system was asked to open."""
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) or True)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    return found


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """Return the clipboard, emptied afterwards: the offscreen platform would release it after Python has ended."""
    yield qapp.clipboard()
    qapp.clipboard().clear()


def choose(desk: Desk, qtbot: QtBot, *rows: int) -> list[int]:
    """Click on cards, all but the first with Ctrl; return their videos."""
    grid = desk.browse.pages.grid.list_view
    for place, row in enumerate(rows):
        grid.scrollTo(desk.browse.pages.model.index(row))
        at = grid.visualRect(desk.browse.pages.model.index(row)).center()
        keys = CONTROL if place else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, keys, pos=at)
    wanted = [desk.browse.pages.model.ids[row] for row in rows]
    qtbot.waitUntil(lambda: desk.stage.selection.ids == tuple(sorted(wanted, key=desk.browse.pages.model.ids.index)))
    return wanted


def press(desk: Desk, qtbot: QtBot, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.window.activateWindow()  # there is no window manager that does this when a dialog closes
    grid = desk.browse.pages.grid.list_view
    grid.setFocus()  # its window may only have become active now
    qtbot.waitUntil(lambda: desk.window.isActiveWindow() and grid.hasFocus())
    qtbot.keyClick(grid, key, keys)


def box_of(desk: Desk, qtbot: QtBot) -> QMessageBox:
    def _found() -> list[QMessageBox]:
        return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(_found()))
    return _found()[0]


def button(box: QMessageBox, words: str) -> QAbstractButton:
    return next(one for one in box.buttons() if one.text().replace("&", "") == words)


def test_removing_keeps_the_files_and_can_be_undone_and_redone(
    desk: Desk, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    actions = desk.stage.actions
    ids = choose(desk, qtbot, 1, 3, 4)
    press(desk, qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 5)
    assert not set(ids) & set(desk.browse.pages.model.ids)
    assert len(list((tmp_path / "videos").iterdir())) == 8
    assert actions["undo"].text().endswith("Remove 3 videos from the library")
    assert "3 videos removed" in desk.tags.tagging.toasts.toast.text
    actions["undo"].trigger()
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    actions["redo"].trigger()
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 5)
    work_off(library.folder)
    assert sorted(one.id for one in library.videos.removed()) == sorted(ids)


def test_removed_videos_are_listed_and_restored(desk: Desk, library: Library, qtbot: QtBot) -> None:
    ids = choose(desk, qtbot, 0, 1, 2)
    press(desk, qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 5)
    press(desk, qtbot, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.AltModifier)
    dialog = desk.window.findChild(RemovedDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 3)
    names = {item.text(0) for row in range(3) if (item := dialog.list.topLevelItem(row)) is not None}
    shown = {video.path.name for video in library.videos.get_many(ids)}
    assert names == shown, "as they are"
    qtbot.mouseClick(dialog.put_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 6)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    assert dialog.list.hasFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 7)
    qtbot.mouseClick(dialog.put_all_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    qtbot.waitUntil(lambda: not dialog.put_all_back.isEnabled())
    assert not dialog.put_back.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.window.findChild(RemovedDialog) is None)
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 7)


def test_trash_asks_by_name_and_moves_the_files(desk: Desk, library: Library, qtbot: QtBot, tmp_path: Path) -> None:
    trash = Path(os.environ["XDG_DATA_HOME"]) / "Trash" / "files"
    before = set(trash.iterdir()) if trash.is_dir() else set()
    desk.browse.pages.grid.list_view.selectAll()
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 8)
    press(desk, qtbot, Qt.Key.Key_Delete, SHIFT)
    box = box_of(desk, qtbot)
    assert box.text() == "Move 8 files to the trash?"
    lines = box.informativeText().split("\n")
    assert len(lines[:5]) == 5
    assert lines[5] == "and 3 more"
    assert any(line.strip(MARKS) == ODD[0] for line in lines[:5])
    assert max(map(len, lines[:5])) < 70
    assert f"In the folder \u2068{str(tmp_path)[:20]}" in lines[7]
    assert "can only be restored from there" in lines[-1]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in box.findChildren(QLabel) if label.text())
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    button(box, "Cancel").click()
    qtbot.wait(50)
    assert len(list((tmp_path / "videos").iterdir())) == 8

    press(desk, qtbot, Qt.Key.Key_Delete, SHIFT)
    button(box_of(desk, qtbot), "Move to trash").click()
    qtbot.waitUntil(lambda: not list((tmp_path / "videos").iterdir()))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 0)
    thrown = sorted(path.name for path in set(trash.iterdir()) - before)
    assert len(thrown) == 8
    assert any(name.startswith(ODD[0].removesuffix(".mp4")) for name in thrown)
    assert "8 files moved to the trash" in desk.tags.tagging.toasts.toast.text
    assert not desk.stage.actions["undo"].isEnabled(), "it is not undoable, and says so"


def test_copy_found_after_the_question_is_kept(desk: Desk, library: Library, qtbot: QtBot, tmp_path: Path) -> None:
    (chosen,) = choose(desk, qtbot, 4)
    path = library.videos.paths(chosen)[0]
    press(desk, qtbot, Qt.Key.Key_Delete, SHIFT)
    box = box_of(desk, qtbot)
    assert box.text() == "Move 1 file to the trash?"
    copy = tmp_path / "videos" / "kept.mp4"
    shutil.copy2(path, copy)
    library.folders.rescan()
    work_off(library.folder)
    assert len(library.videos.paths(chosen)) == 2
    button(box, "Move to trash").click()
    qtbot.waitUntil(lambda: library.videos.paths(chosen) == [copy])
    assert copy.exists()
    assert not path.exists()


def test_files_that_could_not_be_trashed_are_named(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import send2trash

    real = send2trash.send2trash

    def _throw(path: Path) -> None:
        if path.name != "clip 005.mp4":
            raise PermissionError(13, "Permission denied")
        real(path)

    monkeypatch.setattr(send2trash, "send2trash", _throw)
    desk.browse.pages.grid.list_view.selectAll()
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 8)
    press(desk, qtbot, Qt.Key.Key_Delete, SHIFT)
    button(box_of(desk, qtbot), "Move to trash").click()
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 7)
    box = box_of(desk, qtbot)
    assert box.text() == "7 files could not be moved to the trash"
    assert f"\u200e\u2068{ODD[0]}\u2069: Permission denied" in box.informativeText().split("\n")
    assert "1 file moved" in desk.tags.tagging.toasts.toast.text
    assert (tmp_path / "videos" / "clip 004.mp4").exists()
    box.close()


def test_paths_are_copied_as_text_and_as_files(
    desk: Desk, library: Library, qtbot: QtBot, clipboard: QClipboard
) -> None:
    ids = choose(desk, qtbot, 0, 2)
    press(desk, qtbot, Qt.Key.Key_C, CONTROL)
    paths = [video.path for video in library.videos.get_many(ids)]
    qtbot.waitUntil(lambda: clipboard.text() == "\n".join(map(str, paths)))
    assert [Path(url.toLocalFile()) for url in clipboard.mimeData().urls()] == paths
    assert "2 paths copied" in desk.tags.tagging.toasts.toast.text


def test_videos_open_in_other_programs_and_in_their_folder(
    desk: Desk, library: Library, qtbot: QtBot, urls: list[QUrl], tmp_path: Path
) -> None:
    ids = choose(desk, qtbot, 0, 1)
    paths = [video.path for video in library.videos.get_many(ids)]
    press(desk, qtbot, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: [Path(url.toLocalFile()) for url in urls] == paths)
    urls.clear()
    press(desk, qtbot, Qt.Key.Key_R, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: [Path(url.toLocalFile()) for url in urls] == [tmp_path / "videos"])
    paths[0].unlink()
    press(desk, qtbot, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: "No other program can open this" in desk.window.notice_bar.text)
    assert len(urls) == 2


def test_opening_too_many_files_is_refused(
    desk: Desk, qtbot: QtBot, urls: list[QUrl], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.stage.selection.choose(range(1, 12), current_id=1)
    desk.stage.actions["open_elsewhere"].trigger()
    assert "at most 10 videos" in desk.window.notice_bar.text
    assert not urls


def test_commands_are_enabled_with_a_selection(desk: Desk, qtbot: QtBot) -> None:
    actions = desk.stage.actions.pick("remove_videos", "trash_videos", "copy_paths", "open_elsewhere", "reveal")
    assert not any(action.isEnabled() for action in actions)
    choose(desk, qtbot, 0)
    assert all(action.isEnabled() for action in actions)
    for page in (desk.browse.pages.grid, desk.browse.pages.filmstrips, desk.browse.pages.list, desk.search.results):
        with_keys = [action for action in actions if action.shortcutContext() is not Qt.ShortcutContext.WindowShortcut]
        assert set(with_keys) <= set(page.list_view.actions())
    assert isinstance(desk.folders.failed_panel.findChild(QPushButton), QPushButton)
