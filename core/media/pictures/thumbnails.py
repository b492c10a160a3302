"""Poster and filmstrip of a video: small JPEG files, made while it is decoded, that can always be remade.

Ten pictures at poster size are held at a time: about 4 MB.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core import whole_file
from core.errors import StorageError
from core.media.decoding.framing import FitWithin
from core.media.decoding.sampling import SamplingPlan

POSTER_BOX = FitWithin(480, 480)
CELL_WIDTH_PX, CELL_HEIGHT_PX = 160, 90
N_CELLS = 10
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class ThumbnailTarget:
    """Where the thumbnails of a video go.

    Attributes
    ----------
    folder : Path
        The library's thumbnail folder.
    stem : str
        Name of the content, at least two characters; the first two name a subfolder.
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
    """Collects frames spread over a video during decoding (a `core.media.decoding.reader.FrameSink`).

    Parameters
    ----------
    duration_seconds : float
        Of the video, which is divided into ten parts; the first frame of each is kept.
    """

    size = POSTER_BOX

    def __init__(self, duration_seconds: float) -> None:
        self._part_seconds = duration_seconds / N_CELLS
        self._pictures: dict[int, NDArray[np.uint8]] = {}

    def __len__(self) -> int:
        return len(self._pictures)

    def wants(self, seconds: float) -> bool:
        """Return whether the part of the video at this time has no frame yet."""
        return self._part(seconds) not in self._pictures

    def put(self, seconds: float, picture: NDArray[np.uint8]) -> None:
        """Keep a frame.

        Parameters
        ----------
        seconds : float
            Its time.
        picture : ndarray, shape (H, W, 3), uint8
            Within `POSTER_BOX`.
        """
        self._pictures.setdefault(self._part(seconds), picture)

    def save(self, target: ThumbnailTarget) -> int:
        """Write poster and filmstrip atomically and return the number of frames in the filmstrip.

        Returns
        -------
        int
            0, with nothing written, if no frame was collected.

        Raises
        ------
        StorageError
            If the files cannot be written.
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
        # The poster is written last: if it exists, so does the filmstrip.
        _write(strip, target.filmstrip)
        _write(Image.fromarray(_liveliest(pictures[: max(1, N_CELLS // 2)])), target.poster)
        return len(pictures)

    def _part(self, seconds: float) -> int:
        return min(N_CELLS - 1, int(seconds / self._part_seconds))


def keyframe_plan(duration_seconds: float, keyframe_seconds: NDArray[np.float64]) -> SamplingPlan:
    """Choose at most ten keyframes, one for each tenth of the video that has one, but at least one time.

    Parameters
    ----------
    duration_seconds : float
        Of the video.
    keyframe_seconds : ndarray, shape (K,)
        Increasing.
    """
    inside = keyframe_seconds[keyframe_seconds < duration_seconds]
    parts = (inside / (duration_seconds / N_CELLS)).astype(np.int64)
    chosen = inside[np.unique(parts, return_index=True)[1]] if len(inside) else np.zeros(1)
    return SamplingPlan(chosen, np.full(len(chosen), len(inside) > 0), keyframe_seconds)


def _liveliest(pictures: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    # Films begin with black frames and titles: the frame with the most contrast says more.
    return max(pictures, key=lambda picture: float(picture[::4, ::4].astype(np.float32).std()))


def _write(image: Image.Image, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.written(path) as file:
            image.save(file, "JPEG", quality=_QUALITY, optimize=False)
    except OSError as error:
        raise StorageError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from error
