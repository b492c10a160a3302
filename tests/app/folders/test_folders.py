"""The folders panel: filtering, removing, watching, and finding a moved folder."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.folders.controllers.folders import finding
from app.folders.operations import folders
from app.shell.desk import Desk
from app.stage.folder_list import note
from app.ui.localization.text import shortened
from core.api.folders import MoveCheck
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.videos import FolderState
from tests.app.driving import Open, called
from tests.app.stand_in import StandInLibrary
from tests.app.tag_driving import plain, undone_and_redone


def test_folder_filters_and_is_removed_after_confirmation(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.stage.folders.rowCount() == 2)
    folders = desk.folders.panel.list_view
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.browse.grid.shown.folder_id == 1)
    desk.stage.actions["remove_folder"].trigger()
    box = desk.window.findChildren(QMessageBox)[0]
    assert not called(filled, "remove")
    yes = next(button for button in box.buttons() if button.text() == "Remove")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(filled, "remove") == [1])
    qtbot.waitUntil(lambda: desk.stage.folders.rowCount() == 1)


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """Return a window over a real library whose only folder is selected."""
    opened = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: opened.stage.folders.rowCount() == 2 and n_videos(opened) == 8)
    opened.folders.panel.list_view.setFocus()
    qtbot.keyClick(opened.folders.panel.list_view, Qt.Key.Key_Down)
    return opened


def n_videos(desk: Desk) -> int:
    return len(desk.browse.pages.model.ids)


def box(desk: Desk, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(QMessageBox)))
    return next(one for one in desk.window.findChildren(QMessageBox) if one.isVisible())


def press(qtbot: QtBot, asked: QMessageBox, words: str) -> None:
    qtbot.mouseClick(next(one for one in asked.buttons() if one.text() == words), Qt.MouseButton.LeftButton)


def test_removing_a_folder_can_be_undone(desk: Desk, qtbot: QtBot) -> None:
    name = desk.stage.folders.folders[0].path.name
    with undone_and_redone(desk, qtbot, lambda: n_videos(desk) == 0, f"Remove folder {name}"):
        desk.stage.actions["remove_folder"].trigger()
        press(qtbot, box(desk, qtbot), "Remove")
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: n_videos(desk) == 8 and desk.stage.folders.rowCount() == 2)


def test_watching_a_folder_can_be_switched(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    switch, name = desk.stage.actions["watch_folder"], shelf.folders.list_all()[0].path.name
    assert not switch.isChecked()
    with undone_and_redone(desk, qtbot, lambda: desk.stage.folders.folders[0].is_watched, f"Watch folder {name}"):
        switch.trigger()
    qtbot.waitUntil(switch.isChecked)


def test_it_is_said_how_far_the_analysis_of_a_folder_is(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    model = desk.stage.folders
    assert note(model.folders[0]) == "8 videos \N{MIDDLE DOT} not watched"
    with shelf.database.write() as session:
        session.execute(text("DELETE FROM embedding_spans WHERE video_id <= 3"))
    desk.session.changed.emit(Changes.VIDEOS)
    qtbot.waitUntil(lambda: note(model.folders[0]) == "5 of 8 ready")
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("5 of 8 ready")


def test_offline_folder_offers_to_be_located(desk: Desk, shelf: Library, tmp_path: Path, qtbot: QtBot) -> None:
    videos, old = tmp_path / "videos", shelf.folders.list_all()[0].path
    shutil.copytree(old, videos)
    desk.session.run(folders.relocate(shelf.folders.list_all()[0], videos))
    qtbot.waitUntil(lambda: desk.stage.folders.folders[0].path == videos)
    videos.rename(tmp_path / "unplugged")
    qtbot.waitUntil(lambda: desk.stage.folders.folders[0].state is FolderState.OFFLINE)
    shown = desk.folders.panel.list_view
    row = shown.visualRect(desk.stage.folders.index(1))
    place = QPoint(row.right() - 30, row.center().y() + shown.fontMetrics().height() // 2)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    dialog = desk.window.findChildren(QFileDialog)[0]
    assert dialog.isVisible()
    new = tmp_path / "<b>here"
    new.mkdir()
    for file in sorted(old.iterdir())[:5]:
        (new / file.name).write_bytes(file.read_bytes())

    def is_there() -> bool:
        return desk.stage.folders.folders[0].path == new

    with undone_and_redone(
        desk, qtbot, is_there, f"Change the location of folder {videos.name} to {shortened(str(new))}"
    ):
        dialog.fileSelected.emit(str(new))
        dialog.close()
        asked = box(desk, qtbot)
        assert plain(asked.text()) == f"Is {videos.name} at {new} now?"
        assert "5 of the 8 files checked were found there." in asked.informativeText()
        press(qtbot, asked, "Use this location")


def test_location_inside_another_folder_is_refused(desk: Desk, shelf: Library, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other"
    (other / "inner").mkdir(parents=True)
    shelf.folders.add([other])
    clips = next(one for one in shelf.folders.list_all() if one.path != other)
    desk.folders.controller.moved.check(clips, other / "inner")
    asked = box(desk, qtbot)
    assert "None of its files were found there." in asked.informativeText()
    press(qtbot, asked, "Use it anyway")
    qtbot.waitUntil(
        lambda: any(
            "is already in the library" in label.text() for label in desk.window.notice_bar.findChildren(QLabel)
        )
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (MoveCheck(0, 0, 0), "The library does not contain any files from it yet."),
        (MoveCheck(1, 1, 1), "Its file was found there."),
        (MoveCheck(8, 8, 8), "All 8 of its files were found there."),
        (MoveCheck(900, 300, 300), "All 300 files checked were found there, out of 900 in total."),
        (MoveCheck(9, 9, 0), "None of its files were found there. Videos without a file are shown as offline."),
    ],
)
def test_result_of_checking_a_location_is_described(found: MoveCheck, words: str) -> None:
    assert finding(found) == words
