from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.modeltest import ModelTester

from app.folders.models.failed_videos import FailedVideosModel
from app.stage.folder_list import FoldersModel, note
from core.domain.videos import Folder, FolderState, VideoStage
from tests.app.stand_in import video


def folder(number: int, path: str, state: FolderState = FolderState.ONLINE, *, is_scanned: bool = True) -> Folder:
    scanned_at = datetime(2026, 1, 1, tzinfo=UTC) if is_scanned else None
    return Folder(number, Path(path), state, is_watched=True, n_videos=number, last_scanned_at=scanned_at)


def test_folders(qtmodeltester: ModelTester) -> None:
    model = FoldersModel()
    qtmodeltester.check(model)
    model.set_folders([folder(1, "/a/<b>x"), folder(2, "/b", FolderState.OFFLINE)])
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(3)] == ["All videos", "<b>x", "b"]
    assert model.row_of(2) == 2
    assert model.row_of(77) == 0
    assert model.folder(model.index(0)) is None


def test_folder_state_is_described() -> None:
    assert note(folder(1, "/a")) == "1 video"
    assert note(folder(1204, "/a")) == "1,204 videos"
    assert note(folder(2, "/a", FolderState.OFFLINE)).startswith("Offline")
    assert note(folder(2, "/a", is_scanned=False)) == "Waiting to be scanned"
    busy = replace(folder(1204, "/a"), n_ready=34, n_waiting=1100)
    assert note(busy) == "34 of 1,204 ready"
    assert note(replace(busy, last_scanned_at=None)) == "34 of 1,204 ready", "while it is still being scanned"
    assert note(replace(busy, n_waiting=0)) == "1,204 videos", "the rest cannot be read"


def test_failed_videos(qtmodeltester: ModelTester) -> None:
    model = FailedVideosModel()
    model.set_rows([video(1, "/a/x.mp4", stage=VideoStage.FAILED, reason="There is no picture in it")])
    qtmodeltester.check(model)
    assert [model.index(0, column).data() for column in range(3)] == ["x.mp4", "There is no picture in it", "/a"]
