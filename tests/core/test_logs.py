"""Log files: of a whole process, and of one task in it."""

import logging
from pathlib import Path

import pytest

from core import logs


def test_the_lines_task_log_are_kept_in_a_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
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


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with logs.task_log(tmp_path / "logs", "download", logger_name="clipshelf_test"):
        logging.getLogger("clipshelf_test").info("lost")


def test_logs_are_emptied_while_they_are_written_to(tmp_path: Path) -> None:
    folder, logger = tmp_path / "logs", logging.getLogger("clipshelf_test.part")
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
