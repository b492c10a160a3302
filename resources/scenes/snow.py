"""Snow falls on a village: hills, firs, houses with lit windows, flakes near and far."""

from dataclasses import dataclass

import numpy as np

from resources.scenes.canvas import Canvas, Colour, Mask, Painter, Picture, cover, ridge, shine


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a winter hour.

    Attributes
    ----------
    zenith, horizon : tuple of float
        Colours of the sky.
    snow, shade : tuple of float
        Colours of the near and of the far snow.
    window : float
        How bright the windows are, 0 to 1.
    """

    zenith: Colour
    horizon: Colour
    snow: Colour
    shade: Colour
    window: float


MORNING = Light((0.70, 0.78, 0.86), (0.90, 0.92, 0.94), (0.95, 0.96, 0.98), (0.76, 0.82, 0.89), 0.45)
EVENING = Light((0.36, 0.44, 0.60), (0.70, 0.70, 0.78), (0.74, 0.79, 0.89), (0.53, 0.60, 0.74), 1.0)


def paint_snow(canvas: Canvas, *, light: Light, seed: int) -> Painter:
    """Prepare the scene.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    light : Light
        The hour.
    seed : int
        Chooses hills, houses and flakes.

    Returns
    -------
    Painter
        Of the scene at a time.
    """
    rng = np.random.default_rng(seed)
    village = _paint_village(rng, canvas, light)
    flakes = rng.uniform(size=(4, 230))

    def paint(seconds: float) -> Picture:
        picture = village.copy()
        cover(picture, (1.0, 1.0, 1.0), _falling(canvas, flakes, seconds))
        return picture

    return paint


def _paint_village(rng: np.random.Generator, canvas: Canvas, light: Light) -> Picture:
    picture = canvas.gradient((0.0, light.zenith), (0.6, light.horizon), (1.0, light.horizon))
    far, near = np.asarray(light.shade), np.asarray(light.snow)
    for step, (height, roughness) in enumerate(((0.46, 0.06), (0.56, 0.045), (0.66, 0.03))):
        line = ridge(rng, canvas, height=height, roughness=roughness)
        colour = far + (near - far) * step / 3
        cover(picture, tuple(colour), canvas.below(line))
        for x in np.sort(rng.uniform(0, canvas.aspect, 11 - 2 * step)):
            foot = float(np.interp(x, canvas.x[0], line[0])) + 0.012
            _paint_fir(picture, canvas, (x, foot), size=(0.05 + 0.045 * step) * rng.uniform(0.8, 1.3), light=light)
    for x in (0.34, 0.86, 1.40):
        _paint_house(picture, canvas, (x + rng.uniform(-0.05, 0.05), 0.80), size=rng.uniform(0.085, 0.105), light=light)
    cover(picture, light.snow, canvas.below(ridge(rng, canvas, height=0.83, roughness=0.018)))
    for x in (0.10, 0.62, 1.16, 1.66):
        _paint_fir(picture, canvas, (x + rng.uniform(-0.04, 0.04), 0.90), size=rng.uniform(0.20, 0.27), light=light)
    return picture


def _paint_fir(picture: Picture, canvas: Canvas, foot: tuple[float, float], *, size: float, light: Light) -> None:
    x, bottom = foot
    dark = tuple(0.30 * part + extra for part, extra in zip(light.shade, (0.0, 0.06, 0.02), strict=True))
    for step in range(4):
        low = bottom - 0.22 * size * step
        half = size * (0.36 - 0.075 * step)
        rise = np.clip((low - canvas.y) / (0.42 * size), 0, 1)
        edge = np.clip((half * (1 - rise) - np.abs(canvas.x - x)) / canvas.pixel + 0.5, 0, 1)
        inside = edge * (canvas.y <= low) * (canvas.y > low - 0.42 * size)
        cover(picture, dark, inside)
        cover(picture, light.snow, 0.85 * inside * np.clip((rise - 0.30) * 5, 0, 1) * (canvas.x < x + 0.25 * half))


def _paint_house(picture: Picture, canvas: Canvas, foot: tuple[float, float], *, size: float, light: Light) -> None:
    x, bottom = foot
    wall = tuple(0.62 * part for part in (0.80, 0.50, 0.40)) if light.window < 0.7 else (0.36, 0.22, 0.22)
    cover(picture, wall, canvas.box(x - size, bottom - 1.1 * size, x + size, bottom + 0.05))
    rise = np.clip((bottom - 1.05 * size - canvas.y) / (0.85 * size), 0, 1)
    roof = np.clip((1.25 * size * (1 - rise) - np.abs(canvas.x - x)) / canvas.pixel + 0.5, 0, 1)
    cover(picture, light.snow, roof * (canvas.y <= bottom - 1.05 * size) * (canvas.y > bottom - 1.9 * size))
    for side in (-0.5, 0.5):
        centre_x, centre_y = x + side * size, bottom - 0.58 * size
        warm = (0.55 + 0.45 * light.window, 0.45 + 0.35 * light.window, 0.30 + 0.12 * light.window)
        cover(
            picture,
            warm,
            canvas.box(centre_x - 0.2 * size, centre_y - 0.24 * size, centre_x + 0.2 * size, centre_y + 0.24 * size),
        )
        cover(
            picture,
            wall,
            canvas.box(centre_x - 0.02 * size, centre_y - 0.24 * size, centre_x + 0.02 * size, centre_y + 0.24 * size),
        )
        shine(picture, (1.0, 0.72, 0.36), 0.24 * light.window * canvas.glow(centre_x, centre_y, 0.9 * size))


def _falling(canvas: Canvas, flakes: Mask, seconds: float) -> Mask:
    snow = np.zeros((canvas.height_px, canvas.width_px), dtype=np.float32)
    for place, start, near, turn in flakes.T:
        y = (start + (0.09 + 0.20 * near) * seconds) % 1.06 - 0.03
        x = (place * canvas.aspect + 0.03 * np.sin(1.4 * seconds + 6.3 * turn) + 0.03 * seconds) % canvas.aspect
        radius = 0.0030 + 0.0075 * near**2
        reach = int(np.ceil(2 * radius * canvas.height_px)) + 1
        row, column = int(y * canvas.height_px), int(x * canvas.height_px)
        rows = np.arange(max(0, row - reach), min(canvas.height_px, row + reach + 1))
        columns = np.arange(max(0, column - reach), min(canvas.width_px, column + reach + 1))
        if rows.size and columns.size:
            away = np.hypot((columns[None] + 0.5) / canvas.height_px - x, (rows[:, None] + 0.5) / canvas.height_px - y)
            patch = (0.55 + 0.4 * near) * np.clip((radius - away) / (1.5 * canvas.pixel) + 0.5, 0, 1)
            block = np.ix_(rows, columns)
            snow[block] = np.maximum(snow[block], patch)
    return snow
