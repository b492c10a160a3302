import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from app.browse.views.raster_view import CardRaster

RASTERS = st.builds(
    CardRaster, st.integers(0, 400), st.integers(1, 9), st.builds(QSize, st.integers(20, 90), st.integers(20, 90))
)


@given(RASTERS)
def test_each_card_is_found_at_its_rectangle(raster: CardRaster) -> None:
    for row in range(raster.n_rows):
        place = raster.rect(row)
        assert raster.row_at(place.center()) == row
        assert row in raster.rows_between(place.top(), place.bottom())
        assert place.bottom() < raster.height_px


@given(RASTERS, st.integers(-50, 900), st.integers(-50, 900), st.integers(0, 500), st.integers(0, 500))
def test_rectangle_covers_the_cards_it_touches(raster: CardRaster, x: int, y: int, width: int, height: int) -> None:
    rect = QRect(x, y, width + 1, height + 1)
    found = [row for first, last in raster.runs_within(rect) for row in range(first, last + 1)]
    assert found == [row for row in range(raster.n_rows) if raster.rect(row).intersects(rect)]


@pytest.mark.parametrize(
    ("row", "lines", "expected"), [(1, 1, 5), (1, -1, 1), (5, -1, 1), (7, 1, 9), (9, 1, 9), (3, 9, 9), (6, -9, 2)]
)
def test_up_and_down_stop_at_the_last_card(row: int, lines: int, expected: int) -> None:
    assert CardRaster(10, 4, QSize(50, 50)).step(row, lines) == expected


def test_gap_between_cards_has_no_card() -> None:
    raster = CardRaster(10, 4, QSize(50, 50), gap_px=6)
    assert raster.row_at(QPoint(47, 10)) is None
    assert raster.row_at(QPoint(10, 47)) is None
    assert raster.row_at(QPoint(210, 10)) is None
    assert raster.row_at(QPoint(120, 120)) is None, "the last line is short"
