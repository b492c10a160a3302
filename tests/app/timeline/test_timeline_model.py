from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.timeline.models.edits import moved
from app.timeline.models.lanes import SpanKind, TimelineSpan, lanes
from app.timeline.models.spans_table import TimelineListModel
from app.timeline.models.timeline import TimelineModel
from core.domain.search import MomentHit
from core.domain.tags import Decision, Tag, Verdict
from tests.app.stand_in import video

_NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TAGS = {1: Tag(1, "beach"), 2: Tag(2, "<b>Dog"), 3: Tag(3, "anchor")}


def decision(tag_id: int, start: float | None, end: float | None, verdict: Verdict = Verdict.ACCEPTED) -> Decision:
    return Decision(7, tag_id, verdict, start, end, _NOW)


def timeline(*decisions: Decision) -> TimelineModel:
    model = TimelineModel(TAGS.get)
    model.set_card(VideoCard(video(7, Path("/v/clip.mp4"), seconds=60.0), None, None))
    model.set_decisions(decisions)
    return model


def test_lanes_for_tags_with_moments_come_before_lanes_for_whole_videos() -> None:
    model = timeline(decision(2, 1, 2), decision(3, None, None), decision(1, 5, 6), decision(1, None, None))
    assert [lane.tag.name for lane in model.lanes if lane.tag] == ["<b>Dog", "beach", "anchor"]
    assert [lane.whole for lane in model.lanes] == [None, Verdict.ACCEPTED, Verdict.ACCEPTED]
    model.set_hits([MomentHit(7, 10, 15, 12, 0.4), MomentHit(7, 20, 25, 22, 0.2)])
    assert model.lanes[0].tag is None
    assert [span.score for span in model.lanes[0].rows[0].spans] == [1.0, 0.5]


def test_deleted_tags_have_no_lane() -> None:
    assert not timeline(decision(99, 1, 2), decision(99, None, None)).lanes


def test_rejected_spans_can_be_hidden() -> None:
    model = timeline(decision(1, 1, 2), decision(1, 3, 4, Verdict.REJECTED), decision(2, 1, 2, Verdict.REJECTED))
    assert len(model.spans) == 3
    model.set_shows_rejected(False)
    assert [span.kind for span in model.spans] == [SpanKind.ACCEPTED]
    assert len(model.lanes) == 1


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=40))
def test_spans_of_a_row_never_overlap_and_none_is_lost(pairs: list[tuple[int, int]]) -> None:
    spans = [TimelineSpan(SpanKind.ACCEPTED, start, start + length, TAGS[1]) for start, length in pairs]
    found = lanes(spans, [], TAGS.get, shows_rejected=True)
    rows = [row for lane in found for row in lane.rows]
    assert sum(len(row.spans) for row in rows) == len(spans)
    most_at_once = max(
        (sum(o.start_seconds <= s.start_seconds < o.end_seconds for o in spans) for s in spans), default=0
    )
    assert len(rows) == most_at_once
    for row in rows:
        assert all(one <= other for one, other in zip(row.ends, row.starts[1:], strict=False))


def test_edit_shows_at_once_and_stays_selected(qtbot: QtBot) -> None:
    model = timeline(decision(1, 1, 2))
    model.choose(model.spans[0])
    edit = moved(model.decisions[0], 1, 3)
    assert edit is not None
    with qtbot.waitSignal(model.changed):
        model.foresee(edit)
    assert [span.end_seconds for span in model.spans] == [3]
    assert model.chosen == model.spans[0]
    # Read before the write: still shown as done. Read after it: the library's value counts.
    model.set_decisions([decision(1, 1, 2)])
    assert model.spans[0].end_seconds == 3
    model.set_decisions([edit.new[0]], settled=[edit])
    assert model.spans[0].end_seconds == 3
    # Undone: the selection follows the span.
    model.set_decisions([decision(1, 1, 2)])
    assert model.spans[0].end_seconds == 2
    assert model.chosen == model.spans[0]


def test_failed_edit_is_not_shown() -> None:
    model = timeline(decision(1, 1, 2))
    edit = moved(model.decisions[0], 1, 3)
    assert edit is not None
    model.foresee(edit)
    model.revert(edit)
    assert model.spans[0].end_seconds == 2


def test_another_video_clears_everything() -> None:
    model = timeline(decision(1, 1, 2))
    model.set_playhead(30)
    model.set_marks(1, 2)
    model.set_cuts([3.0])
    model.choose(model.spans[0])
    model.set_card(VideoCard(video(8, Path("/v/other.mp4"), seconds=5.0), None, None))
    assert (model.playhead_seconds, model.marks, model.cuts, model.chosen, model.spans) == (
        0,
        (None, None),
        (),
        None,
        [],
    )
    model.set_playhead(99)
    assert model.playhead_seconds == 5.0


def test_list_has_the_same_content(qtmodeltester: ModelTester) -> None:
    model = timeline(decision(2, 1, 2), decision(1, 0.5, 65.25, Verdict.REJECTED))
    table = TimelineListModel(model)
    qtmodeltester.check(table)
    texts = [[table.index(row, column).data() for column in range(4)] for row in range(2)]
    assert texts == [["beach", "0:00.500", "1:05.250", "Rejected"], ["<b>Dog", "0:01.000", "0:02.000", "Accepted"]]
    assert table.index(0, 4).data().startswith("You, ")
    assert "&lt;b&gt;Dog" in table.index(1, 0).data(3)
    model.set_decisions([])
    assert table.rowCount() == 0


def test_valid_time_is_requested_and_nonsense_is_not(qtbot: QtBot) -> None:
    model = timeline(decision(1, 1, 2))
    model.set_hits([MomentHit(7, 10, 15, 12, 0.4)])
    table, asked = TimelineListModel(model), []
    table.timesWanted.connect(lambda *args: asked.append(args))
    assert table.setData(table.index(0, 1), "0:01.5")
    assert not table.setData(table.index(0, 2), "soon")
    assert not table.setData(table.index(0, 2), "0:02.000")
    assert asked == [(model.spans[0], 1.5, 2)]
    editable = [
        bool(table.flags(table.index(row, 1)) & table.flags(table.index(row, 1)).ItemIsEditable) for row in (0, 1)
    ]
    assert editable == [True, False]
