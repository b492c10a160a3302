"""The file of a map, beside the vector index: derived data, read only if all of it fits."""

import logging
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core import whole_file
from core.search.projection import Projection

log = logging.getLogger(__name__)

_VERSION = 1


@dataclass(frozen=True, slots=True, eq=False)
class StoredMap:
    """An arranged map, with what is needed to place new points on it.

    Attributes
    ----------
    video_ids : ndarray, shape (N,), int64
        Video of each point.
    start_seconds : ndarray, shape (N,), float64
        Its start; with the video, this says which point it is.
    components : ndarray, shape (N, P), float16
        What was arranged.
    positions : ndarray, shape (N, 2), float32
        The places on the map.
    projection : Projection
        Makes the components of new points.
    """

    video_ids: NDArray[np.int64]
    start_seconds: NDArray[np.float64]
    components: NDArray[np.float16]
    positions: NDArray[np.float32]
    projection: Projection

    @property
    def is_whole(self) -> bool:
        """Whether the parts fit together."""
        n_points, mean, kept = len(self.video_ids), self.projection.mean, self.projection.components
        shapes = (
            self.video_ids.shape == self.start_seconds.shape == (n_points,)
            and self.positions.shape == (n_points, 2)
            and mean.ndim == 1
            and kept.ndim == 2
            and kept.shape[0] == len(mean)
            and self.components.shape == (n_points, kept.shape[1])
        )
        numbers = (self.positions, self.start_seconds, self.components, mean, kept)
        return n_points > 0 and shapes and all(np.isfinite(part).all() for part in numbers)


def read(path: Path, *, n_dims: int) -> StoredMap | None:
    """Return the map in a file; None if there is none, or it is damaged or of other vectors."""
    try:
        # Opened here: of a damaged file, numpy would leave that to the garbage collector.
        with path.open("rb") as file:
            found = np.load(file, allow_pickle=False)
            if not isinstance(found, np.lib.npyio.NpzFile) or int(found["version"]) != _VERSION:
                return None
            stored = StoredMap(
                found["video_ids"],
                found["start_seconds"],
                found["components"],
                found["positions"],
                Projection(found["mean"], found["directions"]),
            )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        log.warning("%s cannot be read, so the map is drawn anew: %s", path, error)
        return None
    return stored if stored.is_whole and len(stored.projection.mean) == n_dims else None


def write(path: Path, stored: StoredMap) -> None:
    """Write a map, completely or not at all.

    Raises
    ------
    OSError
        If it cannot be written; the old one stays.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with whole_file.written(path) as file:
        np.savez(
            file,
            allow_pickle=False,
            version=np.array(_VERSION),
            video_ids=stored.video_ids,
            start_seconds=stored.start_seconds,
            components=stored.components,
            positions=stored.positions,
            mean=stored.projection.mean,
            directions=stored.projection.components,
        )
