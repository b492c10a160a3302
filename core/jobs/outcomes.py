"""What became of a task in a decoding process: a result, or an error with a sentence."""

import logging
from concurrent.futures import Future
from typing import Any

from core.errors import KnownError

log = logging.getLogger(__name__)


def error_of(future: Future[Any]) -> KnownError | None:
    """Give the error of a finished task.

    An error without a sentence is a bug of ours, met at one file. It is logged in full and becomes an outcome of that
    file, because one file must never stop the queue.

    Parameters
    ----------
    future : Future
        Finished.

    Returns
    -------
    KnownError or None
        None where there is a result.
    """
    error = future.exception()
    if error is None or isinstance(error, KnownError):
        return error
    log.error("a decoding process failed in an unforeseen way", exc_info=error)
    return KnownError(
        "An unexpected error occurred while reading it ({kind})", "See the log for details.", kind=type(error).__name__
    )
