"""Seek requests and the frames that complete them."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.player.views import seeking as player_seeking
from app.player.views.seeking import Seeker


class Told(QObject):
    """Records the positions that the media library is sent to."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[int] = []
        self.n_landed = 0
        self.seeker = Seeker(self.places.append, moved=lambda: None, landed=self._land, parent=self)

    def _land(self) -> None:
        self.n_landed += 1


@pytest.fixture
def told(qtbot: QtBot) -> Told:
    return Told()


@pytest.mark.parametrize(("seconds", "place_ms"), [(0.0, 1), (1.04, 1041), (0.0333667, 34), (1.0399999999, 1041)])
def test_seek_targets_just_past_the_frame_edge(told: Told, seconds: float, place_ms: int) -> None:
    told.seeker.request(seconds)
    assert told.places == [place_ms]
    told.seeker.reset()


def test_frame_from_before_the_seek_does_not_complete_it(told: Told) -> None:
    told.seeker.request(5.0)
    assert not told.seeker.take_frame(1.0, 1.04)
    assert told.seeker.seconds == 5.0
    assert told.seeker.take_frame(4.98, 5.02)
    assert told.seeker.seconds == 4.98
    assert told.n_landed == 1
    assert told.seeker.take_frame(5.02, 5.06)
    assert told.n_landed == 1


def test_only_the_newest_pending_seek_is_kept(told: Told) -> None:
    for place in (1.0, 2.0, 3.0, 4.0):
        told.seeker.request(place)
    assert told.seeker.seconds == 4.0
    told.seeker.take_frame(1.0, 1.1)
    assert told.places == [1001, 4001]
    assert told.n_landed == 0
    told.seeker.take_frame(4.0, 4.1)
    assert told.n_landed == 1


def test_inaccurate_frame_times_are_accepted_after_a_few_frames(told: Told) -> None:
    told.seeker.request(5.0)
    counts = [told.seeker.take_frame(5.1 + number / 10, 5.2 + number / 10) for number in range(5)]
    assert counts == [False] * 4 + [True]


def test_unanswered_seek_times_out(qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player_seeking, "_PATIENCE_MS", 20)
    told = Told()
    told.seeker.request(5.0)
    told.seeker.take_frame(6.0, 6.1)
    qtbot.waitUntil(lambda: not told.seeker.is_on_the_way)
    assert told.seeker.seconds == 6.0
