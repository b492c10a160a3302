"""Files for other programs: the clipboard, and the file manager over a real session bus."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.ui import file_manager


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return the URLs that the system was asked to open; there is no desktop in tests."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    return urls


def test_files_become_text_and_urls() -> None:
    paths = [Path("/a b/<b>&%41.mp4"), Path("/c/\u05e9 \U0001f3ac.mp4")]
    data = file_manager.mime_of(paths)
    assert data.text() == "/a b/<b>&%41.mp4\n/c/\u05e9 \U0001f3ac.mp4"
    assert [Path(url.toLocalFile()) for url in data.urls()] == paths


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_undecodable_name_keeps_its_bytes_in_the_url() -> None:
    data = file_manager.mime_of([Path(os.fsdecode(b"/a/\xff.mp4"))])
    assert data.text() == "/a/\ufffd.mp4"
    assert data.urls()[0].toEncoded().data() == b"file:///a/%FF.mp4"


def test_without_a_session_bus_each_folder_is_opened_once(tmp_path: Path, opened: list[QUrl]) -> None:
    for name in ("a/1.mp4", "a/2.mp4", "b/3.mp4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    failed: list[bool] = []

    def reveal(*names: str) -> None:
        found = file_manager.look([tmp_path / name for name in names])
        file_manager.reveal(found, failed=lambda: failed.append(True))

    reveal("a/1.mp4", "a/2.mp4", "b/3.mp4")
    assert [Path(url.toLocalFile()).name for url in opened] == ["a", "b"]
    reveal("a/gone.mp4")
    assert Path(opened[-1].toLocalFile()).name == "a"
    assert not failed
    reveal("nowhere/gone.mp4")
    assert failed == [True]


def test_existing_and_missing_files_are_told_apart(tmp_path: Path) -> None:
    file, gone, lost = tmp_path / "a.mp4", tmp_path / "gone.mp4", tmp_path / "nowhere" / "b.mp4"
    file.touch()
    found = file_manager.look([file, gone, tmp_path, lost])
    assert found.there == (file, tmp_path)
    assert found.files == (file,)
    assert found.folders == (tmp_path, tmp_path.parent)


_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtGui import QDesktopServices, QGuiApplication
from app.ui import file_manager
app = QGuiApplication([])
opened = []
def note(url):
    opened.append(url); print("opened", url.toLocalFile(), flush=True); app.quit(); return True
QDesktopServices.openUrl = note
file_manager.reveal(file_manager.look([Path(one) for one in sys.argv[1:]]), failed=lambda: print("failed"))
print("did not wait", flush=True)
app.exec()
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no D-Bus here")
def test_file_manager_is_asked_to_select_the_files_with_the_folder_as_fallback(tmp_path: Path) -> None:
    """A real bus without a file manager: its monitor sees the request, and the folder is opened."""
    (tmp_path / "a b,c.mp4").touch()
    (tmp_path / "d.mp4").touch()
    script = (
        'dbus-monitor --session "interface=org.freedesktop.FileManager1" > "$1" & monitor=$!; '
        'seen="$1"; python="$2"; program="$3"; shift 3; '
        'until [ -s "$seen" ]; do sleep 0.05; done; '
        '"$python" -c "$program" "$@"; until grep -q d.mp4 "$seen"; do sleep 0.05; done; kill $monitor'
    )
    files = [str(tmp_path / "a b,c.mp4"), str(tmp_path / "d.mp4")]
    command = ["dbus-run-session", "--", "sh", "-c", script, "sh"]
    arguments = [str(tmp_path / "seen.txt"), sys.executable, _PROGRAM, *files]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=False, timeout=60, env=environment
    )
    assert done.stdout.split("\n")[:2] == ["did not wait", f"opened {tmp_path}"], done.stderr
    seen = (tmp_path / "seen.txt").read_text()
    assert "member=ShowItems" in seen
    assert f'string "{(tmp_path / "a b,c.mp4").as_uri()}"' in seen
    assert f'string "{(tmp_path / "d.mp4").as_uri()}"' in seen
