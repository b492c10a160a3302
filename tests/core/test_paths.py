import os
import sys
from pathlib import Path

import pytest

from core import paths
from core.errors import PathError


def test_different_spellings_of_a_path_are_equal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for written in ("../other", "./../other", "../in/../other", str(tmp_path / "nowhere" / ".." / "other")):
        assert paths.full(Path(written)) == tmp_path / "other"
    assert paths.full(Path()) == tmp_path / "in"
    assert paths.full(Path("/../..")) == Path("/").absolute()


def test_links_are_kept_unless_the_path_leads_out_of_them(tmp_path: Path) -> None:
    (tmp_path / "far" / "deep").mkdir(parents=True)
    try:
        (tmp_path / "link").symlink_to(tmp_path / "far" / "deep", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    assert paths.full(tmp_path / "link" / "x.mp4") == tmp_path / "link" / "x.mp4"
    assert paths.full(tmp_path / "link" / "sub" / ".." / "x.mp4") == tmp_path / "link" / "x.mp4"
    assert paths.full(tmp_path / "link" / ".." / "x.mp4") == tmp_path / "far" / "x.mp4"


def test_home_folder_is_expanded_and_an_unknown_user_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, os.fspath(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert paths.full(Path("~/videos")) == tmp_path / "videos"
    assert paths.full(Path("~no-such-user-here")).name == "~no-such-user-here"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is worked in cannot be removed there")
def test_missing_working_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (tmp_path / "in").rmdir()
    with pytest.raises(PathError, match="working folder is gone"):
        paths.full(Path("x"))
