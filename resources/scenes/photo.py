"""Photographs as scenes: a camera that moves slowly over one of the pictures in ``resources/photos``."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from resources.scenes.canvas import Canvas, Painter, Picture

PHOTOS = Path(__file__).parents[1] / "photos"


@dataclass(frozen=True, slots=True)
class View:
    """The part of a photograph that the camera shows.

    Attributes
    ----------
    x, y : float
        Its centre, in widths and heights of the photograph from the top left corner.
    width : float
        In widths of the photograph; the height follows from the canvas.
    """

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Move:
    """A movement of the camera over a photograph, at an even pace.

    Attributes
    ----------
    photo : str
        Name of the photograph, without its suffix.
    start, end : View
        What is seen first and last.
    """

    photo: str
    start: View
    end: View


def paint_photo(canvas: Canvas, *, move: Move, seconds: float) -> Painter:
    """Move the camera over a photograph.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    move : Move
        From where to where.
    seconds : float
        How long the movement takes; the camera then rests.

    Returns
    -------
    Painter
        Paints the picture at a time.

    Raises
    ------
    ValueError
        If a view reaches beyond the edge of the photograph.
    """
    with Image.open(PHOTOS / f"{move.photo}.jpg") as file:
        photo = file.convert("RGB")
    start, end = (_box(canvas, photo, view) for view in (move.start, move.end))

    def paint(at_seconds: float) -> Picture:
        share = min(at_seconds / seconds, 1.0)
        left, top, right, bottom = ((1 - share) * first + share * last for first, last in zip(start, end, strict=True))
        size = (canvas.width_px, canvas.height_px)
        shown = photo.resize(size, Image.Resampling.LANCZOS, box=(left, top, right, bottom))
        return np.asarray(shown, dtype=np.float32) / np.float32(255)

    return paint


def _box(canvas: Canvas, photo: Image.Image, view: View) -> tuple[float, float, float, float]:
    width = view.width * photo.width
    height = width / canvas.aspect
    left, top = view.x * photo.width - width / 2, view.y * photo.height - height / 2
    box = (left, top, left + width, top + height)
    if min(left, top) < 0 or box[2] > photo.width or box[3] > photo.height:
        raise ValueError(f"{view} reaches beyond the edge of a photograph of {photo.width} x {photo.height} pixels")
    return box
