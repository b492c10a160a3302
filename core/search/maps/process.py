"""Arranges a map in a process of its own, which can be stopped at any time and returns its memory when it ends.

``python -m core.search.maps.process N_THREADS`` reads the points from its input (a line with their shape, then their
numbers), and writes a line with the share for each progress and at the end ``done``, followed by the positions in the
same form. It ends with the process that started it.
"""

import contextlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO

import numpy as np
from numpy.typing import NDArray

from core.errors import KnownError
from core.search.maps import layout as map_layout

PROGRAM = (sys.executable, "-m", "core.search.maps.process")
_LOOK_SECONDS = 0.1
_NICENESS = 5
_DONE = b"done"

log = logging.getLogger(__name__)


def arrange(
    components: NDArray[np.float32],
    *,
    on_progress: Callable[[float], object] = lambda _share: None,
    is_stopped: Callable[[], bool] = lambda: False,
    program: Sequence[str] = PROGRAM,
) -> NDArray[np.float32] | None:
    """Place points as `map_layout.arrange` does, in another process; blocks.

    Parameters
    ----------
    components : ndarray, shape (N, P), float32
        The points.
    on_progress : callable
        Called with the share that is done, 0 to 1, from another thread.
    is_stopped : callable
        Called a few times a second; the process ends when it returns true.
    program : sequence of str
        The command to run; gets the number of threads as its argument.

    Returns
    -------
    ndarray, shape (N, 2), float32, or None
        The positions; None if it was stopped.

    Raises
    ------
    KnownError
        If the process could not be started or died.
    """
    try:
        process = subprocess.Popen(
            [*program, str(_n_threads())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
        )
    except OSError as error:
        raise KnownError(
            "The map could not be arranged ({reason})",
            "Try again, or restart the computer.",
            reason=error.strerror or str(error),
        ) from error
    assert process.stdin is not None
    assert process.stdout is not None
    answer = _Answer(process.stdout, on_progress)
    sender = threading.Thread(target=_send, args=(process.stdin, components), name="map-sender", daemon=True)
    try:
        answer.start()
        sender.start()
        while answer.is_alive():
            if is_stopped():
                return None
            answer.join(_LOOK_SECONDS)
    finally:
        process.kill()
        process.wait()
        answer.join()
        sender.join()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # what was not sent to a process that died
                pipe.close()
    if answer.positions is None or answer.positions.shape != (len(components), 2):
        log.error("arranging the map ended with %s", process.returncode)
        raise KnownError(
            "The map could not be arranged: the process that does it stopped",
            "Draw it again; there may be too little memory.",
        )
    return answer.positions


def _n_threads() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, 8))


class _Answer(threading.Thread):
    """Reads what the process writes until it ends or is done."""

    def __init__(self, stream: IO[bytes], on_progress: Callable[[float], object]) -> None:
        super().__init__(name="map-answer", daemon=True)
        self._stream, self._on_progress = stream, on_progress
        self.positions: NDArray[np.float32] | None = None

    def run(self) -> None:
        """Read to the end."""
        with contextlib.suppress(OSError, ValueError):
            for line in self._stream:
                if line.strip() == _DONE:
                    self.positions = _read(self._stream)
                    return
                self._on_progress(float(line))


def _send(stream: IO[bytes], components: NDArray[np.float32]) -> None:
    with contextlib.suppress(OSError):  # a process that died is noticed by its answer
        _write(stream, components)


def _write(stream: IO[bytes], numbers: NDArray[np.float32]) -> None:
    stream.write(f"{len(numbers)} {numbers.shape[1]}\n".encode())
    stream.write(np.ascontiguousarray(numbers, np.float32).tobytes())
    stream.flush()


def _read(stream: IO[bytes]) -> NDArray[np.float32]:
    """Read an array (N, P); `ValueError` if it is not whole."""
    n_points, n_components = map(int, stream.readline().split())
    content = stream.read(n_points * n_components * np.dtype(np.float32).itemsize)
    return np.frombuffer(content, np.float32).reshape(n_points, n_components)


def main() -> int:
    """Arrange the points that are read; return 0."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
    components = _read(sys.stdin.buffer)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    out = sys.stdout.buffer

    def tell(share: float) -> None:
        out.write(f"{share:.3f}\n".encode())
        out.flush()

    positions = map_layout.arrange(components, n_threads=int(sys.argv[1]), on_progress=tell)
    out.write(_DONE + b"\n")
    _write(out, positions)
    return 0


def _end_with_parent() -> None:
    # Unbuffered: a thread blocked on Python's own stdin would delay the end of the program.
    while os.read(0, 1024):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
