from app.search.models.moments import MatchHeadings


def test_parts_have_headings_unless_there_is_only_one() -> None:
    both = MatchHeadings(0, 3, 1)
    assert both.starts == (0, 3)
    assert [both.title(place) for place in (0, 1)] == ["Best matches", "Weaker matches"]
    assert [both.note(place) for place in (0, 1)] == ["3 moments", "1 moment"]
    for only in ((0, 3, 0), (0, 0, 3), (3, 0, 0), (0, 0, 0)):
        assert MatchHeadings(*only).starts == ()


def test_what_was_found_by_name_or_tag_has_a_heading_of_its_own() -> None:
    undivided, divided = MatchHeadings(2, 0, 5), MatchHeadings(2, 3, 5)
    assert [undivided.title(place) for place in (0, 1)] == ["By name, tag or filter", "Looks like it"]
    assert divided.starts == (0, 2, 5)
    assert [divided.title(place) for place in (0, 1, 2)] == ["By name, tag or filter", "Best matches", "Weaker matches"]
