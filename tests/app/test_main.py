import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app import main
from app.__main__ import parse
from app.shell.trouble import refusal
from core.api.library import Library
from core.errors import LibraryTooNewError
from core.settings import default_library_folder

HEAVY = ("torch", "torchvision", "faiss", "open_clip", "decord", "av", "PySide6.QtMultimedia", "http.client")


def test_importing_the_window_loads_nothing_heavy() -> None:
    code = f"import sys, app.main, app.__main__; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_arguments(tmp_path: Path) -> None:
    assert parse([]) == main.Arguments(default_library_folder())
    found = parse(["--library", str(tmp_path), "a", "b"])
    assert found == main.Arguments(tmp_path, (Path("a"), Path("b")))


def test_missing_display_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main.run(main.Arguments(tmp_path / "library")) == 1
    assert "No display" in capsys.readouterr().err
    assert not (tmp_path / "library").exists()


def test_library_that_cannot_be_opened_is_reported(qtbot: QtBot) -> None:
    error = LibraryTooNewError("This library was written by a newer <b>Clipshelf", "Update this program.")
    box = refusal(error)
    qtbot.addWidget(box)
    box.show()
    assert box.text() == "This library was written by a newer <b>Clipshelf."
    assert box.informativeText() == "Update this program."
    assert {label.textFormat() for label in box.findChildren(QLabel) if label.text()} == {Qt.TextFormat.PlainText}


def test_damaged_library_is_repaired_from_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(tmp_path / "library")
    library.folders.add([tmp_path])
    library.close()
    catalog = tmp_path / "library" / "catalog.sqlite"
    content = bytearray(catalog.read_bytes())
    content[:50] = b"x" * 50
    catalog.write_bytes(content)
    asked: list[str] = []

    def _press_default(box: QMessageBox) -> int:
        asked.append(box.text())
        box.show()
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", _press_default)
    opened = main.open_library(tmp_path / "library")
    assert opened is not None
    assert "damaged" in asked[0]
    mended, sentences = opened
    assert mended.videos.count() == 0
    mended.close()
    copy = next((tmp_path / "library" / "backups").glob("damaged-*/catalog.sqlite"))
    assert copy.read_bytes() == bytes(content), "the damaged one is kept as it was"
    assert str(copy.parent) in str(sentences[0])


def test_backup_replaces_the_catalog_and_the_library_reopens(qapp: object, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with contextlib.closing(Library.open(folder)) as library:
        library.tags.add("then")
        backup = library.backups.make().path
        library.tags.add("since")
    opened, sentences = main.restore_library(folder, backup)
    with contextlib.closing(opened):
        assert [tag.name for tag in opened.tags.list_all()] == ["then"]
        assert "restored from" in str(sentences[0])
    opened, sentences = main.restore_library(folder, tmp_path / "gone.sqlite")
    with contextlib.closing(opened):
        assert [tag.name for tag in opened.tags.list_all()] == ["then"], "as it was"
        assert "does not exist" in str(sentences[0])


def test_damaged_library_ends_with_an_exit_code_and_no_traceback(tmp_path: Path) -> None:
    """The whole program in its own process; a timer of the test closes the dialog."""
    (tmp_path / "catalog.sqlite").write_bytes(b"this is no database" * 400)
    code = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication, QMessageBox\n"
        "from app import main; from pathlib import Path\n"
        "application = main.make_application(['x']); timer = QTimer()\n"
        "timer.timeout.connect(lambda: [box.close() for box in QApplication.topLevelWidgets() "
        "if isinstance(box, QMessageBox)]); timer.start(50)\n"
        f"sys.exit(main.run(main.Arguments(Path({str(tmp_path)!r}))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "catalog" in done.stderr.lower()
