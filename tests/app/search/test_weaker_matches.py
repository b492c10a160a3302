from app.search.models.moments import MatchHeadings


def test_both_parts_have_headings_or_neither() -> None:
    both = MatchHeadings(3, 1)
    assert both.starts == (0, 3)
    assert [both.title(place) for place in (0, 1)] == ["Best matches", "Weaker matches"]
    assert [both.note(place) for place in (0, 1)] == ["3 moments", "1 moment"]
    assert MatchHeadings(3, 0).starts == ()
    assert MatchHeadings(0, 0).starts == ()
