"""A full training is proposed by itself once there are enough decisions, and again when many more have come."""

import numpy as np
import pytest
from sqlalchemy import select

from core.api import storage
from core.catalog import embeddings
from core.catalog.schema import MetaRow
from core.domain.learning import TrainReport
from core.jobs.learning.desk import Desk
from tests.core.jobs.learning.conftest import Bench
from tests.support import made_up_library
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
    assert "trained on 48 decisions and waits for your choice" in str(told.take().notices[0].text)
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


def test_what_one_encoder_proposed_in_vain_holds_nothing_back_for_another(bench: Bench) -> None:
    desk = Desk(bench.context, WordHost(bench.encoder))  # type: ignore[arg-type]
    decide(bench, bench.tag("red"), 0, n=12)
    desk.learn()
    desk.drop_head(desk.propose(full=False).version)
    assert not desk._is_refresh_due()

    other = made_up_library.encoder_info(name="other")
    with bench.library.database.write() as session:
        encoder_id = embeddings.put_encoder(session, other)
        embeddings.use(session, encoder_id)
    clips = {video_id: np.eye(32)[video_id % 4 : 20] for video_id in bench.library.videos.ids()}
    made_up_library.vectors(bench.library, encoder_id, clips, info=other)
    desk.learn()
    assert desk._is_refresh_due(), "decided in vain about vectors that are not in use"
    desk.close()


def test_after_the_analysis_was_deleted_no_head_is_in_use_and_none_was_refused(bench: Bench) -> None:
    desk = Desk(bench.context, WordHost(bench.encoder))  # type: ignore[arg-type]
    decide(bench, bench.tag("red"), 0, n=12)
    desk.train(full=False)
    desk.drop_head(desk.propose(full=False).version)
    desk.close()
    storage.delete_analysis(bench.library.paths, bench.library.database)

    assert bench.library.learning.head_in_use() == 0
    with bench.library.database.read() as session:
        assert [name for name in session.scalars(select(MetaRow.key)) if name.startswith("head.")] == []
