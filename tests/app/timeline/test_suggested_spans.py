"""Suggestions on the timeline are accepted, rejected, trimmed and navigated by mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.timeline.models.edits import Edge
from app.timeline.models.lanes import SpanKind, TimelineSpan
from core.api.library import Library
from core.domain.tags import Suggestion, Verdict
from core.errors import UsageError
from tests.app.driving import Open
from tests.app.suggesting import suggest
from tests.app.timeline_driver import Key, Modifier, TimelineDriver

ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED
Decided = set[tuple[float | None, float | None, Verdict]]


@pytest.fixture
def driver(shelf: Library, open_desk: Open, qtbot: QtBot) -> TimelineDriver:
    made = TimelineDriver(open_desk(shelf, with_worker=False), shelf, qtbot)
    made.leave_the_player_shut()
    return made


def put(driver: TimelineDriver, *spans: tuple[float, float], score: float = 0.81) -> None:
    """Suggest the driver's tag at these moments."""
    driver.desk.tags.controller.refresh()
    made = [(driver.video_id, driver.tag, score, *span) for span in spans]
    suggest(driver.library, *made, desk=driver.desk)
    driver.qtbot.waitUntil(lambda: open_spans(driver) == list(spans))
    driver.qtbot.waitUntil(lambda: all(one.score == score for one in driver.model.spans if one.suggestion))


def open_spans(driver: TimelineDriver) -> list[tuple[float, float]]:
    found = [span for span in driver.model.spans if span.kind is SpanKind.SUGGESTED]
    return [(span.start_seconds, span.end_seconds) for span in found]


def decided(driver: TimelineDriver) -> Decided:
    found = driver.library.decisions.of_video(driver.video_id)
    return {(one.start_seconds, one.end_seconds, one.verdict) for one in found}


def chosen(driver: TimelineDriver) -> TimelineSpan:
    assert driver.model.chosen is not None
    return driver.model.chosen


def test_a_accepts_x_rejects_and_the_next_one_is_selected(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (0.0, 1.0), (2.0, 3.0), (4.0, 5.0))
    driver.choose()
    driver.key(Key.Key_A)
    assert chosen(driver).start_seconds == driver.model.playhead_seconds == 2.0
    driver.key(Key.Key_X)
    assert chosen(driver).start_seconds == 4.0
    driver.key(Key.Key_A)
    assert chosen(driver).kind is SpanKind.ACCEPTED, "the last one stays chosen, as what it has become"
    wanted = {(0.0, 1.0, ACCEPTED), (2.0, 3.0, REJECTED), (4.0, 5.0, ACCEPTED)}
    qtbot.waitUntil(lambda: decided(driver) == wanted)
    assert open_spans(driver) == []
    qtbot.waitUntil(lambda: [words.split()[0] for words in driver.steps] == ["Accept", "Reject", "Accept"])
    driver.undo()
    qtbot.waitUntil(lambda: open_spans(driver) == [(4.0, 5.0)])
    assert chosen(driver).kind is SpanKind.SUGGESTED
    driver.redo()
    qtbot.waitUntil(lambda: decided(driver) == wanted)


def test_x_without_a_suggestion_clears_in_and_out_point(driver: TimelineDriver) -> None:
    put(driver, (2.0, 3.0))
    driver.desk.timeline.controller.marking.mark(1.0, 2.0)
    driver.model.choose(None)
    driver.key(Key.Key_X)
    assert driver.model.marks == (None, None)
    assert open_spans(driver) == [(2.0, 3.0)]
    driver.desk.timeline.controller.marking.mark(1.0, 2.0)
    driver.choose()
    driver.key(Key.Key_X)
    assert driver.model.marks == (1.0, 2.0)
    assert open_spans(driver) == []


def test_hidden_timeline_decides_nothing(driver: TimelineDriver) -> None:
    put(driver, (2.0, 3.0))
    driver.choose()
    driver.desk.stage.panels.dock("show_timeline").hide()
    driver.desk.stage.actions["accept_span"].trigger()
    assert open_spans(driver) == [(2.0, 3.0)]


def test_dragging_an_edge_trims_and_accepts(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (1.0, 4.0))
    driver.drag(driver.place(4.0), driver.place(3.0), Modifier.AltModifier)
    qtbot.waitUntil(lambda: len(decided(driver)) == 1)
    ((start, end, verdict),) = decided(driver)
    assert (start, verdict) == (1.0, ACCEPTED)
    assert end == pytest.approx(3.0, abs=0.05)
    assert open_spans(driver) == [], "what was trimmed is not suggested any more"
    qtbot.waitUntil(lambda: len(driver.steps) == 1)
    assert "with new times" in driver.steps[0]
    driver.undo()
    qtbot.waitUntil(lambda: open_spans(driver) == [(1.0, 4.0)])


def test_suggestion_cannot_be_moved(driver: TimelineDriver) -> None:
    put(driver, (1.0, 3.0))
    driver.drag(driver.place(2.0), driver.place(4.0))
    assert open_spans(driver) == [(1.0, 3.0)]
    assert decided(driver) == set()


def test_new_scores_do_not_disturb_trimming(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (1.0, 4.0))
    driver.drag(driver.place(4.0), driver.place(3.0), Modifier.AltModifier, lets_go=False)
    suggest(driver.library, (driver.video_id, driver.tag, 0.9, 1.5, 4.5), desk=driver.desk)
    with qtbot.waitSignal(driver.desk.timeline.controller._load_soon._timer.timeout):
        pass
    qtbot.waitUntil(lambda: driver.desk.timeline.controller._load_later._timer.isActive())
    assert driver.canvas.mouse.drag is not None
    driver.canvas.mouse.cancel()
    qtbot.waitUntil(lambda: open_spans(driver) == [(1.5, 4.5)])


def test_keys_trim_in_one_step(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (1.0, 4.0))
    driver.model.choose(driver.model.spans[0], edge=Edge.END)
    for _ in range(3):
        driver.key(Key.Key_BracketLeft)
    wanted = round(4.0 - 3 * driver.model.frame_seconds, 6)
    qtbot.waitUntil(lambda: decided(driver) == {(1.0, wanted, ACCEPTED)})


def test_up_down_and_tab_move_between_suggestions(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (0.5, 1.0), (2.0, 3.0), (4.0, 5.0))
    driver.key(Key.Key_Down)
    assert chosen(driver).start_seconds == 0.5
    driver.key(Key.Key_Tab)
    assert chosen(driver).start_seconds == 2.0
    driver.key(Key.Key_Tab)
    driver.key(Key.Key_Backtab, Modifier.ShiftModifier)
    assert chosen(driver).start_seconds == 2.0
    driver.key(Key.Key_Down)
    assert chosen(driver).start_seconds == 4.0
    assert driver.canvas.hasFocus()
    driver.key(Key.Key_Tab)
    assert not driver.canvas.hasFocus(), "Tab is no trap"


def test_key_hides_suggestions(driver: TimelineDriver) -> None:
    put(driver, (2.0, 3.0))
    driver.key(Key.Key_S, Modifier.ShiftModifier)
    assert open_spans(driver) == []
    driver.key(Key.Key_S, Modifier.ShiftModifier)
    assert open_spans(driver) == [(2.0, 3.0)]


def test_list_shows_confidence_and_uses_the_same_keys(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (2.0, 3.0))
    driver.key(Key.Key_T, Modifier.ShiftModifier)
    table = driver.desk.timeline.panel.list_view
    model = table.spans
    assert model.index(0, 3).data() == "Suggested, likely"
    assert model.index(0, 4).data() == "Learned, version 3"
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "beach, 0:02.000 to 0:03.000, Suggested, likely"
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Key.Key_A)
    qtbot.waitUntil(lambda: decided(driver) == {(2.0, 3.0, ACCEPTED)})


def test_verdict_of_a_decided_moment_is_reversed(driver: TimelineDriver, qtbot: QtBot) -> None:
    driver.decide((1.0, 2.0))
    driver.choose()
    driver.key(Key.Key_X, Modifier.ShiftModifier)
    qtbot.waitUntil(lambda: decided(driver) == {(1.0, 2.0, REJECTED)})
    driver.key(Key.Key_A)
    qtbot.waitUntil(lambda: decided(driver) == {(1.0, 2.0, ACCEPTED)})


def test_suggestion_with_new_times_stays_selected(driver: TimelineDriver, qtbot: QtBot) -> None:
    put(driver, (1.0, 3.0), (4.0, 5.0))
    driver.choose()
    put(driver, (0.5, 2.5), (4.0, 5.0), score=0.9)
    assert (chosen(driver).start_seconds, chosen(driver).score) == (0.5, 0.9)


def test_failed_write_keeps_the_suggestion(
    driver: TimelineDriver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise UsageError("That can no longer be done")

    monkeypatch.setattr(driver.library.decisions, "replace", refuse)
    put(driver, (2.0, 3.0))
    driver.choose()
    driver.key(Key.Key_A)
    assert open_spans(driver) == []
    qtbot.waitUntil(lambda: open_spans(driver) == [(2.0, 3.0)])


def test_height_of_a_suggestion_shows_its_score(driver: TimelineDriver, qtbot: QtBot) -> None:
    def n_inked(score: float) -> int:
        put(driver, (1.0, 4.0), score=score)
        place = driver.place(3.5)
        row = driver.canvas.layout_now.row_rect(0, 0)
        image = driver.canvas.viewport().grab().toImage()
        ground = image.pixelColor(driver.place(5.0))
        column = range(round(row.top()) + 3, round(row.bottom()) - 3)
        return sum(image.pixelColor(place.x(), y) != ground for y in column)

    assert n_inked(0.95) > n_inked(0.4) + 4


def test_suggestion_for_a_whole_video_has_no_span(driver: TimelineDriver, qtbot: QtBot) -> None:
    found = [Suggestion(driver.video_id, driver.tag.id, 0.9, None, None, 1)]
    driver.model.set_decisions([], suggestions=found)
    assert driver.model.spans == []
