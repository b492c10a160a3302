"""Every panel of a library without anything in it says one sentence, and offers what can be done about it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.folders.views.removed_dialog import RemovedDialog
from app.settings.views.dialog import SettingsDialog
from app.shell.desk import Desk
from app.tags.views.dialog import TagDialog
from app.ui.widgets.empty_state import EmptyState
from core.api.library import Library
from tests.app.driving import Open

SENTENCES = {
    "show_folders": "Drop a folder of videos here, or add one.",
    "show_tags": "Tags are your own words for what is in your videos. Type the first one above.",
    "show_saved": "Search or filter, then save the search here.",
    "show_history": "What you change is listed here; a click on a step goes back to it.",
    "show_inspector": "Select a video to see its details.",
    "show_timeline": "Select a video to see its timeline.",
    "show_jobs": "Nothing to do: all videos are up to date.",
    "show_failed": "All files could be read.",
}


@pytest.fixture
def new_library(tmp_path: Path) -> Iterator[Library]:
    with contextlib.closing(Library.open(tmp_path / "new")) as library:
        yield library


@pytest.fixture
def desk(new_library: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_desk(new_library, with_worker=False)
    qtbot.waitUntil(lambda: opened.stage.pages.currentWidget() is opened.folders.welcome)
    return opened


def empty_states(root: QWidget) -> list[EmptyState]:
    return [one for one in root.findChildren(EmptyState) if one.isVisible()]


@pytest.mark.parametrize("panel", SENTENCES)
def test_an_empty_panel_says_one_sentence(desk: Desk, qtbot: QtBot, panel: str) -> None:
    dock = desk.stage.panels.dock(panel)
    dock.bring_to_front()
    qtbot.waitUntil(lambda: len(empty_states(dock)) == 1)
    assert empty_states(dock)[0].sentence == SENTENCES[panel]


def press(desk: Desk, qtbot: QtBot, panel: str) -> None:
    dock = desk.stage.panels.dock(panel)
    dock.bring_to_front()
    qtbot.waitUntil(lambda: len(empty_states(dock)) == 1)
    (button,) = empty_states(dock)[0].buttons
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_folders_panel_adds_a_folder(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, "show_folders")
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    desk.window.findChildren(QFileDialog)[0].reject()


def test_the_tags_panel_creates_a_tag(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, "show_tags")
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(TagDialog)))
    desk.window.findChildren(TagDialog)[0].reject()


def test_no_panel_offers_a_search_where_there_is_no_search_box(desk: Desk, qtbot: QtBot) -> None:
    dock = desk.stage.panels.dock("show_saved")
    dock.bring_to_front()
    qtbot.waitUntil(lambda: len(empty_states(dock)) == 1)
    assert not desk.search.bar.isVisible()
    assert not empty_states(dock)[0].buttons


def test_the_jobs_panel_rescans(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.stage.actions["rescan"].triggered):
        press(desk, qtbot, "show_jobs")


def test_the_list_of_removed_videos_is_a_sentence_while_empty(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.actions["removed_videos"].trigger()
    qtbot.waitUntil(lambda: desk.window.findChild(RemovedDialog) is not None)
    dialog = desk.window.findChild(RemovedDialog)
    qtbot.waitUntil(dialog.empty.isVisible)
    assert dialog.empty.sentence == "No videos have been removed."
    assert not dialog.list.isVisible()
    dialog.reject()


def test_the_training_history_leads_to_the_first_training(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.learning.versions.open()
    qtbot.waitUntil(lambda: bool(dialog.empty.buttons))
    assert not dialog.list.isVisible()
    with qtbot.waitSignal(desk.stage.actions["train"].triggered):
        qtbot.mouseClick(dialog.empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.learning.versions.dialog is None)


def test_a_page_without_videos_offers_a_folder(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.pages.show_videos()
    page = desk.browse.pages.current
    qtbot.waitUntil(page.empty.isVisible)
    assert page.sentence == "No videos here yet."
    with qtbot.waitSignal(desk.stage.actions["add_folder"].triggered):
        qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    desk.window.findChildren(QFileDialog)[0].reject()


def test_a_search_for_settings_without_a_match_leads_back_to_all(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.actions.run("settings")
    qtbot.waitUntil(lambda: desk.window.findChild(SettingsDialog) is not None)
    dialog = desk.window.findChild(SettingsDialog)
    qtbot.keyClicks(dialog.search, "xylophone")
    assert dialog.empty.isVisible()
    assert not dialog.list_view.isVisible()
    qtbot.mouseClick(dialog.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert dialog.list_view.isVisible()
    assert dialog.list_view.count() == len(dialog.pages)
    dialog.show_page(dialog.shortcuts)
    page = dialog.shortcuts
    qtbot.keyClicks(page.search, "xylophone")
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert page.tree.isVisible()
    assert dialog.focusWidget() is page.search
    dialog.reject()
