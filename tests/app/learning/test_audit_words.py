"""The result of a check of suggestions, in words."""

import dataclasses
from datetime import UTC, datetime

from app.learning.models import audit_words
from app.ui.localization.text import percent
from core.domain.audits import Audit, Since

AUDIT = Audit(1, 1, datetime(2026, 3, 3, 12, tzinfo=UTC), 2, 0.5, 40, 12, 9, 3, 0.473, 0.928)


def test_result_states_how_many_were_right_and_the_total_it_covers() -> None:
    interval = f"So {percent(0.473)} to {percent(0.928)} of the suggestions are right (with 90 % confidence)."
    assert audit_words.result(AUDIT) == f"9 of 12 checked were right. {interval}"
    assert audit_words.sentence(AUDIT) == f"Checked on 3/3/26: 9 of 12 right. {interval}"


def test_outdated_result_names_what_changed_and_makes_no_current_claim() -> None:
    since = (Since.TRAINING, Since.THRESHOLD, Since.WORDS, Since.GREW)
    words = audit_words.sentence(dataclasses.replace(AUDIT, since=since))
    assert words.startswith("Checked on 3/3/26: 9 of 12 right. Since then")
    assert words.count("Since then") == len(since)
    assert "%" not in words


def test_decisions_moved_by_a_merge_are_not_reported_as_withdrawn() -> None:
    # A merged tag brings decisions from before the check: its set of decisions differs, but none of them is newer.
    merged = dataclasses.replace(AUDIT, since=(Since.DECISIONS,), n_decisions_since=0)
    assert audit_words.changes(merged) == ["Since then, your decisions about it have changed."]
    more = dataclasses.replace(merged, n_decisions_since=1)
    assert audit_words.changes(more) == ["Since then, the tag has learned from 1 more decision."]
