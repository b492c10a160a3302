"""Walking real folders: reports, skipped files, and lost drives."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.videos import FolderState
from core.media.folders import scanner
from core.media.folders.ignore_rules import IgnoreRules
from core.media.folders.scanner import Candidate, RootLostError, Unchanged, Unreadable
from core.sentence import Sentence

RULES = IgnoreRules()


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def _paths(root: Path, rules: IgnoreRules = RULES) -> list[str]:
    return sorted(event.relative_path.as_posix() for event in scanner.walk(root, ignore=rules, known={}))


def test_finds_videos_recursively_and_skips_the_rest(tmp_path: Path) -> None:
    for name in ("a.mp4", "deep/er/b.MKV", "note.txt", ".hidden.mp4", ".cache/c.mp4", "sound.mp3"):
        _touch(tmp_path / name)
    assert _paths(tmp_path) == ["a.mp4", "deep/er/b.MKV"]


def test_known_stamps_are_unchanged_until_the_file_is(tmp_path: Path) -> None:
    path = _touch(tmp_path / "a.mp4")
    (first,) = scanner.walk(tmp_path, ignore=RULES, known={})
    assert isinstance(first, Candidate)
    known = {first.relative_path: first.stamp}
    assert list(scanner.walk(tmp_path, ignore=RULES, known=known)) == [Unchanged(Path("a.mp4"))]
    path.write_bytes(b"longer")
    (again,) = scanner.walk(tmp_path, ignore=RULES, known=known)
    assert isinstance(again, Candidate)
    assert again.stamp.size_bytes == 6


def test_second_walk_opens_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path / "a.mp4")
    opened: list[object] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(tmp_path) in str(arguments[0]):
            opened.append(arguments[0])

    sys.addaudithook(hook)
    list(scanner.walk(tmp_path, ignore=RULES, known={}))
    assert opened == []


def test_symlink_loops_end_and_each_folder_is_walked_once(tmp_path: Path) -> None:
    _touch(tmp_path / "in" / "a.mp4")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "other").symlink_to(tmp_path / "in", target_is_directory=True)
    assert len(_paths(tmp_path)) == 1


def test_file_links_are_followed_and_broken_ones_reported(tmp_path: Path) -> None:
    target = _touch(tmp_path / "elsewhere" / "a.mp4")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link.mp4").symlink_to(target)
    (root / "broken.mp4").symlink_to(tmp_path / "nothing.mp4")
    events = list(scanner.walk(root, ignore=RULES, known={}))
    assert [type(event) for event in events] == [Unreadable, Candidate]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_pipes_are_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    _touch(tmp_path / "a.mp4")
    assert _paths(tmp_path) == ["a.mp4"]


def test_unreadable_folder_is_reported_and_the_walk_continues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path / "shut" / "a.mp4")
    _touch(tmp_path / "open" / "b.mp4")
    listing = scanner._list

    def refuse(folder: Path) -> list[os.DirEntry[str]]:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(scanner, "_list", refuse)
    events = list(scanner.walk(tmp_path, ignore=RULES, known={}))
    assert (
        Unreadable(Path("shut"), Sentence("The folder cannot be read: {reason}", reason="Permission denied")) in events
    )
    assert [event.relative_path for event in events if isinstance(event, Candidate)] == [Path("open/b.mp4")]


@pytest.mark.skipif(sys.platform != "linux", reason="only there are names plain bytes")
def test_undecodable_names(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.mp4"
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(b"x")
    (event,) = scanner.walk(tmp_path, ignore=RULES, known={})
    assert os.fsencode(event.relative_path) == b"caf\xe9.mp4"


def test_missing_and_empty_roots_are_offline(tmp_path: Path) -> None:
    assert scanner.root_state(tmp_path / "gone") is FolderState.OFFLINE
    assert scanner.root_state(tmp_path) is FolderState.OFFLINE
    _touch(tmp_path / "a.mp4")
    assert scanner.root_state(tmp_path) is FolderState.ONLINE


def test_walking_a_missing_root_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RootLostError):
        list(scanner.walk(tmp_path / "gone", ignore=RULES, known={}))


@pytest.mark.parametrize("leave_empty", [True, False])
def test_drive_unplugged_during_the_scan_is_reported(tmp_path: Path, leave_empty: bool) -> None:
    root = tmp_path / "drive"
    for n in range(5):
        _touch(root / f"folder{n}" / "a.mp4")

    def pull(events: Iterator[scanner.ScanEvent]) -> None:
        next(events)
        shutil.rmtree(root)
        if leave_empty:
            root.mkdir()

    events = scanner.walk(root, ignore=RULES, known={})
    pull(events)
    with pytest.raises(RootLostError):
        list(events)


def test_ignore_rules(tmp_path: Path) -> None:
    for name in ("a.tmp.mp4", "keep.tmp.mp4", "raw/b.mp4", "deep/raw/c.mp4", "proxies/d.mp4", "x/y/z/e.mp4"):
        _touch(tmp_path / name)
    rules = IgnoreRules(["# note", "", "*.tmp.mp4", "!keep.tmp.mp4", "/raw/", "proxies", "x/**/e.mp4"])
    assert _paths(tmp_path, rules) == ["deep/raw/c.mp4", "keep.tmp.mp4"]


def test_ignore_file_applies_to_its_folder_and_below(tmp_path: Path) -> None:
    for name in ("a.mp4", "deep/a.mp4", "deep/er/a.mp4", "deep/b.mp4"):
        _touch(tmp_path / name)
    (tmp_path / "deep" / ".clipshelfignore").write_text("a.mp4\n")
    assert _paths(tmp_path) == ["a.mp4", "deep/b.mp4"]


def test_hidden_files_can_be_included(tmp_path: Path) -> None:
    _touch(tmp_path / ".hidden.mp4")
    assert _paths(tmp_path, IgnoreRules([], hidden=False)) == [".hidden.mp4"]
