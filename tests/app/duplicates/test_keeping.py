"""Keeping the better of two videos merges first and then asks about the trash, which is the real one."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.duplicates import PairKind
from core.domain.moments import Moment
from core.errors import StorageError
from tests.app.duplicates.driving import COPIES, Key, answers, box_is_open, box_of, choose, click, listed, press
from tests.support.libraries import state_of


def test_keeping_one_merges_then_asks_and_moves_only_the_other_to_the_trash(
    desk: Desk, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "own" / "videos"
    trimmed = library.videos.find(folder / "trimmed.mp4")
    whole = library.videos.find(folder / "scene 0.mp4")
    assert trimmed is not None
    assert whole is not None
    tag = library.tags.add("beach")[0]
    library.decisions.accept([trimmed], [tag.id], moment=Moment(trimmed, 1.0, 2.0))
    library.ratings.rate([trimmed], 5)
    before = state_of(folder)
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    press(desk, qtbot, Key.Key_1)
    box = box_of(desk, qtbot)
    assert box.text() == "Move 1 file to the trash?"
    assert "trimmed.mp4" in box.informativeText()
    (moved,) = library.decisions.of_video(whole)
    assert (moved.start_seconds, moved.end_seconds) == pytest.approx((2.0, 3.0), abs=0.15)
    assert library.videos.get_many([whole])[0].rating == 5
    assert state_of(folder) == before, "nothing is moved before the answer"
    click(box, "Cancel")
    qtbot.waitUntil(lambda: not box_is_open(desk))
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not answers(library))
    assert not library.decisions.of_video(whole)
    assert library.videos.get_many([whole])[0].rating == 0

    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    press(desk, qtbot, Key.Key_1)
    click(box_of(desk, qtbot), "Move to trash")
    qtbot.waitUntil(lambda: not (folder / "trimmed.mp4").exists())
    assert (Path(os.environ["XDG_DATA_HOME"]) / "Trash" / "files" / "trimmed.mp4").exists()
    assert before.keys() - state_of(folder).keys() == {"trimmed.mp4"}
    qtbot.waitUntil(lambda: listed(desk) == {("mirrored.mp4", "scene 1.mp4")})


def test_of_two_files_of_one_video_only_the_other_goes(
    desk: Desk, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "own" / "videos"
    choose(desk, qtbot, PairKind.SAME, "scene 2.mp4", "second.mp4")
    assert not desk.stage.actions["copies_unrelated"].isEnabled()
    press(desk, qtbot, Key.Key_2)
    box = box_of(desk, qtbot)
    assert "scene 2.mp4" in box.informativeText()
    assert "second.mp4" not in box.informativeText()
    click(box, "Move to trash")
    qtbot.waitUntil(lambda: not (folder / "scene 2.mp4").exists())
    assert (folder / "second.mp4").exists()
    qtbot.waitUntil(lambda: not any(pair.kind is PairKind.SAME for pair in library.duplicates.listed().pairs))


def test_nothing_is_offered_for_the_trash_while_the_kept_file_is_away(
    desk: Desk, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "own" / "videos"
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    (folder / "scene 0.mp4").rename(tmp_path / "away.mp4")
    press(desk, qtbot, Key.Key_1)
    notice = desk.window.notice_bar
    qtbot.waitUntil(lambda: "cannot be reached now" in notice.text)
    assert not box_is_open(desk)
    assert (folder / "trimmed.mp4").exists()


def test_file_that_vanished_in_between_and_a_failing_trash_are_said(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import send2trash

    def fail(_path: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(send2trash, "send2trash", fail)
    folder = tmp_path / "own" / "videos"
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    press(desk, qtbot, Key.Key_1)
    click(box_of(desk, qtbot), "Move to trash")
    qtbot.waitUntil(lambda: "could not be moved" in box_of(desk, qtbot).text())
    assert "No space left on device" in box_of(desk, qtbot).informativeText()
    click(box_of(desk, qtbot), "Close")
    assert (folder / "trimmed.mp4").exists()


def test_answer_that_cannot_be_saved_is_complained_about(
    desk: Desk, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise StorageError("The disk is full", "Free some space.")

    monkeypatch.setattr(library.duplicates, "keep", fail)
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    press(desk, qtbot, Key.Key_2)
    qtbot.waitUntil(lambda: "The disk is full" in desk.window.notice_bar.text)
    assert not box_is_open(desk), "nothing is offered for the trash after a failed merge"
    assert listed(desk) == COPIES
