"""Where log lines go: one rotating file per process kind, in the library's ``logs`` folder."""

import faulthandler
import logging
import logging.handlers
from pathlib import Path

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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / f"{name}.log", maxBytes=_BYTES_PER_FILE, backupCount=2, encoding="utf-8", errors="backslashreplace"
        )
        faulthandler.enable((folder / f"{name}.crash").open("a", encoding="utf-8"))
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
