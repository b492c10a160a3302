"""Drawing points: in the right place, over the ground, in the right order, and never outside the picture."""

import numpy as np

from app.map.models import raster

GROUND, RED, BLUE = 0xFFFFFFFF, 0xFFCC0000, 0xFF0000CC


def drawn(places: list[tuple[float, float]], colours: list[int], *, radius: float = 3.0) -> np.ndarray:
    pixels = np.full((40, 60), GROUND, np.uint32)
    raster.draw(pixels, np.array(places, np.float32), np.array(colours, np.uint32), radius=radius)
    return pixels


def test_disc_is_round_and_smooth() -> None:
    pixels = drawn([(20, 10)], [RED])

    assert pixels[10, 20] == RED
    assert pixels[10, 17] != GROUND
    assert pixels[6, 16] == GROUND
    assert len(np.unique(pixels)) > 2, "edges are between both colours"
    assert (pixels >> 24 == 0xFF).all()


def test_later_points_cover_earlier_ones() -> None:
    assert drawn([(20, 10), (20, 10)], [RED, BLUE])[10, 20] == BLUE


def test_points_outside_leave_no_trace_at_the_other_edge() -> None:
    places = [(-5.0, 10.0), (64.0, 10.0), (10.0, -3.0), (10.0, 44.0), (59.9, 20.0), (1e9, -1e9)]

    assert (drawn(places, [RED] * len(places)) == GROUND).all()


def test_many_points_are_drawn_without_smooth_edges() -> None:
    pixels = drawn([(20.0, 10.0)] * 30_000, [RED] * 30_000)

    assert set(np.unique(pixels).tolist()) == {RED, GROUND}


def test_points_are_the_larger_the_fewer_there_are() -> None:
    radii = [raster.radius_px(n_points) for n_points in (0, 100, 2_000, 100_000)]

    assert radii == sorted(radii, reverse=True)
    assert radii[0] > radii[-1] >= 1.5
