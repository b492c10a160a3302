"""The worker process: ``python -m core.worker --library FOLDER``; started by the window, and ends with it."""

import argparse
import logging
import signal
import sys
from pathlib import Path

from core import logs, private
from core.domain.library import LibraryPaths
from core.errors import KnownError, LibraryLockedError
from core.worker import process
from core.worker.folder_watch import watch_folders
from core.worker.supervisor import EXIT_LOCKED

log = logging.getLogger(__name__)


def main() -> int:
    """Run the worker of a library until the window closes or a signal arrives.

    Returns
    -------
    int
        0, `EXIT_LOCKED` if another worker holds the library, 1 if it cannot be opened.
    """
    parser = argparse.ArgumentParser(prog="python -m core.worker", description=__doc__)
    parser.add_argument("--library", type=Path, required=True)
    folder: Path = parser.parse_args().library
    private.begin()
    logs.to_file(LibraryPaths(folder).logs, "worker")
    try:
        with process.foreground(folder, pictures_first=True) as worker:
            process.stop_when_parent_goes(worker.context)
            signal.signal(signal.SIGTERM, lambda *_: (worker.context.stop.set(), worker.context.wake.set()))
            with watch_folders(worker.context):
                worker.run()
    except LibraryLockedError:
        return EXIT_LOCKED
    except KnownError as error:
        log.error("%s", error)  # noqa: TRY400 -- a sentence, not a bug
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
