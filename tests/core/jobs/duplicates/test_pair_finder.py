"""Copies, pieces and look-alikes in a library of real files, which are only read."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.api.library import Library
from core.catalog import files
from core.domain.duplicates import DuplicatesFound, PairKind, VideoPair, WhyLeftOut
from core.domain.media import ContentKey, FileStamp
from core.domain.videos import FoundFile
from core.jobs.duplicates import comparison, trace_shelf
from core.media.copies import trace_tasks
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import make_clips, opened, state_of, work_off
from tests.support.takes import make_take

COPIES = {
    "codec.webm": Change("libvpx-vp9"),
    "half.mp4": Change(scale=0.5),
    "trimmed.mp4": Change(start=0.2),
    "bars.mp4": Change(bars=1 / 3),
    "faster.mp4": Change(speed=1.04),
    "mirrored.mp4": Change(is_mirrored=True),
}
PIECE_START = 6.0
COPIED = (PairKind.SAME, PairKind.REENCODED)
PIECES = (PairKind.PIECE, PairKind.SHARES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library of takes of four scenes, copies of one, a film of all and a piece of the film."""
    root = tmp_path_factory.mktemp("duplicates")
    folder = root / "videos"
    folder.mkdir()
    takes = [make_take(folder / f"scene {scene}.mp4", scene, 1) for scene in range(4)]
    make_take(folder / "scene 0 again.mp4", 0, 2)
    for name, change in COPIES.items():
        copies.copy(takes[0], folder / name, change)
    copies.join(takes[1:], folder / "film.mp4")
    copies.cut(folder / "film.mp4", folder / "piece.mp4", start_seconds=PIECE_START, seconds=5.0)
    shutil.copy2(takes[3], folder / "scene 3 copied.mp4")
    (folder / "no film.mp4").write_text("words " * 50)
    with opened(root / "library") as library:
        library.folders.add([folder])
        work_off(library.folder)
    return root


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(made / "library", tmp_path / "library")
    with opened(tmp_path / "library") as library:
        yield library


def find(library: Library, *kinds: PairKind) -> DuplicatesFound:
    """Compare everything, and return only the pairs of some kinds."""
    found = library.duplicates.find()
    return dataclasses.replace(found, pairs=tuple(pair for pair in found.pairs if pair.kind in kinds))


def names(found: DuplicatesFound, kind: PairKind) -> set[tuple[str, str]]:
    return {(pair.a.name, pair.b.name) for pair in found.pairs if pair.kind is kind}


def pair_of(found: DuplicatesFound, *wanted: str) -> VideoPair:
    (pair,) = [pair for pair in found.pairs if {pair.a.name, pair.b.name} == set(wanted)]
    return pair


def test_copies_are_found_and_look_alikes_are_none(library: Library):
    before = state_of(library.videos.get_many(library.videos.ids())[0].path.parent)
    found = find(library, *COPIED)
    family = ["scene 0.mp4", *COPIES]
    expected = {tuple(sorted((one, other))) for one in family for other in family if one != other}
    assert names(found, PairKind.REENCODED) == expected
    assert names(found, PairKind.SAME) == {("scene 3 copied.mp4", "scene 3.mp4")}
    assert len(found.pairs) == len(expected) + 1
    for name in COPIES:
        assert pair_of(found, "scene 0.mp4", name).is_mirrored is (name == "mirrored.mp4")
    assert pair_of(found, "scene 0.mp4", "faster.mp4").speed == pytest.approx(1.04, abs=0.02)
    assert pair_of(found, "scene 0.mp4", "trimmed.mp4").a_start_seconds == pytest.approx(0.8, abs=0.15)
    assert state_of(library.videos.get_many(library.videos.ids())[0].path.parent) == before, "nothing is changed"


def test_pieces_have_their_times(library: Library):
    found = find(library, *COPIED, *PIECES)
    film = {("scene 1.mp4", "film.mp4"), ("scene 2.mp4", "film.mp4"), ("piece.mp4", "film.mp4")}
    assert film <= names(found, PairKind.PIECE)
    assert any({"scene 3.mp4", "film.mp4"} & set(pair) for pair in names(found, PairKind.PIECE) - film)
    piece = pair_of(found, "piece.mp4", "film.mp4")
    assert (piece.b_start_seconds, piece.b_end_seconds) == pytest.approx((PIECE_START, PIECE_START + 5.0), abs=0.3)
    assert "scene 0 again.mp4" not in {path.name for pair in found.pairs for path in (pair.a, pair.b)}


def test_look_alikes_are_listed_on_request_as_such(library: Library):
    found = find(library, *COPIED, PairKind.ALIKE)
    assert pair_of(found, "scene 0.mp4", "scene 0 again.mp4").kind is PairKind.ALIKE
    assert not names(found, PairKind.PIECE)


def test_long_videos_are_decoded_only_where_their_vectors_agree(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(comparison, "WHOLE_SECONDS", 3)
    monkeypatch.setattr(comparison, "_GRID_SECONDS", 2)
    found = find(library, *COPIED, *PIECES)
    piece = pair_of(found, "piece.mp4", "film.mp4")
    assert piece.kind is PairKind.PIECE
    assert (piece.b_start_seconds, piece.b_end_seconds) == pytest.approx((PIECE_START, PIECE_START + 5.0), abs=0.6)
    assert pair_of(found, "scene 0.mp4", "half.mp4").kind is PairKind.REENCODED
    assert "scene 0 again.mp4" not in {path.name for pair in found.pairs for path in (pair.a, pair.b)}


def test_decoded_videos_are_cached(library: Library, monkeypatch: pytest.MonkeyPatch):
    first = library.duplicates.find()
    assert list(library.paths.traces.rglob("*.npz"))
    monkeypatch.setattr(trace_shelf.TraceCache, "add", lambda *_: pytest.fail("it was decoded again"))
    monkeypatch.setattr(trace_tasks, "trace", None)
    assert library.duplicates.find() == first


def test_videos_that_were_not_compared_are_named(library: Library, tmp_path: Path):
    make_clips(tmp_path / "away", 1)
    library.folders.add([tmp_path / "away"])
    work_off(library.folder)
    shutil.rmtree(tmp_path / "away")
    library.folders.rescan()
    work_off(library.folder)
    with library.database.write() as session:
        folder_id = next(folder.id for folder in library.folders.list_all() if folder.path.name == "videos")
        found_file = FoundFile(Path("new.mp4"), FileStamp(9, 1, 1), ContentKey(9, "0" * 32))
        files.put_files(session, folder_id, [found_file])
    found = library.duplicates.find()
    assert {(one.path.name, one.why, bool(one.reason)) for one in found.left_out} == {
        ("clip 000.mp4", WhyLeftOut.OFFLINE, False),
        ("new.mp4", WhyLeftOut.NOT_ANALYSED, False),
        ("no film.mp4", WhyLeftOut.UNREADABLE, True),
    }


@pytest.mark.parametrize("loss", ["gone", "damaged"])
def test_video_that_cannot_be_decoded_now_is_named(library: Library, made: Path, tmp_path: Path, loss: str):
    shutil.copytree(made / "videos", tmp_path / "moved", ignore=shutil.ignore_patterns("film*", "piece*", "no*"))
    (folder,) = library.folders.list_all()
    library.folders.relocate(folder.id, tmp_path / "moved")
    lost = tmp_path / "moved" / "half.mp4"
    lost.unlink() if loss == "gone" else lost.write_bytes(bytes(5000))
    found = library.duplicates.find()
    why = {one.path.name: one.why for one in found.left_out}
    assert why["half.mp4"] is (WhyLeftOut.OFFLINE if loss == "gone" else WhyLeftOut.UNREADABLE)
    assert ("codec.webm", "scene 0.mp4") in names(found, PairKind.REENCODED)
    assert "half.mp4" not in {path.name for pair in found.pairs for path in (pair.a, pair.b)}


def test_nothing_analysed_finds_nothing(tmp_path: Path):
    with opened(tmp_path / "library") as library:
        assert library.duplicates.find() == DuplicatesFound((), (), 0)


def test_only_new_videos_are_compared_the_next_time(
    library: Library, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = library.duplicates.find()
    (tmp_path / "more").mkdir()
    copies.copy(made / "videos" / "scene 0.mp4", tmp_path / "more" / "new.mp4", Change("mpeg4", scale=0.8))
    copies.cut(made / "videos" / "film.mp4", tmp_path / "more" / "bit.mp4", start_seconds=1.0, seconds=4.0)
    library.folders.add([tmp_path / "more"])
    work_off(library.folder)
    assert library.duplicates.listed().n_waiting == 2
    judged: list[set[str]] = []
    judge = comparison.relations.judge
    monkeypatch.setattr(
        comparison.relations, "judge", lambda a, b, _: judged.append({a.path.name, b.path.name}) or judge(a, b, _)
    )

    second = library.duplicates.find()

    assert judged
    assert all(pair & {"new.mp4", "bit.mp4"} for pair in judged)
    assert set(first.pairs) < set(second.pairs)
    assert pair_of(second, "scene 0.mp4", "new.mp4").kind is PairKind.REENCODED
    assert pair_of(second, "film.mp4", "bit.mp4").kind is PairKind.PIECE
    assert library.duplicates.listed() == dataclasses.replace(second, left_out=second.left_out, n_waiting=0)


def test_interrupted_search_keeps_its_pairs_and_continues(library: Library):
    class EnoughError(Exception):
        pass

    def interrupt(words: str, done: int, _total: int) -> None:
        if words == comparison.LOOKING and done == 12:
            raise EnoughError

    with pytest.raises(EnoughError):
        library.duplicates.find(on_progress=interrupt)
    partly = library.duplicates.listed()
    assert partly.pairs
    assert partly.n_waiting > 0
    whole = library.duplicates.find()
    assert names(partly, PairKind.REENCODED) < names(whole, PairKind.REENCODED)
    assert library.duplicates.listed().n_waiting == 0


def test_pairs_show_where_their_files_are_now(library: Library, made: Path, tmp_path: Path):
    before = find(library, PairKind.REENCODED)
    shutil.copytree(made / "videos", tmp_path / "moved")
    (folder,) = library.folders.list_all()
    library.folders.relocate(folder.id, tmp_path / "moved")
    after = library.duplicates.listed()
    assert {pair.a.parent for pair in after.pairs} == {tmp_path / "moved"}
    assert names(after, PairKind.REENCODED) == names(before, PairKind.REENCODED)
    (video,) = [one for one in library.videos.get_many(library.videos.ids()) if one.path.name == "half.mp4"]
    library.videos.remove_from_library([video.id])
    assert not any("half.mp4" in pair for pair in names(library.duplicates.listed(), PairKind.REENCODED))
