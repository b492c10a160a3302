"""Checkpoints of torch are read without torch: the same arrays, and nothing but arrays."""

import io
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253

from core.embedding.builtin import packages, torch_file


def saved(content: object) -> bytes:
    file = io.BytesIO()
    torch.save(content, file, _use_new_zipfile_serialization=False)
    return file.getvalue()


@pytest.fixture(scope="module")
def small() -> bytes:
    return saved({"a": torch.arange(6.0).reshape(2, 3), "n": torch.tensor(7)})


def test_the_weights_are_those_that_torch_reads() -> None:
    content = packages.WEIGHTS.read()
    wanted = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    arrays = torch_file.read(content)
    assert list(arrays) == list(wanted)
    for name, tensor in wanted.items():
        np.testing.assert_array_equal(arrays[name], tensor.numpy())


def test_views_of_one_storage_are_read() -> None:
    base = torch.arange(12.0).reshape(3, 4)
    arrays = torch_file.read(saved({"base": base, "turned": base.T, "part": base[1:, 2:]}))
    np.testing.assert_array_equal(arrays["turned"], base.T.numpy())
    np.testing.assert_array_equal(arrays["part"], base[1:, 2:].numpy())


def test_nothing_else_is_made_of_a_file(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return (Path.touch, (tmp_path / "harm",))

    parts = [pickle.dumps(part, 2) for part in (0x1950A86A20F9469CFC6C, 1001, {}, {"a": Harm()}, [])]
    with pytest.raises(ValueError, match="not allowed"):
        torch_file.read(b"".join(parts))
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.5, 0.9, 0.999])
def test_a_file_that_ends_early_is_refused(small: bytes, kept: float) -> None:
    with pytest.raises(ValueError, match="torch checkpoint"):
        torch_file.read(small[: int(kept * len(small))])


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="torch checkpoint"):
        torch_file.read(pickle.dumps("something else", 2))
