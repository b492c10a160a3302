"""``clipshelf add``: its report, and how it handles what cannot be added."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.errors import PathError
from core.jobs import scan
from core.jobs.analysis.batches import VideoWork
from core.jobs.analysis.conveyor import Conveyor
from core.media.folders.scanner import RootLostError
from tests.core.cli.conftest import Command
from tests.support.clips import make_audio, make_clip, truncate
from tests.support.libraries import make_clips, state_of

KEYS = {"videos", "analysed", "failed", "frames", "seconds"}


def test_report_has_the_documented_keys_and_counts(clipshelf: Command, tmp_path: Path):
    make_clips(tmp_path / "videos", 2)
    (tmp_path / "videos" / "empty.mp4").touch()

    outcome = clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--json")

    report = outcome.document
    assert outcome.code == 0
    assert set(report) == KEYS
    assert (report["videos"], report["analysed"]) == (3, 2)
    assert report["frames"] >= 20
    assert report["failed"] == [{"path": str(tmp_path / "videos" / "empty.mp4"), "reason": "The file is empty"}]
    assert outcome.err == ""


def test_it_says_at_the_end_what_came_of_it(clipshelf: Command, tmp_path: Path):
    make_clips(tmp_path / "videos", 2)
    (tmp_path / "videos" / "empty.mp4").touch()
    said = clipshelf("add", tmp_path / "videos", "--encoder", "builtin").err.splitlines()
    assert said[-2].startswith("2 videos ready, 1 could not be read (")
    assert said[-1] == f"  {tmp_path / 'videos' / 'empty.mp4'}: The file is empty"
    assert "1 video ready (" in clipshelf("add", make_clips(tmp_path / "more", 1, first=7)[0]).err


def test_every_broken_file_has_its_reason_and_libraries_print_nothing(clipshelf: Command, tmp_path: Path):
    folder = tmp_path / "videos"
    folder.mkdir()
    clip = make_clip(tmp_path / "whole.mp4", container_options={"movflags": "+use_metadata_tags"}).path
    truncate(clip, folder / "no index.mp4", keep=0.5)
    make_audio(folder / "sound.m4a")
    (folder / "text.mp4").write_text("hello\n" * 50)
    (folder / "noise.mp4").write_bytes(bytes(range(256)) * 40)
    before = state_of(folder)

    outcome = clipshelf("add", folder, "--encoder", "builtin", "--json")

    reasons = {Path(entry["path"]).name: entry["reason"] for entry in outcome.document["failed"]}
    assert set(reasons) == {"no index.mp4", "sound.m4a", "text.mp4", "noise.mp4"}
    assert "index is missing" in reasons["no index.mp4"]
    assert "sound but no video" in reasons["sound.m4a"]
    assert outcome.err == ""  # decord writes a line for each of them
    assert state_of(folder) == before


def test_second_call_opens_nothing_and_reports_the_same(clipshelf: Command, copied: Path, filled: Path):
    again = clipshelf("add", filled / "videos", "--library", copied, "--json").document

    assert (again["videos"], again["analysed"], len(again["failed"])) == (4, 3, 1)


def test_copy_of_a_known_video_is_reported_under_its_own_path(
    clipshelf: Command, copied: Path, filled: Path, tmp_path: Path
):
    shutil.copytree(filled / "videos", tmp_path / "twins")

    report = clipshelf("add", tmp_path / "twins", "--library", copied, "--json").document

    assert (report["videos"], report["analysed"]) == (4, 3)
    assert report["failed"][0]["path"] == str(tmp_path / "twins" / "not a film.mp4")


def test_odd_names_and_relative_paths(clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    names = ["new\nline@3.mp4", "--help.mp4", "猫 [bold]:smile:.mp4", "esc\x1b[31m.mp4", os.fsdecode(b"bytes\xff.mp4")]
    for number, name in enumerate(names):
        make_clip(tmp_path / "odd.mp4", seconds=0.5, size=(64, 48), seed=number).path.rename(tmp_path / name)

    assert clipshelf("add", ".", "--library", "lib", "--json").document["analysed"] == 5
    assert clipshelf("add", "--library", "lib", "--json", "--", "--help.mp4").document["analysed"] == 1
    listed = clipshelf("videos", "--library", "lib").out
    assert "\x1b" not in listed
    assert len(listed.splitlines()) == 6
    assert "猫 [bold]:smile:.mp4" in listed
    like = clipshelf("search", "--like", f"{names[0]}@0.2", "--library", "lib", "--limit", "1", "--json")
    assert like.document["results"][0]["path"] == str(tmp_path / names[0])


def test_missing_path_adds_nothing(clipshelf: Command, tmp_path: Path):
    make_clips(tmp_path / "videos", 1)

    sentence = clipshelf("add", tmp_path / "videos", tmp_path / "nowhere", "--encoder", "builtin").sentence

    assert "nowhere" in sentence
    assert clipshelf("folders", "--json").document == {"folders": []}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_is_refused_without_blocking(clipshelf: Command, tmp_path: Path):
    make_clips(tmp_path / "videos", 1)
    os.mkfifo(tmp_path / "videos" / "pipe.mp4")

    assert "is not an existing folder or file" in clipshelf("add", tmp_path / "videos" / "pipe.mp4").sentence
    assert clipshelf("add", tmp_path / "videos", "--json").document["videos"] == 1


def test_empty_folder_is_reported(clipshelf: Command, tmp_path: Path):
    (tmp_path / "videos").mkdir()

    outcome = clipshelf("add", tmp_path / "videos", "--encoder", "builtin")

    assert outcome.code == 0
    assert "No videos were found there." in outcome.err


def test_folder_that_disappears_during_the_scan(clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make_clips(tmp_path / "videos", 2)

    def walk(root: Path, **_: object):
        shutil.rmtree(root)
        raise RootLostError("{path} is gone", path=root)
        yield

    monkeypatch.setattr(scan.scanner, "walk", walk)
    outcome = clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--json")

    assert outcome.code == 1
    assert outcome.document["videos"] == 0
    assert "was disconnected while it was being read" in outcome.err
    assert "Traceback" not in outcome.err


def test_video_that_disappears_between_scan_and_decoding(
    clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    lost, kept = make_clips(tmp_path / "videos", 2)
    begin = Conveyor.put

    def lose_then_begin(conveyor: Conveyor, works: Sequence[VideoWork]) -> None:
        lost.unlink(missing_ok=True)
        begin(conveyor, works)

    monkeypatch.setattr(Conveyor, "put", lose_then_begin)
    outcome = clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--json")

    assert outcome.code == 0
    assert (outcome.document["videos"], outcome.document["analysed"]) == (2, 1)
    assert outcome.document["failed"] == [{"path": str(lost), "reason": "The file is no longer there"}]
    assert kept.exists()


@pytest.mark.parametrize("leaves_mount_point", [False, True])
def test_folder_that_disappears_during_analysis_is_offline_and_its_videos_wait(
    clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, leaves_mount_point: bool
):
    media, unplugged = tmp_path / "videos", tmp_path / "unplugged"
    make_clips(media, 3)
    begin = Conveyor.put

    def unplug_then_begin(conveyor: Conveyor, works: Sequence[VideoWork]) -> None:
        if not unplugged.exists():
            media.rename(unplugged)
            if leaves_mount_point:
                media.mkdir()
        begin(conveyor, works)

    with monkeypatch.context() as patch:
        patch.setattr(Conveyor, "put", unplug_then_begin)
        outcome = clipshelf("add", media, "--encoder", "builtin", "--json")
    assert outcome.code == 1
    assert {failure["reason"] for failure in outcome.document["failed"]} == {"Its folder cannot be reached"}
    assert len(outcome.document["failed"]) == 3
    assert f"{media} was disconnected while it was being read" in outcome.err
    status = clipshelf("status", "--json").document
    assert (status["offline_folders"], status["videos"]) == (1, 3)

    if leaves_mount_point:
        media.rmdir()
    unplugged.rename(media)
    again = clipshelf("add", media, "--json")
    assert (again.code, again.document["analysed"], again.document["failed"]) == (0, 3, [])


def _may_read_everything() -> bool:
    return not hasattr(os, "geteuid") or os.geteuid() == 0


@pytest.mark.skipif(_may_read_everything(), reason="permissions mean nothing to this user")
def test_unreadable_folder_is_named_and_the_rest_is_added(clipshelf: Command, tmp_path: Path):
    readable, secret = make_clips(tmp_path / "videos", 2)
    secret.chmod(0)
    try:
        outcome = clipshelf("add", readable.parent, "--encoder", "builtin", "--json")
        assert outcome.document["analysed"] == 1
        assert f"{secret} could not be read: Permission denied" in outcome.err
        assert "cannot be read (Permission denied)" in clipshelf("add", secret).sentence
    finally:
        secret.chmod(0o600)


def test_file_that_the_scan_cannot_open_is_named_and_the_rest_is_added(
    clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _, secret = make_clips(tmp_path / "videos", 2)
    real = scan.fingerprint.content_key

    def refuse(path: Path):
        if path == secret:
            raise PathError("{path} cannot be read", path=path) from PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(scan.fingerprint, "content_key", refuse)
    outcome = clipshelf("add", tmp_path / "videos", "--encoder", "builtin", "--json")

    assert outcome.document["analysed"] == 1
    assert outcome.err == f"clipshelf: {secret} could not be read: Permission denied.\n"


def test_folder_beside_the_known_one(clipshelf: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make_clips(tmp_path / "followed", 1)
    make_clips(tmp_path / "other", 1, first=1)
    monkeypatch.chdir(tmp_path / "followed")
    options = ("--library", "../library", "--encoder", "builtin", "--json")
    assert clipshelf("add", ".", *options).document["videos"] == 1

    assert clipshelf("add", "../other", *options).document["videos"] == 1
    found = clipshelf("search", "--like", "../other/clip 001.mp4", "--folder", "../followed", *options[:2], "--json")
    assert [row["path"] for row in found.document["results"]] == [str(tmp_path / "followed" / "clip 000.mp4")]
