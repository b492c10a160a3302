"""Where log lines go: one rotating file per process kind, in the library's ``logs`` folder."""

import contextlib
import faulthandler
import logging
import logging.handlers
import os
from collections.abc import Iterator
from pathlib import Path

from core.errors import StorageError

_BYTES_PER_FILE = 2_000_000
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


def to_file(folder: Path, name: str, *, level: int = logging.INFO) -> None:
    """Send all log lines of this process to ``folder/name.log``; crashes of the interpreter to ``name.crash``.

    Parameters
    ----------
    folder : Path
        Made where it is not there. Where it cannot be written, lines go to stderr: a log must not stop the program.
    name : str
        ``worker`` or ``window``.
    level : int
        Lowest level that is kept.
    """
    logging.captureWarnings(capture=True)
    handler: logging.Handler
    try:
        handler = _rotating(folder, name)
        _shorten(folder / f"{name}.crash")
        faulthandler.enable((folder / f"{name}.crash").open("a", encoding="utf-8"))
    except OSError:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)


@contextlib.contextmanager
def task_log(folder: Path, name: str, *, logger_name: str) -> Iterator[None]:
    """Send the lines of one logger to ``folder/name.log`` while the body runs, whatever else logs in this process.

    Parameters
    ----------
    folder : Path
        As for `to_file`; where it cannot be written, nothing is kept.
    name : str
        Such as ``download``.
    logger_name : str
        Of the package whose lines are wanted.
    """
    logger = logging.getLogger(logger_name)
    try:
        handler = _rotating(folder, name)
    except OSError:
        yield
        return
    level, logger.propagate = logger.level, False  # a command's terminal is no log
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.propagate = True
        logger.removeHandler(handler)
        handler.close()


def delete(folder: Path) -> None:
    """Empty the logs of a library and remove the older ones.

    Parameters
    ----------
    folder : Path
        As for `to_file`.

    Raises
    ------
    StorageError
        If one of them could not be emptied.
    """
    for path in sorted(folder.glob("*")):
        try:
            if path.suffix in {".log", ".crash"}:  # somebody may be writing to it
                os.truncate(path, 0)
            elif path.is_file() and not path.is_symlink():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"{path} cannot be deleted ({error.strerror})", "Try again.") from error


def _shorten(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size > _BYTES_PER_FILE:
            os.truncate(path, 0)


def _rotating(folder: Path, name: str) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / f"{name}.log", maxBytes=_BYTES_PER_FILE, backupCount=2, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler
