"""The time left: nothing without evidence, then honest and steady."""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import settings
from core.api.library import Library
from core.catalog import jobs, videos
from core.domain.jobs import JobKind, JobState
from core.domain.media import MediaInfo
from core.jobs.context import JobContext
from core.jobs.time_left import SteadyEstimate, TimeLeft, Workload
from tests.core.catalog.samples import put
from tests.support.libraries import opened

NOTHING = Workload(0.0, 0.0, 0, is_running=False)


def analysis(done: float, total: float, *, unit: float = 60.0, is_running: bool = True) -> Workload:
    return Workload(done, total - done, int(done / unit), is_running=is_running)


def run(speed_at, *, total: float, unit: float = 60.0, step: float = 2.0) -> Iterator[tuple[float, float | None]]:
    """Work at a changing speed until all is done; gives time and estimate."""
    estimate, now, done = SteadyEstimate(2), 0.0, 0.0
    while done < total:
        yield now, estimate.look(now, (NOTHING, analysis(done, total, unit=unit)))
        now += step
        done = min(total, done + step * speed_at(now))


def test_nothing_is_said_before_there_is_evidence() -> None:
    seen = list(run(lambda _now: 20.0, total=60_000))
    said = [now for now, seconds in seen if seconds is not None]
    assert 10 <= said[0] <= 20, "three videos and ten seconds"
    (one_film,) = [[now for now, it in run(lambda _now: 20.0, total=60_000, unit=5000) if it is not None][:1]]
    assert 30 <= one_film[0] <= 40, "of a long film its parts count"


def test_it_is_right_and_runs_down_like_a_clock() -> None:
    dice = random.Random(3)
    seen = [it for it in run(lambda _now: dice.choice((10.0, 15.0, 35.0)), total=30_000) if it[1] is not None]
    end = seen[-1][0]
    for now, seconds in seen[30:]:
        assert seconds == pytest.approx(end - now, rel=0.25, abs=30)
    for (before, was), (now, seconds) in itertools.pairwise(seen):
        assert abs(seconds - (was - (now - before))) < 0.06 * was + 10, "no jump"


def test_it_follows_when_everything_becomes_slower() -> None:
    seen = dict(run(lambda now: 40.0 if now < 200 else 10.0, total=30_000))
    assert seen[198.0] == pytest.approx((30_000 - 198 * 40) / 40, rel=0.05)
    assert seen[400.0] == pytest.approx((30_000 - 200 * 40 - 200 * 10) / 10, rel=0.1)
    assert all(abs(seen[now + 2.0] - seen[now]) < 80 for now in range(200, 400, 2))


def test_loading_the_model_does_not_count_as_slow() -> None:
    seen = list(run(lambda now: 0.0 if now < 60 else 20.0, total=20_000))
    said = [(now, seconds) for now, seconds in seen if seconds is not None]
    assert said[0][0] > 60
    assert said[0][1] == pytest.approx((20_000 - (said[0][0] - 60) * 20) / 20, rel=0.05)


def test_a_pause_is_not_slow_either_and_is_not_estimated() -> None:
    estimate = SteadyEstimate(2)
    for now in range(0, 60, 2):
        last = estimate.look(float(now), (NOTHING, analysis(now * 20.0, 9000)))
    assert last == pytest.approx((9000 - 58 * 20) / 20, rel=0.05)
    held = analysis(58 * 20.0, 9000, is_running=False)
    assert [estimate.look(float(now), (NOTHING, held)) for now in (60, 62, 4000)] == [None] * 3
    again = [estimate.look(4002.0 + now, (NOTHING, analysis(58 * 20.0 + now * 20.0, 9000))) for now in range(0, 30, 2)]
    assert again[-1] == pytest.approx((9000 - 58 * 20 - 28 * 20) / 20, rel=0.05)


def test_it_is_silent_while_the_work_is_still_being_found() -> None:
    estimate, said = SteadyEstimate(2), {}
    for now in range(0, 200, 2):
        # A scan finds more for the first minute; then a few recordings arrive.
        total = min(now, 60) * 500.0 + now // 20 * 60
        said[now] = estimate.look(float(now), (NOTHING, analysis(now * 20.0, total)))
    assert {said[now] for now in range(0, 60, 2)} == {None}
    assert None not in {said[now] for now in range(70, 200, 2)}


def test_pictures_come_first_and_need_their_own_speed() -> None:
    estimate = SteadyEstimate(2)
    waiting = analysis(0, 6000, is_running=False)
    for now in range(0, 60, 2):
        seconds = estimate.look(float(now), (Workload(now * 4, 1000 - now * 4, now * 4, is_running=True), waiting))
    assert seconds is None, "nobody knows yet how long the analysis takes"
    for now in range(60, 120, 2):
        seconds = estimate.look(float(now), (NOTHING, analysis((now - 60) * 20.0, 6000)))
    assert seconds == pytest.approx((6000 - 58 * 20) / 20, rel=0.05)
    # The speed of the analysis is known when pictures of further videos come first.
    more = estimate.look(120.0, (Workload(0, 10, 0, is_running=True), analysis(1160.0, 6000, is_running=False)))
    assert more is None


def test_pictures_made_along_with_the_analysis_cost_nothing() -> None:
    estimate = SteadyEstimate(2)
    for now in range(0, 60, 2):
        along = Workload(0, 100 - now, 0, is_running=False)
        seconds = estimate.look(float(now), (along, analysis(now * 20.0, 6000)))
    assert seconds == pytest.approx((6000 - 58 * 20) / 20, rel=0.05)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def test_long_videos_count_as_much_as_they_cost(library: Library) -> None:
    lengths = [8.0, 300.0, 3000.0, 7200.0, None]
    with library.database.write() as session:
        ids = put(session, "/media", **{f"v{n}": n + 1 for n in range(30)})
        for number, video_id in enumerate(ids):
            if (seconds := lengths[number % 5]) is not None:
                media = MediaInfo(seconds, 640, 360, 0, 25.0, "h264", "mp4", has_audio=False)
                videos.set_media(session, video_id, media=media, n_strip_frames=3)
        jobs.enqueue(session, JobKind.ANALYSE, ids)
    now = 0.0
    context = JobContext(library.paths, library.database, settings.Settings())
    left = TimeLeft(context, clock=lambda: now)
    # 16, 300, 1200 and 1440 frames, and the mean of these where it is not known; each costs a tenth of a second.
    costs = [(16.0, 300.0, 1200.0, 1440.0, 739.0)[number % 5] / 10 for number in range(30)]
    ends = [sum(costs[: number + 1]) for number in range(30)]
    n_done, said = 0, {}
    with library.database.write() as session:
        jobs.claim(session, JobKind.ANALYSE, limit=1)
    while n_done < 25:
        n_now = sum(end <= now for end in ends)
        if n_now > n_done:
            with library.database.write() as session:
                running = jobs.list_all(session, kind=JobKind.ANALYSE, state=JobState.RUNNING)
                jobs.finish(session, [job.id for job in running])
                jobs.claim(session, JobKind.ANALYSE, limit=1)
            n_done += 1
        share = min(1.0, (now - (ends[n_done - 1] if n_done else 0.0)) / costs[n_done])
        context.events.progress = ((ids[n_done], share),)
        with library.database.read() as session:
            said[now] = left.seconds(jobs.counts(session))
        now += 2.0
    known = {now: seconds for now, seconds in said.items() if seconds is not None}
    assert min(known) < 60
    for at, seconds in known.items():
        if at > 120:
            assert seconds == pytest.approx(ends[-1] - at, rel=0.15, abs=20)
