"""The shared part is trained by itself once there are enough decisions, and again when many more have come."""

import pytest

from core.domain.learning import TrainReport
from core.jobs.learning.desk import Desk
from tests.core.jobs.learning.conftest import Bench
from tests.support.made_up_library import WordHost

REPORT = TrainReport(1, 1, 48, 1.0, 0.5, 0.6, 0.5, True, ())


def decide(bench: Bench, tag_id: int, kind: int, *, n: int) -> None:
    bench.library.decisions.accept(bench.of_kind(kind)[:n], [tag_id])
    others = [number for other in range(4) if other != kind for number in bench.of_kind(other)[:n]]
    bench.library.decisions.reject(others, [tag_id])


def test_it_is_due_with_enough_decisions_and_again_with_many_more(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(bench.context, WordHost(bench.encoder))  # type: ignore[arg-type]
    trained: list[bool] = []
    plain = desk.train

    def train(*, full: bool) -> TrainReport:
        trained.append(full)
        plain(full=False)  # keeps a version without the minutes that a temporal part takes
        return REPORT

    monkeypatch.setattr(desk, "train", train)
    told = bench.context.bulletin.subscribe()
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0, n=3)
    desk.learn()
    assert desk.refresh_if_due() is None, "twelve decisions are too few"

    decide(bench, red, 0, n=12)
    desk.learn()
    assert desk.refresh_if_due() == REPORT
    assert "trained anew on 48 decisions" in told.take().notices[0].text
    assert desk.refresh_if_due() is None, "nothing has come since"

    decide(bench, green, 1, n=15)
    desk.learn()
    assert desk.refresh_if_due() == REPORT
    assert trained == [True, True]
    desk.close()
