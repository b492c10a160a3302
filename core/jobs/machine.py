"""How much of the machine to use where the person did not say."""

import os

from core.settings import Settings


def decode_processes(settings: Settings) -> int:
    """Choose the number of decoding processes.

    Parameters
    ----------
    settings : Settings
        Where it may be set.

    Returns
    -------
    int
        At least 1. Decoding scales with cores while the encoder waits, and is the slower side on most machines.
    """
    return settings.decode_processes or max(1, min(_n_cores(), 16))


def _n_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
