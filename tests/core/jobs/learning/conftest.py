"""Fixtures: a library of eighty made-up videos of four kinds, and its learner."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.jobs.context import JobContext
from core.jobs.learning import training
from core.jobs.learning.learner import Learner
from core.jobs.learning.training import SharedParameters
from core.settings import Settings
from core.tagging.head import Pooling
from tests.core.tagging.made_up import library as made_up
from tests.core.tagging.made_up import prototypes
from tests.support import made_up_library
from tests.support.made_up_library import WordEncoder, WordHost


@dataclass
class Bench:
    """Everything that a test of learning works with."""

    library: Library
    context: JobContext
    encoder: WordEncoder
    which: np.ndarray
    learner: Learner

    def again(self) -> Learner:
        """Return the learner of a later start of the program."""
        self.learner.close()
        self.learner = Learner(self.context, WordHost(self.encoder))  # type: ignore[arg-type]
        return self.learner

    def tag(self, name: str) -> int:
        return self.library.tags.add(name)[0].id

    def of_kind(self, kind: int) -> list[int]:
        return (np.flatnonzero(self.which == kind) + 1).tolist()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    clips, which = made_up(20)
    made_up_library.make(tmp_path / "library", [clip.frames for clip in clips])
    info = made_up_library.encoder_info()
    encoder = WordEncoder(info, {"red": prototypes(4)[0], "green": prototypes(4)[1]})
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        context = JobContext(library.paths, library.database, Settings())
        yield Bench(library, context, encoder, which, Learner(context, WordHost(encoder)))  # type: ignore[arg-type]


@pytest.fixture
def teaches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make each training learn another shared number, so that rows change."""
    monkeypatch.setattr(training, "learn_shared", lambda *_arguments: SharedParameters(Pooling(), 2.0))
