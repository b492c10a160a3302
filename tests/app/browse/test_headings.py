from app.browse.models.list_columns import COLUMNS, ColumnHeads, stars, title
from app.browse.models.video_grid import Headings
from core.domain.groups import Grouping, VideoGroup


def test_rows_map_to_their_heading() -> None:
    headings = Headings([VideoGroup("2024-05-17", 3), VideoGroup("", 2)], Grouping.MODIFIED)
    assert headings.starts == (0, 3)
    assert [headings.place_of(row) for row in range(5)] == [0, 0, 0, 1, 1]
    assert headings.rows(1) == range(3, 5)
    assert "2024" in headings.title(0)
    assert headings.title(1) == "Unknown date"
    assert Headings([VideoGroup("", 2)], Grouping.RECORDED).title(0) == "Not recorded in the file"
    assert headings.note(0) == "3 videos"
    assert Headings().place_of(0) == -1


def test_folder_heading_shows_plain_text() -> None:
    headings = Headings([VideoGroup("/media/2024/<b>trip\n", 1)], Grouping.FOLDER)
    assert headings.title(0) == "<b>trip "
    assert headings.note(0).startswith("1 video · ")
    assert "/media/2024" in headings.note(0)


def test_equal_groups_give_equal_headings() -> None:
    groups = [VideoGroup("/a", 1)]
    assert Headings(groups, Grouping.FOLDER) == Headings(list(groups), Grouping.FOLDER)
    assert Headings(groups, Grouping.FOLDER) != Headings(groups, Grouping.ADDED)
    assert Headings() == Headings((), Grouping.NOTHING)


def test_column_header_model_passes_qt_model_test(qtmodeltester) -> None:
    heads = ColumnHeads()
    qtmodeltester.check(heads)
    assert heads.columnCount() == len(COLUMNS)
    assert len({title(column) for column in COLUMNS}) == len(COLUMNS)


def test_rating_is_shown_as_stars() -> None:
    assert stars(0) == ""
    assert stars(4) == "★★★★☆"
