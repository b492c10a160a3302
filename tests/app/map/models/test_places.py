"""Places on a map: polygons, neighbours by key, boxes without overlap."""

import numpy as np

from app.map.models import places

GRID = np.array([(x, y) for y in range(5) for x in range(5)], np.float32) * 10


def test_points_inside_a_line_are_found() -> None:
    found = places.inside(GRID, [(-1, -1), (11, -1), (11, 11), (-1, 11)])

    assert sorted(GRID[found].tolist()) == [[0, 0], [0, 10], [10, 0], [10, 10]]


def test_line_that_crosses_itself_leaves_out_what_it_surrounds_twice() -> None:
    twice = [(-1, -1), (45, -1), (45, 45), (-1, 45)] * 2

    assert len(places.inside(GRID, twice)) == 0
    assert len(places.inside(GRID, twice[:4])) == 25


def test_line_of_two_corners_holds_nothing() -> None:
    assert len(places.inside(GRID, [(0, 0), (50, 50)])) == 0


def test_nearest_point_within_reach() -> None:
    assert GRID[places.nearest(GRID, 12, 19, within_px=5)].tolist() == [10, 20]
    assert places.nearest(GRID, 15, 15, within_px=5) is None
    assert places.nearest(GRID[:0], 0, 0, within_px=5) is None


def test_arrows_go_to_the_neighbour_in_their_direction_or_nowhere() -> None:
    middle = 12

    for direction, expected in (((1, 0), [30, 20]), ((-1, 0), [10, 20]), ((0, 1), [20, 30]), ((0, -1), [20, 10])):
        assert GRID[places.next_towards(GRID, middle, direction)].tolist() == expected
    assert places.next_towards(GRID, 0, (-1, 0)) is None


def test_boxes_do_not_overlap_and_the_first_stay() -> None:
    boxes = [("a", 0, 0, 10, 10), ("b", 5, 5, 10, 10), ("c", 20, 0, 10, 10), ("d", 12, 0, 10, 10)]

    assert [name for name, *_ in places.without_overlap(boxes)] == ["a", "c"]
    assert [name for name, *_ in places.without_overlap(boxes, most=1)] == ["a"]
