"""Videos analysed late: during another request, while nothing was learning, or after they were decided."""

import numpy as np
import pytest
from sqlalchemy import delete

from core.catalog import embeddings, folders, suggestions
from core.catalog.store.schema import SpanRow
from core.domain.moments import Moment
from core.tagging import calibration
from core.tagging.calibration import Aim
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_learner import suggested
from tests.core.jobs.learning.test_training import decide
from tests.core.tagging.made_up import clip, prototypes
from tests.support import made_up_library


def late(bench: Bench, n_videos: int) -> list[int]:
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id
    new = [clip(0, prototypes(4)[[0]], seed=900 + number).frames for number in range(n_videos)]
    return made_up_library.add(bench.library, root, new, info=bench.encoder.info)


def test_videos_loaded_by_a_request_for_another_tag_are_suggested_too(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    decide(bench, red, 0, n=8)
    bench.learner.catch_up()
    new = set(late(bench, 5))
    bench.learner.catch_up([green])  # loads them into the bank, and suggests one tag only
    bench.learner.catch_up()

    assert new & suggested(bench, red)


def test_videos_analysed_without_a_learner_are_suggested_at_the_next_start(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=8)
    bench.learner.catch_up()
    bench.learner.close()
    new = set(late(bench, 5))

    assert bench.again().catch_up().tag_ids == (), "nothing was decided"
    assert new & suggested(bench, red)
    before = suggested(bench, red)
    bench.again().catch_up()
    assert suggested(bench, red) == before


def test_decisions_before_the_analysis_count_after_it(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    new = late(bench, 5)
    with bench.library.database.read() as session:
        encoder_id, _info = embeddings.current(session) or pytest.fail("no encoder")
        spans = {span.video_id: span for span in embeddings.spans(session, encoder_id)}
    with bench.library.database.write() as session:
        session.execute(delete(SpanRow).where(SpanRow.video_id.in_(new)))
    bench.library.decisions.reject(new[:1], [red], moment=Moment(new[0], 1.0, 4.0))
    bench.library.decisions.accept(new[1:3], [red])
    bench.learner.catch_up()
    assert bench.learner.head.rows[red].n_accepted == 0, "nobody has seen them yet"
    with bench.library.database.write() as session:
        embeddings.put_spans(session, encoder_id, [spans[video_id] for video_id in new])
    bench.learner.catch_up()

    assert (bench.learner.head.rows[red].n_accepted, bench.learner.head.rows[red].n_rejected) == (2, 1)
    with bench.library.database.read() as session:
        left = [one for one in suggestions.of_video(session, new[0]) if one.tag_id == red]
    assert not [one for one in left if one.start_seconds is not None and one.start_seconds < 2.5]


def test_restored_video_is_suggested_again(bench: Bench) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    gone = min(suggested(bench, red))
    change = bench.library.videos.remove_from_library([gone])
    bench.library.decisions.reject(bench.of_kind(3)[:1], [red])
    bench.learner.catch_up()
    assert change.undo is not None
    bench.library.undo(change.undo)
    bench.learner.catch_up()

    assert gone in suggested(bench, red)


def test_removed_videos_do_not_affect_the_threshold(bench: Bench) -> None:
    red = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:1], [red])
    bench.learner.catch_up()
    scores = bench.learner.scores([red]).videos[:, 0]
    likely = sorted(bench.of_kind(0)[1:], key=lambda one: -scores[one - 1])[:18]
    bench.library.videos.remove_from_library(likely)
    bench.library.decisions.reject(bench.of_kind(3)[:1], [red])
    bench.learner.catch_up()

    row, scores = bench.learner.head.rows[red], bench.learner.scores([red]).videos[:, 0]
    decided = {bench.of_kind(0)[0], bench.of_kind(3)[0]}
    shown = np.array([scores[number - 1] for number in bench.library.videos.ids() if number not in decided])
    assert row.threshold == pytest.approx(calibration.threshold(shown.astype(np.float64), aim=Aim.BALANCED), rel=1e-5)
    assert suggested(bench, red) - decided
