"""Return freed memory to the system instead of keeping it for later."""

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""Parameter numbers of glibc's ``mallopt``."""
_LARGE_BYTES = 128 * 1024
_N_ARENAS = 2


def release_freed() -> None:
    """Return freed memory to the system; takes a millisecond, Linux only."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def return_large_blocks() -> None:
    """Make glibc return large blocks to the system when they are freed; other systems do so by themselves.

    By default glibc raises its threshold for such blocks when the first large one, such as a picture, is freed, and
    gives each thread an arena: after an afternoon a window holds 60 MB that nobody uses.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        mallopt(_ARENA_MAX, _N_ARENAS)
