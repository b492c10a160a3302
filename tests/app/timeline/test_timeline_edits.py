from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.timeline.models.edits import Edge, applied, dragged, ends, joined, key, moved, split, withdrawn
from core.domain.tags import Decision, Verdict

_BEFORE = datetime(2026, 1, 1, tzinfo=UTC)


def decision(start: float, end: float, *, tag_id: int = 1, verdict: Verdict = Verdict.ACCEPTED) -> Decision:
    return Decision(7, tag_id, verdict, start, end, _BEFORE, "import:old")


@given(
    st.tuples(st.floats(0, 9), st.floats(0.1, 1)).map(lambda one: (one[0], one[0] + one[1])),
    st.sampled_from(Edge),
    st.floats(-20, 30),
)
def test_dragged_span_stays_within_the_video(span: tuple[float, float], edge: Edge, to: float) -> None:
    start, end = dragged(span, edge, to, duration_seconds=10.0, least_seconds=0.04)
    assert 0 <= start < end <= 10.0 + 1e-6
    if edge is Edge.BOTH:
        assert end - start == pytest.approx(span[1] - span[0], abs=1e-5)
    elif edge is Edge.START:
        assert end == span[1]
    else:
        assert start == span[0]


def test_moved_moment_becomes_the_persons_own_decision() -> None:
    edit = moved(decision(1, 2), 1.5, 2)
    assert edit is not None
    assert edit.old == (decision(1, 2),)
    assert ends(edit.new[0]) == (1.5, 2)
    assert edit.new[0].source == "person"
    assert edit.new[0].decided_at > _BEFORE
    assert moved(decision(1, 2), 1, 2) is None


def test_split_cuts_the_moment_at_the_time() -> None:
    edit = split([decision(1, 4), decision(3, 5, tag_id=2), decision(5, 6)], 3.5)
    assert edit is not None
    assert [ends(one) for one in edit.new] == [(1, 3.5), (3.5, 4), (3, 3.5), (3.5, 5)]
    assert len(edit.old) == 2
    assert split([decision(1, 4)], 4) is None


def test_touching_moments_are_joined_in_a_chain() -> None:
    chain = [decision(0, 1), decision(1, 2), decision(2.04, 3), decision(4, 5)]
    others = [decision(1, 2, tag_id=2), decision(3, 4, verdict=Verdict.REJECTED)]
    edit = joined(chain[1], [*chain, *others])
    assert edit is not None
    assert set(edit.old) == set(chain[:3])
    assert [ends(one) for one in edit.new] == [(0, 3)]
    assert joined(chain[3], [*chain, *others]) is None


def test_pending_edits_are_shown_as_done() -> None:
    first, second = decision(1, 2), decision(3, 4)
    edit = moved(first, 1, 2.5)
    assert edit is not None
    shown = applied([first, second], [edit, withdrawn(second)])
    assert [key(one) for one in shown] == [(7, 1, 1, 2.5)]
    assert [key(one) for one in applied([*edit.new], [edit])] == [(7, 1, 1, 2.5)]


def test_decision_about_a_whole_video_has_no_ends() -> None:
    with pytest.raises(ValueError, match="whole"):
        ends(replace(decision(1, 2), start_seconds=None, end_seconds=None))
