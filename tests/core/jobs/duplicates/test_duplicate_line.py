"""The worker compares videos when it has nothing else to do; it can be stopped, killed and asked again."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.duplicates import PairKind, WhyLeftOut
from core.domain.jobs import JobKind, JobState
from core.jobs.duplicates import comparison, pair_finder
from core.sentence import Sentence
from core.worker import process
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import moved_copy, opened, work_off
from tests.support.takes import make_take


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("line")
    folder = root / "videos"
    folder.mkdir()
    takes = [make_take(folder / f"scene {scene}.mp4", scene, 1, seconds=3.0) for scene in range(3)]
    for number, take in enumerate(takes):
        copies.copy(take, folder / f"copy {number}.mp4", Change(scale=0.8))
    with opened(root / "library") as library:
        library.folders.add([folder])
        work_off(library.folder)
    return root


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    with opened(moved_copy(made, tmp_path / "moved")) as library:
        work_off(library.folder)
        yield library


def states(library: Library) -> list[JobState]:
    return [job.state for job in library.jobs.list_all(kind=JobKind.DUPLICATES)]


EXPECTED = {(f"copy {number}.mp4", f"scene {number}.mp4") for number in range(3)}


def found(library: Library) -> set[tuple[str, str]]:
    return {(pair.a.name, pair.b.name) for pair in library.duplicates.listed().pairs if pair.kind is PairKind.REENCODED}


def test_nothing_is_compared_unasked_and_on_request_everything(library: Library):
    assert states(library) == []
    assert library.duplicates.listed().n_waiting == 6
    library.duplicates.request()
    assert states(library) == [JobState.QUEUED] * 6
    work_off(library.folder)
    assert found(library) == EXPECTED
    assert states(library) == [JobState.DONE] * 6
    listed = library.duplicates.listed()
    assert (listed.n_waiting, listed.n_compared) == (0, 6)
    library.duplicates.request()
    assert states(library) == [JobState.DONE] * 6, "nothing is left to compare"


def test_cancelled_search_keeps_what_it_found(library: Library, monkeypatch: pytest.MonkeyPatch):
    judge, n_judged = comparison.relations.judge, 0

    def cancel_then_judge(*arguments):
        nonlocal n_judged
        n_judged += 1
        if n_judged == 2:
            library.duplicates.cancel()
        return judge(*arguments)

    monkeypatch.setattr(comparison.relations, "judge", cancel_then_judge)
    monkeypatch.setattr(pair_finder, "_SECONDS_PER_WRITE", 0.0)
    library.duplicates.request()
    work_off(library.folder)
    assert set(states(library)) <= {JobState.CANCELLED, JobState.DONE}
    assert JobState.CANCELLED in states(library)
    assert 0 < len(found(library)) < 3
    monkeypatch.undo()
    library.duplicates.request()
    work_off(library.folder)
    assert found(library) == EXPECTED


def test_pause_ends_the_search_and_resume_continues_it(library: Library, monkeypatch: pytest.MonkeyPatch):
    judge, is_paused = comparison.relations.judge, threading.Event()

    def pause_then_judge(*arguments):
        if not is_paused.is_set():
            library.jobs.pause()
            is_paused.set()
        return judge(*arguments)

    monkeypatch.setattr(comparison.relations, "judge", pause_then_judge)
    library.duplicates.request()
    work_off(library.folder)
    assert JobState.QUEUED in states(library)
    assert JobState.RUNNING not in states(library)
    library.jobs.resume()
    work_off(library.folder)
    assert found(library) == EXPECTED
    assert states(library) == [JobState.DONE] * 6


def test_vanished_video_stays_to_be_compared_and_a_damaged_one_fails_with_its_reason(library: Library, tmp_path: Path):
    folder = tmp_path / "moved" / "videos"
    (folder / "copy 0.mp4").unlink()
    (folder / "copy 1.mp4").write_bytes(bytes(5000))
    library.duplicates.request()
    work_off(library.folder)
    assert found(library) == {("copy 2.mp4", "scene 2.mp4")}
    (failed,) = library.jobs.list_all(kind=JobKind.DUPLICATES, state=JobState.FAILED)
    assert failed.reason
    listed = library.duplicates.listed()
    assert [(one.path.name, one.why) for one in listed.left_out] == [("copy 1.mp4", WhyLeftOut.UNREADABLE)]
    assert listed.n_waiting == 1


def test_progress_says_what_is_done(library: Library, monkeypatch: pytest.MonkeyPatch):
    library.duplicates.request()
    texts: list[object] = []
    with process.foreground(library.folder, pictures_first=False) as worker:
        hub = type(worker.context.events)
        monkeypatch.setattr(
            hub, "__setattr__", lambda self, name, value: (texts.append(value), object.__setattr__(self, name, value))
        )
        worker.run(until_idle=True)
    templates = {text.template for text in texts if isinstance(text, Sentence)}
    assert "Comparing the vectors of all videos ({percent} %)" in templates
    assert "Looking closely at similar videos: {done} of {total}" in templates


def test_worker_that_dies_in_between_leaves_whole_pairs(library: Library, monkeypatch: pytest.MonkeyPatch):
    """Recording fails in the middle of its transaction, as if the process had been killed there."""

    class KilledError(BaseException):
        pass

    def die(*_arguments):
        raise KilledError

    library.duplicates.request()
    with monkeypatch.context() as patched:
        patched.setattr(pair_finder.pairs, "mark_compared", die)
        with pytest.raises(KilledError):
            library.duplicates.find()
    assert found(library) == set(), "a pair without its mark would not do harm, but neither is kept"
    assert library.duplicates.listed().n_waiting == 6
    work_off(library.folder)
    assert found(library) == EXPECTED


def test_analysis_comes_first(library: Library, tmp_path: Path):
    library.duplicates.request()
    folder = tmp_path / "moved" / "videos"
    shutil.copy2(folder / "scene 0.mp4", folder / "twice.mp4")
    copies.copy(folder / "scene 1.mp4", folder / "new.mp4", Change(is_mirrored=True))
    library.folders.rescan()
    work_off(library.folder)
    assert library.duplicates.listed().n_waiting == 1, "the new video was not there when the search was asked for"
    library.duplicates.request()
    work_off(library.folder)
    assert ("new.mp4", "scene 1.mp4") in found(library)
