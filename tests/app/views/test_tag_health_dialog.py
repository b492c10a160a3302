"""The page about a tag claims of its suggestions what a check at random has shown, and nothing else."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models import audit_words
from app.support.text import percent
from app.views.tag_health_dialog import TagHealthDialog
from core.domain.audits import Audit, Since
from core.domain.health import Knowledge, TagHealth
from core.domain.tags import Tag

BEACH = Tag(1, "beach")
HEALTH = TagHealth(
    1, 19, 12, 1.0, 1.0, 1.0, 0.5, ((0.5, 1.0, 1.0),), ((9, 0.9), (31, 1.0)), Knowledge.UNCHECKED, would_more_help=False
)
CHECKED = Audit(1, 1, datetime(2026, 3, 3, 12, tzinfo=UTC), 2, 0.5, 40, 12, 9, 3, 0.473, 0.928)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[TagHealthDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    found = TagHealthDialog(BEACH, owner)
    found.show()
    yield found
    found.close()


def test_without_an_audit_it_says_what_is_not_known(dialog: TagHealthDialog, qtbot: QtBot) -> None:
    dialog.show_health(HEALTH, None, [])
    assert dialog.state.text() == "Not checked"
    assert "is not known" in dialog.checked.text()
    claims = " ".join(label.text() for label in (dialog.state, dialog.sentence, dialog.checked))
    assert "%" not in claims
    assert "trusted" not in claims
    assert "Reliable" not in claims
    assert "about 10 of 10" in dialog.threshold.precision.text()
    assert "among the videos you decided about" in dialog.threshold.precision.text()
    with qtbot.waitSignal(dialog.auditWanted) as wanted:
        qtbot.mouseClick(dialog.audit, Qt.MouseButton.LeftButton)
    assert wanted.args == [BEACH]


def test_an_audit_is_shown_with_its_interval_while_it_holds(dialog: TagHealthDialog) -> None:
    dialog.show_health(dataclasses.replace(HEALTH, knowledge=Knowledge.USABLE, audit=CHECKED), None, [])
    assert "9 of 12 right" in dialog.checked.text()
    assert f"{percent(0.473)} to {percent(0.928)}" in dialog.checked.text()


def test_an_audit_that_was_only_begun_says_so(dialog: TagHealthDialog) -> None:
    begun = dataclasses.replace(CHECKED, n_right=4, n_wrong=1, low=0.1, high=0.95)
    dialog.show_health(dataclasses.replace(HEALTH, audit=begun), None, [])
    assert "4 of 5 right" in dialog.checked.text()
    assert "5 of the 12 that were drawn are checked" in dialog.checked.text()
    assert audit_words.short(begun) == "4 right, 5 of 12 checked"
    assert "drawn" not in audit_words.sentence(CHECKED)


def test_an_old_audit_is_shown_with_what_changed_since(dialog: TagHealthDialog) -> None:
    old = dataclasses.replace(CHECKED, since=(Since.DECISIONS, Since.THRESHOLD), n_decisions_since=14)
    dialog.show_health(dataclasses.replace(HEALTH, audit=old), None, [])
    assert "9 of 12 right" in dialog.checked.text()
    assert "learned from 14 more decisions" in dialog.checked.text()
    assert "another threshold was chosen" in dialog.checked.text()
    assert "%" not in dialog.checked.text(), "it holds no longer for what is suggested"
