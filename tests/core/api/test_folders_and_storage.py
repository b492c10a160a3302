"""Folders that are added, moved and removed, the trash, and storage; with real videos."""

import shutil
from pathlib import Path

import pytest

from core.api.library import Library
from core.domain.changes import Changes
from core.domain.storage import StoredKind
from core.domain.videos import VideoStage
from core.errors import LibraryError, PathError, UsageError
from core.worker import lock
from tests.support.libraries import make_clips, opened, videos_by_name, work_off


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made")
    make_clips(root / "videos", 2)
    with opened(root / "library") as library:
        library.folders.add([root / "videos"])
        work_off(library.folder)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "library", tmp_path / "library")
    shutil.copytree(made / "videos", tmp_path / "videos")
    with opened(tmp_path / "library") as library:
        library.folders.relocate(library.folders.list_all()[0].id, tmp_path / "videos")
        work_off(library.folder)
    return tmp_path


def test_moved_folder_keeps_its_videos(root: Path):
    shutil.move(root / "videos", root / "Archive")
    with opened(root / "library") as library:
        (folder,) = library.folders.list_all()
        before = videos_by_name(library)
        check = library.folders.check_move(folder.id, root / "Archive")
        assert (check.n_known, check.n_checked, check.n_found) == (2, 2, 2)
        assert library.folders.check_move(folder.id, root).n_found == 0
        done = library.folders.relocate(folder.id, root / "Archive")
        assert done.changes & Changes.FOLDERS
        work_off(library.folder)
        after = videos_by_name(library)
        assert {name: video.id for name, video in after.items()} == {name: video.id for name, video in before.items()}
        assert all(video.path.parent == root / "Archive" and not video.is_offline for video in after.values())
        assert all(video.stage is VideoStage.ANALYSED for video in after.values())
        assert library.videos.count(text="archive") == 2
        assert done.undo is not None
        library.undo(done.undo)
        assert library.videos.count(text="archive") == 0


def test_folder_is_not_moved_onto_another(root: Path):
    make_clips(root / "more" / "inner", 1, first=5)
    with opened(root / "library") as library:
        (folder,) = library.folders.list_all()
        library.folders.add([root / "more"])
        for place in (root / "more", root / "more" / "inner", root):
            with pytest.raises(UsageError, match="already in the library"):
                library.folders.relocate(folder.id, place)
        with pytest.raises(PathError, match="is not an existing folder or file"):
            library.folders.relocate(folder.id, root / "nowhere")
        assert {one.path for one in library.folders.list_all()} == {root / "videos", root / "more"}


def test_adding_a_folder_is_undone(root: Path):
    make_clips(root / "more" / "inner", 1, first=5)
    with opened(root / "library") as library:
        inner = library.folders.add([root / "more" / "inner"])
        work_off(library.folder)
        outer = library.folders.add([root / "more" / "inner", root / "more"])
        work_off(library.folder)
        names = set(videos_by_name(library))
        assert len(names) == 3
        assert outer.undo is not None
        redo = library.undo(outer.undo)
        assert [one.path for one in library.folders.list_all()] == [root / "more" / "inner", root / "videos"]
        work_off(library.folder)
        assert set(videos_by_name(library)) == names
        assert redo.undo is not None
        library.undo(redo.undo)
        assert [one.path for one in library.folders.list_all()] == [root / "more", root / "videos"]
        assert set(videos_by_name(library)) == names
        assert library.folders.add([root / "more"]).undo is None
        assert inner.undo is not None


def test_files_go_to_the_trash_and_can_return(root: Path, monkeypatch: pytest.MonkeyPatch):
    (root / "trash").mkdir()

    def throw(path: Path) -> None:
        if path.name == "clip 001.mp4":
            raise PermissionError(13, "not yours")
        shutil.move(path, root / "trash")

    monkeypatch.setattr("send2trash.send2trash", throw)
    with opened(root / "library") as library:
        tag, _ = library.tags.add("kept")
        videos = videos_by_name(library)
        gone = videos["clip 000.mp4"].id
        library.decisions.accept([gone], [tag.id])
        outcome = library.videos.trash([video.id for video in videos.values()])
        assert [path.name for path in outcome.moved] == ["clip 000.mp4"]
        assert [(path.name, why) for path, why in outcome.failures] == [("clip 001.mp4", "not yours")]
        assert set(videos_by_name(library)) == {"clip 001.mp4"}
        shutil.move(root / "trash" / "clip 000.mp4", root / "videos")
        library.folders.rescan()
        work_off(library.folder)
        assert videos_by_name(library)["clip 000.mp4"].id == gone
        assert len(library.decisions.of_video(gone)) == 1


def test_offline_drive_trashes_nothing(root: Path):
    shutil.move(root / "videos", root / "unplugged")
    with opened(root / "library") as library:
        outcome = library.videos.trash(library.videos.ids())
        assert outcome.moved == ()
        assert len(outcome.failures) == 2
        assert library.videos.count() == 2


def test_empty_mount_point_trashes_nothing(root: Path):
    shutil.move(root / "videos", root / "unplugged")
    (root / "videos").mkdir()
    with opened(root / "library") as library:
        outcome = library.videos.trash(library.videos.ids())
        assert outcome.moved == ()
        assert {why for _, why in outcome.failures} == {"its folder cannot be reached"}
        assert library.videos.count() == 2


def test_storage_lists_every_kind(root: Path):
    with opened(root / "library") as library:
        kept = {one.kind: one for one in library.storage()}
    assert set(kept) == set(StoredKind)
    assert kept[StoredKind.PICTURES].n_files == 4
    assert kept[StoredKind.EMBEDDINGS].n_bytes > 0
    assert kept[StoredKind.CATALOG].path == root / "library" / "catalog.sqlite"
    assert not kept[StoredKind.CATALOG].is_derived


def test_analysis_is_deleted_and_made_again(root: Path):
    with opened(root / "library") as library:
        ids = library.videos.ids()
        tag, _ = library.tags.add("kept")
        library.decisions.accept(ids, [tag.id])
        with lock.hold(library.paths), pytest.raises(LibraryError, match="in use"):
            library.delete_analysis()
        assert library.delete_analysis() & Changes.EMBEDDINGS
        assert library.jobs.summary().is_paused
        left = {one.kind: one.n_files for one in library.storage()}
        assert left[StoredKind.EMBEDDINGS] == left[StoredKind.PICTURES] == left[StoredKind.INDEXES] == 0
        assert library.videos.count_stages()[VideoStage.FOUND] == 2
        assert len(library.decisions.of_video(ids[0])) == 1
        library.jobs.resume()
        library.folders.rescan()
        work_off(library.folder)
        assert library.videos.count_stages()[VideoStage.ANALYSED] == 2


def test_settings_and_backups(root: Path):
    with opened(root / "library") as library:
        assert library.settings.put({"sampling_density": "standard"}) is Changes.NOTHING
        assert library.settings.put({"sampling_density": "dense"}) is Changes.SETTINGS
        assert library.settings.get().sampling_density == "dense"
        with pytest.raises(UsageError, match="Did you mean"):
            library.settings.put({"sampling_densty": "dense"})
        n_before = len(library.backups.list_all())
        made = library.backups.make()
        newest, *others = library.backups.list_all()
        assert (newest, len(others)) == (made, n_before)
        assert (str(made.reason), made.path.parent, made.n_bytes > 0) == ("", root / "library" / "backups", True)
    with opened(root / "library") as again:
        assert isinstance(again, Library)
        assert again.settings.get().sampling_density == "dense"


def test_watching_a_folder_can_be_switched(root: Path):
    with opened(root / "library") as library:
        (folder,) = library.folders.list_all()
        assert folder.is_watched
        done = library.folders.set_watched(folder.id, is_watched=False)
        assert not library.folders.list_all()[0].is_watched
        assert done.undo is not None
        library.undo(done.undo)
        assert library.folders.list_all()[0].is_watched
