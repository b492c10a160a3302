"""One line about a tag: why it has no suggestions and what helps, how many are left, and the result of a check."""

import dataclasses
from datetime import UTC, datetime

import pytest

from core.cli import learning_report
from core.domain.audits import Audit, Since
from core.domain.outlook import OutlookReason, TagOutlook
from core.domain.tags import Tag

RED = Tag(1, "deep red")
QUIET = TagOutlook(1, 0, 4.4, 1.2, 9.6, 0.3, 40, OutlookReason.NOTHING_LIKELY)
WHOLE = Audit(1, 1, datetime(2026, 3, 3, 12, tzinfo=UTC), 2, 0.5, 40, 12, 9, 3, 0.473, 0.928)


@pytest.mark.parametrize("reason", [one for one in OutlookReason if one is not OutlookReason.SUGGESTS])
def test_each_reason_has_a_line_that_names_the_tag(reason: OutlookReason) -> None:
    line = learning_report.explain_nothing_suggested(RED, dataclasses.replace(QUIET, reason=reason))

    assert line.startswith("deep red: no suggestions; ")
    assert "{" not in line
    assert "TAG" not in line.replace("+TAG", "")


def test_suggested_command_can_be_pasted() -> None:
    line = learning_report.explain_nothing_suggested(
        RED, dataclasses.replace(QUIET, reason=OutlookReason.ONLY_ACCEPTED)
    )
    assert line.endswith(
        'probably about 4 more (1 to 10). Reject a few so that it learns where to stop: clipshelf review "deep red"'
    )


def test_estimate_below_half_a_video_is_none() -> None:
    assert learning_report.describe_left(dataclasses.replace(QUIET, left_estimate=0.4)) == "probably no more (1 to 10)"
    for estimate in (0.49, 0.5, 0.51, 1.5):
        assert "about 0 more" not in learning_report.describe_left(dataclasses.replace(QUIET, left_estimate=estimate))


def test_searching_on_is_called_hardly_worth_it_only_if_known() -> None:
    assert learning_report.describe_end(RED, QUIET) == ""
    few = dataclasses.replace(QUIET, left_estimate=0.2, left_low=0.0, left_high=1.3, likeliest=0.04)
    assert (
        "More review of deep red is hardly worth it: probably no more (0 to 1), the likeliest at 0.04"
        in learning_report.describe_end(RED, few)
    )
    done = dataclasses.replace(few, n_open=0, reason=OutlookReason.ALL_DECIDED)
    assert learning_report.describe_end(RED, done) == "You have decided on every analysed video for deep red."
    for reason in (OutlookReason.KNOWS_NOTHING, OutlookReason.WAITS, OutlookReason.NOTHING_ANALYSED):
        assert learning_report.describe_end(RED, dataclasses.replace(few, reason=reason)) == ""


def test_check_is_shown_with_its_interval_and_progress() -> None:
    assert learning_report.describe_audit(WHOLE) == (
        "Checked on 2026-03-03: 9 of 12 suggestions right, so 0.47 to 0.93 of all 40 (90 % interval)."
    )
    begun = dataclasses.replace(WHOLE, n_right=4, n_wrong=1)
    assert "4 of 5 suggestions right (5 of 12 checked), so " in learning_report.describe_audit(begun)


@pytest.mark.parametrize(
    ("since", "n", "words"),
    [
        ((Since.DECISIONS,), 1, "the tag learned from 1 more decision."),
        ((Since.DECISIONS,), 0, "its decisions changed."),
        ((Since.TRAINING, Since.THRESHOLD), 0, "another version is in use, its threshold was changed."),
        ((Since.DECISIONS, Since.WORDS, Since.GREW), 3,
         "the tag learned from 3 more decisions, its name, aliases or description were changed, "
         "many more videos are suggested."),
    ],
)  # fmt: skip
def test_changes_since_the_check_are_named(since: tuple[Since, ...], n: int, words: str) -> None:
    told = learning_report.describe_audit(dataclasses.replace(WHOLE, since=since, n_decisions_since=n))
    assert told.endswith(f"Since then {words}")
