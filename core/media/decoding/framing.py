"""Arithmetic from the stored picture to the requested frame: scale, pixel aspect, rotation, crop.

The decoder scales the picture as it is stored; rotation and cropping come after, on the small result.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from core.domain.media import FrameGeometry, ResizeMode

_MAX_STRETCH = 16
"""A more elongated picture is squeezed before it is cropped: scaled in proportion it would need gigabytes."""


@dataclass(frozen=True, slots=True)
class FitWithin:
    """Frames that keep their aspect and fit into a box; smaller pictures are not enlarged.

    Attributes
    ----------
    width_px, height_px : int
        Size of the box, >= 1.
    """

    width_px: int
    height_px: int

    def __post_init__(self) -> None:
        if self.width_px < 1 or self.height_px < 1:
            raise ValueError(f"a box must be at least 1 x 1 px, not {self.width_px} x {self.height_px}")


FrameSize = FrameGeometry | FitWithin


@dataclass(frozen=True, slots=True)
class StoredShape:
    """How the frames of a video are stored.

    Attributes
    ----------
    width_px, height_px : int
        Stored size.
    pixel_aspect : Fraction
        Width of a pixel divided by its height; 1 if unknown.
    quarter_turns : int
        Clockwise quarter turns, 0 to 3, that make the picture upright.
    """

    width_px: int
    height_px: int
    pixel_aspect: Fraction = Fraction(1)
    quarter_turns: int = 0

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in px as displayed."""
        width = max(1, round(self.width_px * self.pixel_aspect))
        return (width, self.height_px) if self.quarter_turns % 2 == 0 else (self.height_px, width)


def scaled_size(shape: StoredShape, size: FrameSize) -> tuple[int, int]:
    """Return the width and height in px to scale a stored picture to before rotation and cropping."""
    width, height = shape.shown_size
    if isinstance(size, FitWithin):
        scale = min(size.width_px / width, size.height_px / height, 1.0)
        scaled = max(1, round(width * scale)), max(1, round(height * scale))
    elif size.resize_mode is ResizeMode.SQUASH:
        scaled = size.size_px, size.size_px
    else:
        scale, longest = size.size_px / min(width, height), size.size_px * _MAX_STRETCH
        scaled = min(longest, round(width * scale)), min(longest, round(height * scale))
    return scaled if shape.quarter_turns % 2 == 0 else (scaled[1], scaled[0])


def finish(picture: NDArray[np.uint8], shape: StoredShape, size: FrameSize) -> NDArray[np.uint8]:
    """Rotate a scaled picture upright and crop the frame from its centre.

    Parameters
    ----------
    picture : ndarray, shape (H, W, 3), uint8
        Scaled to `scaled_size`.
    shape : StoredShape
        How it was stored.
    size : FrameSize
        Requested size.

    Returns
    -------
    ndarray, shape (S, S, 3) or the fitted size, uint8
        The frame; it owns its memory.
    """
    upright = np.rot90(picture, -shape.quarter_turns) if shape.quarter_turns else picture
    if isinstance(size, FrameGeometry):
        side = size.size_px
        top, left = (upright.shape[0] - side) // 2, (upright.shape[1] - side) // 2
        upright = upright[top : top + side, left : left + side]
    return np.array(upright, order="C")
