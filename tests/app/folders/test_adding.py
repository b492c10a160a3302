"""Dropping folders, files and pictures on the window."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.domain.search import ImageQuery
from core.errors import PathError
from tests.app.driving import Open, answer, called, drag, drop, files
from tests.app.painting import paint_picture
from tests.app.stand_in import BUILTIN, StandInLibrary


def test_dropped_folder_is_announced_and_added(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(library)
    qtbot.waitUntil(lambda: bool(desk.encoders.controller.first_encoder))
    folder = tmp_path / "holiday"
    folder.mkdir()
    seen: list[str] = []
    desk.window.dragEntered.connect(lambda _data: seen.append(desk.folders.overlay.title))
    drop(desk, files(folder))
    assert "holiday" in seen[0]
    assert desk.folders.overlay.isHidden()
    qtbot.waitUntil(lambda: called(library, "add") == [[folder]])
    assert called(library, "use") == [BUILTIN.reference], "without a choice, what needs nothing is used"
    qtbot.waitUntil(lambda: desk.stage.folders.rowCount() == 2)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.browse.pages.grid)


def test_dragged_paths_are_checked_off_the_main_thread(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a drive does not answer, the window keeps working and shows what it knows."""
    desk, drive, is_dir = open_desk(library), threading.Event(), Path.is_dir

    def _slow(path: Path) -> bool:
        if path.is_relative_to(tmp_path):
            assert threading.current_thread() is not threading.main_thread()
            drive.wait(5)
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", _slow)
    (tmp_path / "holiday").mkdir()
    (tmp_path / "a.mp4").touch()
    drag(desk, files(tmp_path / "holiday", tmp_path / "a.mp4"))
    overlay = desk.folders.overlay
    assert overlay.title == "Add 2 folders and files"
    drive.set()
    qtbot.waitUntil(lambda: overlay.title == "Add 1 folder and 1 file")
    drop(desk, files(tmp_path / "holiday"))
    assert overlay.isHidden()


def test_missing_path_is_reported(library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    library.add_error = PathError("<b>x is not an existing folder or file", "Check the spelling.")
    desk = open_desk(library)
    drop(desk, files(tmp_path / "gone"))
    qtbot.waitUntil(lambda: "<b>x is not an existing folder" in desk.window.notice_bar.text)


def test_dropped_picture_starts_a_search(filled: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    filled.answer = answer(3)
    desk = open_desk(filled)
    picture = paint_picture(tmp_path / "beach.png", 5)
    drop(desk, files(picture))
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 1)
    assert called(filled, "search")[0].query == ImageQuery(picture)
    assert desk.search.bar.chip.text == "beach.png"
    assert not called(filled, "add")
