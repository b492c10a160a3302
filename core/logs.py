"""Where log messages go: one rotating file per kind of process, in the library's ``logs`` folder."""

import contextlib
import errno
import faulthandler
import logging
import logging.handlers
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from core.errors import StorageError

_BYTES_PER_FILE = 2_000_000
NAMES = ("worker", "window", "download")
_OURS = re.compile(rf"({'|'.join(NAMES)})\.(log|crash|log(?P<older>\.\d+))")
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


def to_file(folder: Path, name: str, *, level: int = logging.INFO) -> None:
    """Send all log messages of this process to ``folder/name.log``, and interpreter crashes to ``name.crash``.

    Parameters
    ----------
    folder : Path
        Created if missing. If it cannot be written, messages go to stderr: a log must not stop the program.
    name : str
        ``worker`` or ``window``.
    level : int
        Minimum level.
    """
    logging.captureWarnings(capture=True)
    handler: logging.Handler
    try:
        handler = _rotating(folder, name)
        crashes = _unlinked(folder, f"{name}.crash")
        is_long = crashes.exists() and crashes.stat().st_size > _BYTES_PER_FILE
        faulthandler.enable(crashes.open("w" if is_long else "a", encoding="utf-8"))
    except OSError:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)


@contextlib.contextmanager
def task_log(folder: Path, name: str, *, logger_name: str) -> Iterator[None]:
    """Send the messages of one logger to ``folder/name.log`` while the body runs.

    Parameters
    ----------
    folder : Path
        As for `to_file`; if it cannot be written, nothing is logged.
    name : str
        Such as ``download``.
    logger_name : str
        Of the package to log.
    """
    logger = logging.getLogger(logger_name)
    try:
        handler = _rotating(folder, name)
    except OSError:
        yield
        return
    level, logger.propagate = logger.level, False  # keep the messages off a command's terminal
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
    """Empty the current logs of a library and delete the older ones; only our own files are touched.

    Raises
    ------
    StorageError
        If one of them cannot be emptied.
    """
    if not _is_safe(folder):
        return
    for path in sorted(path for name in NAMES for path in folder.glob(f"{name}.*")):
        match = _OURS.fullmatch(path.name)
        if match is None or not stat.S_ISREG(path.lstat().st_mode):
            continue
        try:
            if match["older"]:
                path.unlink(missing_ok=True)
            else:
                _empty(path)  # a process may be writing to it
        except OSError as error:
            raise StorageError(
                "{path} cannot be deleted ({reason})", "Try again.", path=path, reason=error.strerror
            ) from error


def _is_safe(folder: Path) -> bool:
    """Return whether this is a real log folder, not a link elsewhere: libraries are passed around."""
    try:
        return stat.S_ISDIR(folder.lstat().st_mode) and folder.with_name("catalog.sqlite").is_file()
    except OSError:
        return False


def _empty(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)))


def _unlinked(folder: Path, file_name: str) -> Path:
    """Return the path of a log, rejecting links."""
    path = folder / file_name
    if folder.is_symlink() or path.is_symlink():
        raise OSError(errno.ELOOP, "It is a link", str(path))
    return path


def _rotating(folder: Path, name: str) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        _unlinked(folder, f"{name}.log"),
        maxBytes=_BYTES_PER_FILE,
        backupCount=2,
        encoding="utf-8",
        errors="backslashreplace",
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler
