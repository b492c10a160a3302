"""Checkpoints of torch are read without torch: the same arrays, and nothing but arrays."""

import io
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253
from hypothesis import given
from hypothesis import strategies as st

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


@given(data=st.data())
def test_damaged_files_are_refused_or_read(small: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(small) - 1))
    damaged = bytearray(small[: data.draw(st.sampled_from([place, len(small)]))])
    if place < len(damaged):
        damaged[place] ^= data.draw(st.integers(1, 255))
    try:
        arrays = torch_file.read(bytes(damaged))
    except ValueError:
        return
    assert isinstance(arrays, dict)
