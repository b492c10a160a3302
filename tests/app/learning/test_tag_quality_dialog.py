"""The tag quality dialog claims about suggestions only what a check at random has shown."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from app.learning.models import audit_words
from app.learning.views.quality_dialog import TagQualityDialog
from app.ui.localization.text import percent
from core.domain.audits import Audit, Since
from core.domain.tag_quality import QualityLevel, TagQuality
from core.domain.tags import Tag

BEACH = Tag(1, "beach")
HEALTH = TagQuality(
    1,
    19,
    12,
    1.0,
    1.0,
    1.0,
    0.5,
    ((0.5, 1.0, 1.0),),
    ((9, 0.9), (31, 1.0)),
    QualityLevel.UNCHECKED,
    would_more_help=False,
)
CHECKED = Audit(1, 1, datetime(2026, 3, 3, 12, tzinfo=UTC), 2, 0.5, 40, 12, 9, 3, 0.473, 0.928)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[TagQualityDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    found = TagQualityDialog(BEACH, owner)
    found.show()
    yield found
    found.close()


def test_without_a_check_nothing_is_claimed(dialog: TagQualityDialog, qtbot: QtBot) -> None:
    dialog.show_quality(HEALTH, None, [], n_suggested=40)
    assert dialog.state.text() == "Not checked yet"
    assert dialog.checked.text() == "You have not checked yet how many of its suggestions are right."
    claims = " ".join(label.text() for label in (dialog.state, dialog.sentence, dialog.checked))
    assert "%" not in claims
    assert "trusted" not in claims
    assert "Reliable" not in claims
    assert "about 10 of 10" in dialog.threshold.precision.text()
    assert "of the videos you decided about" in dialog.threshold.precision.text()
    with qtbot.waitSignal(dialog.auditWanted) as wanted:
        qtbot.mouseClick(dialog.audit, Qt.MouseButton.LeftButton)
    assert wanted.args == [BEACH]


def test_current_check_is_shown_with_its_interval(dialog: TagQualityDialog) -> None:
    dialog.show_quality(dataclasses.replace(HEALTH, level=QualityLevel.USABLE, audit=CHECKED), None, [], n_suggested=40)
    assert "9 of 12 right" in dialog.checked.text()
    assert f"{percent(0.473)} to {percent(0.928)}" in dialog.checked.text()


def test_unfinished_check_is_called_unfinished(dialog: TagQualityDialog) -> None:
    begun = dataclasses.replace(CHECKED, n_right=4, n_wrong=1, low=0.1, high=0.95)
    dialog.show_quality(dataclasses.replace(HEALTH, audit=begun), None, [], n_suggested=40)
    assert "4 of 5 right" in dialog.checked.text()
    assert "5 of the 12 in the sample are checked" in dialog.checked.text()
    assert audit_words.short(begun) == "4 right, 5 of 12 checked"
    assert "sample" not in audit_words.sentence(CHECKED)


def test_outdated_check_is_shown_with_what_changed_since(dialog: TagQualityDialog) -> None:
    old = dataclasses.replace(CHECKED, since=(Since.DECISIONS, Since.THRESHOLD), n_decisions_since=14)
    dialog.show_quality(dataclasses.replace(HEALTH, audit=old), None, [], n_suggested=40)
    assert "9 of 12 right" in dialog.checked.text()
    assert "learned from 14 more decisions" in dialog.checked.text()
    assert "its threshold has changed" in dialog.checked.text()
    assert "%" not in dialog.checked.text(), "it holds no longer for what is suggested"


def test_ranking_of_decided_videos_is_shown_below_the_check(dialog: TagQualityDialog) -> None:
    dialog.show_quality(HEALTH, None, [], n_suggested=40)
    assert percent(1.0) in dialog.ranking.text()
    assert "not how many suggestions are right" in dialog.ranking.text()
    assert "confidence" not in dialog.ranking.text(), "an interval would make it look like a measurement"
    assert dialog.ranking.property("role") == "small"
    assert dialog.state.y() < dialog.checked.y() < dialog.sentence.y() < dialog.ranking.y()
    few = dataclasses.replace(HEALTH, n_accepted=3, n_rejected=2, level=QualityLevel.TOO_FEW)
    dialog.show_quality(few, None, [], n_suggested=40)
    assert dialog.ranking.isVisible(), "the curve shows that figure, too"
    dialog.show_quality(dataclasses.replace(few, average_precision=None, curve=()), None, [], n_suggested=40)
    assert not dialog.ranking.isVisible()


@pytest.mark.parametrize(
    ("n_suggested", "button", "words"),
    [
        (0, "", "nothing to check"),
        (3, "", "too few"),
        (8, "Check all 8", "You have not"),
        (40, "Check 12 at random", "You have not"),
    ],
)
def test_check_button_names_the_number_of_questions(
    n_suggested: int, button: str, words: str, dialog: TagQualityDialog
) -> None:
    dialog.show_quality(HEALTH, None, [], n_suggested=n_suggested)
    assert dialog.audit.isVisible() is bool(button)
    assert dialog.audit.text() == button
    assert words in dialog.checked.text()


def test_dialog_fits_on_the_screen_and_scrolls(dialog: TagQualityDialog, qtbot: QtBot) -> None:
    screen = dialog.screen().availableGeometry()
    dialog.move(screen.left(), screen.bottom() - 300)
    dialog.curve.setFixedHeight(screen.height())
    dialog.show_quality(HEALTH, None, [], n_suggested=40)
    bar = dialog.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert screen.contains(dialog.frameGeometry())
    assert dialog.findChildren(QDialogButtonBox)[0].geometry().bottom() < dialog.height()


def test_dialog_height_fits_its_content(dialog: TagQualityDialog, qtbot: QtBot) -> None:
    dialog.show_quality(HEALTH, None, [], n_suggested=40)
    qtbot.waitUntil(lambda: dialog.area.verticalScrollBar().maximum() == 0)
    assert dialog.threshold.reach.visibleRegion().boundingRect().height() == dialog.threshold.reach.height()
