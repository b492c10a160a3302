"""Libraries are their owner's alone, new ones and those from before."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from core import private
from core.api.library import Library
from tests.support.libraries import make_clips, opened

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps a person's folders to that person by itself")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def too_open(folder: Path) -> list[Path]:
    return [path for path in [folder, *folder.rglob("*")] if mode(path) & 0o077 and not path.is_symlink()]


def clipshelf(*words: str | Path) -> None:
    program = [sys.executable, "-c", "from core.cli.main import main; main()", *map(str, words)]
    subprocess.run(["sh", "-c", 'umask 022 && exec "$@"', "-", *program], check=True, capture_output=True)


def test_all_that_the_programs_write_into_a_library_is_private_and_exports_are_not(tmp_path: Path) -> None:
    library, out = tmp_path / "library", tmp_path / "vectors.npz"
    make_clips(tmp_path / "videos", 2)
    before = {path: mode(path) for path in (tmp_path / "videos").rglob("*")}
    clipshelf("add", tmp_path / "videos", "--library", library)
    clipshelf("export", "embeddings", out, "--library", library)
    assert (library / "catalog.sqlite").is_file()
    assert list((library / "thumbnails").rglob("*.jpg"))
    assert too_open(library) == []
    assert mode(out) == 0o644
    assert {path: mode(path) for path in (tmp_path / "videos").rglob("*")} == before


def test_an_older_library_is_made_private_when_it_is_opened(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        library.backups.make()
    folder = tmp_path / "library"
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    with opened(folder):
        pass
    assert too_open(folder) == []


def test_what_else_lies_in_the_folder_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with opened(folder):
        pass
    (folder / "holiday.mp4").write_bytes(b"a video of the person's own")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    (folder / "thumbnails").mkdir(exist_ok=True)
    (folder / "thumbnails" / "link").symlink_to(elsewhere)
    for path in (folder, folder / "catalog.sqlite", folder / "holiday.mp4"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with opened(folder):
        pass
    assert mode(folder / "catalog.sqlite") == 0o600
    assert mode(folder / "holiday.mp4") == 0o644
    assert mode(folder) == 0o755, "others may be meant to see the videos in it"
    assert mode(elsewhere) == 0o755


def test_a_folder_that_cannot_be_tightened_is_no_reason_to_stop(tmp_path: Path) -> None:
    private.tighten(tmp_path / "nowhere")
    with opened(tmp_path / "library") as library:
        assert isinstance(library, Library)
