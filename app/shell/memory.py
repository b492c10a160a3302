"""What the program has freed goes back to the system, and is not kept for later."""

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""Names that glibc's ``mallopt`` knows its settings by."""
_LARGE_BYTES = 128 * 1024
_N_ARENAS = 2


def give_back() -> None:
    """Return freed memory to the system; takes a millisecond, Linux only."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def keep_little() -> None:
    """Let large blocks be the system's own again once they are freed; on Linux, elsewhere nothing is needed.

    By itself glibc raises the limit from which on blocks are such with the first large one that is freed, a picture
    for example, and gives each thread a store of its own: after an afternoon a window keeps 60 MB that nobody uses.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        mallopt(_ARENA_MAX, _N_ARENAS)
