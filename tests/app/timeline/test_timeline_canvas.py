"""Drawing and mouse handling of the timeline, without a library."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.stage.commands import COMMANDS
from app.stage.thumbnails import ThumbnailCache
from app.timeline.models.lanes import SpanKind
from app.timeline.models.timeline import TimelineModel
from app.timeline.views.canvas import TimelineCanvas
from app.timeline.views.mouse import HitArea
from app.timeline.views.panel import TimelinePanel
from app.ui.paint import theme
from app.ui.paint.tag_paint import tag_colour
from core.domain.search import MomentHit
from core.domain.tags import Decision, Tag, Verdict
from core.domain.videos import VideoStage
from tests.app.painting import paint_picture
from tests.app.stand_in import video

_NOW = datetime(2026, 11, 20, tzinfo=UTC)
NAMES = ["beach", "x" * 300, "شاطئ البحر", "<img src=x>", "🏖️ sea"]
TAGS = {number: Tag(number, NAMES[number % 5] + str(number)) for number in range(1, 61)}


def decision(tag_id: int, start: float | None, end: float | None, verdict: Verdict = Verdict.ACCEPTED) -> Decision:
    return Decision(7, tag_id, verdict, start, end, _NOW)


class Shown:
    def __init__(self, qtbot: QtBot, *, seconds: float = 60.0, size: tuple[int, int] = (900, 260)) -> None:
        self.model = TimelineModel(TAGS.get)
        self.thumbnails = ThumbnailCache()
        self.panel = TimelinePanel()
        self.panel.show_model(self.model, self.thumbnails)
        qtbot.addWidget(self.panel)
        self.panel.resize(*size)
        self.panel.show()
        self.set_card(seconds)

    def set_card(self, seconds: float, strip: Path | None = None, n_cells: int = 0) -> None:
        self.model.set_card(VideoCard(video(7, Path("/v/clip.mp4"), seconds=seconds), None, strip, n_cells))

    @property
    def canvas(self) -> TimelineCanvas:
        return self.panel.canvas

    def picture(self) -> QImage:
        return self.canvas.viewport().grab().toImage()

    def point(self, seconds: float, lane: int = 0, row: int = 0) -> QPoint:
        layout = self.canvas.layout_now
        rect = layout.row_rect(lane, row)
        return QPointF(layout.time_left_px + self.canvas.scale.x(seconds), rect.center().y()).toPoint()

    def wheel(self, place: QPointF, delta: int, modifiers: Qt.KeyboardModifier) -> None:
        view = self.canvas.viewport()
        event = QWheelEvent(
            place,
            view.mapToGlobal(place),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)


@pytest.fixture
def shown(qtbot: QtBot):
    one = Shown(qtbot)
    yield one
    one.thumbnails.close()


def test_accepted_is_solid_and_rejected_is_struck_through(shown: Shown) -> None:
    shown.model.set_decisions([decision(1, 10, 20), decision(1, 30, 40, Verdict.REJECTED)])
    image, colour = shown.picture(), tag_colour(TAGS[1], is_dark=False)
    assert image.pixelColor(shown.point(15)) == colour
    rect = shown.canvas.layout_now.row_rect(0, 0)
    column = [image.pixelColor(shown.point(35).x(), y) for y in range(int(rect.top()), int(rect.bottom()) + 1)]
    assert column.count(colour) <= 3
    assert any(one.name() == "#ffffff" for one in column)


def test_narrow_rejected_span_still_looks_different(shown: Shown) -> None:
    shown.set_card(36_000.0)
    shown.model.set_decisions([decision(1, 9000, 9001), decision(1, 18_000, 18_001, Verdict.REJECTED)])
    image, rect, colour = shown.picture(), shown.canvas.layout_now.row_rect(0, 0), tag_colour(TAGS[1], is_dark=False)
    high = [
        sum(
            image.pixelColor(shown.point(at).x() + 1, y) == colour
            for y in range(int(rect.top()), int(rect.bottom()) + 1)
        )
        for at in (9000, 18_000)
    ]
    assert high[0] > 3 * high[1] > 0


def test_height_of_a_hit_shows_its_match(shown: Shown) -> None:
    shown.model.set_hits([MomentHit(7, 10, 20, 15, 0.4), MomentHit(7, 30, 40, 35, 0.1)])
    image, rect = shown.picture(), shown.canvas.layout_now.row_rect(0, 0)
    accents = [
        sum(image.pixelColor(shown.point(at).x(), y).name() == theme.LIGHT.accent for y in range(int(rect.top()), 200))
        for at in (15, 35)
    ]
    assert accents[0] > 3 * accents[1] > 0


def test_times_are_drawn_whole_or_not_at_all(shown: Shown) -> None:
    shown.set_card(30.0)
    image, canvas = shown.picture(), shown.canvas
    ruler = canvas.layout_now.ruler
    after = int(canvas.layout_now.time_left_px + canvas.scale.x(30.0)) + 3
    assert 4 < image.width() - after < canvas.fontMetrics().horizontalAdvance("0:30"), "there is no room for it"
    rest = {
        image.pixel(x, y)
        for x in range(after, image.width() - 1)
        for y in range(int(ruler.top()) + 2, int(ruler.bottom()) - 6)
    }
    assert len(rest) == 1


def test_video_frames_are_shown_at_the_top(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    strip = paint_picture(tmp_path / "strip.png", 100, size=(160 * 4, 90))
    shown.set_card(60.0, strip, 4)
    place = shown.canvas.layout_now.strip.center().toPoint()
    qtbot.waitUntil(lambda: shown.picture().pixelColor(place).hsvSaturation() > 40)


def test_ctrl_wheel_zooms_at_the_pointer_and_the_wheel_scrolls(shown: Shown) -> None:
    canvas = shown.canvas
    x = canvas.layout_now.time_left_px + 300
    before = canvas.scale.seconds(300)
    for _ in range(8):
        shown.wheel(QPointF(x, 120), 120, Qt.KeyboardModifier.ControlModifier)
    assert canvas.scale.px_per_second > 4 * canvas.scale.fit_px_per_second
    assert canvas.scale.seconds(300) == pytest.approx(before, abs=0.01)
    assert canvas.horizontalScrollBar().maximum() > 0
    left = canvas.scale.seconds(0)
    shown.wheel(QPointF(x, 120), -120, Qt.KeyboardModifier.NoModifier)
    assert canvas.scale.seconds(0) > left
    canvas.horizontalScrollBar().setValue(0)
    assert canvas.scale.seconds(0) == 0
    canvas.fit()
    assert canvas.horizontalScrollBar().maximum() == 0


def test_edges_are_grabbed_apart_from_the_middle_unless_too_narrow(shown: Shown) -> None:
    shown.model.set_decisions([decision(1, 10, 20), decision(1, 30, 30.02)])
    mouse = shown.canvas.mouse
    wide = [mouse.grip(QPointF(shown.point(at))).edge.name for at in (10, 15, 20)]
    assert wide == ["START", "BOTH", "END"]
    assert mouse.grip(QPointF(shown.point(30.01))).span == shown.model.spans[1]
    assert mouse.grip(QPointF(5, 150)).place is HitArea.NAME
    assert mouse.grip(QPointF(shown.point(50))).place is HitArea.LANE


def test_tooltip_of_a_span_is_plain_text(shown: Shown, qtbot: QtBot) -> None:
    shown.model.set_decisions([decision(3, 10, 20)])
    qtbot.mouseMove(shown.canvas.viewport(), shown.point(15))
    qtbot.waitUntil(lambda: "&lt;img src=x&gt;3" in shown.canvas.viewport().toolTip())
    assert "0:10.000" in shown.canvas.viewport().toolTip()
    assert "Accepted" in shown.canvas.viewport().toolTip()


def test_sixty_lanes_scroll(shown: Shown, qtbot: QtBot) -> None:
    shown.model.set_decisions([decision(number, number % 50, number % 50 + 5) for number in TAGS])
    canvas, bar = shown.canvas, shown.canvas.verticalScrollBar()
    assert len(shown.model.lanes) == 60
    assert bar.maximum() > 800
    canvas.reveal(59)
    assert canvas.layout_now.lane_rect(59).bottom() <= canvas.layout_now.body.bottom() + 1
    assert canvas.layout_now.lane_at(canvas.layout_now.lane_rect(59).center().y()) == 59
    shown.wheel(QPointF(400, 200), 120, Qt.KeyboardModifier.NoModifier)
    assert bar.value() < bar.maximum()


@pytest.mark.parametrize("seconds", [0.04, 0.5, 36_000.0])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_any_length_direction_and_zoom_can_be_drawn(
    qtbot: QtBot, seconds: float, direction: Qt.LayoutDirection
) -> None:
    shown = Shown(qtbot, seconds=seconds)
    shown.panel.setLayoutDirection(direction)
    shown.model.set_decisions([
        decision(1, 0, seconds / 2),
        decision(2, 0, seconds),
        decision(3, None, None, Verdict.REJECTED),
    ])
    shown.model.set_marks(0, seconds)
    shown.model.set_cuts([seconds / 3])
    shown.model.choose(shown.model.spans[0])
    for _ in range(6):
        assert not shown.picture().isNull()
        shown.canvas.zoom(12)
    assert shown.canvas.scale.x(seconds) > shown.canvas.scale.x(0)
    assert shown.canvas.layout_now.is_mirrored == (direction is Qt.LayoutDirection.RightToLeft)
    shown.thumbnails.close()


def test_five_thousand_spans_are_drawn_and_found_quickly(shown: Shown) -> None:
    shown.set_card(36_000.0)
    shown.model.set_decisions([decision(1 + n % 20, n * 7.0, n * 7.0 + 5) for n in range(5000)])
    shown.picture()
    began = time.perf_counter()
    for _ in range(5):
        shown.picture()
    assert (time.perf_counter() - began) / 5 < 0.2
    assert sum(span.kind is SpanKind.ACCEPTED for span in shown.model.spans) == 5000


def test_list_keeps_its_selection_when_refilled(shown: Shown, qtbot: QtBot) -> None:
    decisions = [decision(1, 1, 2), decision(1, 3, 4), decision(1, 5, 6)]
    shown.model.set_decisions(decisions)
    shown.panel.set_is_list(True)
    shown.model.choose(shown.model.spans[2])
    table = shown.panel.list_view
    table.setFocus()
    table.edit(table.model().index(2, 1))
    shown.model.set_decisions([*decisions, decision(2, 0, 1)])
    assert shown.model.chosen is not None
    assert shown.model.chosen.start_seconds == 5
    assert table.currentIndex().row() == 3


def test_hint_stays_until_a_moment_is_tagged(shown: Shown) -> None:
    shown.model.set_hits([MomentHit(7, 10, 20, 15, 0.4)])
    assert "S tags" in shown.panel.hint
    shown.model.set_decisions([decision(1, 1, 2)])
    assert not shown.panel.hint


def test_message_without_a_video(shown: Shown) -> None:
    assert "I and O" in shown.panel.hint
    shown.model.set_card(None)
    assert shown.panel.sentence == "Select a video to see its timeline."
    waiting = video(8, Path("/v/new.mp4"), stage=VideoStage.FOUND, has_media=False)
    shown.model.set_card(VideoCard(waiting, None, None))
    assert "not been read yet" in shown.panel.sentence
    failed = video(9, Path("/v/bad.mp4"), stage=VideoStage.FAILED, reason="It is <b>no</b> video", has_media=False)
    shown.model.set_card(VideoCard(failed, None, None))
    assert shown.panel.sentence.endswith("It is <b>no</b> video")
    assert [button.text() for button in shown.panel.empty.buttons] == ["Analyse again"]
    assert not shown.picture().isNull()


def test_no_key_is_ambiguous_in_the_timeline() -> None:
    here = [command for command in COMMANDS if command.scope in {"", "timeline", "player", "tagging", "hits"}]
    keys = [key for command in here for key in command.keys]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
