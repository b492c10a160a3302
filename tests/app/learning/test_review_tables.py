"""Tables about learning: trainings tag by tag, and the training history."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from app.learning.models import training as review_training
from app.learning.models.training import ComparedModel, rows_of
from app.learning.models.versions import VersionListModel
from app.ui.paint import theme
from core.domain.learning import TagComparison, TrainReport
from core.domain.tags import HeadVersion, Tag
from core.sentence import Sentence

TAGS = [Tag(1, "beach"), Tag(2, "night"), Tag(3, "dog"), Tag(4, "cat")]
COMPARED = (
    TagComparison(1, 0.50, 0.61),
    TagComparison(2, 0.90, 0.85),
    TagComparison(3, 0.700, 0.702),
    TagComparison(4, None, 0.5),
    TagComparison(9, 0.1, 0.2),
)


def column(model: ComparedModel | VersionListModel, number: int) -> list[str]:
    found = [model.data(model.index(row, number)) for row in range(model.rowCount())]
    return [text.replace("\u2066", "").replace("\u2069", "") for text in found]


def test_tags_that_got_worse_come_first_in_red_and_in_words(qtmodeltester: ModelTester) -> None:
    model = ComparedModel()
    model.set_rows(rows_of(COMPARED, TAGS))
    qtmodeltester.check(model)
    assert column(model, 0) == ["night", "beach", "dog", "cat"]
    assert column(model, 1) == ["90 %", "50 %", "70 %", "\u2013"]
    assert column(model, 5) == ["\u2193 worse by 5", "\u2191 improved by 11", "no change", "too few decisions to tell"]
    reds = [model.data(model.index(row, 3), Qt.ItemDataRole.ForegroundRole) for row in range(4)]
    assert reds == [QColor(theme.current().error), None, None, None]
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "worse" in spoken


def test_training_is_summarised_in_a_sentence() -> None:
    better, worse, same, unknown = (row.compared for row in rows_of(COMPARED, TAGS))
    assert review_training.summary([better, better, worse, same]) == "2 tags improved, 1 got worse, 1 unchanged."
    assert review_training.summary([worse, worse]) == "2 tags got worse."
    assert review_training.summary([same, unknown]) == "No tag changed."
    assert "too few" in review_training.summary([unknown])


def test_reason_for_keeping_the_old_version_is_shown() -> None:
    report = TrainReport(7, 8, 140, 200.0, 0.6, 0.6, 0.0, True, (), Sentence("The old one was better"))
    words = review_training.about(report)
    assert words == "Version 7, from 140 decisions on 8 tags, in 3 minutes. The old one was better."


def test_versions_show_their_origin(qtmodeltester: ModelTester) -> None:
    model = VersionListModel()
    made = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    figures = {"n_decisions": 140.0, "n_tags": 8.0, "before": 0.5, "after": 0.61}
    cards = [
        HeadVersion(3, 1, made, "c", "", {"imported": 1.0, "n_tags": 4.0}),
        HeadVersion(2, 1, made, "b", "", figures),
        HeadVersion(1, 1, made, "a", "", {}),
    ]
    model.set_cards(cards, in_use=2)
    qtmodeltester.check(model)
    assert column(model, 0) == ["3", "2 (in use)", "1"]
    assert column(model, 2) == ["\u2013", "140", "\u2013"]
    assert column(model, 4) == ["imported", "50 % \u2192 61 %", "too few decisions to tell"]
    assert model.row_of(1) == 2
    assert model.row_of(8) == -1
