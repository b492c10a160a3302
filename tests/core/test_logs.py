"""Log files of a process, and of one task in it."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from core import logs


def test_log_lines_of_a_task_go_to_its_own_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("clipshelf_test.part")
    with logs.task_log(tmp_path / "logs", "download", logger_name="clipshelf_test"):
        logger.info("fetching %s", "x")
        logging.getLogger("other").info("not this")
    logger.info("after it")
    kept = (tmp_path / "logs" / "download.log").read_text()
    assert "fetching x" in kept
    assert "not this" not in kept
    assert "after it" not in kept
    assert "fetching" not in capsys.readouterr().err, "a terminal is no log"
    assert logging.getLogger("clipshelf_test").propagate


def test_unwritable_log_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with logs.task_log(tmp_path / "logs", "download", logger_name="clipshelf_test"):
        logging.getLogger("clipshelf_test").info("lost")


def test_logs_are_emptied_while_they_are_written(tmp_path: Path) -> None:
    folder, logger = tmp_path / "logs", logging.getLogger("clipshelf_test.part")
    (tmp_path / "catalog.sqlite").touch()
    logs.delete(folder)
    with logs.task_log(folder, "download", logger_name="clipshelf_test"):
        logger.info("a secret name")
        (folder / "download.log.1").write_text("an older one")
        (folder / "worker.crash").write_text("a trace")
        logs.delete(folder)
        logger.info("what came after")
    assert sorted(path.name for path in folder.iterdir()) == ["download.log", "worker.crash"]
    assert "a secret name" not in (folder / "download.log").read_text()
    assert "what came after" in (folder / "download.log").read_text()
    assert (folder / "worker.crash").read_text() == ""


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """Return a folder of somebody's films and notes, larger than any log."""
    folder = tmp_path / "films"
    folder.mkdir()
    for name in ("film.mp4", "worker.log", "worker.log.1", "worker.crash"):
        (folder / name).write_bytes(b"x" * 3_000_000)
    return folder


def is_whole(films: Path) -> bool:
    return len(list(films.iterdir())) == 4 and all(path.stat().st_size == 3_000_000 for path in films.iterdir())


def test_linked_log_folder_is_neither_written_nor_emptied(tmp_path: Path, films: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "catalog.sqlite").touch()
    (library / "logs").symlink_to(films)
    logs.delete(library / "logs")
    with logs.task_log(library / "logs", "worker", logger_name="clipshelf_test"):
        logging.getLogger("clipshelf_test").info("lost")
    assert is_whole(films)


def test_links_among_the_logs_are_left_alone(tmp_path: Path, films: Path) -> None:
    folder = tmp_path / "library" / "logs"
    folder.mkdir(parents=True)
    (tmp_path / "library" / "catalog.sqlite").touch()
    (folder / "worker.log").symlink_to(films / "film.mp4")
    (folder / "worker.crash").symlink_to(films / "film.mp4")
    (folder / "notes.txt").write_text("somebody's own")
    logs.delete(folder)
    program = f"from pathlib import Path; from core import logs; logs.to_file(Path({str(folder)!r}), 'worker')"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert is_whole(films)
    assert (folder / "notes.txt").read_text() == "somebody's own"


def test_folder_called_logs_outside_a_library_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "worker.log").write_text("of another program")
    logs.delete(tmp_path / "logs")
    assert (tmp_path / "logs" / "worker.log").read_text() == "of another program"
