"""Keeps the garbage collector from scanning imported objects."""

import contextlib
import gc
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Disable garbage collection during the body, and never scan the objects that imports in it create.

    Importing creates up to a million objects that are never freed. Scanning them again and again takes up to a quarter
    of the import time, and scanning them once more at the end of the program most of a second. If everything has been
    imported before, nothing is frozen: what is in use now is garbage one day.
    """
    n_modules = len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        if len(sys.modules) > n_modules:
            gc.freeze()
        gc.enable()
