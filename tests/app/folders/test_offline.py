"""A drive that is unplugged and comes back, as the window shows it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.browse.models.card_words import second_line
from app.shell.desk import Desk
from app.stage.folder_list import note
from core.api.library import Library
from core.domain.videos import FolderState
from tests.app.driving import Open
from tests.app.watching import PATIENCE_MS, shows, watch
from tests.support.libraries import make_clips, moved_copy, opened, work_off


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return two folders with a library each: of ``media`` with three clips, and of ``other`` with one, too."""
    root = tmp_path_factory.mktemp("made")
    for name in ("one folder", "two folders"):
        make_clips(root / name / "media", 3, seconds=4.0)
    make_clips(root / "two folders" / "other", 1, first=8)
    for place in root.iterdir():
        with opened(place / "library") as library:
            library.folders.add([one for one in place.iterdir() if one != library.folder])
            work_off(library.folder)
    return root


@pytest.fixture
def media(tmp_path: Path) -> Path:
    return tmp_path / "media"


@pytest.fixture
def desk(made: Path, tmp_path: Path, open_desk: Open, qtbot: QtBot) -> Desk:
    """A window over one folder of three clips, without a worker."""
    library = Library.open(moved_copy(made / "one folder", tmp_path))
    desk = open_desk(library, with_worker=False)
    model = desk.browse.pages.model
    qtbot.waitUntil(lambda: model.card(model.index(2)) is not None and len(desk.stage.folders.folders) == 1)
    return desk


def offline_cards(desk: Desk) -> int:
    model = desk.browse.pages.model
    cards = [model.card(model.index(row)) for row in range(model.rowCount())]
    return sum(card is not None and card.video.is_offline for card in cards)


def unplug(desk: Desk, media: Path, qtbot: QtBot) -> Path:
    away = media.with_name("unplugged")
    media.rename(away)
    qtbot.waitUntil(lambda: desk.stage.folders.folders[0].state is FolderState.OFFLINE and offline_cards(desk) == 3)
    return away


def test_it_is_seen_in_the_panel_on_the_cards_and_in_a_message(desk: Desk, media: Path, qtbot: QtBot) -> None:
    away = unplug(desk, media, qtbot)
    assert note(desk.stage.folders.folders[0]).startswith("Offline")
    card = desk.browse.pages.model.card(desk.browse.pages.model.index(0))
    assert card is not None
    assert second_line(card) == "Offline"
    bar = desk.window.notice_bar
    assert media.name in bar.text
    assert bar.button.text() == "Find folder\N{HORIZONTAL ELLIPSIS}"
    away.rename(media)
    qtbot.waitUntil(lambda: not offline_cards(desk))
    qtbot.waitUntil(lambda: not bar.text)
    assert desk.stage.folders.folders[0].state is FolderState.ONLINE


def test_a_mount_point_that_is_left_empty_is_no_deletion(desk: Desk, media: Path, qtbot: QtBot) -> None:
    away = media.with_name("unplugged")
    media.rename(away)
    media.mkdir()
    qtbot.waitUntil(lambda: offline_cards(desk) == 3)
    assert "is empty or cannot be reached. Its videos are kept" in desk.window.notice_bar.text
    media.rmdir()
    away.rename(media)
    qtbot.waitUntil(lambda: not offline_cards(desk))
    assert len(desk.browse.pages.model.ids) == 3


def test_a_message_that_was_dismissed_comes_back_only_with_news(
    made: Path, media: Path, tmp_path: Path, open_desk: Open, qtbot: QtBot
) -> None:
    other = tmp_path / "other"
    desk = open_desk(Library.open(moved_copy(made / "two folders", tmp_path)), with_worker=False)
    bar = desk.window.notice_bar
    qtbot.waitUntil(lambda: len(desk.stage.folders.folders) == 2)
    media.rename(tmp_path / "one")
    qtbot.waitUntil(lambda: media.name in bar.text)
    bar.dismiss()
    other.rename(tmp_path / "two")
    qtbot.waitUntil(lambda: "2 folders are empty or cannot be reached" in bar.text)
    (tmp_path / "one").rename(media)
    qtbot.waitUntil(lambda: other.name in bar.text)
    bar.dismiss()
    media.rename(tmp_path / "one")
    qtbot.waitUntil(lambda: "2 folders" in bar.text)
    bar.dismiss()
    (tmp_path / "one").rename(media)
    qtbot.waitUntil(lambda: [one.state for one in desk.stage.folders.folders].count(FolderState.OFFLINE) == 1)
    assert not bar.text, "one that is back is no reason to repeat what was dismissed"


def test_the_player_says_it_and_shows_the_video_again(desk: Desk, media: Path, qtbot: QtBot) -> None:
    player = desk.player.panel
    desk.browse.pages.grid.list_view.setFocus()
    desk.browse.pages.grid.list_view.select_row(0)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: player.is_playing)
    away = unplug(desk, media, qtbot)
    qtbot.waitUntil(lambda: "is offline. It can be played again" in player.sentence)
    assert player.picture_area.sentence == player.sentence
    assert not player.is_playing
    away.rename(media)
    qtbot.waitUntil(lambda: not player.sentence and player.engine.media.is_open)
    assert not player.is_playing
    assert player.video_id


def test_nothing_stale_is_left_where_the_folder_was_found_again(desk: Desk, media: Path, qtbot: QtBot) -> None:
    panel = desk.folders.panel.list_view
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    grid = desk.browse.pages.grid
    qtbot.waitUntil(lambda: grid.bar.title == "media" and len(desk.search.filter_bar.chips.chips) == 1)
    away = unplug(desk, media, qtbot)
    new = away.with_name("holidays")
    shutil.move(away, new)
    qtbot.mouseClick(desk.window.notice_bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog)))
    dialog = desk.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(new))
    dialog.close()

    def asked() -> QMessageBox | None:
        return next((one for one in desk.window.findChildren(QMessageBox) if one.isVisible()), None)

    qtbot.waitUntil(lambda: asked() is not None)
    box = asked()
    assert box is not None
    yes = next(button for button in box.buttons() if button.text() == "Use this location")
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.stage.folders.folders[0].path == new and not offline_cards(desk))
    (chip,) = desk.search.filter_bar.chips.chips
    assert "holidays" in chip.face.words
    assert "media" not in chip.face.words
    assert grid.bar.title == "holidays"
    assert not desk.window.notice_bar.text
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: grid.bar.title == "media")
    assert "media" in desk.search.filter_bar.chips.chips[0].face.words


def test_an_open_video_is_read_anew_when_its_drive_is_back(desk: Desk, media: Path, qtbot: QtBot) -> None:
    player = desk.player.panel
    watch(desk, qtbot, at_frame=20)
    rate = player.frame_seconds
    away = unplug(desk, media, qtbot)
    qtbot.waitUntil(lambda: "is offline" in player.picture_area.sentence)
    assert not player.engine.media.is_open, "nothing is held open on a drive that is gone"
    away.rename(media)
    qtbot.waitUntil(lambda: not player.picture_area.sentence and shows(desk, 20)(), timeout=PATIENCE_MS)
    assert not player.is_playing
    assert player.frame_seconds == rate == pytest.approx(0.1)
