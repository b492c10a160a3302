"""Training from the window: progress, stop, what came of it; versions used, compared, written and taken in."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.controllers.desk import Desk
from core.api.library import Library
from core.domain.learning import BEFORE_TRAINING, TagCompared, TrainReport
from core.domain.tags import HeadCard, Suggestion
from core.errors import HeadError, UsageError
from tests.app.driving import Open
from tests.app.learning_driving import StandInLearning, has_clips, open_review, page, stand_in
from tests.app.tag_driving import plain

LEFT = Qt.MouseButton.LeftButton
MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def learning(shelf: Library) -> StandInLearning:
    for name in ("beach", "night", "sea"):
        shelf.tags.add(name)
    made = stand_in(shelf)[0]
    made.version = 6
    compared = (TagCompared(1, 0.5, 0.61), TagCompared(2, 0.9, 0.85), TagCompared(3, 0.2, 0.4))
    made.report = TrainReport(7, 2, 140, 30.0, 0.7, 0.73, 0.5, True, compared)
    made.cards = [HeadCard(n, 1, MADE, f"{n}", "", {"n_decisions": 100.0 + n, "n_tags": 2.0}) for n in (7, 6, 5)]
    return made


@pytest.fixture
def desk(shelf: Library, learning: StandInLearning, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_review(open_desk, shelf, qtbot, keys=False)


def train(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.training.is_training)


def test_what_came_of_it_is_shown_tag_by_tag(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    train(desk, qtbot)
    assert learning.called("train") == [True]
    card = desk.training.card
    assert card is not None
    assert not card.isModal()
    assert card.heading.text() == "Better on 2 tags, worse on 1."
    assert [row.tag.name for row in card.model.rows] == ["night", "beach", "sea"]
    assert card.use.hasFocus()
    qtbot.mouseClick(card.use, LEFT)
    assert not learning.called("use_head")
    assert desk.training.card is None or not desk.training.card.isVisible()


def test_the_old_one_is_kept(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    train(desk, qtbot)
    assert desk.training.card is not None
    qtbot.mouseClick(desk.training.card.old, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_head") == [BEFORE_TRAINING])
    qtbot.waitUntil(lambda: "before the training is in use again" in desk.window.notice_bar.text)


def test_the_first_training_is_taken_back_like_any_other(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.version = 0
    train(desk, qtbot)
    assert desk.training.card is not None
    assert not desk.training.card.changed.isEnabled()
    qtbot.mouseClick(desk.training.card.old, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_head") == [BEFORE_TRAINING])


def test_what_is_new_is_reviewed(desk: Desk, shelf: Library, learning: StandInLearning, qtbot: QtBot) -> None:
    ids = shelf.videos.ids()
    old = [Suggestion(ids[0], 1, 0.9, None, None, 6)]
    learning.counts, learning.suggested = {1: 1}, {1: old}

    def _suggest(_tell: object) -> None:
        learning.suggested = {1: [*old, *(Suggestion(one, 1, 0.8, None, None, 7) for one in ids[1:4])]}

    learning.during_training = _suggest
    train(desk, qtbot)
    card = desk.training.card
    assert card is not None
    qtbot.mouseClick(card.changed, LEFT)
    qtbot.waitUntil(has_clips(desk, 3))
    assert [cell.question.video_id for cell in page(desk).model.cells] == ids[1:4]
    assert not card.isVisible(), "it does not stand before the clips"
    qtbot.waitUntil(page(desk).sheet.hasFocus)
    qtbot.keyClick(page(desk).sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(card.isVisible)
    qtbot.mouseClick(card.old, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_head") == [BEFORE_TRAINING])


def test_it_tells_how_far_it_is_and_is_stopped(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    gate = threading.Event()

    def _work(tell: Callable[[float], object]) -> None:
        tell(0.4)
        gate.wait(20)

    learning.during_training = _work
    desk.window.actions_by_name["train"].trigger()
    card = desk.training.card
    assert card is not None
    qtbot.waitUntil(lambda: card.bar.value() == 400)
    desk.window.actions_by_name["train"].trigger()
    assert desk.training.card is card
    assert len(learning.called("train")) == 1
    learning.error = UsageError("The training was stopped", "The head stays as it was.")
    qtbot.mouseClick(card.stop, LEFT)
    qtbot.waitUntil(lambda: bool(learning.called("stop_training")))
    gate.set()
    qtbot.waitUntil(lambda: "was stopped" in card.note.text())
    assert not card.stop.isVisible()


def test_whoever_hides_the_card_is_told_in_a_line(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    gate = threading.Event()
    learning.during_training = lambda _tell: gate.wait(20)
    desk.window.actions_by_name["train"].trigger()
    assert desk.training.card is not None
    qtbot.mouseClick(desk.training.card.later, LEFT)
    qtbot.waitUntil(lambda: desk.training.card is None)
    gate.set()
    qtbot.waitUntil(lambda: "Better on 2 tags" in desk.window.notice_bar.text)


def test_versions_are_listed_used_and_compared(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.version = 7
    dialog = desk.heads.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.chosen == [7]
    assert not dialog.use.isEnabled()
    dialog.resize(320, dialog.height())
    desk.heads.refresh()
    qtbot.waitUntil(lambda: dialog.list.horizontalScrollBar().maximum() == 0 and dialog.width() > 320)
    dialog.list.selectRow(2)
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_head") == [5] and dialog.model.in_use == 5)
    assert dialog.outcome.text() == "Version 5 is in use."
    dialog.list.selectRow(0)
    index = dialog.model.index(2, 0)
    flags = dialog.list.selectionModel().SelectionFlag
    dialog.list.selectionModel().select(index, flags.Select | flags.Rows)
    qtbot.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(lambda: dialog.table.isVisible())
    assert learning.called("compare") == [(5, 7)]
    assert dialog.outcome.text() == "From version 5 to 7: Better on 2 tags, worse on 1."


def test_a_version_goes_to_a_file_and_comes_from_one(
    desk: Desk, learning: StandInLearning, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = desk.heads.open()
    desk.heads.export(6, tmp_path / "mine.safetensors")
    qtbot.waitUntil(lambda: "was written to" in dialog.outcome.text())
    desk.heads.take_in(tmp_path / "mine.safetensors")
    qtbot.waitUntil(lambda: "unicorn" in dialog.outcome.text())
    assert plain(dialog.outcome.text()).startswith("Version 9 was taken in, and is in use.")


def test_a_file_that_is_none_is_refused_in_the_dialog(
    desk: Desk, learning: StandInLearning, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = desk.heads.open()
    learning.error = HeadError("x is no head", "Choose a head that this program wrote.")
    desk.heads.take_in(tmp_path / "x")
    qtbot.waitUntil(lambda: dialog.trouble.text() == "x is no head. Choose a head that this program wrote.")
    assert dialog.take_in.isEnabled()
    assert not desk.window.notice_bar.text


def test_before_the_first_training_the_dialog_says_so(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.cards = []
    dialog = desk.heads.open()
    qtbot.waitUntil(lambda: "Nothing has been trained" in dialog.note.text())
    assert not dialog.use.isEnabled()
    assert not dialog.export.isEnabled()
