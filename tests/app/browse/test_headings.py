from app.browse.models.list_columns import COLUMNS, ColumnHeads, stars, title
from app.browse.models.video_grid import Headings
from core.domain.groups import Grouping, VideoGroup


def test_rows_know_their_heading() -> None:
    headings = Headings([VideoGroup("2024-05-17", 3), VideoGroup("", 2)], Grouping.MODIFIED)
    assert headings.starts == (0, 3)
    assert [headings.place_of(row) for row in range(5)] == [0, 0, 0, 1, 1]
    assert headings.rows(1) == range(3, 5)
    assert "2024" in headings.title(0)
    assert headings.title(1) == "Unknown date"
    assert Headings([VideoGroup("", 2)], Grouping.RECORDED).title(0) == "Not recorded in the file"
    assert headings.note(0) == "3 videos"
    assert Headings().place_of(0) == -1


def test_a_folder_is_named_and_placed_and_never_interpreted() -> None:
    headings = Headings([VideoGroup("/media/2024/<b>trip\n", 1)], Grouping.FOLDER)
    assert headings.title(0) == "<b>trip "
    assert headings.note(0).startswith("1 video · ")
    assert "/media/2024" in headings.note(0)


def test_equal_groups_are_the_same_headings() -> None:
    groups = [VideoGroup("/a", 1)]
    assert Headings(groups, Grouping.FOLDER) == Headings(list(groups), Grouping.FOLDER)
    assert Headings(groups, Grouping.FOLDER) != Headings(groups, Grouping.ADDED)
    assert Headings() == Headings((), Grouping.NOTHING)


def test_the_heads_of_the_columns_are_a_good_model(qtmodeltester) -> None:
    heads = ColumnHeads()
    qtmodeltester.check(heads)
    assert heads.columnCount() == len(COLUMNS)
    assert len({title(column) for column in COLUMNS}) == len(COLUMNS)


def test_a_rating_is_written_in_stars() -> None:
    assert stars(0) == ""
    assert stars(4) == "★★★★☆"
