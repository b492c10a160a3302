"""Cache of the cuts found in each video: one small file per content, safe to delete at any time."""

import json
import logging
import math
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from core import whole_file

log = logging.getLogger(__name__)

BLOCK_SECONDS = 10.0
"""Length of the block that is searched at once; a cut belongs to the block that contains its time."""
_VERSION = 1
"""Version of the cut detector; notes of other versions are ignored."""


class CutCache:
    """Reads and writes the cached cuts; safe to use from any thread.

    Parameters
    ----------
    folder : Path
        Created if missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def read(self, stem: str) -> dict[int, tuple[float, ...]]:
        """Return the known cuts of a content.

        Parameters
        ----------
        stem : str
            Name of the content, at least two characters.

        Returns
        -------
        dict of int to tuple of float
            Times of the cuts by block number.
        """
        try:
            noted = json.loads(self._path(stem).read_text(encoding="utf-8"))
            if noted["version"] != _VERSION:
                return {}
            return {int(block): tuple(map(float, times)) for block, times in noted["blocks"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def add(self, stem: str, blocks: range, times_seconds: Iterable[float]) -> None:
        """Record the cuts of some blocks; a full disk is only logged.

        Parameters
        ----------
        stem : str
            Name of the content.
        blocks : range
            The blocks that were searched.
        times_seconds : iterable of float
            All cuts in them.
        """
        found: dict[int, list[float]] = {block: [] for block in blocks}
        for seconds in times_seconds:
            found[block_of(seconds)].append(seconds)
        with self._lock:
            known = {**self.read(stem), **found}
            try:
                _write(self._path(stem), {"version": _VERSION, "blocks": known})
            except OSError as error:
                log.warning("cuts could not be cached: %s", error)

    def _path(self, stem: str) -> Path:
        return self._folder / stem[:2] / f"{stem}.json"


def block_of(seconds: float) -> int:
    """Return the block that contains a time."""
    return math.floor(seconds / BLOCK_SECONDS)


def runs(blocks: Sequence[int], *, longest: int) -> list[range]:
    """Join consecutive blocks into ranges of at most ``longest`` blocks.

    Parameters
    ----------
    blocks : sequence of int
        Increasing.
    longest : int
        At least 1.

    Returns
    -------
    list of range
        The same blocks, in order.
    """
    found: list[range] = []
    for block in blocks:
        if found and found[-1].stop == block and len(found[-1]) < longest:
            found[-1] = range(found[-1].start, block + 1)
        else:
            found.append(range(block, block + 1))
    return found


def _write(path: Path, noted: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file.written(path) as file:
        file.write(json.dumps(noted).encode())
