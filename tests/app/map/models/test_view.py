"""The view of a map: places keep together when it is moved, enlarged and fitted."""

import numpy as np
import pytest

from app.map.models.view import MOST_ZOOM, MapView

PLACES = np.array([[-1.0, -0.5], [1.0, 0.5], [0.2, 0.3]], np.float32)
VIEW = MapView().resized(800, 600).fitted(PLACES)


def test_all_points_are_in_a_fitted_view() -> None:
    at = VIEW.to_px(PLACES)

    assert (at >= 0).all()
    assert (at <= (800, 600)).all()
    assert at[0][1] > at[1][1], "y goes upwards on the map"


def test_screen_and_map_are_inverse() -> None:
    for (x, y), place in zip(VIEW.to_px(PLACES).tolist(), PLACES.tolist(), strict=True):
        assert VIEW.to_map(x, y) == pytest.approx(place, abs=1e-4)


def test_zooming_keeps_the_place_under_the_pointer() -> None:
    before = VIEW.to_map(200, 100)

    zoomed = VIEW.zoomed(3.0, 200, 100)

    assert zoomed.to_map(200, 100) == pytest.approx(before, abs=1e-4)
    assert zoomed.scale_px == pytest.approx(3 * VIEW.scale_px)
    assert VIEW.zoomed(1e9, 0, 0).zoom == MOST_ZOOM
    assert VIEW.zoomed(1e-9, 0, 0).zoom == pytest.approx(0.5)


def test_dragging_moves_points_with_the_pointer() -> None:
    moved = VIEW.moved(30, -20)

    assert np.allclose(moved.to_px(PLACES) - VIEW.to_px(PLACES), (30, -20), atol=0.01)
    assert abs(VIEW.moved(1e9, 0).centre[0]) < 10, "the map cannot be lost"


def test_place_out_of_view_is_brought_into_it() -> None:
    close = VIEW.zoomed(20, 400, 300)

    assert close.showing(*close.centre) == close
    x, y = close.showing(1.0, 0.5).to_px(PLACES[1:2])[0].tolist()
    assert 0 <= x <= 800
    assert 0 <= y <= 600


def test_single_point_and_none_can_be_fitted() -> None:
    assert np.isfinite(VIEW.fitted(PLACES[:1]).to_px(PLACES[:1])).all()
    assert VIEW.fitted(PLACES[:0]).zoom == 1.0
