"""Widgets that show learning, on their own: figures in words, the learning curve, suggestion chips."""

import dataclasses
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.inspector.views.suggestions import SuggestionChip
from app.learning.models import quality_words
from app.learning.models.quality_words import Quality
from app.learning.views.learning_curve import CurvePlot
from app.tags.models.chips import Chip, ChipState
from app.tags.models.suggested import still_open
from app.ui.localization.text import percent
from app.ui.widgets.combos import ElidedCombo
from core.domain.tag_quality import QualityLevel, TagQuality
from core.domain.tags import Decision, Suggestion, Tag, Verdict


def health(
    *thresholds: tuple[float, float | None, float | None], curve: tuple[tuple[int, float], ...] = ()
) -> TagQuality:
    return TagQuality(1, 3, 2, 0.5, 0.4, 0.6, 0.5, thresholds, curve, QualityLevel.TOO_FEW, would_more_help=True)


def test_value_between_two_thresholds_is_interpolated() -> None:
    known = health((0.4, 0.5, 0.9), (0.5, 0.7, 0.7))
    between = quality_words.quality_at(known, 0.45)
    assert (between.precision, between.recall) == (pytest.approx(0.6), pytest.approx(0.8))
    assert quality_words.quality_at(known, 0.1) == Quality(0.5, 0.9)
    assert quality_words.quality_at(known, 0.9) == Quality(0.7, 0.7)


def test_ranking_quality_is_not_called_a_share_of_right_suggestions() -> None:
    words = quality_words.ranking(health())
    assert f": {percent(0.5)}. It tells how well" in words
    assert quality_words.ranking(dataclasses.replace(health(), average_precision=None)) == ""


def test_unknown_figures_are_not_shown() -> None:
    half = health((0.4, 0.5, 0.9), (0.5, None, None))
    assert quality_words.quality_at(half, 0.42) == Quality(0.5, 0.9)
    assert quality_words.quality_at(half, 0.48) == Quality(None, None)
    assert quality_words.quality_at(health(), 0.5) == Quality(None, None)
    assert "too few decisions" in quality_words.precision(Quality(None, None))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_curve_rises_in_reading_direction(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.setLayoutDirection(direction)
    plot.resize(300, 140)
    plot.show_quality(health(curve=((10, 0.2), (20, 0.9))))
    image = plot.grab().toImage()
    accent = image.pixelColor(0, 0)

    def n_drawn(columns: range) -> int:
        return sum(image.pixelColor(x, y) != accent for x in columns for y in range(10, 40))

    late, early = n_drawn(range(230, 290)), n_drawn(range(40, 100))
    assert (late > early) is (direction is Qt.LayoutDirection.LeftToRight)


def chip(score: float, name: str = "beach") -> Chip:
    return Chip(Tag(1, name), ChipState.SUGGESTED, score=score)


def test_chip_width_depends_on_neither_score_nor_verdict(qtbot: QtBot) -> None:
    widget = SuggestionChip(chip(0.81))
    qtbot.addWidget(widget)
    width = widget.sizeHint().width()
    widget.set_chip(chip(0.07))
    assert widget.sizeHint().width() == width
    widget.settle(Verdict.REJECTED)
    assert widget.sizeHint().width() == width


def test_decided_chip_ignores_further_clicks(qtbot: QtBot) -> None:
    widget = SuggestionChip(chip(0.81))
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    heard: list[Verdict] = []
    widget.decided.connect(heard.append)
    widget.settle(Verdict.ACCEPTED)
    qtbot.keyClick(widget, Qt.Key.Key_X)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.button_rect(Verdict.REJECTED).center())
    assert heard == []
    widget.settle(None)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.button_rect(Verdict.REJECTED).center())
    qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert heard == [Verdict.REJECTED]


def test_names_are_plain_text(qtbot: QtBot) -> None:
    widget = SuggestionChip(chip(0.5, "<img src=x>"))
    qtbot.addWidget(widget)
    assert "<img" not in widget.toolTip()
    assert widget.accessibleName() == "<img src=x>, suggested, possible"


@pytest.mark.parametrize(
    ("verdict", "ends", "is_open"),
    [
        (Verdict.ACCEPTED, (1.0, 4.0), False),
        (Verdict.ACCEPTED, (1.5, 3.0), False),
        (Verdict.REJECTED, (0.0, 9.0), False),
        (Verdict.ACCEPTED, (3.5, 6.0), True),
        (Verdict.ACCEPTED, (None, None), True),
        (Verdict.REJECTED, (None, None), False),
    ],
)
def test_moment_is_settled_by_one_that_overlaps_half_of_it(
    verdict: Verdict, ends: tuple[float | None, float | None], is_open: bool
) -> None:
    one = Suggestion(1, 1, 0.9, 1.0, 4.0, 1)
    told = Decision(1, 1, verdict, *ends, datetime(2026, 11, 20, tzinfo=UTC))
    assert bool(still_open([one], [told])) is is_open


def test_long_choice_is_shortened_before_its_number(qtbot: QtBot) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItems(["sea (3)", "b" * 200 + " (12)"])
    combo.resize(140, 28)
    combo.show()
    assert combo.shown == "sea (3)"
    combo.setCurrentIndex(1)
    combo.grab()
    assert combo.shown.endswith("(12)")
    assert len(combo.shown) < 40
    assert "b" * 200 in combo.toolTip()
    combo.setCurrentIndex(0)
    combo.grab()
    assert combo.toolTip() == ""
