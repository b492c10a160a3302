"""What spreadsheets write, and what people write by hand."""

from pathlib import Path

import pytest

from core.errors import PathError, UsageError
from core.interchange.decision_table import TableProblem, TableRow, read

HEAD = "path,tag,decision,start_seconds,end_seconds"


def read_text(folder: Path, text: str | bytes) -> list[TableRow | TableProblem]:
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read(path))


def problems(folder: Path, *lines: str) -> list[tuple[int, str]]:
    found = read_text(folder, "\n".join([HEAD, *lines]))
    return [(one.line, one.text) for one in found if isinstance(one, TableProblem)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spreadsheets_write_in_their_own_ways(tmp_path: Path, mark: bytes, separator: str, end: str):
    lines = [HEAD, "a.mp4,beach,accepted,,", '"b, c; d.mp4",beach,Rejected, 1.5 ,2', ",,,,", ""]
    quoted = lines[2].replace('"b, c; d.mp4"', '"b§ c; d.mp4"')
    text = end.join([lines[0], lines[1], quoted, *lines[3:]]).replace(",", separator).replace("§", ",")

    assert read_text(tmp_path, mark + text.encode()) == [
        TableRow(2, "a.mp4", "beach", True, None, None),
        TableRow(3, "b, c; d.mp4", "beach", False, 1.5, 2.0),
    ]


def test_a_name_may_hold_line_ends_and_lines_are_still_counted_as_in_the_file(tmp_path: Path):
    text = f'{HEAD}\n"two\nlines ""quoted"".mp4",beach,accepted,,\nb.mp4,beach,perhaps,,\n'

    assert read_text(tmp_path, text) == [
        TableRow(2, 'two\nlines "quoted".mp4', "beach", True, None, None),
        TableProblem(4, "'perhaps' is not a decision; use accepted or rejected"),
    ]


def test_columns_come_in_any_order_and_times_may_be_left_out(tmp_path: Path):
    assert read_text(tmp_path, "Decision, TAG ,note,path\naccepted,beach,x,a.mp4\nrejected,beach,,b.mp4") == [
        TableRow(2, "a.mp4", "beach", True, None, None),
        TableRow(3, "b.mp4", "beach", False, None, None),
    ]


def test_a_name_that_is_no_text_keeps_its_bytes(tmp_path: Path):
    (row,) = read_text(tmp_path, HEAD.encode() + b"\nna\xefve.mp4,beach,accepted,,\n")

    assert isinstance(row, TableRow)
    assert row.path == "na\udcefve.mp4"


def test_a_comma_in_a_number_is_understood_where_it_separates_nothing(tmp_path: Path):
    (row,) = read_text(tmp_path, f"{HEAD}\na.mp4,beach,accepted,1.5,2,5".replace(",", ";").replace("2;5", "2,5"))

    assert isinstance(row, TableRow)
    assert (row.start_seconds, row.end_seconds) == (1.5, 2.5)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("a.mp4,beach,accepted,1,", "both"),
        ("a.mp4,beach,accepted,2,1", "from 2 to 1"),
        ("a.mp4,beach,accepted,1,1", "from 1 to 1"),
        ("a.mp4,beach,accepted,nan,1", "'nan' is not a time"),
        ("a.mp4,beach,accepted,-1,1", "'-1' is not a time"),
        ("a.mp4,beach,accepted,0,inf", "'inf' is not a time"),
        ("a.mp4,,accepted,,", "tag is missing"),
        (",beach,accepted,,", "path is missing"),
        ("a.mp4,beach", "decision is missing"),
        ("a,b.mp4,beach,accepted,,", "quote values that contain a separator"),
    ],
)
def test_what_cannot_be_used_is_said_by_its_line(tmp_path: Path, line: str, sentence: str):
    ((number, text),) = problems(tmp_path, "ok.mp4,beach,accepted,,", line, "ok.mp4,beach,rejected,,")

    assert number == 3
    assert sentence in text


def test_a_quote_that_never_ends_breaks_the_table_off(tmp_path: Path):
    found = read_text(tmp_path, f'{HEAD}\na.mp4,beach,accepted,,\n"b.mp4,beach,accepted,,\n' + "x" * 200_000)

    assert isinstance(found[0], TableRow)
    assert isinstance(found[1], TableProblem)
    assert (found[1].line, "cannot be read beyond" in found[1].text) == (3, True)


def test_a_quote_that_never_ends_is_told_with_the_lines_it_takes(tmp_path: Path):
    rest = "".join(f"{name}.mp4,beach,accepted,,\n" for name in "cdef")
    first, problem = read_text(tmp_path, f'{HEAD}\na.mp4,beach,accepted,,\n"b.mp4,beach,accepted,,\n{rest}')

    assert isinstance(first, TableRow)
    assert isinstance(problem, TableProblem)
    assert problem.line == 3
    assert "never closed, and the 4 lines after it" in problem.text


def test_a_wrong_quote_spoils_its_own_row_only(tmp_path: Path):
    found = read_text(tmp_path, f'{HEAD}\n"a"b.mp4,beach,accepted,,\nc.mp4,beach,accepted,,\n')

    assert [type(one) for one in found] == [TableProblem, TableRow]
    assert [one.line for one in found] == [2, 3]
    assert "double quotes" in found[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["", "a.mp4,beach,accepted", "path,tag", "path,path,tag,decision", b"\xff\xfep\x00a\x00"]
)
def test_a_table_without_its_first_line_is_refused(tmp_path: Path, text: str | bytes):
    with pytest.raises(UsageError, match="first line"):
        read_text(tmp_path, text)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(PathError, match="cannot be read"):
            list(read(path))
