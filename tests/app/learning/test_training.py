"""Training from the window: progress, stop, result; versions are used, compared, exported and imported."""

import dataclasses
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.learning.models.training import per_cent
from app.learning.views.training_card import TrainingCard
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.learning import BEFORE_TRAINING, TagComparison, TrainReport
from core.domain.tags import HeadVersion, Suggestion
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
    compared = (TagComparison(1, 0.5, 0.61, 2, 4), TagComparison(2, 0.9, 0.85, 5, 5), TagComparison(3, 0.2, 0.4, 3, 48))
    made.report = TrainReport(7, 2, 140, 30.0, 0.7, 0.73, 0.5, True, compared)
    made.cards = [HeadVersion(n, 1, MADE, f"{n}", "", {"n_decisions": 100.0 + n, "n_tags": 2.0}) for n in (7, 6, 5)]
    return made


@pytest.fixture
def desk(shelf: Library, learning: StandInLearning, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_review(open_desk, shelf, qtbot, keys=False)


def train(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not desk.learning.training.is_training)


def shown(desk: Desk) -> TrainingCard:
    assert desk.learning.training.card is not None
    return desk.learning.training.card


def test_changes_are_shown_tag_by_tag_and_doubtful_tags_keep_their_version(
    desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    train(desk, qtbot)
    assert learning.called("propose") == [True]
    card = shown(desk)
    assert not card.isModal()
    assert card.heading.text().startswith("2 tags improved, 1 got worse. 1 tag")
    assert card.heading.text().endswith("suggested far more often.")
    assert [row.tag.name for row in card.model.rows] == ["night", "sea", "beach"]
    assert [card.model.data(card.model.index(1, column)) for column in range(6)] == [
        "sea", per_cent(0.2), per_cent(0.4), "3", "48", "\N{UPWARDS ARROW} improved by 20; many more suggestions",
    ]  # fmt: skip
    assert card.old.hasFocus()
    assert card.old.isDefault()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: learning.called("discard_version") == [7])
    qtbot.waitUntil(lambda: "stays in use" in desk.window.notice_bar.text)
    assert learning.version == 6
    assert not learning.called("adopt_version")


def test_proposal_without_losses_is_used_by_enter_and_undone(
    desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    good = (TagComparison(1, 0.5, 0.61, 2, 4), TagComparison(2, 0.9, 0.9, 5, 5))
    learning.report = dataclasses.replace(learning.report, tags=good)
    train(desk, qtbot)
    card = shown(desk)
    assert card.use.hasFocus()
    assert not card.safe.isVisible()
    qtbot.keyClick(card.use, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: learning.called("adopt_version") == [(7, ())])
    qtbot.waitUntil(lambda: card.heading.text() == "Version 7 is in use.")
    assert card.leave.hasFocus()
    assert not card.changed.isEnabled()
    qtbot.mouseClick(card.back, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_version") == [BEFORE_TRAINING])
    qtbot.waitUntil(lambda: "training was undone" in desk.window.notice_bar.text)


def test_proposal_is_used_except_for_doubtful_tags(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    train(desk, qtbot)
    card = shown(desk)
    assert "2 tags stay as they are" in card.safe.toolTip()
    qtbot.mouseClick(card.safe, LEFT)
    qtbot.waitUntil(lambda: learning.called("adopt_version") == [(7, (2, 3))])


def test_new_shared_part_is_used_as_a_whole_or_not_at_all(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.report = dataclasses.replace(learning.report, can_keep_rows=False)
    train(desk, qtbot)
    assert not shown(desk).safe.isVisible()
    qtbot.mouseClick(shown(desk).use, LEFT)
    qtbot.waitUntil(lambda: learning.called("adopt_version") == [(7, ())])


def test_failed_adoption_is_reported(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    train(desk, qtbot)
    learning.error = UsageError("There is no version 7", "`clipshelf heads list` lists the versions.")
    qtbot.mouseClick(shown(desk).use, LEFT)
    qtbot.waitUntil(lambda: shown(desk).heading.text() == "Nothing changed")
    assert "no version 7" in shown(desk).note.text()


def test_closing_the_card_uses_nothing_and_it_can_be_reopened(
    desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    train(desk, qtbot)
    shown(desk).close()
    qtbot.waitUntil(lambda: desk.learning.training.card is None)
    assert not learning.called("adopt_version") + learning.called("discard_version") + learning.called("use_version")
    line = desk.learning.new_decisions.line
    desk.session.changed.emit(Changes.HEADS)
    qtbot.waitUntil(lambda: line.text == "New version ready")
    assert not line.train.isVisible()
    qtbot.mouseClick(line.look, LEFT)
    qtbot.waitUntil(lambda: desk.learning.training.card is not None and desk.learning.training.card.old.isVisible())
    assert learning.called("proposal") == [7]
    qtbot.mouseClick(shown(desk).old, LEFT)
    desk.session.changed.emit(Changes.HEADS)
    qtbot.waitUntil(lambda: not line.text)


def test_proposed_version_is_opened_from_the_list(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.cards[0] = dataclasses.replace(learning.cards[0], figures={"n_tags": 2.0, "proposed": 1.0})
    dialog = desk.learning.versions.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.model.data(dialog.model.index(0, 0)) == "7 (proposed)"
    assert dialog.note.text().endswith("A proposed version is not used until you choose it.")
    dialog.list.selectRow(0)
    assert dialog.use.text() == "View changes"
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: desk.learning.training.card is not None and desk.learning.training.card.use.isVisible())
    assert desk.learning.versions.dialog is None
    assert not learning.called("use_version")


def test_training_is_undone_from_the_list(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    dialog = desk.learning.versions.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3 and dialog.back.isEnabled())
    qtbot.mouseClick(dialog.back, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_version") == [BEFORE_TRAINING])
    qtbot.waitUntil(lambda: "in use again" in dialog.outcome.text())


def test_new_suggestions_are_reviewed(desk: Desk, shelf: Library, learning: StandInLearning, qtbot: QtBot) -> None:
    ids = shelf.videos.ids()
    old = [Suggestion(ids[0], 1, 0.9, None, None, 6)]
    learning.counts, learning.suggested = {1: 1}, {1: old}

    def _suggest() -> None:
        learning.suggested = {1: [*old, *(Suggestion(one, 1, 0.8, None, None, 7) for one in ids[1:4])]}

    learning.during_adoption = _suggest
    train(desk, qtbot)
    card = shown(desk)
    qtbot.mouseClick(card.use, LEFT)
    qtbot.waitUntil(lambda: card.changed.isVisible() and card.changed.isEnabled())
    qtbot.mouseClick(card.changed, LEFT)
    qtbot.waitUntil(has_clips(desk, 3))
    assert [cell.question.video_id for cell in page(desk).model.cells] == ids[1:4]
    assert not card.isVisible(), "it does not stand before the clips"
    qtbot.waitUntil(page(desk).sheet.hasFocus)
    qtbot.keyClick(page(desk).sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(card.isVisible)
    qtbot.mouseClick(card.back, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_version") == [BEFORE_TRAINING])


def test_progress_is_shown_and_training_is_cancelled(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    gate = threading.Event()

    def _work(tell: Callable[[float], object]) -> None:
        tell(0.4)
        gate.wait(20)

    learning.during_training = _work
    desk.stage.actions["train"].trigger()
    card = desk.learning.training.card
    assert card is not None
    qtbot.waitUntil(lambda: card.bar.value() == 400)
    desk.stage.actions["train"].trigger()
    assert desk.learning.training.card is card
    assert len(learning.called("propose")) == 1
    learning.error = UsageError("The training was stopped", "The current version stays in use.")
    qtbot.mouseClick(card.stop, LEFT)
    qtbot.waitUntil(lambda: bool(learning.called("stop_training")))
    gate.set()
    qtbot.waitUntil(lambda: "was stopped" in card.note.text())
    assert not card.stop.isVisible()


def test_hidden_card_reports_the_result_in_the_notice_bar(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    gate = threading.Event()
    learning.during_training = lambda _tell: gate.wait(20)
    desk.stage.actions["train"].trigger()
    assert desk.learning.training.card is not None
    qtbot.mouseClick(desk.learning.training.card.later, LEFT)
    qtbot.waitUntil(lambda: desk.learning.training.card is None)
    gate.set()
    qtbot.waitUntil(lambda: "2 tags improved" in desk.window.notice_bar.text)


def test_versions_are_listed_used_and_compared(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.version = 7
    dialog = desk.learning.versions.open()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.chosen == [7]
    assert not dialog.use.isEnabled()
    dialog.resize(320, dialog.height())
    desk.learning.versions.refresh()
    qtbot.waitUntil(lambda: dialog.list.horizontalScrollBar().maximum() == 0 and dialog.width() > 320)
    dialog.list.selectRow(2)
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: learning.called("use_version") == [5] and dialog.model.in_use == 5)
    assert dialog.outcome.text() == "Version 5 is in use."
    dialog.list.selectRow(0)
    index = dialog.model.index(2, 0)
    flags = dialog.list.selectionModel().SelectionFlag
    dialog.list.selectionModel().select(index, flags.Select | flags.Rows)
    qtbot.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(lambda: dialog.table.isVisible())
    assert learning.called("compare") == [(5, 7)]
    assert dialog.outcome.text().startswith("Version 5 compared with version 7: 2 tags improved, 1 got worse. ")


def test_version_is_exported_and_imported(desk: Desk, learning: StandInLearning, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = desk.learning.versions.open()
    desk.learning.versions.export(6, tmp_path / "mine.safetensors")
    qtbot.waitUntil(lambda: "was exported to" in dialog.outcome.text())
    desk.learning.versions.take_in(tmp_path / "mine.safetensors")
    qtbot.waitUntil(lambda: "unicorn" in dialog.outcome.text())
    assert plain(dialog.outcome.text()).startswith("Version 9 was imported and is now in use.")


def test_invalid_file_is_refused_in_the_dialog(
    desk: Desk, learning: StandInLearning, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = desk.learning.versions.open()
    learning.error = HeadError("x is not an exported version", "Choose another file.")
    desk.learning.versions.take_in(tmp_path / "x")
    qtbot.waitUntil(lambda: dialog.trouble.text() == "x is not an exported version. Choose another file.")
    assert dialog.take_in.isEnabled()
    assert not desk.window.notice_bar.text


def test_before_the_first_training_the_dialog_says_so(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.cards = []
    dialog = desk.learning.versions.open()
    qtbot.waitUntil(lambda: "No training yet" in dialog.empty.sentence)
    assert not dialog.use.isEnabled()
    assert not dialog.export.isEnabled()
