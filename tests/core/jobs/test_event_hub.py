"""The event_hub: combined changes, notices in order, sliding rates."""

import pytest

from core.domain.changes import Changes
from core.domain.events import Level
from core.jobs import event_hub
from core.jobs.event_hub import EventHub
from core.sentence import Sentence


def test_changes_are_combined_until_taken() -> None:
    board = EventHub()
    box = board.subscribe()
    board.changed(Changes.VIDEOS)
    board.changed(Changes.JOBS)
    board.notice(Sentence("one"))
    board.notice(Sentence("two"), Level.ERROR)
    pending = box.take()
    assert pending.changes == Changes.VIDEOS | Changes.JOBS
    notices = [(str(notice.text), notice.level) for notice in pending.notices]
    assert notices == [("one", Level.INFO), ("two", Level.ERROR)]
    assert box.take() == event_hub.PendingEvents(Changes.NOTHING, ())


def test_each_listener_has_its_own_box() -> None:
    board = EventHub()
    first, second = board.subscribe(), board.subscribe()
    board.changed(Changes.TAGS)
    assert first.take().changes == Changes.TAGS
    board.unsubscribe(first)
    board.changed(Changes.HEADS)
    assert first.take().changes == Changes.NOTHING
    assert second.take().changes == Changes.TAGS | Changes.HEADS


def test_rates_cover_the_window_and_end_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(event_hub.time, "monotonic", lambda: now)
    board = EventHub()
    assert board.throughput() == event_hub.Throughput()
    board.count(frames=100, video_seconds=50.0, videos=2)
    now = 1010.0
    board.count(frames=100, video_seconds=50.0, videos=2)
    throughput = board.throughput()
    assert throughput.frames_per_second == pytest.approx(20.0)
    assert throughput.speed_ratio == pytest.approx(10.0)
    assert throughput.videos_per_second == pytest.approx(0.4)
    now = 1010.0 + event_hub.RATE_WINDOW_SECONDS + 1
    assert board.throughput() == event_hub.Throughput()
