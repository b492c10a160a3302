import pickle
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.query import text as filter_text
from core.domain.query.filters import Comparison, Condition, Field, Filter, Kind
from core.domain.query.grammar import FilterError
from core.domain.query.text import parse, write
from core.domain.query.values import parse_dates, parse_duration
from core.errors import UsageError


def condition(field: Field, *values: str, by: Comparison = Comparison.IS, no: bool = False) -> Condition:
    return Condition(field, values, by, no)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", Filter()),
        ("  sunny   day ", Filter(("sunny", "day"))),
        ('"red car" day', Filter(("red car", "day"))),
        ("tag:beach -tag:night", Filter((), (condition(Field.TAG, "beach"), condition(Field.TAG, "night", no=True)))),
        ('tag:"two words",three', Filter((), (condition(Field.TAG, "two words", "three"),))),
        ("dur>60", Filter((), (condition(Field.DURATION, "60", by=Comparison.MORE),))),
        ("dur<=5:00 x", Filter(("x",), (condition(Field.DURATION, "5:00", by=Comparison.AT_MOST),))),
        ("Rating=4", Filter((), (condition(Field.RATING, "4"),))),
        ("stars:4,5", Filter((), (condition(Field.RATING, "4", "5"),))),
        ("untagged: -offline:", Filter((), (condition(Field.UNTAGGED), condition(Field.OFFLINE, no=True)))),
        ("added>2024-01-01", Filter((), (condition(Field.ADDED, "2024-01-01", by=Comparison.MORE),))),
        ('name:"say \\"hi\\""', Filter((), (condition(Field.NAME, 'say "hi"'),))),
        ("path:C:\\videos", Filter((), (condition(Field.PATH, "C:\\videos"),))),
        ('12:30 a,b - 5"', Filter(("12:30", "a,b", "-", '5"'))),
        ('"-night" "tag:x"', Filter(("-night", "tag:x"))),
        ("rated!=4", Filter((), (condition(Field.RATING, "4", no=True),))),
        (
            "size>10mb fps:25..60",
            Filter(
                (),
                (
                    condition(Field.SIZE, "10mb", by=Comparison.MORE),
                    condition(Field.FPS, "25..60"),
                ),
            ),
        ),
        ("is:offline no:tag", Filter((), (condition(Field.OFFLINE), condition(Field.UNTAGGED)))),
        ("no:note -has:audio", Filter((), (condition(Field.NOTE, "*", no=True), condition(Field.AUDIO, no=True)))),
        ("name:clip(1).mp4 clip(2)", Filter(("clip(2)",), (condition(Field.NAME, "clip(1).mp4"),))),
        ("name:<img", Filter((), (condition(Field.NAME, "<img"),))),
        ('"" "  "', Filter()),
    ],
)
def test_queries_are_parsed(text: str, meaning: Filter):
    assert parse(text) == meaning
    assert parse(write(meaning)) == meaning


@pytest.mark.parametrize(
    ("text", "position", "problem", "advice"),
    [
        ("sunny tga:beach", 6, "no filter tga:", "Did you mean tag:?"),
        ("dru>60", 0, "no filter dru>", "Did you mean dur>?"),
        ("see https://x", 4, "no filter https:", "quotation marks"),
        ("tag:", 0, "needs a word", ""),
        ("tag:a,,b", 0, "needs a word", ""),
        ("x dur>soon", 2, "'soon' is not a length of time", "1:30"),
        ("rated>=6", 0, "at most 5", ""),
        ("conf>2", 0, "'2' is not a score", "80%"),
        ("conf>%", 0, "not a score", ""),
        ("score>sure", 0, "not a score", ""),
        ("rated:four", 0, "whole number", ""),
        ("added:2024-06-31", 0, "not a date", "2024-05-17"),
        ("added:0000", 0, "not a date", ""),
        ("dur>1,2", 0, "one value only", ""),
        ("dur:>1,2", 0, "one value only", ""),
        ("x dur:>soon", 2, "'soon' is not a length of time", "1:30"),
        ("rated:>=", 0, "needs a whole number", ""),
        ("tag>a", 0, "compared with <", ""),
        ("untagged:x", 0, "takes no value", ""),
        ("offline>", 0, "takes no value", ""),
        ('tag:"two', 4, "not closed", ""),
        ("size>big", 0, "'big' is not a size", "10mb"),
        ("fps:fast", 0, "'fast' is not a number", "29.97"),
        ("orientation:lanscape", 0, "not an orientation", "Did you mean landscape?"),
        ("codec>h264", 0, "compared with <", ""),
        ("dur:10..soon", 0, "'soon' is not a length of time", ""),
        ("dur>10..20", 0, "one value only", ""),
        ("rated:3..6", 0, "at most 5", ""),
        ("x dur:1:00..30", 2, "'1:00..30' ends before it begins", "smaller one first"),
        ("added:2024-05..2023", 0, "ends before it begins", ""),
        ("dur:..", 0, "not a length of time", ""),
        ("x is:offlin", 2, "no filter is:offlin", "Did you mean is:offline?"),
        ("no:zebra", 0, "no filter no:zebra", "tag, note, rating"),
    ],
)
def test_invalid_query_is_reported_with_its_position(text: str, position: int, problem: str, advice: str):
    with pytest.raises(FilterError) as caught:
        parse(text)
    assert caught.value.position == position
    assert problem in caught.value.problem
    assert advice in caught.value.advice
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.position) == (str(caught.value), position)


_TEXTS = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
_VALUES = {
    Kind.TEXT: _TEXTS,
    Kind.COUNT: st.integers(0, 5).map(str),
    Kind.SHARE: st.sampled_from(["0.8", ".75", "80%", "0", "1", "12.5%"]),
    Kind.CLOCK: st.sampled_from(["90", "1:30", "1:02:03", "2h", "0.5"]),
    Kind.DATE: st.sampled_from(["2024", "2024-05", "2024-5-7"]),
    Kind.SIZE: st.sampled_from(["10mb", "1.5gb", "700", "5kb..10mb"]),
    Kind.RATE: st.sampled_from(["25", "29.97"]),
    Kind.SHAPE: st.sampled_from(["landscape", "portrait", "square"]),
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    field = draw(st.sampled_from(Field))
    no = draw(st.booleans())
    if field.kind is Kind.FLAG:
        return Condition(field, is_negated=no)
    is_text = field.kind in {Kind.TEXT, Kind.SHAPE, Kind.SIZE}
    by = Comparison.IS if is_text else draw(st.sampled_from(Comparison))
    n_most = 3 if by is Comparison.IS else 1
    values = draw(st.lists(_VALUES[field.kind], min_size=1, max_size=n_most))
    return Condition(field, tuple(values), by, no)


@given(st.builds(Filter, st.lists(_TEXTS, max_size=4).map(tuple), st.lists(conditions(), max_size=4).map(tuple)))
def test_written_filter_is_parsed_back(asked: Filter):
    assert parse(write(asked)) == asked


@given(st.text(alphabet=st.sampled_from(' "\\-:,<>=abtgdur5'), max_size=30) | st.text(max_size=30))
def test_any_text_is_parsed_or_refused(text: str):
    try:
        asked = parse(text)
    except FilterError as error:
        place = error.position
    else:
        place = 0
        assert parse(write(asked)) == asked
        places = [(piece.start, piece.end) for piece in filter_text.pieces(text)]
        assert all(start < end <= len(text) for start, end in places)
        assert places == sorted(places)
    assert 0 <= place <= len(text)


@pytest.mark.parametrize(("typed", "meant"), [("dur:>5", "dur>5"), ("-rated:<=3", "-rated<=3"), ("name:>5", "name:>5")])
def test_a_colon_before_a_comparison_does_no_harm(typed: str, meant: str):
    assert parse(typed) == parse(meant)
    assert write(parse(typed)) == meant


def test_chips_are_added_and_removed():
    beach, long = condition(Field.TAG, "beach"), condition(Field.DURATION, "60", by=Comparison.MORE)
    asked = Filter(("sunny", "red car")).having(beach).having(long).having(beach)
    assert asked == Filter(("sunny", "red car"), (long, beach))
    assert asked.text == "sunny red car"
    assert asked.without(beach) == Filter(("sunny", "red car"), (long,))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 90), ("1:30", 90), ("1:02:03", 3723), ("1.5m", 90), ("2h", 7200), ("30s", 30), ("0", 0)],
)
def test_durations(text: str, seconds: float):
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "-1", "1:", ":30", "1:2:3:4", "inf", "1e3", "٣"])
def test_invalid_durations(text: str):
    with pytest.raises(UsageError, match="not a length"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
        ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
        ("2024-2-29", date(2024, 2, 29), date(2024, 3, 1)),
    ],
)
def test_days(text: str, first: date, after: date):
    assert parse_dates(text) == (first, after)


def test_manual_explains_every_field():
    page = (Path(__file__).resolve().parents[4] / "docs/manual/filters.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    shown = {one.field for row in rows for text in re.findall(r"`([^`]+)`", row) for one in parse(text).conditions}
    assert shown == set(Field)
