"""A full training is due with enough decisions, and again with many more."""

import numpy as np
import pytest
from sqlalchemy import select

from core.api import storage
from core.catalog import embeddings
from core.catalog.store.schema import MetaRow
from core.domain.learning import TrainReport
from core.jobs.learning.learner import Learner
from core.jobs.learning.service import LocalLearning
from tests.core.jobs.learning.conftest import Bench
from tests.support import made_up_library
from tests.support.made_up_library import WordHost


def decide(bench: Bench, tag_id: int, kind: int, *, n: int) -> None:
    bench.library.decisions.accept(bench.of_kind(kind)[:n], [tag_id])
    others = [number for other in range(4) if other != kind for number in bench.of_kind(other)[:n]]
    bench.library.decisions.reject(others, [tag_id])


def test_refresh_is_due_with_enough_decisions_and_again_with_many_more(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = LocalLearning(bench.context, Learner(bench.context, WordHost(bench.encoder)))  # type: ignore[arg-type]
    trained: list[bool] = []
    plain = learning.propose

    def propose(*, full: bool) -> TrainReport:
        trained.append(full)
        return plain(full=False)  # saves a proposal without the minutes that a temporal part takes

    monkeypatch.setattr(learning, "propose", propose)
    told = bench.context.events.subscribe()
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0, n=3)
    learning.catch_up()
    assert learning.refresh_if_due() is None, "twelve decisions are too few"

    decide(bench, red, 0, n=12)
    learning.catch_up()
    first = learning.refresh_if_due()
    assert first is not None
    assert first.is_proposal
    assert "trained on 48 decisions and is ready for review" in str(told.take().notices[0].text)
    assert bench.learner.version() == 0, "it is not used by itself"
    assert learning.refresh_if_due() is None, "nothing has come since"
    learning.discard_version(first.version)
    assert learning.refresh_if_due() is None, "what was not wanted is not proposed again at once"

    decide(bench, green, 1, n=15)
    learning.catch_up()
    second = learning.refresh_if_due()
    assert second is not None
    assert second.n_decisions > 48
    assert trained == [True, True]
    learning.close()


def test_dropped_proposal_of_one_encoder_does_not_delay_another(bench: Bench) -> None:
    learning = LocalLearning(bench.context, Learner(bench.context, WordHost(bench.encoder)))  # type: ignore[arg-type]
    decide(bench, bench.tag("red"), 0, n=12)
    learning.catch_up()
    learning.discard_version(learning.propose(full=False).version)
    assert not learning._is_refresh_due()

    other = made_up_library.encoder_info(name="other")
    with bench.library.database.write() as session:
        encoder_id = embeddings.put_encoder(session, other)
        embeddings.use(session, encoder_id)
    clips = {video_id: np.eye(32)[video_id % 4 : 20] for video_id in bench.library.videos.ids()}
    made_up_library.vectors(bench.library, encoder_id, clips, info=other)
    learning.catch_up()
    assert learning._is_refresh_due(), "decided in vain about vectors that are not in use"
    learning.close()


def test_deleting_the_analysis_removes_the_head_and_its_refresh(bench: Bench) -> None:
    learning = LocalLearning(bench.context, Learner(bench.context, WordHost(bench.encoder)))  # type: ignore[arg-type]
    decide(bench, bench.tag("red"), 0, n=12)
    learning.train(full=False)
    learning.discard_version(learning.propose(full=False).version)
    learning.close()
    storage.delete_analysis(bench.library.paths, bench.library.database)

    assert bench.library.learning.active_version() == 0
    with bench.library.database.read() as session:
        assert [name for name in session.scalars(select(MetaRow.key)) if name.startswith("head.")] == []
