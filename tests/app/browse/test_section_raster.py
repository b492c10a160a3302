import random

import pytest
from PySide6.QtCore import QPoint, QRect, QSize

from app.browse.views.flow_list import SectionRaster
from app.browse.views.raster_view import CardRaster

CELL = QSize(100, 80)


def raster(n_rows: int, n_columns: int, *starts: int) -> SectionRaster:
    return SectionRaster(n_rows, n_columns, CELL, 6, starts, 30)


def test_each_group_starts_a_row_below_its_heading() -> None:
    places = raster(7, 3, 0, 4, 5)
    assert places.heading_rect(0) == QRect(0, 0, 300, 30)
    assert places.rect(3).topLeft() == QPoint(0, 30 + 80)
    assert places.heading_rect(1).top() == 30 + 160
    assert places.rect(4).topLeft() == QPoint(0, 190 + 30)
    assert places.height_px == 3 * 30 + 4 * 80


def test_point_hits_a_card_a_heading_or_nothing() -> None:
    places = raster(7, 3, 0, 4, 5)
    assert places.heading_at(QPoint(5, 200)) == 1
    assert places.row_at(QPoint(5, 200)) is None
    assert places.heading_at(QPoint(5, 225)) is None
    assert places.row_at(QPoint(5, 225)) == 4
    assert places.row_at(QPoint(105, 225)) is None, "beside the only card of its group"
    assert places.row_at(QPoint(5, 5000)) is None


def test_up_and_down_skip_headings() -> None:
    places = raster(9, 3, 0, 4, 5)  # 0 1 2 / 3 | 4 | 5 6 7 / 8
    assert [places.step(row, 1) for row in (0, 1, 3, 4, 7, 8)] == [3, 3, 4, 5, 8, 8]
    assert [places.step(row, -1) for row in (8, 6, 5, 4, 3, 1)] == [5, 4, 4, 3, 0, 1]
    assert places.step(1, 4) == 8


def test_rectangle_covers_parts_of_rows() -> None:
    places = raster(7, 3, 0, 4, 5)
    assert places.runs_within(QRect(QPoint(110, 40), QPoint(250, 420))) == [(1, 2), (6, 6)]
    assert places.runs_within(QRect(QPoint(10, 40), QPoint(90, 420))) == [(0, 0), (3, 3), (4, 4), (5, 5)]


@pytest.mark.parametrize("seed", range(30))
def test_rows_and_headings_between_two_heights(seed: int) -> None:
    chance = random.Random(seed)
    n_rows, n_columns = chance.randrange(1, 60), chance.randrange(1, 6)
    inner = chance.sample(range(1, n_rows), chance.randrange(0, n_rows)) if n_rows > 1 else []
    places = raster(n_rows, n_columns, 0, *sorted(inner))
    for _ in range(20):
        top = chance.randrange(0, places.height_px)
        bottom = top + chance.randrange(0, 400)
        cells = [(row, QRect(places.rect(row).topLeft(), CELL)) for row in range(n_rows)]
        assert list(places.rows_between(top, bottom)) == [
            row for row, cell in cells if cell.bottom() >= top and cell.top() <= bottom
        ]
        headings = [places.heading_rect(place) for place in range(len(places.starts))]
        assert list(places.headings_between(top, bottom)) == [
            place for place, line in enumerate(headings) if line.bottom() >= top and line.top() <= bottom
        ]


def test_single_group_without_heading_equals_the_plain_raster() -> None:
    grouped, plain = SectionRaster(50, 4, CELL, 6, (0,), 0), CardRaster(50, 4, CELL, 6)
    assert [grouped.rect(row) for row in range(50)] == [plain.rect(row) for row in range(50)]
    assert [grouped.step(row, lines) for row in range(50) for lines in (-1, 1)] == [
        plain.step(row, lines) for row in range(50) for lines in (-1, 1)
    ]
    assert grouped.height_px == plain.height_px
