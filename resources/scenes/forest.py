"""A walk past a forest: layers of trees that slide by at their own speeds, light between them."""

from dataclasses import dataclass

import numpy as np

from resources.scenes.canvas import Canvas, Colour, Mask, Painter, Picture, clouds, cover, shine, slide

N_LAYERS = 4


@dataclass(frozen=True, slots=True)
class Season:
    """The colours of a season.

    Attributes
    ----------
    sky : tuple of float
        Light between the trees.
    leaves : tuple of tuple of float
        Colours of the crowns, far to near, one per layer.
    ground : tuple of float
        Colour of the floor.
    n_falling : int
        Leaves in the air.
    """

    sky: Colour
    leaves: tuple[Colour, Colour, Colour, Colour]
    ground: Colour
    n_falling: int


SUMMER = Season(
    (0.86, 0.94, 0.74),
    ((0.62, 0.76, 0.50), (0.42, 0.63, 0.30), (0.24, 0.46, 0.18), (0.09, 0.25, 0.09)),
    (0.28, 0.42, 0.16),
    0,
)
AUTUMN = Season(
    (0.97, 0.88, 0.66),
    ((0.88, 0.72, 0.42), (0.86, 0.54, 0.20), (0.72, 0.34, 0.12), (0.36, 0.16, 0.07)),
    (0.52, 0.33, 0.14),
    46,
)


def paint_forest(canvas: Canvas, *, season: Season, seed: int) -> Painter:
    """Prepare the scene.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    season : Season
        The colours.
    seed : int
        Chooses the trees.

    Returns
    -------
    Painter
        Of the scene at a time.
    """
    rng = np.random.default_rng(seed)
    light = canvas.gradient((0.0, season.sky), (0.75, season.sky), (1.0, season.ground))
    layers = [_grow(rng, canvas, layer) for layer in range(N_LAYERS)]
    mottle = clouds(rng, canvas, stretch=1.0)
    leaves = rng.uniform(size=(4, season.n_falling))

    def paint(seconds: float) -> Picture:
        picture = light.copy()
        for layer, (trunks, crowns) in enumerate(layers):
            shift_px = seconds * canvas.height_px * (0.012 + 0.022 * layer)
            colour = np.asarray(season.leaves[layer], dtype=np.float32)
            floor = canvas.below(np.full_like(canvas.x, 0.76 + 0.07 * layer))
            cover(picture, tuple(0.55 * colour + 0.45 * np.asarray(season.ground)), floor)
            cover(picture, tuple(colour * 0.50 + 0.04), slide(trunks, shift_px))
            shade = (0.78 + 0.44 * slide(mottle, shift_px))[..., None]
            crown = slide(crowns, shift_px)[..., None]
            picture += (colour * shade - picture) * crown
        _paint_beams(picture, canvas, season, seconds)
        _paint_falling(picture, canvas, leaves, seconds)
        return picture

    return paint


def _grow(rng: np.random.Generator, canvas: Canvas, layer: int) -> tuple[Mask, Mask]:
    """Make one layer of trees: trunks and crowns as masks whose sides fit together."""
    trunks = np.zeros((canvas.height_px, canvas.width_px), dtype=np.float32)
    crowns = np.zeros_like(trunks)
    n_trees = (13, 10, 7, 4)[layer]
    foot = 0.78 + 0.07 * layer
    for tree in range(n_trees):
        x = (tree + rng.uniform(0.2, 0.8)) * canvas.aspect / n_trees
        thick = (0.007, 0.012, 0.020, 0.036)[layer] * rng.uniform(0.8, 1.25)
        trunks = np.maximum(trunks, _wrapped_box(canvas, x, thick, foot))
        top, wide = rng.uniform(-0.02, 0.16) + (0.10, 0.06, 0.0, -0.06)[layer], (0.08, 0.12, 0.17, 0.24)[layer]
        for _ in range(20):
            blob_x, blob_y = x + rng.normal() * 0.55 * wide, top + min(abs(rng.normal()), 1.6) * 0.15
            crowns = np.maximum(crowns, _wrapped_disc(canvas, blob_x, blob_y, rng.uniform(0.28, 0.60) * wide))
    return trunks, crowns


def _wrapped_box(canvas: Canvas, x: float, thick: float, foot: float) -> Mask:
    away = np.abs((canvas.x - x + canvas.aspect / 2) % canvas.aspect - canvas.aspect / 2)
    # A tree is a little wider at its foot.
    wide = thick * (1 + 0.5 * np.clip((canvas.y - foot + 0.12) / 0.12, 0, 1))
    return np.clip((wide - away) / canvas.pixel + 0.5, 0, 1) * (canvas.y < foot)


def _wrapped_disc(canvas: Canvas, x: float, y: float, radius: float) -> Mask:
    away = np.abs((canvas.x - x + canvas.aspect / 2) % canvas.aspect - canvas.aspect / 2)
    return np.clip((radius - np.hypot(away, canvas.y - y)) / (3 * canvas.pixel) + 0.5, 0, 1)


def _paint_beams(picture: Picture, canvas: Canvas, season: Season, seconds: float) -> None:
    lean = canvas.x + 0.55 * canvas.y
    beams = np.clip(np.sin(5.2 * lean + 0.25 * seconds) + 0.6 * np.sin(11.7 * lean - 0.2 * seconds) - 0.75, 0, 1)
    shine(picture, season.sky, 0.14 * beams * np.clip(1.05 - canvas.y, 0, 1))


def _paint_falling(picture: Picture, canvas: Canvas, leaves: Mask, seconds: float) -> None:
    for place, start, speed, hue in leaves.T:
        y = (start + (0.10 + 0.10 * speed) * seconds) % 1.1 - 0.05
        x = (place * canvas.aspect + 0.05 * np.sin(2.2 * seconds + 9 * hue) - 0.05 * seconds) % canvas.aspect
        size = 0.005 + 0.006 * speed
        cover(picture, (0.80 + 0.15 * hue, 0.30 + 0.42 * hue, 0.08), canvas.disc(x, y, size))
