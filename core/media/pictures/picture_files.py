"""Reads picture files to search by: untrusted, set upright, and fitted to the encoder like video frames.

Runs in the calling process with Pillow: a picture is a single image of bounded size, not a stream.
"""

import os
import stat
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from core.domain.media import FrameGeometry
from core.errors import PathError, PictureError
from core.media.decoding import framing
from core.media.decoding.framing import StoredShape

MAX_PIXELS = 100_000_000
"""Larger pictures are refused before they are decoded."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "PPM", "AVIF", "JPEG2000", "ICO", "TGA")
_LONGEST_PX = 1024


def picture(path: Path) -> NDArray[np.uint8]:
    """Read a picture file and return its pixels.

    Parameters
    ----------
    path : Path
        A regular file: JPEG, PNG, WebP, GIF (first frame), BMP, TIFF...

    Returns
    -------
    ndarray, shape (H, W, 3), uint8
        RGB, upright, at most 1024 px on the longer side; transparent areas become white.

    Raises
    ------
    PathError
        If the path is missing, cannot be read or is not a regular file.
    PictureError
        If it is not a picture, is damaged or is too large.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 (one call, and a pipe must not be opened)
            raise PathError("{path} is not a regular file", path=path)
        with warnings.catch_warnings(), Image.open(path, formats=_known_formats()) as image:
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata; the size is checked here
            return _read(image, path)
    except UnidentifiedImageError as error:
        raise PictureError("{path} is not a picture", "Choose a JPEG, PNG, WebP or GIF file.", path=path) from error
    except FileNotFoundError as error:
        raise PathError("{path} does not exist", path=path) from error
    except PermissionError as error:
        raise PathError("{path} cannot be read: {reason}", path=path, reason=error.strerror) from error
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PictureError("{path} is damaged or too large to be read as a picture", path=path) from error


def fit(image: NDArray[np.uint8], geometry: FrameGeometry) -> NDArray[np.uint8]:
    """Fit a picture to an encoder's frame, scaled with the same filter as decoded frames.

    Parameters
    ----------
    image : ndarray, shape (H, W, 3), uint8
        RGB.
    geometry : FrameGeometry
        Frame the encoder expects.

    Returns
    -------
    ndarray, shape (S, S, 3), uint8
        The frame.
    """
    shape = StoredShape(width_px=image.shape[1], height_px=image.shape[0])
    scaled = Image.fromarray(image).resize(framing.scaled_size(shape, geometry), Image.Resampling.BICUBIC)
    return framing.finish(np.asarray(scaled, np.uint8), shape, geometry)


def _known_formats() -> list[str]:
    Image.init()
    return [name for name in _FORMATS if name in Image.OPEN]


def _read(image: Image.Image, path: Path) -> NDArray[np.uint8]:
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(
            "{path} has {width} x {height} pixels, which is too many", path=path, width=image.width, height=image.height
        )
    image.draft("RGB", (_LONGEST_PX, _LONGEST_PX))  # lets JPEG decode at a lower resolution
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((_LONGEST_PX, _LONGEST_PX), Image.Resampling.BICUBIC)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(ground, clear)
    return np.array(upright.convert("RGB"), np.uint8)
