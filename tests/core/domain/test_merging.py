"""What a kept video takes over from its copy, and what it does not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.domain import merging
from core.domain.duplicates import PairKind, VideoPair
from core.domain.tags import Decision, Verdict

AT = datetime(2026, 1, 1, tzinfo=UTC)
KEPT, OTHER = 1, 2
BEACH, SEA = 10, 11
YES, NO = Verdict.ACCEPTED, Verdict.REJECTED


def said(
    video_id: int, tag_id: int, verdict: Verdict = YES, start: float | None = None, end: float | None = None
) -> Decision:
    return Decision(video_id, tag_id, verdict, start, end, AT)


def pair(kind: PairKind, a: int, b: int, *parts: float) -> VideoPair:
    return VideoPair(kind, Path("a"), Path("b"), a, b, *parts)


COPY = pair(PairKind.REENCODED, KEPT, OTHER, 0.0, 50.0, 10.0, 60.0)
"""The kept video lacks the first ten seconds."""
PIECE_KEPT = pair(PairKind.PIECE, KEPT, OTHER, 0.0, 5.0, 30.0, 35.0)
FILM_KEPT = pair(PairKind.PIECE, OTHER, KEPT, 0.0, 5.0, 30.0, 35.0)


def merged(of: VideoPair, own: list[Decision], others: list[Decision], seconds: float = 50.0) -> list[tuple]:
    made = merging.decisions(of, KEPT, own, others, duration_seconds=seconds)
    assert all(one.video_id == KEPT for one in made)
    return [(one.tag_id, one.verdict, one.start_seconds, one.end_seconds) for one in made]


def test_copy_gives_its_tags_and_its_moments_at_their_new_times():
    others = [said(OTHER, BEACH), said(OTHER, SEA, NO), said(OTHER, SEA, YES, 20, 30)]
    assert merged(COPY, [], others) == [(BEACH, YES, None, None), (SEA, NO, None, None), (SEA, YES, 10, 20)]
    assert merged(COPY.turned(), [], others) == merged(COPY, [], others)


def test_moments_of_a_faster_copy():
    faster = pair(PairKind.REENCODED, KEPT, OTHER, 0.0, 50.0, 0.0, 25.0)
    assert merged(faster, [], [said(OTHER, SEA, YES, 5, 10)]) == [(SEA, YES, 10, 20)]


def test_moments_that_were_cut_off_are_left_out_and_others_end_with_the_video():
    others = [said(OTHER, SEA, YES, 2, 6), said(OTHER, BEACH, YES, 8, 16)]
    assert merged(COPY, [], others) == [(BEACH, YES, 0, 6)]


@pytest.mark.parametrize(
    "own",
    [
        said(KEPT, SEA),
        said(KEPT, SEA, NO),
    ],
)
def test_what_was_said_about_the_kept_video_stands(own: Decision):
    assert merged(COPY, [own], [said(OTHER, SEA), said(OTHER, SEA, NO)]) == []


def test_moment_is_no_contradiction_unless_the_tag_was_rejected():
    moment = said(OTHER, SEA, YES, 20, 30)
    assert merged(COPY, [said(KEPT, SEA)], [moment]) == [(SEA, YES, 10, 20)]
    assert merged(COPY, [said(KEPT, SEA, NO)], [moment]) == []
    assert merged(COPY, [said(KEPT, SEA, NO, 10, 19.5)], [moment]) == []
    assert merged(COPY, [said(KEPT, SEA, YES, 40, 45)], [moment]) == [(SEA, YES, 10, 20)]
    assert merged(COPY, [said(KEPT, SEA, YES, 1, 2)], [said(OTHER, SEA, NO)]) == []


def test_tag_of_a_piece_is_a_moment_of_the_film():
    others = [said(OTHER, SEA), said(OTHER, BEACH, NO), said(OTHER, BEACH, YES, 1, 2)]
    assert merged(FILM_KEPT, [], others, 100) == [(SEA, YES, 30, 35), (BEACH, NO, 30, 35), (BEACH, YES, 31, 32)]


def test_tag_of_a_film_need_not_hold_for_a_piece():
    others = [said(OTHER, SEA), said(OTHER, BEACH, NO), said(OTHER, SEA, YES, 28, 33), said(OTHER, SEA, YES, 50, 60)]
    assert merged(PIECE_KEPT, [], others, 5) == [(BEACH, NO, None, None), (SEA, YES, 0, 3)]


@pytest.mark.parametrize(
    ("own", "other", "both"),
    [
        ("", "", ""),
        ("mine", "", "mine"),
        ("", "theirs", "theirs"),
        ("mine", "theirs", "mine\n\ntheirs"),
        ("mine and theirs", "theirs", "mine and theirs"),
        ("mine", "theirs and mine", "theirs and mine"),
    ],
)
def test_notes_are_joined(own: str, other: str, both: str):
    assert merging.note(own, other) == both
