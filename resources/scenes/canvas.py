"""A painter's box for the sample clips: colours, shapes with soft edges, light, noise.

A picture is an array ``(H, W, 3)``, float32, 0 to 1. Lengths are in heights: y runs from 0 (top) to 1 (bottom),
x from 0 to the aspect of the picture, so a scene looks the same at every size.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Picture = NDArray[np.float32]
Mask = NDArray[np.floating[Any]]
Colour = tuple[float, float, float]
Painter = Callable[[float], Picture]
"""Paints the picture of a scene at a time in seconds."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of the pictures of a scene.

    Attributes
    ----------
    width_px, height_px : int
        Even, for the sake of the video encoder.
    """

    width_px: int
    height_px: int

    @property
    def aspect(self) -> float:
        """Width in heights."""
        return self.width_px / self.height_px

    @property
    def pixel(self) -> float:
        """Height of one pixel in heights."""
        return 1.0 / self.height_px

    @property
    def x(self) -> Mask:
        """Horizontal places, shape (1, W)."""
        return ((np.arange(self.width_px, dtype=np.float32) + 0.5) / self.height_px)[None, :]

    @property
    def y(self) -> Mask:
        """Vertical places, shape (H, 1)."""
        return ((np.arange(self.height_px, dtype=np.float32) + 0.5) / self.height_px)[:, None]

    def gradient(self, *stops: tuple[float, Colour]) -> Picture:
        """Paint bands of colour from top to bottom, given the height of each pure colour."""
        places = [place for place, _ in stops]
        channels = [np.interp(self.y[:, 0], places, [colour[c] for _, colour in stops]) for c in range(3)]
        column = np.stack(channels, axis=-1).astype(np.float32)
        return np.repeat(column[:, None, :], self.width_px, axis=1)

    def disc(self, centre_x: float, centre_y: float, radius: float) -> Mask:
        """Return the mask of a disc with a soft edge of one pixel."""
        distance = np.hypot(self.x - centre_x, self.y - centre_y)
        return np.clip((radius - distance) / self.pixel + 0.5, 0, 1)

    def box(self, left: float, top: float, right: float, bottom: float) -> Mask:
        """Return the mask of an upright box with soft edges of one pixel."""
        across = np.clip(np.minimum(self.x - left, right - self.x) / self.pixel + 0.5, 0, 1)
        down = np.clip(np.minimum(self.y - top, bottom - self.y) / self.pixel + 0.5, 0, 1)
        return across * down

    def below(self, line: Mask) -> Mask:
        """Return the mask of all that lies below a line of heights, shape (1, W)."""
        return np.clip((self.y - line) / self.pixel + 0.5, 0, 1)

    def glow(self, centre_x: float, centre_y: float, radius: float) -> Mask:
        """Return a bell of light, 1 in the middle and about 0.4 at its radius."""
        return np.exp(-((self.x - centre_x) ** 2 + (self.y - centre_y) ** 2) / radius**2).astype(np.float32)


def cover(picture: Picture, colour: ArrayLike, mask: Mask) -> None:
    """Lay a colour over a picture, in place, where the mask is not 0."""
    picture += (np.asarray(colour, dtype=np.float32) - picture) * mask[..., None]


def shine(picture: Picture, colour: ArrayLike, light: Mask) -> None:
    """Add coloured light to a picture, in place."""
    picture += np.asarray(colour, dtype=np.float32) * light[..., None]


def clouds(rng: np.random.Generator, canvas: Canvas, *, stretch: float = 2.5) -> Mask:
    """Make a cloudy noise, 0 to 1, shape (H, W), whose sides fit together.

    Parameters
    ----------
    rng : Generator
        Where its chance comes from.
    canvas : Canvas
        Its size.
    stretch : float
        How many times longer than high the clouds are.

    Returns
    -------
    ndarray, shape (H, W), float32
        The noise.
    """
    white = np.fft.rfft2(rng.standard_normal((canvas.height_px, canvas.width_px)))
    down = np.fft.fftfreq(canvas.height_px)[:, None] * canvas.height_px
    across = np.fft.rfftfreq(canvas.width_px)[None, :] * canvas.height_px * stretch
    frequency = np.hypot(down, across)
    noise = np.fft.irfft2(white / np.maximum(frequency, 2.0) ** 1.9, s=(canvas.height_px, canvas.width_px))
    low, high = np.percentile(noise, (5, 95))
    return np.clip((noise - low) / (high - low), 0, 1).astype(np.float32)


def slide(texture: Mask, shift_px: float) -> Mask:
    """Move a texture whose sides fit together to the left by a fraction of pixels."""
    whole = int(np.floor(shift_px))
    part = np.float32(shift_px - whole)
    return np.roll(texture, -whole, axis=1) * (1 - part) + np.roll(texture, -whole - 1, axis=1) * part
