"""The outlook of a tag in words: suggestions, check, and what helps."""

import dataclasses
from datetime import UTC, datetime

import pytest

from app.learning.models import outlook_words
from core.domain.audits import Audit, Since
from core.domain.learning import ReviewMode
from core.domain.outlook import OutlookReason, TagOutlook
from core.domain.tags import Tag

SUGGESTS = TagOutlook(1, 40, 12.4, 3.0, 30.0, 0.9, 90, OutlookReason.SUGGESTS)
AUDIT = Audit(1, 1, datetime(2026, 3, 3, 12, tzinfo=UTC), 2, 0.5, 40, 12, 9, 3, 0.473, 0.928)


def test_outlook_with_suggestions_offers_a_check() -> None:
    face = outlook_words.face(SUGGESTS, None)
    assert face.title == "40 videos suggested"
    assert face.detail == "Probably fits about 12 undecided videos (3 to 30)."
    assert [(one.words, one.mode) for one in face.offers] == [
        ("Review", ReviewMode.CONFIDENT),
        ("Check 12 at random", ReviewMode.AUDIT),
    ]


@pytest.mark.parametrize(
    ("n", "title", "offers"),
    [
        (1, "1 video suggested", ["Review"]),
        (3, "3 videos suggested", ["Review"]),
        (4, "4 videos suggested", ["Review", "Check all 4"]),
        (12, "12 videos suggested", ["Review", "Check all 12"]),
        (13, "13 videos suggested", ["Review", "Check 12 at random"]),
    ],
)
def test_check_is_offered_with_its_number_of_questions(n: int, title: str, offers: list[str]) -> None:
    face = outlook_words.face(dataclasses.replace(SUGGESTS, n_suggested=n), None)
    assert face.title == title
    assert [one.words for one in face.offers] == offers


def test_current_check_is_shown_and_not_offered_again() -> None:
    face = outlook_words.face(SUGGESTS, AUDIT)
    assert face.detail.startswith("9 of 12 checked were right. Probably")
    assert [one.mode for one in face.offers] == [ReviewMode.CONFIDENT]
    old = dataclasses.replace(AUDIT, since=(Since.TRAINING,))
    face = outlook_words.face(SUGGESTS, old)
    assert "checked" not in face.detail, "it is about what was suggested before"
    assert [one.mode for one in face.offers] == [ReviewMode.CONFIDENT, ReviewMode.AUDIT]


@pytest.mark.parametrize(
    ("reason", "detail", "offers"),
    [
        (OutlookReason.ONLY_ACCEPTED, "You have only accepted so far. Reject a few", ["Reject a few"]),
        (OutlookReason.ONLY_REJECTED, "You have only rejected so far. Accept one example", ["Accept one example"]),
        (OutlookReason.NOTHING_LIKELY, "None of the remaining videos is a clear match.", ["Review the most likely"]),
        (OutlookReason.KNOWS_NOTHING, "The search model does not know these words", ["Accept one example"]),
        (OutlookReason.ALL_DECIDED, "You have decided about every video.", []),
        (OutlookReason.NOTHING_ANALYSED, "No videos have been analysed yet.", []),
    ],
)
def test_tag_without_suggestions_says_why_and_what_helps(reason: OutlookReason, detail: str, offers: list[str]) -> None:
    face = outlook_words.face(dataclasses.replace(SUGGESTS, n_suggested=0, reason=reason), None)
    assert face.title == "No suggestions"
    assert face.detail.startswith(detail)
    assert [one.words for one in face.offers] == offers


def test_outlook_says_when_searching_on_is_hardly_worth_it() -> None:
    of = Tag(1, "boat")
    known = TagOutlook(1, 0, 0.3, 0.0, 1.6, 0.1, 50, OutlookReason.NOTHING_LIKELY)
    assert "hardly worth looking for more of “" in outlook_words.hardly_worth_it(of, known)
    many = dataclasses.replace(known, left_estimate=12.0, left_high=30.0, likeliest=0.4)
    assert outlook_words.hardly_worth_it(of, many) == ""
    faint = dataclasses.replace(many, likeliest=0.03)
    assert outlook_words.hardly_worth_it(of, faint)
    done = dataclasses.replace(known, reason=OutlookReason.ALL_DECIDED, n_open=0, left_estimate=0.0)
    assert outlook_words.hardly_worth_it(of, done).startswith("You have decided about every video for “")
    blank = dataclasses.replace(known, reason=OutlookReason.KNOWS_NOTHING)
    assert outlook_words.hardly_worth_it(of, blank) == ""
