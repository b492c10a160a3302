"""The scan of all rows compared with the flat FAISS index."""

import tracemalloc

import numpy as np
import pytest

from core.search.index import row_scan
from core.search.index.row_scan import RowScan
from core.search.index.vector_index import VectorIndex

N_DIMS = 24
N_ROWS = 5000


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    made = np.random.default_rng(3).standard_normal((N_ROWS, N_DIMS))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float16)


@pytest.mark.parametrize("k", [1, 40, N_ROWS - 1, N_ROWS, 2 * N_ROWS])
@pytest.mark.parametrize("every", [0, 1, 7, 900])
def test_finds_the_same_as_the_flat_index(rows: np.ndarray, k: int, every: int):
    index = VectorIndex(N_DIMS, n_threads=1, use_gpu=False)
    index.build(rows)
    allowed = np.arange(N_ROWS) % every == 0 if every else None
    for place in (0, 2500, N_ROWS - 1):
        found, scores = RowScan(rows).search(rows[place], k=k, allowed=allowed)
        wanted, wanted_scores = index.search(rows[place], k=k, allowed=allowed)
        np.testing.assert_allclose(scores, wanted_scores, atol=1e-5)
        # Scores that differ in their last digit may change places.
        is_other = found != wanted
        np.testing.assert_allclose(scores[is_other], wanted_scores[is_other], atol=1e-6)
        assert is_other.mean() < 0.01
        assert (found.dtype, scores.dtype) == (wanted.dtype, wanted_scores.dtype)


def test_equal_rows_keep_their_order():
    rows = np.zeros((50, 4), dtype=np.float16)
    rows[:, 0] = 1
    assert RowScan(rows).search(rows[0], k=60)[0].tolist() == list(range(50))


def test_short_mask_excludes_the_rest_and_a_long_one_is_cut(rows: np.ndarray):
    found, _ = RowScan(rows).search(rows[2000], k=N_ROWS, allowed=np.ones(100, dtype=bool))
    assert sorted(found.tolist()) == list(range(100))
    assert RowScan(rows).search(rows[9], k=1, allowed=np.ones(2 * N_ROWS, dtype=bool))[0].tolist() == [9]


def test_no_rows_give_no_hits(rows: np.ndarray):
    for scan, allowed in ((RowScan(rows), np.zeros(N_ROWS, dtype=bool)), (RowScan(rows[:0]), None)):
        found, scores = scan.search(rows[0], k=5, allowed=allowed)
        assert (found.shape, scores.shape) == ((0,), (0,))


@pytest.mark.parametrize(("shape", "k"), [((N_DIMS + 1,), 3), ((1, N_DIMS), 3), ((N_DIMS,), 0)])
def test_impossible_searches_are_refused(rows: np.ndarray, shape: tuple[int, ...], k: int):
    with pytest.raises(ValueError, match="cannot search"):
        RowScan(rows).search(np.zeros(shape), k=k)


def test_memory_holds_one_block_and_not_all_rows(rows: np.ndarray, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(row_scan, "BLOCK_ROWS", 100)
    tracemalloc.start()
    RowScan(rows).search(rows[0], k=3)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < rows.nbytes  # all rows as float32 would be twice their size
