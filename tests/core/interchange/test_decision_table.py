"""Decision tables written by spreadsheets and by hand."""

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
def test_tables_of_various_spreadsheets_are_read(tmp_path: Path, mark: bytes, separator: str, end: str):
    lines = [HEAD, "a.mp4,beach,accepted,,", '"b, c; d.mp4",beach,Rejected, 1.5 ,2', ",,,,", ""]
    quoted = lines[2].replace('"b, c; d.mp4"', '"b§ c; d.mp4"')
    text = end.join([lines[0], lines[1], quoted, *lines[3:]]).replace(",", separator).replace("§", ",")

    assert read_text(tmp_path, mark + text.encode()) == [
        TableRow(2, "a.mp4", "beach", True, None, None),
        TableRow(3, "b, c; d.mp4", "beach", False, 1.5, 2.0),
    ]


def test_name_may_contain_line_breaks_and_lines_are_counted_as_in_the_file(tmp_path: Path):
    text = f'{HEAD}\n"two\nlines ""quoted"".mp4",beach,accepted,,\nb.mp4,beach,perhaps,,\n'

    assert read_text(tmp_path, text) == [
        TableRow(2, 'two\nlines "quoted".mp4', "beach", True, None, None),
        TableProblem(4, "'perhaps' is not a decision; use accepted or rejected"),
    ]


def test_columns_in_any_order_and_without_times(tmp_path: Path):
    assert read_text(tmp_path, "Decision, TAG ,note,path\naccepted,beach,x,a.mp4\nrejected,beach,,b.mp4") == [
        TableRow(2, "a.mp4", "beach", True, None, None),
        TableRow(3, "b.mp4", "beach", False, None, None),
    ]


def test_undecodable_name_keeps_its_bytes(tmp_path: Path):
    (row,) = read_text(tmp_path, HEAD.encode() + b"\nna\xefve.mp4,beach,accepted,,\n")

    assert isinstance(row, TableRow)
    assert row.path == "na\udcefve.mp4"


def test_decimal_comma_is_read_if_another_character_separates(tmp_path: Path):
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
def test_invalid_rows_are_reported_by_line(tmp_path: Path, line: str, sentence: str):
    ((number, text),) = problems(tmp_path, "ok.mp4,beach,accepted,,", line, "ok.mp4,beach,rejected,,")

    assert number == 3
    assert sentence in text


def test_unclosed_quote_ends_the_table(tmp_path: Path):
    found = read_text(tmp_path, f'{HEAD}\na.mp4,beach,accepted,,\n"b.mp4,beach,accepted,,\n' + "x" * 200_000)

    assert isinstance(found[0], TableRow)
    assert isinstance(found[1], TableProblem)
    assert (found[1].line, "cannot be read beyond" in found[1].text) == (3, True)


def test_unclosed_quote_is_reported_with_the_lines_it_covers(tmp_path: Path):
    rest = "".join(f"{name}.mp4,beach,accepted,,\n" for name in "cdef")
    first, problem = read_text(tmp_path, f'{HEAD}\na.mp4,beach,accepted,,\n"b.mp4,beach,accepted,,\n{rest}')

    assert isinstance(first, TableRow)
    assert isinstance(problem, TableProblem)
    assert problem.line == 3
    assert "never closed, and the 4 lines after it" in problem.text


def test_misplaced_quote_only_spoils_its_own_row(tmp_path: Path):
    found = read_text(tmp_path, f'{HEAD}\n"a"b.mp4,beach,accepted,,\nc.mp4,beach,accepted,,\n')

    assert [type(one) for one in found] == [TableProblem, TableRow]
    assert [one.line for one in found] == [2, 3]
    assert "double quotes" in found[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["", "a.mp4,beach,accepted", "path,tag", "path,path,tag,decision", b"\xff\xfep\x00a\x00"]
)
def test_table_without_a_header_is_refused(tmp_path: Path, text: str | bytes):
    with pytest.raises(UsageError, match="first line"):
        read_text(tmp_path, text)


def test_missing_file_is_reported(tmp_path: Path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(PathError, match="cannot be read"):
            list(read(path))
