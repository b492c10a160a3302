import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.timeline.models.scale import MARGIN_PX, Snapping, TimeScale, ruler, to_frame, visible

_durations = st.sampled_from([0.04, 0.5, 6.0, 59.94, 3600.0, 36_000.0]) | st.floats(0.04, 40_000)
_widths = st.floats(60, 4000)


def fitted(duration: float, width: float) -> TimeScale:
    return TimeScale(duration, width).fitted()


@given(_durations, _widths, st.floats(0, 1))
def test_fitted_view_shows_the_whole_video(duration: float, width: float, share: float) -> None:
    scale = fitted(duration, width)
    assert scale.x(0.0) == pytest.approx(MARGIN_PX)
    assert scale.x(duration) == pytest.approx(width - MARGIN_PX)
    assert scale.seconds(scale.x(share * duration)) == pytest.approx(share * duration, abs=duration * 1e-9)


@given(_durations, _widths, st.lists(st.tuples(st.floats(0.2, 5), st.floats(0, 1)), max_size=12))
def test_zoom_keeps_the_time_under_the_pointer(duration: float, width: float, steps: list[tuple[float, float]]) -> None:
    scale = fitted(duration, width)
    for factor, share in steps:
        around = MARGIN_PX + share * (width - 2 * MARGIN_PX)
        before = scale.seconds(around)
        scale = scale.zoomed(factor, around_px=around)
        assert scale.fit_px_per_second * (1 - 1e-9) <= scale.px_per_second <= scale.most_px_per_second * (1 + 1e-9)
        assert -1e-6 <= scale.offset_px <= max(0.0, scale.content_px - width) + 1e-6
        if 0 < scale.offset_px < scale.content_px - width:
            assert scale.x(before) == pytest.approx(around, abs=0.01)


@given(_durations, _widths, st.floats(1, 400), st.floats(0, 1), st.floats(0, 0.01))
def test_sought_time_is_scrolled_into_view(
    duration: float, width: float, zoom: float, start: float, length: float
) -> None:
    begin, end = start * duration, min(duration, (start + length) * duration)
    scale = fitted(duration, width).zoomed(zoom, around_px=0.0).showing(begin, end)
    assume((end - begin) * scale.px_per_second < width - 2 * MARGIN_PX)
    assert scale.x(begin) >= -0.01
    assert scale.x(end) <= width + 0.01


def test_wider_view_shows_the_same_or_more() -> None:
    scale = fitted(60.0, 500.0)
    assert scale.resized(900.0).x(60.0) == pytest.approx(890.0)
    zoomed = scale.zoomed(10, around_px=250)
    wider = zoomed.resized(600.0)
    assert wider.px_per_second == zoomed.px_per_second
    assert wider.offset_px == zoomed.offset_px


@given(st.floats(1e-4, 1e5), st.floats(20, 160))
def test_labels_have_room_and_ticks_are_at_round_times(zoom: float, label_px: float) -> None:
    marks = ruler(zoom, label_px=label_px)
    assume(marks.step_seconds > 0.001)
    assert marks.step_seconds * zoom >= label_px * (1 - 1e-9)
    assert marks.n_parts == 1 or marks.step_seconds * zoom / marks.n_parts >= 7
    written = round(marks.step_seconds, marks.n_digits)
    assert written == pytest.approx(marks.step_seconds)


def test_only_visible_ticks_are_returned() -> None:
    marks = ruler(5.0, label_px=60)
    assert (marks.step_seconds, marks.n_parts, marks.n_digits) == (15.0, 5, 0)
    assert [marks.seconds(number) for number in marks.numbers_between(3.0, 13.0)] == [3.0, 6.0, 9.0, 12.0]
    assert ruler(1.0, label_px=60).n_parts == 5
    assert ruler(3000.0, label_px=60).n_digits == 2


@given(st.lists(st.floats(0, 100), max_size=20).map(lambda one: tuple(sorted(one))), st.floats(0, 100), st.floats(0, 2))
def test_edge_snaps_to_the_nearest_target(targets: tuple[float, ...], seconds: float, reach: float) -> None:
    found = Snapping(targets, 0.04, reach).target(seconds)
    nearest = min((abs(one - seconds) for one in targets), default=math.inf)
    assert (found is None) == (nearest > reach)
    if found is not None:
        assert abs(found - seconds) == nearest


def test_edge_without_a_near_target_is_placed_between_frames() -> None:
    snapping = Snapping((1.03,), 0.04, 0.05)
    assert snapping.snapped(1.01) == 1.03
    assert snapping.snapped(2.031) == 2.04
    assert to_frame(2.031, 0.0) == 2.031


@given(st.lists(st.floats(0, 100), min_size=2, max_size=40, unique=True), st.floats(0, 100), st.floats(0, 30))
def test_only_visible_cuts_are_found(edges: list[float], start: float, length: float) -> None:
    edges.sort()
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    starts, ends = [one[0] for one in spans], [one[1] for one in spans]
    found = [spans[place] for place in visible(starts, ends, start, start + length)]
    assert found == [one for one in spans if one[1] >= start and one[0] <= start + length]
