"""The vector index compared with sorting all products; its files; masked rows are never found."""

import threading
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from core.domain.embeddings import IndexKind, IndexRecord
from core.errors import StorageError
from core.search.index import cells, index_files, vector_index
from core.search.index.index_files import IndexMismatchError
from core.search.index.vector_index import VectorIndex

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


def test_rows_that_came_later_continue_the_numbers(index: VectorIndex):
    rows = np.concatenate([make_rows(3000), make_rows(50, seed=9)])
    index.cover(rows)
    assert index.n_rows == 3050
    for place in (5, 3020, 3049):
        assert index.search(rows[place], k=1)[0].tolist() == [place]
    allowed = np.arange(3050) % 10 == 0
    found, scores = index.search(rows[3020], k=20, allowed=allowed)
    assert found[0] == 3020
    assert allowed[found].all()
    assert (np.diff(scores) <= 0).all()
    assert len(set(found.tolist()) & set(exact(rows, rows[3020], 20, allowed))) >= 18


def test_index_outgrows_comparing_every_row_and_then_its_cells():
    rows = make_rows(6000)
    index = VectorIndex(N_DIMS, cells_from_rows=1000)
    index.cover(rows[:900])
    assert (index.kind, index.needs_cells) == (IndexKind.FLAT, False)
    index.cover(rows[:1000])
    assert index.needs_cells
    index.build(rows[:1000])
    assert (index.kind, index.n_in_cells, index.needs_cells) == (IndexKind.CELLS, 1000, False)
    index.cover(rows[:1050])
    assert not index.needs_cells
    index.cover(rows[:1100])
    assert index.needs_cells
    few = index.make_cells()
    assert few is not None
    index.cover(rows)
    many = index.make_cells()
    assert many is not None
    assert (few.n_rows, many.n_rows) == (1100, 6000)
    assert many.n_cells > few.n_cells, "trained on a sixth of the rows, they are trained again"
    index.adopt(few)
    assert (index.n_in_cells, index.n_rows, index.needs_cells) == (1100, 6000, True)
    assert index.search(rows[5000], k=1)[0].tolist() == [5000]


def test_fewer_rows_than_in_the_cells_are_another_store(index: VectorIndex):
    rows = make_rows(3000, seed=8)
    index.cover(rows[:2000])
    assert index.kind is IndexKind.FLAT
    assert index.search(rows[1999], k=1)[0].tolist() == [1999]


def test_cells_are_made_while_others_search(index: VectorIndex):
    rows = make_rows(8000)
    index.cover(rows)
    made: list[cells.Cells | None] = []
    thread = threading.Thread(target=lambda: made.append(index.make_cells()))
    thread.start()
    n_searches = 0
    while thread.is_alive() or not n_searches:
        found, _ = index.search(rows[7000], k=3)
        assert found[0] == 7000
        n_searches += 1
    thread.join()
    assert made[0] is not None
    index.adopt(made[0])
    assert index.n_in_cells == 8000
    for place in (0, 4321, 7999):
        found, _ = index.search(rows[place], k=10)
        assert len(set(found.tolist()) & set(exact(rows, rows[place], 10))) >= 9


def test_making_cells_can_be_stopped_at_any_time(index: VectorIndex):
    index.cover(make_rows(4000))
    for n_answers in (0, 1, 5) if index.kind is IndexKind.FLAT else (0,):
        answers = iter([False] * n_answers)
        assert index.make_cells(is_stopped=lambda answers=answers: next(answers, True)) is None
    assert index.search(make_rows(4000)[3500], k=1)[0].tolist() == [3500]


def spread_out(n_rows: int) -> np.ndarray:
    """Return the frames of videos of which each has a few shots, and which are near one of few subjects."""
    random = np.random.default_rng(2)
    subjects = random.standard_normal((12, N_DIMS))
    videos = subjects[random.integers(0, 12, n_rows // 40 + 1)] + random.standard_normal((n_rows // 40 + 1, N_DIMS))
    shots = videos[np.arange(n_rows // 8 + 1) // 5 % len(videos)] + 0.6 * random.standard_normal((
        n_rows // 8 + 1,
        N_DIMS,
    ))
    return unit(shots[np.arange(n_rows) // 8] + 0.15 * random.standard_normal((n_rows, N_DIMS)))


@pytest.mark.parametrize("share", [1.0, 0.2, 0.02])
def test_recall_is_kept_for_queries_between_the_rows(share: float):
    rows = spread_out(40_000)
    index = VectorIndex(N_DIMS, cells_from_rows=1000)
    index.build(rows)
    assert index._cells is not None
    assert index._cells.n_probed < index._cells.n_cells / 4
    random = np.random.default_rng(3)
    allowed = None if share == 1 else (np.arange(len(rows)) // 40) % 50 < share * 50
    shares = []
    for places in random.integers(0, len(rows), (40, 2)):
        query = rows[places].astype(np.float32).mean(axis=0) + 0.05 * random.standard_normal(N_DIMS)
        found, _ = index.search(query, k=10, allowed=allowed)
        shares.append(len(set(found.tolist()) & set(exact(rows, query, 10, allowed))) / 10)
    assert np.mean(shares) >= 0.95


@pytest.mark.parametrize(("shape", "k"), [((N_DIMS + 1,), 3), ((1, N_DIMS), 3), ((N_DIMS,), 0)])
def test_impossible_searches_are_refused(index: VectorIndex, shape: tuple[int, ...], k: int):
    with pytest.raises(ValueError, match="cannot search"):
        index.search(np.zeros(shape), k=k)
    with pytest.raises(ValueError, match="rows must be"):
        index.cover(np.zeros((2, N_DIMS + 1), dtype=np.float16))


def test_rows_are_not_copied_and_sorted_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cells, "CHUNK_ROWS", 500)
    monkeypatch.setattr(cells, "TRAINING_ROWS_PER_CELL", 4)  # so few rows would all be trained with
    path = tmp_path / "rows.f16"
    make_rows(20_000).tofile(path)
    rows = np.memmap(path, dtype="<f2", mode="r", shape=(20_000, N_DIMS))
    for threshold, most in ((10**9, rows.nbytes / 20), (1000, rows.nbytes / 2)):
        index = VectorIndex(N_DIMS, cells_from_rows=threshold, use_gpu=False)
        tracemalloc.start()
        index.build(rows)
        assert index.search(rows[19_999], k=1)[0].tolist() == [19_999]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < most, "all rows as float32 would be twice their size"


def saved(folder: Path) -> tuple[VectorIndex, Path, IndexRecord]:
    index = VectorIndex(N_DIMS, n_threads=1, cells_from_rows=1000)
    index.build(make_rows(3000))
    path = folder / "übung ☃" / "rows.index"
    return index, path, index.save(path, generation=4)


def test_saved_cells_are_mapped_and_the_same(tmp_path: Path):
    index, path, record = saved(tmp_path)
    assert (record.generation, record.n_rows, record.kind) == (4, 3000, IndexKind.CELLS)
    assert [path.name for path in path.parent.iterdir()] == ["rows.index"]
    rows = np.concatenate([make_rows(3000), make_rows(300, seed=9)])
    again = VectorIndex(N_DIMS, cells_from_rows=1000)
    again.cover(rows)
    again.load(path, record)
    assert (again.n_rows, again.n_in_cells, again.needs_cells) == (3300, 3000, True)
    for place in (5, 1700, 2999):
        np.testing.assert_array_equal(again.search(rows[place], k=20)[0][:9], index.search(rows[place], k=20)[0][:9])
    assert again.search(rows[3200], k=1)[0].tolist() == [3200]
    more = again.make_cells()  # of mapped cells, which must not be written to
    assert more is not None
    again.adopt(more)
    assert (again.n_in_cells, again.search(rows[3200], k=1)[0].tolist()) == (3300, [3200])
    assert again.save(path, generation=5).n_rows == 3300, "a mapped file can be replaced"
    assert index.search(rows[9], k=1)[0].tolist() == [9]


def test_index_without_cells_has_nothing_to_save(tmp_path: Path):
    index = VectorIndex(N_DIMS)
    index.build(make_rows(30))
    with pytest.raises(ValueError, match="no cells"):
        index.save(tmp_path / "rows.index", generation=0)


def test_files_with_another_checksum_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index_files, "BLOCK_BYTES", 4096)
    _, path, record = saved(tmp_path)
    whole = path.read_bytes()
    index = VectorIndex(N_DIMS)
    index.cover(make_rows(3000))
    for content in (whole[:-1], whole[:100] + b"\0\0\0\0" + whole[104:], whole[:-9000] + whole[-5000:], b"", b"x" * 9):
        path.write_bytes(content)
        with pytest.raises(IndexMismatchError):
            index.load(path, record)
    path.write_bytes(whole)
    for other in (VectorIndex(N_DIMS + 1), VectorIndex(N_DIMS)):
        with pytest.raises(IndexMismatchError, match="differs from the record"):
            other.load(path, record)
    index.load(path, record)
    path.unlink()
    with pytest.raises(IndexMismatchError):
        index.load(path, record)


def test_every_block_is_verified_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index_files, "BLOCK_BYTES", 1000)
    _, path, record = saved(tmp_path)
    index_files.check(path, checksum=record.checksum)
    whole = path.read_bytes()
    n_missed = 0
    for place in range(500, len(whole) - 5000, 7_000):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(IndexMismatchError):
            index_files.check(path, checksum=record.checksum)
        try:
            index_files.check(path, checksum=record.checksum, is_sampled=True)
        except IndexMismatchError:
            continue
        n_missed += 1
    assert n_missed, "a sample reads less than everything"


def test_full_disk_keeps_the_former_file(tmp_path: Path):
    index = VectorIndex(N_DIMS, n_threads=1, cells_from_rows=1000)
    index.build(make_rows(3000))
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
        more = np.concatenate([rows, make_rows(60, seed=9)])
        on_gpu.cover(more)
        assert on_gpu.search(more[3030], k=1)[0].tolist() == [3030], "it is not in the copy"
