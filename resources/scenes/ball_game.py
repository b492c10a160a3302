"""A ball game in a hall: striped balls bounce over a wooden floor."""

from dataclasses import dataclass

import numpy as np

from resources.scenes.canvas import Canvas, Colour, Painter, Picture, cover, shine

FLOOR = 0.62


@dataclass(frozen=True, slots=True)
class Hall:
    """Colours and pace of a game.

    Attributes
    ----------
    wall, stripe : tuple of float
        Colours of the wall and of the band on it.
    balls : tuple of tuple of float
        Colour of each ball.
    pace : float
        1 is leisurely.
    """

    wall: Colour
    stripe: Colour
    balls: tuple[Colour, ...]
    pace: float


TRAINING = Hall((0.93, 0.90, 0.82), (0.16, 0.45, 0.66), ((0.92, 0.44, 0.14), (0.16, 0.58, 0.56)), 0.8)
MATCH = Hall((0.90, 0.88, 0.84), (0.72, 0.20, 0.20), ((0.95, 0.48, 0.12), (0.95, 0.82, 0.25), (0.22, 0.40, 0.78)), 1.25)


@dataclass(frozen=True, slots=True)
class _Ball:
    colour: Colour
    x: float
    speed: float
    depth: float
    bounce_height: float
    bounce_seconds: float
    turn: float


def paint_ball_game(canvas: Canvas, *, hall: Hall, seed: int) -> Painter:
    """Prepare the scene.

    Parameters
    ----------
    canvas : Canvas
        Size of the pictures.
    hall : Hall
        Its colours.
    seed : int
        Chooses how the balls fly.

    Returns
    -------
    Painter
        Of the scene at a time.
    """
    rng = np.random.default_rng(seed)
    room = _paint_room(canvas, hall)
    balls = [
        _Ball(
            colour=colour,
            x=rng.uniform(0.2, 1.4),
            speed=rng.choice((-1, 1)) * hall.pace * rng.uniform(0.28, 0.42),
            depth=(0.18, 0.30, 0.24)[n],
            bounce_height=rng.uniform(0.36, 0.52),
            bounce_seconds=rng.uniform(0.85, 1.15) / hall.pace,
            turn=rng.uniform(0, 6.3),
        )
        for n, colour in enumerate(hall.balls)
    ]

    def paint(seconds: float) -> Picture:
        picture = room.copy()
        for ball in sorted(balls, key=lambda ball: ball.depth):
            _paint_ball(picture, canvas, ball, seconds)
        return picture

    return paint


def _paint_room(canvas: Canvas, hall: Hall) -> Picture:
    picture = canvas.gradient((0.0, hall.wall), (1.0, hall.wall))
    picture *= (0.90 + 0.10 * np.clip(canvas.y / FLOOR, 0, 1))[..., None]
    cover(picture, hall.stripe, canvas.box(-1, 0.36, 9, 0.44))
    cover(picture, tuple(0.6 * part + 0.4 for part in hall.stripe), canvas.box(-1, 0.445, 9, 0.455))
    for x in np.arange(0.22, canvas.aspect, 0.44):
        cover(picture, (0.80, 0.90, 0.96), canvas.box(x, 0.07, x + 0.28, 0.25))
        cover(picture, (0.62, 0.62, 0.62), canvas.box(x + 0.137, 0.07, x + 0.143, 0.25))
    near = np.clip((canvas.y - FLOOR) / (1 - FLOOR), 0, 1)
    across = (canvas.x - canvas.aspect / 2) / (0.55 + near)
    boards = 0.04 * np.sign(np.sin(46 * across)) + 0.03 * np.sin(17 * across + 2)
    floor = np.asarray((0.80, 0.58, 0.34), dtype=np.float32) * (0.86 + 0.18 * near + boards)[..., None]
    picture += (floor - picture) * canvas.below(np.full_like(canvas.x, FLOOR))[..., None]
    ring = np.hypot(across, (canvas.y - 0.82) * 2.4 / (0.55 + near))
    white = np.clip((0.012 - np.abs(ring - 0.32)) * 120, 0, 1) + np.clip((0.008 - np.abs(across)) * 120, 0, 1)
    cover(picture, (0.97, 0.95, 0.90), 0.8 * np.clip(white, 0, 1) * (canvas.y > FLOOR + 0.01))
    cover(picture, (0.45, 0.33, 0.22), canvas.box(-1, FLOOR - 0.012, 9, FLOOR + 0.006))
    return picture


def _paint_ball(picture: Picture, canvas: Canvas, ball: _Ball, seconds: float) -> None:
    radius = 0.045 + 0.16 * ball.depth
    room = canvas.aspect - 2 * radius
    # It turns back at the walls: a folded straight line.
    folded = (ball.x + ball.speed * seconds) % (2 * room)
    x = radius + (folded if folded < room else 2 * room - folded)
    phase = (seconds / ball.bounce_seconds + ball.turn) % 1.0
    lift = 4 * phase * (1 - phase)
    ground = FLOOR + 0.06 + 0.9 * ball.depth
    squash = 1 - 0.22 * np.clip(1 - lift / 0.12, 0, 1)
    y = ground - radius * squash - ball.bounce_height * lift
    shadow = np.exp(
        -(((canvas.x - x) / (radius * (1.1 + 0.5 * lift))) ** 2) - ((canvas.y - ground) / (radius * 0.30)) ** 2
    )
    cover(picture, (0.20, 0.12, 0.06), (0.55 - 0.33 * lift) * shadow)
    across, down = (canvas.x - x) * squash, (canvas.y - y) / squash
    mask = np.clip((radius - np.hypot(across, down)) / canvas.pixel + 0.5, 0, 1)
    angle = np.arctan2(down, across) + 2.6 * ball.speed * seconds / radius * 0.3
    stripes = np.clip(np.sin(3 * angle) * 6, -1, 1) * 0.5 + 0.5
    shade = np.clip(1.12 - np.hypot(across + 0.35 * radius, down + 0.4 * radius) / (1.9 * radius), 0.35, 1.1)
    colour = np.asarray(ball.colour, dtype=np.float32) * stripes[..., None] + (1 - stripes[..., None]) * 0.97
    picture += (colour * shade[..., None] - picture) * mask[..., None]
    shine(picture, (1.0, 1.0, 1.0), 0.35 * mask * canvas.glow(x - 0.35 * radius, y - 0.42 * radius, 0.22 * radius))
