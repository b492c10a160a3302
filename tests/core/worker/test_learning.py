"""Learning in a real worker process: on request, automatically, beside analysis, and with broken files."""

import contextlib
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.learning import ReviewMode
from core.errors import HeadError, UsageError, WorkerError
from core.jobs.event_hub import Subscription
from core.worker import learning_loop, process
from core.worker.client import connect
from tests.core.worker.test_supervisor import wait_for
from tests.support.libraries import make_clips, opened, work_off

N_CLIPS = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("learning")
    make_clips(root / "videos", N_CLIPS, seconds=6.0)
    with opened(root / "library") as library:
        library.folders.add([root / "videos"])
        work_off(library.folder)
    return root


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made / "library", tmp_path / "library")
    with opened(tmp_path / "library") as library:
        yield library


def running(library: Library) -> Library:
    library.start_worker()
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    return library


def teach(library: Library, name: str, *, colour: int) -> int:
    """Make a tag and decide about the first clip of each colour; the second of each remains to be found."""
    tag, _ = library.tags.add(name)
    ids = library.videos.ids()
    library.decisions.accept([ids[colour]], [tag.id])
    library.decisions.reject([ids[place] for place in range(6) if place != colour], [tag.id])
    return tag.id


def teach_enough(library: Library) -> None:
    """Decide about all videos with four tags, enough to train the shared part."""
    ids = library.videos.ids()
    for number in range(4):
        tag, _ = library.tags.add(f"tag {number}")
        fits = [video_id for place, video_id in enumerate(ids) if (place + number) % 6 < 3]
        library.decisions.accept(fits, [tag.id])
        library.decisions.reject([video_id for video_id in ids if video_id not in fits], [tag.id])


def test_without_a_worker_learning_is_refused(library: Library) -> None:
    tag_id = teach(library, "red", colour=0)
    with pytest.raises(WorkerError, match="not running"):
        library.learning.catch_up([tag_id])
    assert library.learning.suggestions_of_tag(tag_id) == []
    assert (library.learning.suggestion_counts(), library.learning.versions()) == ({}, [])
    assert library.learning.active_version() == 0
    library.learning.stop_training()


def test_correction_is_learned_at_once_on_request(library: Library) -> None:
    running(library)
    tag_id = teach(library, "red", colour=0)

    report = library.learning.catch_up([tag_id])
    assert (report.tag_ids, report.n_decisions) == ((tag_id,), 6)
    assert library.learning.catch_up([tag_id]).tag_ids == (), "nothing is new"
    whole = {one.video_id: one.score for one in library.learning.scores([tag_id]) if one.start_seconds is None}
    ids = library.videos.ids()
    assert max(whole, key=lambda video_id: whole[video_id]) in {ids[0], ids[6]}

    library.tags.set_threshold(tag_id, 1e-9)
    library.learning.catch_up([tag_id])
    found = library.learning.suggestions_of_tag(tag_id, limit=1000)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert not {one.video_id for one in found if one.start_seconds is None} & set(ids[:6]), "decided"
    assert library.learning.suggestion_counts() == {tag_id: len({one.video_id for one in found} - set(ids[:6]))}
    first, rest = (library.learning.suggestions_of_tag(tag_id, limit=n, offset=k) for n, k in ((3, 0), (1000, 3)))
    assert first + rest == found
    library.decisions.reject([found[0].video_id], [tag_id])
    assert found[0].video_id not in {one.video_id for one in library.learning.suggestions_of_tag(tag_id)}
    assert library.learning.suggestions_of(found[0].video_id) == []


def test_questions_quality_and_previews_come_over_the_wire(library: Library) -> None:
    running(library)
    tag_id = teach(library, "red", colour=0)
    for mode in set(ReviewMode) - {ReviewMode.AUDIT}:
        asked = library.learning.questions(tag_id, mode=mode, n_wanted=4)
        assert len({one.video_id for one in asked}) == len(asked) <= 4
    health = library.learning.tag_quality(tag_id)
    assert (health.n_accepted, health.n_rejected, health.level.name) == (1, 5, "TOO_FEW")
    assert len(library.learning.preview("a red car")) > 0
    assert library.learning.preview("the of and") == [], "no word says what to look for"
    with pytest.raises(UsageError, match="no tag 99"):
        library.learning.tag_quality(99)


def test_worker_learns_automatically(library: Library, made: Path, tmp_path: Path) -> None:
    tag_id = teach(library, "red", colour=0)  # before a worker runs
    library.tags.set_threshold(tag_id, 1e-9)
    running(library)
    wait_for(library, lambda: bool(library.learning.suggestion_counts()))

    other = teach(library, "green", colour=1)  # while it runs
    library.tags.set_threshold(other, 1e-9)
    heard = Changes.NOTHING
    deadline = time.monotonic() + 60
    while not (heard & Changes.SUGGESTIONS and other in library.learning.suggestion_counts()):
        assert time.monotonic() < deadline
        heard |= library.events.poll().changes
        time.sleep(0.05)

    make_clips(tmp_path / "more", 2, first=30)  # and when analysis adds videos
    library.folders.add([tmp_path / "more"])
    wait_for(library, lambda: library.learning.suggestion_counts().get(other, 0) > N_CLIPS - 6)


def test_corrections_are_learned_during_analysis(library: Library, tmp_path: Path) -> None:
    tag_id = teach(library, "red", colour=0)
    make_clips(tmp_path / "more", 60, seconds=20.0, first=100)
    running(library)
    library.learning.catch_up([tag_id])
    library.folders.add([tmp_path / "more"])
    wait_for(library, lambda: library.videos.count() > N_CLIPS + 5)
    ids = library.videos.ids()
    waits = []
    for place in (7, 8, 9):
        library.decisions.reject([ids[place]], [tag_id])
        begun = time.monotonic()
        assert library.learning.catch_up([tag_id]).tag_ids == (tag_id,)
        waits.append(time.monotonic() - begun)
    assert not library.jobs.summary().is_idle, "analysis was under way all the time"
    assert min(waits) < 2.0, waits


@pytest.mark.slow
def test_training_reports_progress_and_blocks_nobody(library: Library) -> None:
    teach_enough(library)
    running(library)
    shares: list[float] = []
    waits: list[float] = []

    def ask(share: float) -> None:
        shares.append(share)
        begun = time.monotonic()
        library.learning.questions(library.tags.list_all()[0].id)
        waits.append(time.monotonic() - begun)
        if share < 0.5:
            with pytest.raises(UsageError, match="already running"):
                library.learning.train(full=False)

    report = library.learning.train(full=True, on_progress=ask)

    assert report.was_refreshed
    assert (report.version, report.n_tags, report.n_decisions) == (1, 4, 4 * N_CLIPS)
    assert shares == sorted(shares)
    assert shares[0] < 0.5
    assert min(waits) < 5.0
    assert library.learning.active_version() == 1
    assert [card.version for card in library.learning.versions()] == [1]
    assert library.learning.train(full=False).version == 2
    assert [one.tag_id for one in library.learning.compare(1, 2)] == sorted(one.id for one in library.tags.list_all())


def train_alone(library: Library, *, on_progress: Callable[[float], object]) -> None:
    """Train in full as soon as no other training runs; the worker may begin one unasked."""
    while True:
        try:
            library.learning.train(full=True, on_progress=on_progress)
        except UsageError as error:
            if "already running" not in str(error):
                raise
            library.learning.stop_training()
        else:
            return


def test_training_is_cancelled(library: Library) -> None:
    teach_enough(library)
    running(library)
    library.learning.catch_up()
    with pytest.raises(UsageError, match="stopped"):
        train_alone(library, on_progress=lambda _share: library.learning.stop_training())
    assert library.learning.versions() == []
    assert library.learning.train(full=False).version == 1, "another one may begin"


def test_closing_ends_a_training(library: Library) -> None:
    teach_enough(library)
    running(library)
    begun, ended = threading.Event(), []

    def train() -> None:
        try:
            library.learning.train(full=True, on_progress=lambda _share: begun.set())
        except (UsageError, WorkerError) as error:
            ended.append(error)

    thread = threading.Thread(target=train)
    thread.start()
    assert begun.wait(60)
    library.restart_worker()
    thread.join(30)
    assert not thread.is_alive()
    assert ended
    wait_for(library, lambda: library.worker_state is WorkerState.RUNNING)
    assert library.learning.versions() == []


def test_heads_are_exported_and_imported_by_the_worker(library: Library, tmp_path: Path) -> None:
    teach(library, "red", colour=0)
    running(library)
    library.learning.train(full=False)
    out = tmp_path / "head.safetensors"
    library.learning.export_version(1, out)
    assert library.learning.import_version(out) == (2, ())
    library.learning.use_version(1)
    assert library.learning.active_version() == 1
    out.write_bytes(out.read_bytes()[:100])
    with pytest.raises(HeadError, match="damaged"):
        library.learning.import_version(out)
    with pytest.raises(UsageError, match="no version 9"):
        library.learning.use_version(9)


@contextlib.contextmanager
def served(library: Library) -> Iterator[Subscription]:
    """Run the worker in a thread of this process, where tests can modify it; return its events from the start."""
    with process.foreground(library.folder, pictures_first=False) as worker:
        said = worker.context.events.subscribe()
        thread = threading.Thread(target=worker.run)
        thread.start()
        try:
            until(lambda: is_reached(library))
            yield said
        finally:
            worker.context.stop.set()
            worker.context.wake.set()
            thread.join()


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [(HeadError("The disk plays tricks"), "The disk plays tricks"), (ZeroDivisionError(), learning_loop.BUG)],
)
def test_failing_learner_stops_no_analysis_and_is_reported_once(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception, sentence: str
) -> None:
    from core.jobs.learning.learner import Learner

    tries: list[float] = []

    def fail(*_: object) -> None:
        tries.append(time.monotonic())
        raise failure

    monkeypatch.setattr(Learner, "catch_up", fail)
    monkeypatch.setattr(learning_loop, "_BUSY_SECONDS", 0.2)
    monkeypatch.setattr(learning_loop, "LOOK_SECONDS", 0.1)
    with served(library) as said:
        make_clips(tmp_path / "more", 2, first=40)
        library.folders.add([tmp_path / "more"])
        until(lambda: len(library.videos.ids()) == N_CLIPS + 2 and library.jobs.summary().is_idle and len(tries) > 2)
        connected = connect(library.paths)
        assert connected is not None
        with contextlib.closing(connected):
            until(lambda: connected.poll().summary.is_idle)
        assert len([notice for notice in said.take().notices if str(sentence) in str(notice.text)]) == 1
    assert all(video.stage.value == "analysed" for video in library.videos.get_many(library.videos.ids()))


def test_broken_head_file_is_made_again(library: Library) -> None:
    tag_id = teach(library, "red", colour=0)
    with served(library):
        library.learning.catch_up()
    (working,) = library.paths.heads.rglob("working.safetensors")
    working.write_bytes(b"nonsense")
    library.tags.set_threshold(tag_id, 1e-9)
    with served(library):
        until(lambda: tag_id in library.learning.suggestion_counts())
        until(lambda: working.stat().st_size > 100)


def is_reached(library: Library) -> bool:
    client = connect(library.paths)
    if client is not None:
        client.close()
    return client is not None


def until(is_met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_met():
        assert time.monotonic() < deadline, "still not so"
        time.sleep(0.05)
