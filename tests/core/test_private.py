"""Only the owner can read a library, new or old."""

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
    run("from core.cli.main import main; main()", *words)


def run(code: str, *words: str | Path) -> str:
    """Run Python with a umask that makes new files readable by all."""
    program = [sys.executable, "-c", code, *map(str, words)]
    environment = {name: value for name, value in os.environ.items() if name != "CLIPSHELF_UMASK"}
    usual = ["sh", "-c", 'umask 022 && exec "$@"', "-", *program]
    return subprocess.run(usual, check=True, capture_output=True, env=environment, text=True).stdout


def test_library_files_are_private_and_exports_are_not(tmp_path: Path) -> None:
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


def test_older_library_is_made_private_when_it_is_opened(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        library.backups.make()
    folder = tmp_path / "library"
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    with opened(folder):
        pass
    assert too_open(folder) == []


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with opened(folder):
        pass
    (folder / "holiday.mp4").write_bytes(b"a video of the person's own")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    (folder / "thumbnails").mkdir(exist_ok=True)
    (folder / "thumbnails" / "link").symlink_to(elsewhere)
    (folder / "backups").mkdir(exist_ok=True)
    for path in (folder, folder / "catalog.sqlite", folder / "holiday.mp4"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with opened(folder):
        pass
    assert mode(folder / "catalog.sqlite") == 0o600
    assert mode(folder / "holiday.mp4") == 0o644
    assert mode(folder) == 0o755, "others may be meant to see the videos in it"
    assert mode(elsewhere) == 0o755


def test_folder_whose_permissions_cannot_be_changed_is_ignored(tmp_path: Path) -> None:
    private.tighten(tmp_path / "nowhere")
    with opened(tmp_path / "library") as library:
        assert isinstance(library, Library)


def test_existing_files_beside_a_new_library_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir(mode=0o755)
    (tmp_path / "backups" / "mine.txt").write_text("for all to read")
    before = {path: mode(path) for path in tmp_path.rglob("*")}
    run(
        "from core import private; private.begin(); from core.cli.main import main; main()",
        "status",
        "--library",
        tmp_path,
    )
    assert {path: mode(path) for path in before} == before
    assert mode(tmp_path / "catalog.sqlite") == 0o600


def test_exports_of_grandchildren_have_the_persons_permissions(tmp_path: Path) -> None:
    inner = f"""
from pathlib import Path
from core import private
private.begin()
for name in ("kept", "shared"):
    Path({str(tmp_path)!r}, name).write_text("x")
private.share(Path({str(tmp_path)!r}, "shared"))
"""
    start = f"subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    run("\n".join(["import subprocess, sys", "from core import private", "private.begin()", start]))
    assert mode(tmp_path / "kept") == 0o600
    assert mode(tmp_path / "shared") == 0o644


def test_other_programs_are_started_with_the_persons_umask() -> None:
    code = """
import os, subprocess, sys
from core import private
look = "import os; print(oct(os.umask(0)), *map(os.environ.get, ['PYTHONSAFEPATH', 'CLIPSHELF_UMASK']))"
show = [sys.executable, "-c", look]
private.begin()
subprocess.run(show)
with private.outside():
    subprocess.run(show)
subprocess.run(show)
"""
    assert run(code).splitlines() == ["0o77 1 22", "0o22 None None", "0o77 1 22"]


def test_nothing_is_imported_from_the_working_folder(tmp_path: Path) -> None:
    for name in ("core", "torch"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    code = """
import os, subprocess, sys
from core import private
private.begin()
os.chdir(sys.argv[1])
print(subprocess.run([sys.executable, "-m", "core.worker", "--help"], capture_output=True, text=True).stdout)
"""
    assert "--library" in run(code, tmp_path)
    assert not (tmp_path / "ran").exists()
