"""The bulletin: combined changes, notices in order, sliding rates."""

import pytest

from core.domain.changes import Changes
from core.domain.events import Level
from core.jobs import bulletin
from core.jobs.bulletin import Bulletin
from core.sentence import Sentence


def test_changes_are_combined_until_taken() -> None:
    board = Bulletin()
    box = board.subscribe()
    board.changed(Changes.VIDEOS)
    board.changed(Changes.JOBS)
    board.notice(Sentence("one"))
    board.notice(Sentence("two"), Level.ERROR)
    news = box.take()
    assert news.changes == Changes.VIDEOS | Changes.JOBS
    assert [(str(notice.text), notice.level) for notice in news.notices] == [("one", Level.INFO), ("two", Level.ERROR)]
    assert box.take() == bulletin.News(Changes.NOTHING, ())


def test_each_listener_has_its_own_box() -> None:
    board = Bulletin()
    first, second = board.subscribe(), board.subscribe()
    board.changed(Changes.TAGS)
    assert first.take().changes == Changes.TAGS
    board.unsubscribe(first)
    board.changed(Changes.HEADS)
    assert first.take().changes == Changes.NOTHING
    assert second.take().changes == Changes.TAGS | Changes.HEADS


def test_rates_cover_the_window_and_end_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(bulletin.time, "monotonic", lambda: now)
    board = Bulletin()
    assert board.pace() == bulletin.Pace()
    board.count(frames=100, video_seconds=50.0, videos=2)
    now = 1010.0
    board.count(frames=100, video_seconds=50.0, videos=2)
    pace = board.pace()
    assert pace.frames_per_second == pytest.approx(20.0)
    assert pace.speed_ratio == pytest.approx(10.0)
    assert pace.videos_per_second == pytest.approx(0.4)
    now = 1010.0 + bulletin.RATE_WINDOW_SECONDS + 1
    assert board.pace() == bulletin.Pace()
