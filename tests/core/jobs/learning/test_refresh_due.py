"""A full training is proposed by itself once there are enough decisions, and again when many more have come."""

import pytest

from core.domain.learning import TrainReport
from core.jobs.learning.desk import Desk
from tests.core.jobs.learning.conftest import Bench
from tests.support.made_up_library import WordHost


def decide(bench: Bench, tag_id: int, kind: int, *, n: int) -> None:
    bench.library.decisions.accept(bench.of_kind(kind)[:n], [tag_id])
    others = [number for other in range(4) if other != kind for number in bench.of_kind(other)[:n]]
    bench.library.decisions.reject(others, [tag_id])


def test_it_is_due_with_enough_decisions_and_again_with_many_more(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(bench.context, WordHost(bench.encoder))  # type: ignore[arg-type]
    trained: list[bool] = []
    plain = desk.propose

    def propose(*, full: bool) -> TrainReport:
        trained.append(full)
        return plain(full=False)  # keeps a proposal without the minutes that a temporal part takes

    monkeypatch.setattr(desk, "propose", propose)
    told = bench.context.bulletin.subscribe()
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0, n=3)
    desk.learn()
    assert desk.refresh_if_due() is None, "twelve decisions are too few"

    decide(bench, red, 0, n=12)
    desk.learn()
    first = desk.refresh_if_due()
    assert first is not None
    assert first.is_proposal
    assert "trained on 48 decisions and waits for your choice" in told.take().notices[0].text
    assert bench.learner.version() == 0, "it is not used by itself"
    assert desk.refresh_if_due() is None, "nothing has come since"
    desk.drop_head(first.version)
    assert desk.refresh_if_due() is None, "what was not wanted is not proposed again at once"

    decide(bench, green, 1, n=15)
    desk.learn()
    second = desk.refresh_if_due()
    assert second is not None
    assert second.n_decisions > 48
    assert trained == [True, True]
    desk.close()
