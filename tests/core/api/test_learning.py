"""Learning through the library without a worker: processes take turns, and the head stays loaded between calls."""

import contextlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.api import learning as learning_module
from core.api.library import Library
from core.domain.learning import LearnReport
from core.errors import LibraryLockedError
from core.jobs.learning import versions
from core.jobs.learning.learner import Learner
from core.worker import lock
from tests.support.libraries import make_clips, opened, work_off


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("learning")
    make_clips(root / "videos", 6, seconds=2.0)
    with opened(root / "library") as library:
        library.folders.add([root / "videos"])
        work_off(library.folder)
    return root / "library"


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made, tmp_path / "library")
    with contextlib.closing(Library.open(tmp_path / "library", works_here=True)) as library:
        yield library


@pytest.fixture
def fresh_heads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a head is read from its file or made."""
    found: list[int] = []
    whole = Learner._open

    def count(self: Learner, *arguments: object) -> None:
        found.append(1)
        whole(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Learner, "_open", count)
    return found


def red(library: Library) -> int:
    tag, _ = library.tags.add("red")
    ids = library.videos.ids()
    library.decisions.accept(ids[:1], [tag.id])
    library.decisions.reject(ids[1:4], [tag.id])
    return tag.id


def test_library_without_analysis_learns_nothing(tmp_path: Path):
    with contextlib.closing(Library.open(tmp_path / "empty", works_here=True)) as library:
        tag, _ = library.tags.add("red")
        assert library.learning.catch_up() == LearnReport()
        assert library.learning.scores() == library.learning.questions(tag.id) == library.learning.preview("x") == []
        assert not library.paths.heads.exists()


def test_head_stays_loaded_until_another_process_changes_it(library: Library, fresh_heads: list[int]):
    tag_id = red(library)
    assert library.learning.catch_up().tag_ids == (tag_id,)
    library.learning.questions(tag_id)
    library.learning.tag_quality(tag_id)
    assert len(fresh_heads) == 1

    with contextlib.closing(Library.open(library.folder, works_here=True)) as other:
        other.decisions.reject(other.videos.ids()[4:], [tag_id])
        assert other.learning.catch_up().n_decisions == 6
    assert library.learning.catch_up().tag_ids == (), "the other has learned it"
    assert len(fresh_heads) == 3


def test_learning_locks_the_library_and_others_wait(library: Library, monkeypatch: pytest.MonkeyPatch):
    tag_id = red(library)
    begun, may_end = threading.Event(), threading.Event()
    whole = Learner.catch_up

    def slow(self: Learner, *arguments: object) -> LearnReport:
        begun.set()
        assert may_end.wait(60)
        return whole(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Learner, "catch_up", slow)
    reports: list[LearnReport] = []
    first = threading.Thread(target=lambda: reports.append(library.learning.catch_up()))
    first.start()
    assert begun.wait(60)
    with contextlib.closing(Library.open(library.folder, works_here=True)) as other:
        with pytest.raises(LibraryLockedError), lock.hold(other.paths):
            pass
        with monkeypatch.context() as patch:
            patch.setattr(learning_module, "_TURN_SECONDS", 0.3)
            with pytest.raises(LibraryLockedError):
                other.learning.catch_up()
        second = threading.Thread(target=lambda: reports.append(other.learning.catch_up()))
        second.start()
        may_end.set()
        first.join(60)
        second.join(60)
    assert [report.tag_ids for report in reports] == [(tag_id,), ()]
    with lock.hold(library.paths):
        pass


def test_chosen_threshold_applies_at_once(library: Library):
    tag_id = red(library)
    library.learning.catch_up()
    library.tags.set_threshold(tag_id, 1e-6)
    assert library.learning.catch_up([tag_id]).n_suggestions >= 2
    assert library.learning.tag_quality(tag_id).threshold == 1e-6
    library.tags.set_threshold(tag_id, None)
    assert library.learning.catch_up([tag_id]).tag_ids == (tag_id,)


def test_removed_video_is_not_suggested(library: Library):
    tag_id = red(library)
    library.tags.set_threshold(tag_id, 1e-6)
    library.learning.catch_up()
    (first, *_) = library.learning.suggestions_of_tag(tag_id)
    before = library.learning.suggestion_counts()[tag_id]
    library.videos.remove_from_library([first.video_id])
    assert first.video_id not in {one.video_id for one in library.learning.suggestions_of_tag(tag_id)}
    assert library.learning.suggestion_counts().get(tag_id, 0) == before - 1


def test_removing_a_tag_removes_its_suggestions(library: Library):
    tag_id = red(library)
    library.tags.set_threshold(tag_id, 1e-6)
    library.learning.catch_up()
    change = library.tags.remove([tag_id])
    library.learning.catch_up()
    assert library.learning.suggestion_counts() == {}
    assert library.learning.scores() == []
    assert change.undo is not None
    library.undo(change.undo)
    assert library.learning.catch_up().tag_ids == (tag_id,)
    assert library.learning.suggestion_counts()[tag_id] >= 2


def test_progress_callback_may_call_the_library(library: Library):
    tag_id = red(library)
    heard: list[int] = []
    report = library.learning.train(
        full=False, on_progress=lambda _share: heard.append(len(library.learning.questions(tag_id)))
    )
    assert report.version == 1
    assert heard


def test_new_decisions_are_those_since_the_last_training(library: Library, tmp_path: Path):
    assert library.learning.n_new_decisions() == 0
    tag_id = red(library)
    assert library.learning.n_new_decisions() == 4
    library.learning.train(full=False)
    assert library.learning.n_new_decisions() == 0
    last = library.videos.ids()[4:]
    change = library.decisions.accept(last, [tag_id])
    assert library.learning.n_new_decisions() == len(last)
    assert change.undo is not None
    library.undo(change.undo)
    assert library.learning.n_new_decisions() == 0
    library.decisions.accept(last, [tag_id])
    library.learning.export_version(1, tmp_path / "head.safetensors")
    library.learning.import_version(tmp_path / "head.safetensors")
    assert library.learning.n_new_decisions() == len(last), "what is taken from a file has not seen them"
    library.learning.train(full=False)
    assert library.learning.n_new_decisions() == 0
    library.learning.use_version(1)
    assert library.learning.n_new_decisions() == len(last), "nor has a version from before them that is put back"


def test_decision_during_a_training_is_new_after_it(library: Library, monkeypatch: pytest.MonkeyPatch):
    tag_id = red(library)
    compared = versions.compare_heads

    def decide_and_compare(*arguments: Any, **others: Any) -> Any:
        library.decisions.accept(library.videos.ids()[4:5], [tag_id])
        return compared(*arguments, **others)

    monkeypatch.setattr(versions, "compare_heads", decide_and_compare)
    library.learning.train(full=False)
    assert library.learning.n_new_decisions() == 1
