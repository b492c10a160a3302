"""Poster and filmstrip of a video: small JPEG files that are made while it is decoded and can always be made again.

Ten pictures at poster width are held at a time: about 4 MB.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core import whole_file
from core.errors import StorageError
from core.media.framing import FitWithin
from core.media.sampling import SamplingPlan

POSTER_BOX = FitWithin(480, 480)
CELL_WIDTH_PX, CELL_HEIGHT_PX = 160, 90
N_CELLS = 10
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class ThumbnailTarget:
    """Where a video's pictures go.

    Attributes
    ----------
    folder : Path
        The library's folder for thumbnails.
    stem : str
        Name by content, at least two characters; the first two name a folder below.
    """

    folder: Path
    stem: str

    @property
    def poster(self) -> Path:
        """Path of the poster."""
        return self.folder / self.stem[:2] / f"{self.stem}-poster.jpg"

    @property
    def filmstrip(self) -> Path:
        """Path of the filmstrip."""
        return self.folder / self.stem[:2] / f"{self.stem}-strip.jpg"


class Filmstrip:
    """Collects pictures spread over a video as they pass a decoder (a `core.media.reader.FrameTap`).

    Parameters
    ----------
    duration_seconds : float
        Length of the video; it is cut into ten parts and the first picture of each is kept.
    """

    size = POSTER_BOX

    def __init__(self, duration_seconds: float) -> None:
        self._part_seconds = duration_seconds / N_CELLS
        self._pictures: dict[int, NDArray[np.uint8]] = {}

    def __len__(self) -> int:
        return len(self._pictures)

    def wants(self, seconds: float) -> bool:
        """Return whether this part of the video has no picture yet.

        Parameters
        ----------
        seconds : float
            Time of a picture.

        Returns
        -------
        bool
            True where it is wanted.
        """
        return self._part(seconds) not in self._pictures

    def put(self, seconds: float, picture: NDArray[np.uint8]) -> None:
        """Keep a picture.

        Parameters
        ----------
        seconds : float
            Its time.
        picture : ndarray, shape (H, W, 3), uint8
            Within `POSTER_BOX`.
        """
        self._pictures.setdefault(self._part(seconds), picture)

    def save(self, target: ThumbnailTarget) -> int:
        """Write poster and filmstrip, each whole or not at all.

        Parameters
        ----------
        target : ThumbnailTarget
            Where.

        Returns
        -------
        int
            Pictures in the filmstrip, 0 (and nothing written) where none was collected.

        Raises
        ------
        StorageError
            When the disk takes no more.
        """
        pictures = [picture for _, picture in sorted(self._pictures.items())]
        if not pictures:
            return 0
        strip = Image.new("RGB", (CELL_WIDTH_PX * len(pictures), CELL_HEIGHT_PX))
        for number, picture in enumerate(pictures):
            cell = Image.fromarray(picture)
            cell.thumbnail((CELL_WIDTH_PX, CELL_HEIGHT_PX), Image.Resampling.BICUBIC)
            left = CELL_WIDTH_PX * number + (CELL_WIDTH_PX - cell.width) // 2
            strip.paste(cell, (left, (CELL_HEIGHT_PX - cell.height) // 2))
        # The poster comes last: where it is, both are.
        _write(strip, target.filmstrip)
        _write(Image.fromarray(_liveliest(pictures[: max(1, N_CELLS // 2)])), target.poster)
        return len(pictures)

    def _part(self, seconds: float) -> int:
        return min(N_CELLS - 1, int(seconds / self._part_seconds))


def keyframe_plan(duration_seconds: float, keyframe_seconds: NDArray[np.float64]) -> SamplingPlan:
    """Choose at most ten keyframes, one for each tenth of a video that has one.

    Parameters
    ----------
    duration_seconds : float
        Length of the video.
    keyframe_seconds : ndarray, shape (K,)
        Where they stand, increasing.

    Returns
    -------
    SamplingPlan
        At least one time.
    """
    inside = keyframe_seconds[keyframe_seconds < duration_seconds]
    parts = (inside / (duration_seconds / N_CELLS)).astype(np.int64)
    chosen = inside[np.unique(parts, return_index=True)[1]] if len(inside) else np.zeros(1)
    return SamplingPlan(chosen, np.full(len(chosen), len(inside) > 0), keyframe_seconds)


def _liveliest(pictures: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    # Films begin with black and with titles: the picture with most contrast says more.
    return max(pictures, key=lambda picture: float(picture[::4, ::4].astype(np.float32).std()))


def _write(image: Image.Image, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            image.save(file, "JPEG", quality=_QUALITY, optimize=False)
    except OSError as error:
        raise StorageError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from error
