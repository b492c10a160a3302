"""The page of copies in the real window, with real copies, the real worker and the real trash, driven by keys."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.duplicates.controllers.review import DuplicatesController
from app.duplicates.views.page import DuplicatesPage
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.duplicates import PairAnswer, PairKind
from core.domain.events import WorkerState
from core.domain.moments import Moment
from core.errors import StorageError
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import moved_copy, opened, state_of, work_off
from tests.support.takes import make_take

Open = Callable[..., Desk]
Key = Qt.Key
COPIES = {("scene 0.mp4", "trimmed.mp4"), ("mirrored.mp4", "scene 1.mp4")}
PATIENCE_MS = 90_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an analysed library of takes, two copies, a film, a second file and another take of a scene."""
    root = tmp_path_factory.mktemp("copies")
    folder = root / "videos"
    folder.mkdir()
    takes = [make_take(folder / f"scene {scene}.mp4", scene, 1) for scene in range(3)]
    make_take(folder / "scene 0 again.mp4", 0, 2)
    copies.copy(takes[0], folder / "trimmed.mp4", Change(start=0.25, scale=0.5))
    copies.copy(takes[1], folder / "mirrored.mp4", Change(is_mirrored=True))
    copies.join(takes[1:], folder / "film.mp4")
    shutil.copy2(takes[2], folder / "second.mp4")
    with opened(root / "library") as library:
        library.folders.add([folder], is_watched=False)
        work_off(library.folder)
    return root


@pytest.fixture(scope="module")
def compared(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("compared")
    with opened(moved_copy(made, root / "it")) as library:
        library.duplicates.find()
    return root / "it"


@pytest.fixture
def library(compared: Path, tmp_path: Path) -> Iterator[Library]:
    with opened(moved_copy(compared, tmp_path / "own")) as library:
        yield library


@pytest.fixture
def desk(library: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_page(open_desk(library, with_worker=False), qtbot)


def open_page(desk: Desk, qtbot: QtBot) -> Desk:
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.window.isActiveWindow())
    qtbot.keyClick(desk.window, Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: control(desk).is_shown)
    return desk


def control(desk: Desk) -> DuplicatesController:
    return desk.duplicates.controller


def page(desk: Desk) -> DuplicatesPage:
    return desk.duplicates.controller.page


def listed(desk: Desk) -> set[tuple[str, str]]:
    return {(pair.a.name, pair.b.name) for pair in page(desk).model.rows}


def choose(desk: Desk, qtbot: QtBot, kind: PairKind, *names: str) -> None:
    """Choose a kind in the box by keys, and a pair by clicking on it."""
    box = page(desk).kinds
    qtbot.waitUntil(lambda: bool(page(desk).model.rows) or bool(page(desk).empty.sentence))
    if box.currentData() != kind:
        box.setFocus()
        qtbot.keyClick(box, Key.Key_Home)
        for _ in range(list(PairKind).index(kind)):
            qtbot.keyClick(box, Key.Key_Down)
        box.activated.emit(box.currentIndex())
    view = page(desk).list_view

    def row() -> int:
        found = [place for place, pair in enumerate(page(desk).model.rows) if {pair.a.name, pair.b.name} == {*names}]
        return found[0] if found else -1

    qtbot.waitUntil(lambda: row() >= 0)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(page(desk).model.index(row(), 0)).center()
    )
    qtbot.waitUntil(lambda: page(desk).pair is page(desk).model.rows[row()] and bool(page(desk).comparison.facts))


def press(desk: Desk, qtbot: QtBot, *keys: Qt.Key) -> None:
    desk.window.activateWindow()
    page(desk).list_view.setFocus()
    qtbot.waitUntil(lambda: desk.window.isActiveWindow() and page(desk).list_view.hasFocus())
    for key in keys:
        qtbot.keyClick(page(desk).list_view, key)


def box_of(desk: Desk, qtbot: QtBot) -> QMessageBox:
    def shown() -> list[QMessageBox]:
        return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def click(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def answers(library: Library) -> dict[frozenset[str], PairAnswer]:
    pairs = library.duplicates.listed().pairs
    return {frozenset((pair.a.name, pair.b.name)): pair.given.answer for pair in pairs if pair.given is not None}


def test_worker_finds_copies_while_the_page_is_open(made: Path, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    with opened(moved_copy(made, tmp_path / "own")) as library:
        desk = open_page(open_desk(library), qtbot)
        qtbot.waitUntil(lambda: page(desk).state == "7 videos have not been compared yet", timeout=PATIENCE_MS)
        # Two files of one content are known without comparing anything.
        assert page(desk).kinds.currentData() == PairKind.SAME
        assert listed(desk) == {("scene 2.mp4", "second.mp4")}
        qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
        qtbot.mouseClick(page(desk).search, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page(desk).state == "7 videos compared", timeout=PATIENCE_MS)
        assert not page(desk).search.isVisible()
        assert not page(desk).stop.isVisible()
        choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
        assert listed(desk) == COPIES
        stills = page(desk).comparison.stills
        qtbot.waitUntil(lambda: not any(still.image.isNull() for still in stills), timeout=PATIENCE_MS)
        assert stills[0].image.width() > stills[1].image.width()


def test_kinds_are_never_mixed_and_each_says_what_it_claims(desk: Desk, qtbot: QtBot) -> None:
    shown: dict[PairKind, tuple[set[tuple[str, str]], str]] = {}
    for kind, names in (
        (PairKind.SAME, ("scene 2.mp4", "second.mp4")),
        (PairKind.REENCODED, ("scene 0.mp4", "trimmed.mp4")),
        (PairKind.PIECE, ("scene 1.mp4", "film.mp4")),
        (PairKind.ALIKE, ("scene 0 again.mp4", "scene 0.mp4")),
    ):
        choose(desk, qtbot, kind, *names)
        shown[kind] = listed(desk), page(desk).claim
        assert {pair.kind for pair in page(desk).model.rows} == {kind}
    assert shown[PairKind.REENCODED] == (COPIES, "These may be copies: they show the same pictures throughout.")
    assert "scene 0 again.mp4" not in str(shown[PairKind.PIECE][0])
    assert "do not show the same pictures" in shown[PairKind.ALIKE][1]
    enabled = {name: desk.stage.actions[name].isEnabled() for name in ("copies_keep_left", "copies_unrelated")}
    assert enabled == {"copies_keep_left": False, "copies_unrelated": True}, "look-alikes are not merged"


def test_files_and_reasons_are_compared(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    facts = {label: values for label, *values in page(desk).comparison.facts}
    assert facts["Resolution"][0].endswith("\N{CHECK MARK} better")
    assert not facts["Resolution"][1].endswith("better")
    assert facts["Duration"] == ["0:04 \N{CHECK MARK} better", "0:03"]
    reasons = dict(page(desk).comparison.reasons)
    assert reasons["Offset"].endswith("later on the left")
    assert reasons["Speed"] == "The same"
    assert reasons["Mirrored"] == "No"
    assert int(reasons["Frames compared"]) > 20


def test_position_and_zoom_are_locked(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    view = page(desk).comparison
    pair = page(desk).pair
    assert pair is not None
    press(desk, qtbot, Key.Key_Right, Key.Key_Right, Key.Key_Left)
    assert view.share == pytest.approx(0.1)
    times = [float(label.text().removeprefix("0:")) for label in view._times]
    assert times[0] - times[1] == pytest.approx(1.0, abs=0.15), "a second was cut off at the start"
    assert times[0] == pytest.approx(pair.a_start_seconds + 0.3, abs=0.1)
    stills = view.stills
    stills[0].show_frame(picture(320, 180))
    stills[1].show_frame(picture(160, 90))
    centre = QPointF(stills[0].rect().center())
    wheel = QWheelEvent(
        centre + QPointF(20, 0), stills[0].mapToGlobal(centre), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(stills[0], wheel)
    assert stills[0].glance == stills[1].glance
    assert stills[0].glance.zoom == pytest.approx(1.5625)
    qtbot.mousePress(stills[1], Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    qtbot.mouseMove(stills[1], QPoint(60, 60))
    qtbot.mouseRelease(stills[1], Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert stills[0].glance == stills[1].glance
    qtbot.mouseDClick(stills[1], Qt.MouseButton.LeftButton)
    assert stills[0].glance.zoom == 1.0


def picture(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


def test_mirrored_copy_is_shown_mirrored(compared: Path, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    with opened(moved_copy(compared, tmp_path / "own")) as library:
        desk = open_desk(library)
        qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
        open_page(desk, qtbot)
        choose(desk, qtbot, PairKind.REENCODED, "mirrored.mp4", "scene 1.mp4")
        one, other = page(desk).comparison.stills
        qtbot.waitUntil(lambda: not one.image.isNull() and not other.image.isNull(), timeout=PATIENCE_MS)
        small = [
            still.image.scaled(32, 18).convertToFormat(still.image.Format.Format_Grayscale8) for still in (one, other)
        ]
        turned = small[1].transformed(QTransform.fromScale(-1, 1))

        def difference(left, right) -> int:
            return sum(
                abs(left.pixelColor(x, y).red() - right.pixelColor(x, y).red()) for x in range(32) for y in range(18)
            )

        assert difference(small[0], small[1]) < difference(small[0], turned) / 2
        assert page(desk).comparison._times[1].text().endswith("shown mirrored")


def test_answers_leave_the_list_are_remembered_and_undone(desk: Desk, library: Library, qtbot: QtBot) -> None:
    choose(desk, qtbot, PairKind.REENCODED, "mirrored.mp4", "scene 1.mp4")
    press(desk, qtbot, Key.Key_N)
    qtbot.waitUntil(lambda: listed(desk) == {("scene 0.mp4", "trimmed.mp4")})
    assert answers(library) == {frozenset(("mirrored.mp4", "scene 1.mp4")): PairAnswer.UNRELATED}
    press(desk, qtbot, Key.Key_B)
    qtbot.waitUntil(lambda: not listed(desk))
    assert page(desk).empty.sentence == "There are no pairs of this kind. Others are in the list above."
    page(desk).answered.click()
    qtbot.waitUntil(lambda: listed(desk) == COPIES)
    choose(desk, qtbot, PairKind.REENCODED, "mirrored.mp4", "scene 1.mp4")
    assert page(desk).claim.endswith("Your answer: Not related.")
    press(desk, qtbot, Key.Key_U)
    qtbot.waitUntil(lambda: len(answers(library)) == 1)
    for n_left in (2, 1, 0):
        desk.stage.actions["undo"].trigger()
        qtbot.waitUntil(lambda n=n_left: len(answers(library)) == n)
    assert listed(desk) == COPIES


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


def box_is_open(desk: Desk) -> bool:
    return any(box.isVisible() for box in desk.window.findChildren(QMessageBox))


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


def test_without_a_worker_the_frames_say_why_there_are_none(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    qtbot.waitUntil(lambda: all(still.sentence for still in page(desk).comparison.stills))
    assert "not running" in page(desk).comparison.stills[0].sentence


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


def test_empty_library_and_leaving(library: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path / "empty") as empty:
        desk = open_page(open_desk(empty, with_worker=False), qtbot)
        qtbot.waitUntil(lambda: "Once videos have been analysed" in page(desk).empty.sentence)
        assert not page(desk).search.isVisible()
        assert not desk.stage.actions["copies_both"].isEnabled()
        qtbot.keyClick(desk.window, Key.Key_Escape)
        qtbot.waitUntil(lambda: not control(desk).is_shown)
