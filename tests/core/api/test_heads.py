"""Head versions through the library: proposed, adopted, restored, exported and imported."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.domain.learning import BEFORE_TRAINING
from core.errors import UsageError, WorkerError
from tests.core.tagging.made_up import library as made_up
from tests.support import made_up_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    clips, which = made_up(10)
    made_up_library.make(tmp_path / "library", [clip.frames for clip in clips])
    with contextlib.closing(Library.open(tmp_path / "library", works_here=True)) as library:
        tag = library.tags.add("red")[0]
        ids = [(np.flatnonzero(which == kind) + 1).tolist() for kind in range(2)]
        library.decisions.accept(ids[0][:5], [tag.id])
        library.decisions.reject(ids[1][:5], [tag.id])
        yield library


def test_proposal_waits_until_adopted_and_can_be_undone(library: Library) -> None:
    learning = library.learning
    assert (learning.versions(), learning.proposed_version(), learning.active_version()) == ([], 0, 0)
    report = learning.propose(full=False)
    assert (learning.proposed_version(), learning.active_version()) == (report.version, 0)
    assert learning.proposal(report.version) == report

    learning.adopt_version(report.version)
    assert (learning.proposed_version(), learning.active_version()) == (0, report.version)
    assert [card.is_proposal for card in learning.versions()] == [False]
    learning.use_version(BEFORE_TRAINING)
    assert learning.active_version() == 0
    learning.use_version(report.version)
    assert learning.active_version() == report.version


def test_discarded_proposal_frees_its_number(library: Library) -> None:
    learning = library.learning
    first = learning.propose(full=False).version
    learning.discard_version(first)
    assert (learning.proposed_version(), learning.versions()) == (0, [])
    with pytest.raises(UsageError, match=f"no version {first}"):
        learning.adopt_version(first)
    second = learning.propose(full=False).version
    assert second > first
    with pytest.raises(UsageError, match=f"newer proposal, version {second}"):
        learning.adopt_version(first)
    assert learning.active_version() == 0


def test_exported_version_is_imported_as_a_new_one(library: Library, tmp_path: Path) -> None:
    learning = library.learning
    version = learning.train(full=False).version
    learning.export_version(version, tmp_path / "mine.safetensors")
    assert learning.import_version(tmp_path / "mine.safetensors") == (version + 1, ())
    assert learning.active_version() == version + 1
    (compared,) = learning.compare(version, version + 1)
    assert compared.before == compared.after


def test_learning_without_a_worker_says_that_nothing_runs(library: Library) -> None:
    version = library.learning.train(full=False).version
    with contextlib.closing(Library.open(library.folder)) as other:
        assert other.learning.active_version() == version, "what the catalog says needs no worker"
        with pytest.raises(WorkerError, match="not running"):
            other.learning.use_version(version)
