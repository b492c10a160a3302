"""The garbage collector, and how to keep it from looking through what is imported."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Collect nothing during the body, and never look through what it leaves behind.

    Importing makes up to a million objects that all stay. Looking among them for garbage again and again takes up to a
    quarter of the time of the import, and looking once more at the end of the program most of a second.

    Yields
    ------
    None
        While nothing is collected.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
