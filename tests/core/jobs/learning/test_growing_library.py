"""A growing library gets suggestions for new videos, and a new background after enough growth."""

from core.catalog import folders
from core.jobs.learning import bank
from tests.core.jobs.learning.conftest import Bench
from tests.core.jobs.learning.test_learner import suggested
from tests.core.jobs.learning.test_training import decide
from tests.core.tagging.made_up import clip, prototypes
from tests.support import made_up_library


def test_videos_added_later_are_suggested(bench: Bench) -> None:
    red = bench.tag("red")
    decide(bench, red, 0, n=8)
    bench.learner.catch_up()
    before = suggested(bench, red)
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id
    new = [clip(0, prototypes(4)[[0]], seed=900 + number).frames for number in range(5)]
    ids = made_up_library.add(bench.library, root, new, info=bench.encoder.info)
    bench.learner.catch_up()

    assert set(ids) & suggested(bench, red)
    assert before <= suggested(bench, red)


def test_background_is_measured_again_after_growth(bench: Bench) -> None:
    bench.tag("red")
    bench.learner.catch_up()
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id
    new = [clip(0, prototypes(4)[[number % 4]], seed=900 + number).frames for number in range(30)]
    made_up_library.add(bench.library, root, new, info=bench.encoder.info)
    bench.learner.catch_up()

    assert bench.learner.head.background.n_videos == 110


def test_background_of_a_sample_is_not_measured_again_each_time(bench: Bench) -> None:
    bench.tag("red")
    bench.learner.catch_up()
    frames = bench.learner.frames
    assert bank.background_of(frames, {}, most_videos=20).n_videos == len(frames.spans) == 80


def test_after_a_new_background_the_requested_tag_is_fitted_first(bench: Bench) -> None:
    red, green = bench.tag("red"), bench.tag("green")
    bench.learner.catch_up()
    with bench.library.database.read() as session:
        root = folders.list_all(session)[0].id
    new = [clip(0, prototypes(4)[[number % 4]], seed=900 + number).frames for number in range(30)]
    made_up_library.add(bench.library, root, new, info=bench.encoder.info)
    bench.library.decisions.accept(bench.of_kind(0)[:1], [red])
    before = suggested(bench, green)
    assert bench.learner.catch_up([red]).tag_ids == (red,)
    assert suggested(bench, green) == before, "what was suggested stays until its turn"
    assert green in bench.learner.catch_up().tag_ids
