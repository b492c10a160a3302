"""The vector index compared with sorting all products; its files; masked rows are never found."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from core.domain.embeddings import IndexKind
from core.errors import StorageError
from core.search import vector_index
from core.search.index_files import IndexMismatchError
from core.search.vector_index import VectorIndex

N_DIMS = 24


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float16)


def make_rows(n_rows: int, seed: int = 0) -> np.ndarray:
    """Return frames of videos: thirty rows around each centre."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((n_rows // 30 + 1, N_DIMS))
    return unit(centres[np.arange(n_rows) // 30] + 0.3 * random.standard_normal((n_rows, N_DIMS)))


def exact(rows: np.ndarray, vector: np.ndarray, k: int, allowed: np.ndarray | None = None) -> list[int]:
    scores = rows.astype(np.float32) @ vector.astype(np.float32)
    if allowed is not None:
        scores = np.where(allowed, scores, -np.inf)
    return np.argsort(-scores)[:k].tolist()


@pytest.fixture(params=["flat", "cells"])
def index(request) -> VectorIndex:
    made = VectorIndex(N_DIMS, n_threads=1, cells_from_rows=10**9 if request.param == "flat" else 1000)
    made.build(make_rows(3000))
    assert made.kind is IndexKind(request.param)
    return made


def test_nearest_rows_are_found(index: VectorIndex):
    rows = make_rows(3000)
    for place in (0, 1234, 2999):
        found, scores = index.search(rows[place], k=10)
        assert found[0] == place
        assert len(set(found.tolist()) & set(exact(rows, rows[place], 10))) >= 9
        np.testing.assert_allclose(scores, rows[found].astype(np.float32) @ rows[place].astype(np.float32), atol=2e-3)
        assert (np.diff(scores) <= 0).all()


@pytest.mark.parametrize("every", [2, 50, 1500])
def test_only_allowed_rows_are_found(index: VectorIndex, every: int):
    rows = make_rows(3000)
    allowed = np.arange(3000) % every == 0
    found, _ = index.search(rows[7], k=40, allowed=allowed)
    assert allowed[found].all()
    assert len(found) == min(40, allowed.sum())
    assert len(set(found.tolist()) & set(exact(rows, rows[7], len(found), allowed))) >= 0.9 * len(found)


def test_short_mask_excludes_the_rest(index: VectorIndex):
    found, _ = index.search(make_rows(3000)[2000], k=3000, allowed=np.ones(100, dtype=bool))
    assert sorted(found.tolist()) == list(range(100))
    found, _ = index.search(make_rows(3000)[0], k=10, allowed=np.ones(5000, dtype=bool))
    assert found[0] == 0


def test_empty_mask_finds_nothing(index: VectorIndex):
    found, scores = index.search(make_rows(1)[0], k=5, allowed=np.zeros(3000, dtype=bool))
    assert (found.shape, scores.shape) == ((0,), (0,))
    assert VectorIndex(N_DIMS).search(make_rows(1)[0], k=5)[0].shape == (0,)


def test_limit_above_the_row_count_returns_all_rows(index: VectorIndex):
    assert sorted(index.search(make_rows(1)[0], k=10_000)[0].tolist()) == list(range(3000))


def test_added_rows_continue_the_numbers(index: VectorIndex):
    more = make_rows(50, seed=9)
    index.add(more)
    assert index.n_rows == 3050
    assert index.search(more[20], k=1)[0].tolist() == [3020]


def test_grown_index_needs_a_rebuild():
    index = VectorIndex(N_DIMS, cells_from_rows=1000)
    index.build(make_rows(900))
    assert not index.needs_rebuild
    index.add(make_rows(100))
    assert index.needs_rebuild
    index.build(make_rows(1000))
    assert (index.kind, index.needs_rebuild) == (IndexKind.CELLS, False)
    index.add(make_rows(3200))
    assert index.needs_rebuild


@pytest.mark.parametrize(("shape", "k"), [((N_DIMS + 1,), 3), ((1, N_DIMS), 3), ((N_DIMS,), 0)])
def test_impossible_searches_are_refused(index: VectorIndex, shape: tuple[int, ...], k: int):
    with pytest.raises(ValueError, match="cannot search"):
        index.search(np.zeros(shape), k=k)
    with pytest.raises(ValueError, match="rows must be"):
        index.add(np.zeros((2, N_DIMS + 1), dtype=np.float16))


def test_rows_are_added_in_chunks(monkeypatch):
    monkeypatch.setattr(vector_index, "CHUNK_ROWS", 500)
    rows = make_rows(20_000)
    index = VectorIndex(N_DIMS)
    tracemalloc.start()
    index.build(rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < rows.nbytes / 2  # all rows as float32 would be twice their size
    assert index.search(rows[19_999], k=1)[0].tolist() == [19_999]


def test_saved_index_is_the_same(index: VectorIndex, tmp_path: Path):
    path = tmp_path / "übung ☃" / "rows.index"
    record = index.save(path, generation=4)
    assert (record.generation, record.n_rows, record.kind) == (4, 3000, index.kind)
    again = VectorIndex(N_DIMS)
    again.load(path, record)
    vector = make_rows(3000)[5]
    np.testing.assert_array_equal(again.search(vector, k=20)[0], index.search(vector, k=20)[0])
    assert [path.name for path in path.parent.iterdir()] == ["rows.index"]


def test_files_with_another_checksum_are_refused(index: VectorIndex, tmp_path: Path):
    path = tmp_path / "rows.index"
    record = index.save(path, generation=0)
    whole = path.read_bytes()
    for content in (whole[:-1], whole[:100] + b"\0\0\0\0" + whole[104:], b""):
        path.write_bytes(content)
        with pytest.raises(IndexMismatchError):
            VectorIndex(N_DIMS).load(path, record)
    path.write_bytes(whole)
    with pytest.raises(IndexMismatchError):
        VectorIndex(N_DIMS + 1).load(path, record)
    path.unlink()
    with pytest.raises(IndexMismatchError):
        VectorIndex(N_DIMS).load(path, record)


def test_full_disk_keeps_the_former_file(index: VectorIndex, tmp_path: Path):
    path = tmp_path / "rows.index"
    path.write_bytes(b"former")
    (tmp_path / "rows.index.tmp").symlink_to("/dev/full")
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with pytest.raises(StorageError, match=r"cannot be written \(No space left on device\)"):
        index.save(path, generation=0)
    assert path.read_bytes() == b"former"
    assert not (tmp_path / "rows.index.tmp").is_symlink()


@pytest.mark.gpu
@pytest.mark.skipif(not vector_index.VectorIndex(1)._use_gpu, reason="needs a GPU")
def test_gpu_finds_the_same_as_the_cpu():
    rows = make_rows(3000)
    for threshold in (10**9, 1000):
        on_gpu, on_cpu = VectorIndex(N_DIMS, cells_from_rows=threshold), VectorIndex(N_DIMS, use_gpu=False)
        on_gpu.build(rows)
        on_cpu.build(rows)
        found = on_gpu.search(rows[9], k=10)[0].tolist()
        assert len(set(found) & set(on_cpu.search(rows[9], k=10)[0].tolist())) >= 9
