"""The library's contract with its callers, on a real library without a worker."""

import shutil
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.search import SearchRequest, TextQuery
from core.domain.videos import VideoSort, VideoStage
from core.errors import EncoderError, PathError, StorageError, WorkerError
from tests.support.encoders import make_tiny_model
from tests.support.libraries import make_clips, opened, videos_by_name, work_off


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("analysed")
    make_clips(root / "videos", 3)
    (root / "videos" / "empty.mp4").touch()
    with opened(root / "library") as library:
        library.folders.add([root / "videos"])
        work_off(library.folder)
    return root


@pytest.fixture
def copied(analysed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(analysed / "library", tmp_path / "library"))


def stages(library: Library) -> dict[VideoStage, int]:
    return {stage: n for stage, n in library.videos.count_stages().items() if n}


def test_videos_are_listed_counted_and_pictured(analysed: Path, copied: Path):
    with opened(copied) as library:
        videos = videos_by_name(library)

        assert library.videos.count() == 4
        assert library.videos.count(text="clip 001") == 1
        assert stages(library) == {VideoStage.ANALYSED: 3, VideoStage.FAILED: 1}
        assert [video.path.name for video in library.videos.failed()] == ["empty.mp4"]
        assert library.videos.find(analysed / "videos" / "clip 002.mp4") == videos["clip 002.mp4"].id
        poster = library.videos.poster(videos["clip 000.mp4"])
        assert poster is not None
        assert poster.is_relative_to(copied)  # the copy's own
        assert library.videos.poster(videos["empty.mp4"]) is None
        assert library.videos.filmstrip(videos["clip 000.mp4"]) is not None


def test_ids_keep_the_requested_order(copied: Path):
    with opened(copied) as library:
        ids = library.videos.ids(VideoSort.NAME, descending=True)
        names = [video.path.name for video in library.videos.get_many(ids)]

    assert names == sorted(names, reverse=True)


def test_video_knows_all_its_paths(analysed: Path, copied: Path, tmp_path: Path):
    shutil.copytree(analysed / "videos", tmp_path / "twins")
    with opened(copied) as library:
        library.folders.add([tmp_path / "twins"])
        work_off(copied)
        video_id = library.videos.find(tmp_path / "twins" / "clip 000.mp4")
        assert video_id is not None
        assert set(library.videos.paths(video_id)) == {
            analysed / "videos" / "clip 000.mp4",
            tmp_path / "twins" / "clip 000.mp4",
        }
        assert library.videos.count() == 4


def test_relative_path_out_of_a_folder_is_not_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (clip,) = make_clips(tmp_path / "followed", 1)
    make_clips(tmp_path / "other", 1, first=1)
    monkeypatch.chdir(tmp_path / "followed")
    with opened(Path("../library")) as library:
        library.folders.add([tmp_path / "followed"])
        outcome = library.folders.add([Path("../other")])
        assert (outcome.n_added, [folder.path for folder in outcome.folders]) == (1, [tmp_path / "other"])
        assert library.folder == tmp_path / "library"
        work_off(library.folder)
        assert library.videos.count() == 2
        assert library.videos.find(Path("../followed") / clip.name) == videos_by_name(library)[clip.name].id


def test_adding_a_parent_folder_absorbs_its_subfolders_without_new_analysis(tmp_path: Path):
    make_clips(tmp_path / "all" / "inner", 2)
    with opened(tmp_path / "library") as library:
        inner = library.folders.add([tmp_path / "all" / "inner"])
        assert (inner.n_added, bool(inner.changes & Changes.FOLDERS)) == (1, True)
        work_off(library.folder)
        before = videos_by_name(library)
        outer = library.folders.add([tmp_path / "all", tmp_path / "all" / "inner"])
        work_off(library.folder)

        assert [folder.path for folder in outer.folders] == [tmp_path / "all"]
        assert [folder.path for folder in library.folders.list_all()] == [tmp_path / "all"]
        after = videos_by_name(library)
        assert {name: video.id for name, video in after.items()} == {name: video.id for name, video in before.items()}
        assert all(video.stage is VideoStage.ANALYSED for video in after.values())


def test_checking_adds_nothing(tmp_path: Path):
    with opened(tmp_path / "library") as library:
        with pytest.raises(PathError, match="nowhere"):
            library.folders.add([tmp_path, tmp_path / "nowhere"])
        assert library.folders.check([tmp_path]) == [tmp_path]
        assert library.folders.list_all() == []


def test_removing_a_folder_keeps_the_files(analysed: Path, copied: Path):
    with opened(copied) as library:
        (folder,) = library.folders.list_all()
        library.folders.remove(folder.id)

        assert library.videos.count() == 0
    assert len(list((analysed / "videos").iterdir())) == 4


def test_pausing_and_cancelling(tmp_path: Path):
    make_clips(tmp_path / "videos", 1)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "videos"])
        library.jobs.pause()
        assert library.jobs.summary().is_paused
        assert not library.jobs.summary().is_idle
        library.jobs.cancel()
        library.jobs.resume()
        assert library.jobs.summary().is_idle
        library.folders.rescan()
        work_off(library.folder)
        assert stages(library) == {VideoStage.ANALYSED: 1}


def test_repaired_file_is_read_at_the_next_try(tmp_path: Path):
    make_clips(tmp_path / "videos", 1)
    (tmp_path / "videos" / "late.mp4").write_text("not yet")
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "videos"])
        work_off(library.folder)
        (failed,) = library.videos.failed()
        library.videos.retry([failed.id])
        assert library.videos.failed() == []
        work_off(library.folder)
        assert [video.id for video in library.videos.failed()] == [failed.id]


def test_choice_of_encoder_can_be_undone(tmp_path: Path):
    with opened(tmp_path / "library") as library:
        library.encoders.put_back(None)
        assert library.encoders.target() is None
        assert library.encoders.use_default() == "Built-in model"
        with pytest.raises(EncoderError, match="Did you mean 'builtin'"):
            library.encoders.use("bulitin")
        assert library.encoders.target() == "builtin"
        assert [offer.reference for offer in library.encoders.offers() if offer.is_ready] == ["builtin"]


def test_model_folders_are_listed_while_they_exist_or_are_chosen(tmp_path: Path):
    model = make_tiny_model(tmp_path / "model")
    reference = f"local-dir:{model}"

    def offered(library: Library) -> dict[str, bool]:
        return {it.reference: it.is_ready for it in library.encoders.offers() if it.reference.startswith("local-dir:")}

    make_clips(tmp_path / "videos", 1)
    with opened(tmp_path / "library") as library:
        assert offered(library) == {}
        library.encoders.use(str(model))
        assert offered(library) == {reference: True}, "chosen, not loaded yet"
        library.folders.add([tmp_path / "videos"])
        work_off(library.folder)
        library.encoders.use("builtin")
        assert offered(library) == {reference: True}, "used before"
        model.rename(tmp_path / "away")
        assert offered(library) == {}
        (tmp_path / "away").rename(model)
        library.encoders.use(reference)
        model.rename(tmp_path / "away")
        assert offered(library) == {reference: False}
        library.encoders.put_back(None)
        assert library.encoders.use_default() == "Built-in model"


def test_without_a_worker_search_fails_and_events_are_empty(copied: Path):
    with opened(copied) as library:
        assert library.worker_state is WorkerState.STOPPED
        assert library.events.poll().notices == ()
        with pytest.raises(WorkerError, match="not running yet"):
            library.search.run(SearchRequest(TextQuery("x")))


def test_library_in_an_unwritable_place(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="cannot be created"):
        Library.open(tmp_path / "file" / "library")
