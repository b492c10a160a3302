import pytest

from app.search.models.moments import MatchHeadings, count_strong


@pytest.mark.parametrize(
    ("matches", "n_strong"),
    [
        ([1.0, 0.95, 0.9, 0.4, 0.35, 0.3, 0.2], 3),  # one clear drop
        ([1.0, 0.6, 0.58, 0.2, 0.19, 0.1], 1),  # the larger of two drops
        ([1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1], 7),  # an even slope ends below 35 %
        ([1.0, 0.8, 0.78, 0.77, 0.76, 0.76], 6),  # a drop among good matches divides nothing
        ([1.0, 0.3, 0.2, 0.1, 0.08], 5),  # too few to divide
        ([1.0] * 8, 8),
        ([], 0),
    ],
)
def test_weaker_matches_begin_at_the_drop(matches: list[float], n_strong: int) -> None:
    assert count_strong(matches) == n_strong


def test_both_parts_have_headings_or_neither() -> None:
    both = MatchHeadings(3, 1)
    assert both.starts == (0, 3)
    assert [both.title(place) for place in (0, 1)] == ["Best matches", "Weaker matches"]
    assert [both.note(place) for place in (0, 1)] == ["3 moments", "1 moment"]
    assert MatchHeadings(3, 0).starts == ()
    assert MatchHeadings(0, 0).starts == ()
