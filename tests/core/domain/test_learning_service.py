"""One table of calls for every implementation of `LearningService`: arguments agree, here and over the wire."""

import dataclasses
import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.api.learning import Learning
from core.domain.learning import ReviewMode
from core.domain.learning_service import METHODS, LearningCalls, LearningService, Progress, call
from core.jobs.learning.service import LocalLearning
from core.worker import protocol
from core.worker.client import RemoteLearning

CALLS: dict[str, dict[str, object]] = {
    "catch_up": {"tag_ids": np.array([3, 1])},
    "scores": {"tag_ids": None, "with_moments": False},
    "questions": {"tag_id": 4, "mode": ReviewMode.UNSURE, "n_wanted": 5, "seed": 6},
    "tag_quality": {"tag_id": 4},
    "preview": {"name": "dög", "description": "", "aliases": ["hound"], "n_wanted": 3},
    "train": {"full": True},
    "propose": {"full": False},
    "stop_training": {},
    "proposal": {"version": 2},
    "adopt_version": {"version": 2, "keep_old": {7}},
    "discard_version": {"version": 2},
    "use_version": {"version": 0},
    "compare": {"first": 1, "second": 2},
    "export_version": {"version": 1, "target": Path("/heads/ä.safetensors")},
    "import_version": {"source": Path("/heads/ä.safetensors")},
}


class Noted(LearningCalls):
    """Keeps the last call."""

    def _call(self, name: str, arguments: object, on_progress: Progress | None = None) -> Any:
        self.last = name, arguments


def parameters(kind: type, name: str) -> dict[str, object]:
    taken = inspect.signature(getattr(kind, name)).parameters.values()
    return {one.name: (one.kind, one.default) for one in taken if one.name != "self"}


def test_table_has_every_method() -> None:
    assert METHODS.keys() == {name for name in vars(LearningService) if not name.startswith("_")} == CALLS.keys()


@pytest.mark.parametrize("name", METHODS)
def test_arguments_match_the_protocol(name: str) -> None:
    sent = [field.name for field in dataclasses.fields(METHODS[name][0])]
    assert sent == [one for one in parameters(LearningService, name) if one != "on_progress"]


@pytest.mark.parametrize("kind", [LocalLearning, RemoteLearning, Learning])
@pytest.mark.parametrize("name", METHODS)
def test_every_implementation_takes_the_same_arguments(kind: type, name: str) -> None:
    assert parameters(kind, name) == parameters(LearningService, name)


@pytest.mark.parametrize("name", METHODS)
def test_call_survives_the_wire(name: str) -> None:
    here, there = Noted(), Noted()
    getattr(here, name)(**CALLS[name])
    sent = protocol.unpack(protocol.pack(protocol.Request(*here.last)), protocol.Request)
    call(there, sent.method, protocol.convert(sent.body, METHODS[name][0]))
    assert there.last == here.last
