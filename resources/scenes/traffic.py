"""Traffic at night: a wide road towards a lit city, cars coming and going."""

from dataclasses import dataclass

import numpy as np

from resources.scenes.canvas import Canvas, Colour, Mask, Painter, Picture, clouds, cover, shine

HORIZON = 0.46


@dataclass(frozen=True, slots=True)
class Night:
    """What the night is like.

    Attributes
    ----------
    sky, haze : tuple of float
        Colours above and just over the roofs.
    lamp : tuple of float
        Colour of the street lamps.
    rain : float
        0 dry, 1 pouring.
    """

    sky: Colour
    haze: Colour
    lamp: Colour
    rain: float


CLEAR = Night((0.02, 0.03, 0.09), (0.20, 0.13, 0.20), (1.0, 0.72, 0.36), 0.0)
RAINY = Night((0.03, 0.05, 0.08), (0.12, 0.17, 0.22), (0.85, 0.90, 1.0), 1.0)


@dataclass(frozen=True, slots=True)
class _Car:
    lane: float
    start: float
    speed: float
    comes: bool

    def nearness(self, seconds: float) -> float:
        """Give 1 / distance: 0 at the horizon, 1 at the eye."""
        travelled = (self.start + (1 if self.comes else -1) * self.speed * seconds) % 1.0
        return travelled**2.2 * 1.25 + 0.012


def paint_traffic(canvas: Canvas, *, night: Night, seed: int) -> Painter:
    """Prepare the scene.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    night : Night
        The weather.
    seed : int
        Chooses houses and cars.

    Returns
    -------
    Painter
        Of the scene at a time.
    """
    rng = np.random.default_rng(seed)
    town = _paint_town(rng, canvas, night)
    sparkle = 0.6 + 0.4 * clouds(rng, canvas, stretch=0.3)
    cars = [
        _Car(lane, (n + rng.uniform(-0.25, 0.25)) / 4, speed, comes=lane < 0)
        for lane, speed in ((-1.15, 0.15), (-0.42, 0.18), (0.42, 0.13), (1.15, 0.16))
        for n in range(4)
    ]
    drops = rng.uniform(size=(3, int(170 * night.rain)))

    def paint(seconds: float) -> Picture:
        picture = town.copy()
        for car in sorted(cars, key=lambda car: car.nearness(seconds)):
            _paint_car(picture, canvas, car, car.nearness(seconds), night.rain * sparkle)
        if night.rain:
            _paint_rain(picture, canvas, drops, seconds)
        return picture

    return paint


def _paint_town(rng: np.random.Generator, canvas: Canvas, night: Night) -> Picture:
    picture = canvas.gradient((0.0, night.sky), (HORIZON, night.haze), (1.0, night.haze))
    x = -0.05
    while x < canvas.aspect:
        away = abs(x - canvas.aspect / 2) / canvas.aspect
        wide, high = rng.uniform(0.07, 0.15), rng.uniform(0.07, 0.20) + 0.30 * away
        _paint_house(rng, picture, canvas, (x, HORIZON - high, x + wide - 0.006, HORIZON))
        x += wide
    _paint_road(picture, canvas, night)
    for side in (-1, 1):
        for step in range(1, 7):
            near = (step / 6) ** 2.2
            lamp_x, top = canvas.aspect / 2 + side * 1.45 * near * 0.62, HORIZON - 0.42 * near
            cover(
                picture,
                (0.16, 0.16, 0.18),
                canvas.box(lamp_x - 0.004 * near, top, lamp_x + 0.004 * near, HORIZON + 0.36 * near),
            )
            shine(
                picture,
                night.lamp,
                0.9 * canvas.glow(lamp_x, top, 0.012 + 0.02 * near)
                + 0.12 * canvas.glow(lamp_x, top, 0.18 * near + 0.02),
            )
    return picture


def _paint_house(
    rng: np.random.Generator, picture: Picture, canvas: Canvas, box: tuple[float, float, float, float]
) -> None:
    left, top, right, bottom = box
    cover(picture, (0.05, 0.05, 0.08), canvas.box(*box))
    for y in np.arange(top + 0.014, bottom - 0.02, 0.024):
        for x in np.arange(left + 0.012, right - 0.012, 0.020):
            if rng.uniform() < 0.42:
                warmth = rng.uniform(0.55, 1.0)
                colour = (0.95 * warmth, 0.78 * warmth, 0.42 * warmth)
                cover(picture, colour, 0.9 * canvas.box(x, y, x + 0.009, y + 0.012))


def _paint_road(picture: Picture, canvas: Canvas, night: Night) -> None:
    near = np.clip((canvas.y - HORIZON) / (1 - HORIZON), 0, 1)
    across = (canvas.x - canvas.aspect / 2) / np.maximum(near, 1e-3)
    ground = canvas.below(np.full_like(canvas.x, HORIZON))
    cover(picture, (0.06, 0.07, 0.08), ground)
    cover(picture, (0.17, 0.17, 0.19), ground * np.clip((0.98 - np.abs(across)) * 40 * near, 0, 1))
    for place, dashed in ((0.0, False), (-0.48, True), (0.48, True), (0.93, False), (-0.93, False)):
        line = np.clip((0.012 - np.abs(across - place)) * 200 * np.maximum(near, 0.02), 0, 1)
        dashes = (np.sin(9.0 / np.maximum(near + 0.06, 0.02)) > 0) if dashed else 1.0
        cover(picture, (0.75, 0.75, 0.68), 0.6 * ground * line * dashes)
    shine(picture, night.lamp, 0.13 * ground * np.exp(-((across / 0.9) ** 2)) * (1 - 0.6 * near))


def _paint_car(picture: Picture, canvas: Canvas, car: _Car, near: float, wet: Mask) -> None:
    x = canvas.aspect / 2 + car.lane * 0.62 * near
    y = HORIZON + 0.50 * near
    if y > 1.15:
        return
    colour = (1.0, 0.93, 0.78) if car.comes else (1.0, 0.12, 0.08)
    size = 0.085 * near
    cover(picture, (0.03, 0.03, 0.05), canvas.box(x - 1.5 * size, y - 1.7 * size, x + 1.5 * size, y + 0.35 * size))
    cover(picture, (0.10, 0.11, 0.15), canvas.box(x - 1.1 * size, y - 1.5 * size, x + 1.1 * size, y - 0.7 * size))
    for side in (-1.05, 1.05):
        light_x, strength = x + side * size, 1.0 if car.comes else 0.8
        shine(picture, colour, strength * canvas.glow(light_x, y - 0.3 * size, 0.30 * size + 0.004))
        shine(picture, colour, 0.22 * strength * canvas.glow(light_x, y - 0.3 * size, 1.3 * size + 0.008))
        if np.any(wet):
            streak = np.exp(-(((canvas.x - light_x) / (0.35 * size + 0.006)) ** 2)) * np.exp(
                -np.abs(canvas.y - y - 0.9 * size) / (1.6 * size + 0.03)
            )
            shine(picture, colour, 0.5 * wet * streak * (canvas.y > y))


def _paint_rain(picture: Picture, canvas: Canvas, drops: Mask, seconds: float) -> None:
    fall = np.zeros(picture.shape[:2], dtype=np.float32)
    for place, start, speed in drops.T:
        y = (start + (1.3 + 0.9 * speed) * seconds) % 1.15 - 0.1
        x = (place * 1.1 * canvas.aspect - 0.12 * y) % canvas.aspect
        length = 0.035 + 0.04 * speed
        rows = slice(max(0, int(y * canvas.height_px)), max(0, int((y + length) * canvas.height_px)))
        fall[rows, int(x * canvas.height_px) % canvas.width_px] += 0.16 + 0.12 * speed
    shine(picture, (0.75, 0.85, 1.0), fall)
