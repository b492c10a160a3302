"""Fireworks over a bay: rockets rise, burst, and are mirrored in the water."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resources.scenes.canvas import Canvas, Colour, Mask, Painter, Picture, cover, ridge, shine, splat

SHORE = 0.74
RISE_SECONDS = 0.9
BURN_SECONDS = 2.3
N_SPARKS = 150

GOLD: tuple[Colour, ...] = ((1.0, 0.78, 0.34), (1.0, 0.62, 0.22), (1.0, 0.90, 0.62))
MANY: tuple[Colour, ...] = (
    (1.0, 0.30, 0.36),
    (0.36, 0.66, 1.0),
    (0.45, 1.0, 0.50),
    (0.92, 0.46, 1.0),
    (1.0, 0.86, 0.40),
)


@dataclass(frozen=True, slots=True)
class _Rocket:
    start_seconds: float
    x: float
    top: float
    colour: Colour
    heading: NDArray[np.float64]
    force: NDArray[np.float64]


def paint_fireworks(canvas: Canvas, *, colours: tuple[Colour, ...], seed: int) -> Painter:
    """Prepare the scene.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    colours : tuple of tuple of float
        Colours of the rockets.
    seed : int
        Chooses where they burst.

    Returns
    -------
    Painter
        Of the scene at a time.
    """
    rng = np.random.default_rng(seed)
    bay = canvas.gradient(
        (0.0, (0.03, 0.03, 0.10)),
        (SHORE, (0.15, 0.12, 0.27)),
        (SHORE + 0.01, (0.05, 0.05, 0.12)),
        (1.0, (0.02, 0.02, 0.05)),
    )
    hills = ridge(rng, canvas, height=SHORE - 0.05, roughness=0.022)
    cover(bay, (0.02, 0.02, 0.03), canvas.below(hills) * (canvas.y < SHORE))
    _light_the_shore(rng, bay, canvas)
    rockets = [
        _load(rng, canvas, start, colours[n % len(colours)]) for n, start in enumerate(np.arange(-2.0, 15.0, 0.42))
    ]

    def paint(seconds: float) -> Picture:
        picture = bay.copy()
        for rocket in rockets:
            age = seconds - rocket.start_seconds
            if 0 <= age < RISE_SECONDS + BURN_SECONDS:
                _paint_rocket(picture, canvas, rocket, age, seconds)
        return picture

    return paint


def _load(rng: np.random.Generator, canvas: Canvas, start_seconds: float, colour: Colour) -> _Rocket:
    spread = np.sqrt(rng.uniform(0.15, 1.0, N_SPARKS)) * rng.uniform(0.75, 1.15)
    return _Rocket(
        start_seconds=start_seconds + rng.uniform(-0.15, 0.15),
        x=rng.uniform(0.18, 0.82) * canvas.aspect,
        top=rng.uniform(0.16, 0.38),
        colour=colour,
        heading=rng.uniform(0, 2 * np.pi, N_SPARKS),
        force=spread,
    )


def _light_the_shore(rng: np.random.Generator, bay: Picture, canvas: Canvas) -> None:
    for place in rng.uniform(0, canvas.aspect, 34):
        y = SHORE - rng.uniform(0.004, 0.03)
        shine(bay, (1.0, 0.78, 0.45), 0.7 * canvas.glow(place, y, 0.006))
        streak = (
            np.exp(-(((canvas.x - place) / 0.006) ** 2))
            * np.exp(-np.clip(canvas.y - SHORE, 0, 1) / 0.06)
            * (canvas.y > SHORE)
        )
        shine(bay, (0.8, 0.6, 0.35), 0.22 * streak)


def _paint_rocket(picture: Picture, canvas: Canvas, rocket: _Rocket, age: float, seconds: float) -> None:
    light = _rising(canvas, rocket, age) if age < RISE_SECONDS else _burning(canvas, rocket, age - RISE_SECONDS)
    shine(picture, rocket.colour, light)
    if age >= RISE_SECONDS:
        flash = np.exp(-2.6 * (age - RISE_SECONDS))
        shine(picture, rocket.colour, 0.30 * flash * canvas.glow(rocket.x, rocket.top, 0.34))
    shine(picture, rocket.colour, _mirrored(canvas, light, seconds))


def _rising(canvas: Canvas, rocket: _Rocket, age: float) -> Mask:
    back = np.linspace(0, 0.22, 16)
    way = np.clip((age - back) / RISE_SECONDS, 0, 1)
    y = SHORE + (rocket.top - SHORE) * (1 - (1 - way) ** 2)
    x = rocket.x + 0.006 * np.sin(20 * way)
    return splat(canvas, x, y, 2.4 * np.exp(-back / 0.08))


def _burning(canvas: Canvas, rocket: _Rocket, age: float) -> Mask:
    back = np.linspace(0, 0.24, 7)[:, None]
    then = np.maximum(age - back, 0)
    # Sparks are slowed by the air and then sink.
    way = 0.27 * rocket.force * (1 - np.exp(-2.1 * then))
    x = rocket.x + way * np.cos(rocket.heading)
    y = rocket.top + way * np.sin(rocket.heading) + 0.055 * then**2
    fade = np.clip(1 - age / BURN_SECONDS, 0, 1) ** 1.3 * (age > back)
    twinkle = 0.75 + 0.25 * np.sin(31 * age + 7 * rocket.heading)
    light = 3.8 * fade * np.exp(-back / 0.10) * twinkle
    return splat(canvas, x.ravel(), y.ravel(), np.broadcast_to(light, x.shape).ravel())


def _mirrored(canvas: Canvas, light: Mask, seconds: float) -> Mask:
    shore_row = int(SHORE * canvas.height_px)
    rows = np.arange(shore_row, canvas.height_px)
    depth = (rows - shore_row) / canvas.height_px
    source = np.clip(shore_row - (rows - shore_row) * 2.2, 0, shore_row - 1).astype(int)
    mirrored = np.zeros_like(light)
    for row, line, deep in zip(rows, source, depth, strict=True):
        sway = round(canvas.height_px * 0.012 * np.sin(160 * deep + 3.0 * seconds) * (0.3 + 4 * deep))
        mirrored[row] = 0.45 * np.roll(light[line], sway)
    return mirrored
