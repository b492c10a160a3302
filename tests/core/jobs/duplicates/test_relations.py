"""How two videos are related follows from the shares of both that match."""

from pathlib import Path

import pytest

from core.domain.duplicates import Evidence, PairKind, VideoPair
from core.jobs.duplicates import relations
from core.jobs.duplicates.relations import Matched, Side
from core.media.copies.alignment import Alignment


def side(name: str, end: float, *, start: float = 0.0) -> Side:
    return Side(len(name), Path("/videos") / name, start, end)


def judged(a: Side, b: Side, *matched: float, is_mirrored: bool = False) -> VideoPair | None:
    return relations.judge(a, b, Matched(*matched, is_mirrored))


@pytest.mark.parametrize(
    ("lengths", "matched", "kind"),
    [
        ((60, 60), (0, 60, 0, 60), PairKind.REENCODED),
        ((60, 48), (12, 60, 0, 48), PairKind.REENCODED),
        ((60, 36), (12, 48, 0, 36), PairKind.REENCODED),
        ((60, 57.7), (0, 60, 0, 57.7), PairKind.REENCODED),
        ((5, 60), (0, 5, 30, 35), PairKind.PIECE),
        ((60, 5), (30, 35, 0, 5), PairKind.PIECE),
        ((60, 60), (50, 60, 0, 10), PairKind.SHARES),
        ((60, 8), (50, 54, 2, 6), PairKind.SHARES),
        ((60, 60), (50, 52, 0, 2), None),
    ],
)
def test_kind(lengths: tuple[float, float], matched: tuple[float, ...], kind: PairKind | None):
    pair = judged(side("a", lengths[0]), side("b", lengths[1]), *matched)
    assert (pair and pair.kind) == kind


def test_piece_comes_first_with_its_times():
    pair = judged(side("film", 60), side("piece", 5), 30, 35, 0, 5, is_mirrored=True)
    assert pair is not None
    assert (pair.a.name, pair.b.name) == ("piece", "film")
    assert (pair.a_start_seconds, pair.a_end_seconds, pair.b_start_seconds, pair.b_end_seconds) == (0, 5, 30, 35)
    assert pair.is_mirrored
    assert pair.share == 1.0


def test_other_pairs_are_ordered_by_path():
    for a, b in (("a", "b"), ("b", "a")):
        pair = judged(side(a, 60), side(b, 50), 0, 50, 0, 50)
        assert pair is not None
        assert pair.a.name == "a"


def test_parts_reach_the_edges_that_were_not_sampled():
    pair = judged(side("a", 10), side("b", 6), 2.1, 7.8, 0.1, 5.8)
    assert pair is not None
    assert (pair.b_start_seconds, pair.b_end_seconds) == pytest.approx((0, 6))
    assert (pair.a_start_seconds, pair.a_end_seconds) == pytest.approx((2, 8))


def test_black_start_does_not_count():
    pair = judged(side("a", 10), side("b", 20, start=10), 0, 10, 10, 20)
    assert pair is not None
    assert pair.kind is PairKind.REENCODED


def alignment(
    a: float, b: float, *, seconds: float = 30.0, n_frames: int = 100, is_mirrored: bool = False
) -> Alignment:
    return Alignment(a, a + seconds, b, b + seconds, 1.0, is_mirrored, n_frames, 1.0, 1.0, 1.0)


def test_places_on_one_line_are_joined():
    found = relations.join([alignment(0, 600), alignment(200, 800.4), alignment(570, 1170)])
    assert found == Matched(0, 600, 600, 1200, evidence=Evidence(300, 1.0, 1.0, 1.0))


def test_places_beside_the_line_are_left_out():
    found = relations.join([
        alignment(0, 600, n_frames=200),
        alignment(200, 700),
        alignment(300, 900, is_mirrored=True),
    ])
    assert found == Matched(0, 30, 600, 630, evidence=Evidence(200, 1.0, 1.0, 1.0))


def test_common_start_and_end_are_no_copy():
    found = relations.join([alignment(0, 0), None, None, alignment(570, 570), alignment(600, 600)])
    assert found == Matched(570, 630, 570, 630, evidence=Evidence(200, 1.0, 1.0, 1.0))


def test_nothing_to_join():
    assert relations.join([]) is None
    assert relations.join([None, None]) is None
