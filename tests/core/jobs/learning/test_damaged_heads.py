"""A damaged active head is rebuilt; an imported one that cannot work changes nothing."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from core.errors import HeadError
from core.jobs.learning import head_files, versions
from core.tagging import checkpoint
from core.tagging.background import Background
from core.tagging.head import blank
from tests.core.jobs.learning.conftest import Bench
from tests.core.tagging.test_checkpoint import _change as change


def _marks(written: object) -> Callable[[Path, str], None]:
    return lambda path, _key: change(path, lambda _arrays, facts: facts.update(card={"marks": written}))


def _temporal(path: Path, _key: str) -> None:
    change(path, lambda arrays, _facts: arrays.update({"temporal.x": np.zeros(3, np.float32)}))


def _short(path: Path, key: str) -> None:
    """A head with the right encoder name and vectors of another length."""
    ground = Background(
        np.zeros(7, np.float32), 0.0, np.zeros(2), np.zeros(2), np.ones(2), np.zeros(9), np.eye(9), 3
    )  # fmt: skip
    path.write_bytes(checkpoint.to_bytes(blank(key, ground), names={}, card={}))


def _nested(path: Path, _key: str) -> None:
    save_file({"centre": np.zeros(3, np.float32)}, path, {"clipshelf": "[" * 200_000})


@pytest.mark.parametrize("spoil", [_marks([1]), _marks({"x": 1}), _marks("?"), _temporal, _short, _nested])
def test_damaged_active_head_is_rebuilt(bench: Bench, spoil: Callable[[Path, str], None]) -> None:
    red = bench.tag("red")
    bench.library.decisions.accept(bench.of_kind(0)[:3], [red])
    bench.learner.catch_up()
    before, key = bench.learner.scores([red]), bench.learner.head.encoder_key
    spoil(head_files.working_path(bench.context.paths, key), key)

    assert bench.again().catch_up().tag_ids == (red,)
    assert bench.learner.scores([red]).videos.tobytes() == before.videos.tobytes()


@pytest.mark.parametrize("spoil", [_temporal, _short, _nested])
def test_incompatible_head_is_refused_and_changes_nothing(
    bench: Bench, spoil: Callable[[Path, str], None], tmp_path: Path
) -> None:
    red = bench.tag("red")
    bench.learner.catch_up()
    versions.export_version(
        bench.context, bench.learner, versions.keep(bench.context, bench.learner, {}), tmp_path / "head"
    )
    before = bench.learner.scores([red])
    spoil(tmp_path / "head", bench.learner.head.encoder_key)
    with pytest.raises(HeadError):
        versions.import_version(bench.context, bench.learner, tmp_path / "head")

    assert bench.learner.catch_up().tag_ids == ()
    assert bench.learner.scores([red]).videos.tobytes() == before.videos.tobytes()
    assert bench.learner.version() == 1
