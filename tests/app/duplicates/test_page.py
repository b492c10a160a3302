"""The page of copies in the real window, with real copies and the real worker, driven by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.duplicates import PairAnswer, PairKind
from core.domain.events import WorkerState
from core.jobs.duplicates import pair_finder
from tests.app.driving import Open
from tests.app.duplicates.driving import (
    COPIES,
    PATIENCE_MS,
    Key,
    answers,
    choose,
    choose_kind,
    control,
    listed,
    open_page,
    page,
    press,
)
from tests.support.libraries import moved_copy, opened


def test_worker_finds_copies_while_the_page_is_open(made: Path, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    with opened(moved_copy(made, tmp_path / "own")) as library:
        desk = open_page(open_desk(library), qtbot)
        qtbot.waitUntil(lambda: page(desk).state == "7 videos have not been compared yet", timeout=PATIENCE_MS)
        # Two files of one content are known without comparing anything.
        assert page(desk).kinds.currentData() == PairKind.SAME
        assert listed(desk) == {("scene 2.mp4", "second.mp4")}
        qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=PATIENCE_MS)
        qtbot.mouseClick(page(desk).search, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page(desk).state.startswith("7 videos compared"), timeout=PATIENCE_MS)
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
    assert page(desk).empty.sentence == "There are no more pairs of this kind."
    (other,) = page(desk).empty.buttons
    assert other.text() == "Same file twice (1)"
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(desk) == {("scene 2.mp4", "second.mp4")})
    choose_kind(desk, qtbot, PairKind.REENCODED)
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


def test_first_pairs_that_are_found_are_shown_whatever_their_kind(
    library: Library, open_desk: Open, qtbot: QtBot
) -> None:
    found = library.duplicates.listed().pairs
    library.duplicates.answer([pair for pair in found if pair.kind is PairKind.SAME], PairAnswer.ALTERNATE)
    with library.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM video_pairs")
    desk = open_page(open_desk(library, with_worker=False), qtbot)
    qtbot.waitUntil(lambda: "No copies were found" in page(desk).empty.sentence)

    piece = next(pair for pair in found if pair.kind is PairKind.PIECE)
    with library.database.write() as session:
        pair_finder.record(session, [piece], [])
    desk.session.changed.emit(Changes.DUPLICATES)

    qtbot.waitUntil(lambda: listed(desk) == {(piece.a.name, piece.b.name)})
    assert page(desk).kinds.currentData() == PairKind.PIECE


def test_without_a_worker_the_frames_say_why_there_are_none(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, qtbot, PairKind.REENCODED, "scene 0.mp4", "trimmed.mp4")
    qtbot.waitUntil(lambda: all(still.sentence for still in page(desk).comparison.stills))
    assert "not running" in page(desk).comparison.stills[0].sentence


def test_empty_library_and_leaving(library: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path / "empty") as empty:
        desk = open_page(open_desk(empty, with_worker=False), qtbot)
        qtbot.waitUntil(lambda: "Once videos have been analysed" in page(desk).empty.sentence)
        assert not page(desk).search.isVisible()
        assert not desk.stage.actions["copies_both"].isEnabled()
        qtbot.keyClick(desk.window, Key.Key_Escape)
        qtbot.waitUntil(lambda: not control(desk).is_shown)
