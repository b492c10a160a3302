"""Suggestions around a decided moment: the rest of the span, but not the moment."""

import numpy as np
import pytest

from core.catalog import folders, suggestions
from core.domain.moments import Moment
from tests.core.jobs.learning.conftest import Bench
from tests.core.tagging.made_up import clip, prototypes
from tests.support import made_up_library


def spans(bench: Bench, video_id: int, tag_id: int) -> list[tuple[float | None, float | None]]:
    with bench.library.database.read() as session:
        found = suggestions.of_video(session, video_id)
    times = [(one.start_seconds, one.end_seconds) for one in found if one.tag_id == tag_id]
    return sorted(span for span in times if span[0] is not None)


@pytest.mark.parametrize("is_accepted", [True, False])
def test_rest_of_a_span_around_a_decided_moment_is_suggested(bench: Bench, *, is_accepted: bool) -> None:
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id
    long = clip(0, prototypes(4)[[0]], seed=900, seconds=np.arange(40) * 0.5).frames
    (video_id,) = made_up_library.add(bench.library, root, [long], info=bench.encoder.info)
    red = bench.tag("red")
    bench.library.tags.set_threshold(red, 1e-9)  # everything is suggested
    bench.learner.catch_up()
    assert spans(bench, video_id, red) == [(0.0, 20.0)]

    decide = bench.library.decisions.accept if is_accepted else bench.library.decisions.reject
    decide([video_id], [red], moment=Moment(video_id, 5.0, 10.0))
    bench.learner.catch_up()

    assert spans(bench, video_id, red) == [(0.0, 5.0), (10.0, 20.0)]
