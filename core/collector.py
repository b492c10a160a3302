"""Keeps the garbage collector from scanning imported objects."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Disable garbage collection during the body, and never scan the objects created in it.

    Importing creates up to a million objects that are never freed. Scanning them again and again takes up to a quarter
    of the import time, and scanning them once more at the end of the program most of a second.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
