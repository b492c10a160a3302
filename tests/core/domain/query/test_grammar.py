"""The language of searches beyond single tokens: alternatives, groups, examples, weights, and what follows in time."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.query.filters import (
    OF_MOMENTS,
    Clause,
    Condition,
    Either,
    Example,
    Field,
    Filter,
    Group,
    Joint,
    Step,
    Wanted,
    Weighted,
    join,
    negated,
    rewritten,
)
from core.domain.query.grammar import FilterError, find_next
from core.domain.query.text import parse, pieces, write
from tests.core.domain.query.test_text import conditions

BOAT, ANIMAL = Condition(Field.TAG, ("boat",)), Condition(Field.TAG, ("animal",))
NIGHT, OFFLINE = Condition(Field.TAG, ("night",), is_negated=True), Condition(Field.OFFLINE)
GOAL = Group(Joint.MOMENT, (Condition(Field.TAG, ("goal",)),))


def any_of(*clauses: Clause, no: bool = False) -> Group:
    return Group(Joint.ANY, clauses, no)


def all_of(*clauses: Clause, no: bool = False) -> Group:
    return Group(Joint.ALL, clauses, no)


@pytest.mark.parametrize(
    ("text", "meaning", "written"),
    [
        ("tag:boat OR tag:animal", Filter((), (any_of(BOAT, ANIMAL),)), ""),
        ("sea tag:boat AND tag:animal", Filter(("sea",), (BOAT, ANIMAL)), "sea tag:boat tag:animal"),
        ("tag:boat tag:animal OR offline:", Filter((), (any_of(all_of(BOAT, ANIMAL), OFFLINE),)),
         "(tag:boat tag:animal) OR offline:"),
        ("(tag:boat OR (tag:animal OR offline:)) sea", Filter(("sea",), (any_of(BOAT, ANIMAL, OFFLINE),)),
         "sea (tag:boat OR tag:animal OR offline:)"),
        ("NOT tag:night", Filter((), (NIGHT,)), "-tag:night"),
        ("-(tag:boat OR tag:animal)", Filter((), (any_of(BOAT, ANIMAL, no=True),)), ""),
        ("NOT NOT (tag:boat tag:animal)", Filter((), (BOAT, ANIMAL)), "tag:boat tag:animal"),
        ("car -red", Filter(("car", Weighted(("red",), -1))), ""),
        ("car NOT (red OR blue)^0.5", Filter(("car", Weighted((Either((("red",), ("blue",))),), -0.5))),
         "car -(red OR blue)^0.5"),
        ("(red car)^2 -like:a.mp4@12.5", Filter((Weighted(("red", "car"), 2), Weighted((Example("a.mp4@12.5"),), -1))),
         ""),
        ("cats OR small dogs", Filter((Either((("cats",), ("small", "dogs"))),)), ""),
        ("sunny OR tag:boat", Filter((Either((("sunny",), (BOAT,))),)), ""),
        ("a OR b tag:boat OR (c OR tag:boat)", Filter((Either((("a",), ("b", BOAT), ("c",), (BOAT,))),)),
         "a OR b tag:boat OR c OR tag:boat"),
        ("(cats OR dogs) tag:boat", Filter((Either((("cats",), ("dogs",))),), (BOAT,)), ""),
        ('like:"my clip.mp4" night^1', Filter((Example("my clip.mp4"), "night")), 'like:"my clip.mp4" night'),
        ("moment(tag:goal)", Filter((), (GOAL,)), ""),
        ("-moment(tag:boat -tag:night)", Filter((), (Group(Joint.MOMENT, (BOAT, NIGHT), is_negated=True),)), ""),
        ("moment((tag:boat OR tag:animal))", Filter((), (Group(Joint.MOMENT, (any_of(BOAT, ANIMAL),)),)),
         "moment(tag:boat OR tag:animal)"),
        ("crowd THEN goal WITHIN 1:30 tag:boat", Filter(("crowd",), (BOAT,), (Step(("goal",), 90),)),
         "tag:boat crowd THEN goal WITHIN 90s"),
        ("crowd THEN tag:goal THEN like:a.mp4", Filter(("crowd",), (), (Step((GOAL,)), Step((Example("a.mp4"),)))),
         "crowd THEN moment(tag:goal) THEN like:a.mp4"),
        ("offline: moment(tag:goal) THEN cheer", Filter((GOAL,), (OFFLINE,), (Step(("cheer",)),)), ""),
    ],
)  # fmt: skip
def test_text_means_a_tree(text: str, meaning: Filter, written: str) -> None:
    assert parse(text) == meaning
    assert write(meaning) == (written or text)
    assert parse(write(meaning)) == meaning


@pytest.mark.parametrize(
    ("text", "position", "problem", "advice"),
    [
        ("x (tag:boat OR", 14, "OR needs a word or a filter after it", ""),
        ("x (tag:boat", 2, "parenthesis is not closed", "Write )"),
        ("a moment(tag:goal", 8, "parenthesis is not closed", "Write )"),
        ("x name:clip((1))", 11, "directly behind a word", "Put a space"),
        ("a ) b", 2, "closed that was not opened", "Put ("),
        ("OR tag:boat", 0, "expected before OR", ""),
        ("a OR OR b", 5, "expected before OR", ""),
        ("a AND", 5, "AND needs a word or a filter after it", ""),
        ("()", 1, "expected before )", ""),
        ("a THEN sunny OR tag:boat", 7, "In a sequence, OR joins words with words", "(sunny OR snow)"),
        ('a OR ""', 5, "is empty", "a word or a filter"),
        ("-(a tag:boat)", 0, "cannot be excluded together", "one by one"),
        ("-(a OR (b tag:boat))", 0, "cannot be excluded together", "one by one"),
        ("(a OR tag:boat)^2", 15, "have a weight, not filters", "Leave out ^2"),
        ("moment(a OR tag:boat)", 0, "described by filters", ""),
        ("tag:boat^2", 8, "have a weight, not filters", "Leave out ^2"),
        ("car^0", 3, "more than 0", ""),
        ("car^101", 3, "at most 100", ""),
        ("like:", 0, "needs one video", "like:clip.mp4@12.5"),
        ("lik:a.mp4", 0, "no filter lik:", "Did you mean like:?"),
        ("x moment(dur>60)", 2, "dur> is about whole videos", "outside moment"),
        ("x moment(crowd)", 2, "described by filters", ""),
        ("moment(-tag:boat)", 0, "must be there at that moment", ""),
        ("moment(moment(tag:boat))", 0, "inside another", ""),
        ("a THEN", 6, "THEN needs a word or a filter after it", ""),
        ("a THEN dur>60", 7, "about whole videos", ""),
        ("(a THEN b)", 3, "THEN cannot stand here", "joins two searches"),
        ("a WITHIN 30s", 2, "WITHIN cannot stand here", ""),
        ("a THEN b WITHIN", 15, "needs a length of time", "30s"),
        ("a THEN b WITHIN soon", 16, "'soon' is not a length of time", ""),
        ("a THEN b WITHIN 0", 16, "above 0", ""),
        ("a THEN b WITHIN 9 c", 18, "Words cannot follow WITHIN 9", "another THEN"),
        ("a THEN b WITHIN (", 16, "needs a length of time", ""),
        ("(" * 100 + "a" + ")" * 100, 40, "too deeply", ""),
        ("moment(" + " ".join(f"(tag:a{n} OR tag:b{n})" for n in range(9)) + ")", 0, "more than 256", ""),
    ],
)  # fmt: skip
def test_every_error_has_a_position_and_says_what_was_expected(
    text: str, position: int, problem: str, advice: str
) -> None:
    with pytest.raises(FilterError) as caught:
        parse(text)
    assert (caught.value.position, problem in caught.value.problem) == (position, True), caught.value
    assert advice in caught.value.advice
    assert pickle.loads(pickle.dumps(caught.value)).position == position


_TEXTS = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
_WORDS = _TEXTS | st.sampled_from(["OR", "THEN", "car^2", "(x)", "clip(1)", "moment(a)", "-", "a)", "is:x"])
_MOMENT_CONDITIONS = conditions().filter(lambda one: one.field in OF_MOMENTS)


@st.composite
def clauses(draw: st.DrawFn, depth: int = 3, *, of_moment: bool = False) -> Clause:
    joint = draw(st.sampled_from([None, *Joint])) if depth else None
    if joint is None or (joint is Joint.MOMENT and of_moment):
        return draw(_MOMENT_CONDITIONS if of_moment else conditions())
    if joint is Joint.MOMENT:
        there = Condition(Field.TAG, (draw(_TEXTS),))
        parts = [there, *draw(st.lists(_MOMENT_CONDITIONS, max_size=3))]
    else:
        parts = draw(st.lists(clauses(depth - 1, of_moment=of_moment), min_size=2, max_size=3))
    joined = join(joint, parts)
    assert joined is not None
    return negated(joined) if draw(st.booleans()) else joined


_ALL_CLAUSES = st.lists(clauses(), max_size=3).map(
    lambda found: tuple(
        part
        for one in found
        for part in (
            one.clauses if isinstance(one, Group) and one.joint is Joint.ALL and not one.is_negated else (one,)
        )
    )
)


@st.composite
def wanted(draw: st.DrawFn, depth: int = 2, *, has_filters: bool = False) -> Wanted:
    kind = draw(st.sampled_from(["word", "example", "weighted", "either"])) if depth else "word"
    if kind == "word":
        return draw(_WORDS)
    if kind == "example":
        return Example(draw(_TEXTS))
    if kind == "weighted":
        words = draw(_lists_of_wanted(depth))
        if len(words) == 1 and isinstance(words[0], Weighted):
            return words[0]
        return Weighted(words, draw(st.sampled_from([-1.0, 2.0, -0.5, 0.125, 100.0])))
    alternatives = draw(st.lists(_lists_of_wanted(depth), min_size=2, max_size=3))
    if has_filters:
        alternatives = [(*words, *draw(_ALL_CLAUSES)) for words in alternatives]
        only_clauses = [one for one in (draw(_ALL_CLAUSES) for _ in range(draw(st.integers(0, 2)))) if one]
        alternatives.extend(only_clauses)
    flat = [
        inner
        for words in alternatives
        for inner in (words[0].alternatives if len(words) == 1 and isinstance(words[0], Either) else (words,))
    ]
    return Either(tuple(flat))


def _lists_of_wanted(depth: int) -> st.SearchStrategy[tuple[Wanted, ...]]:
    return st.lists(wanted(depth - 1), min_size=1, max_size=3).map(tuple)


@given(st.builds(Filter, st.lists(wanted() | wanted(has_filters=True), max_size=3).map(tuple), _ALL_CLAUSES))
def test_written_tree_is_parsed_back(asked: Filter) -> None:
    assert parse(write(asked)) == asked


@given(
    _lists_of_wanted(2),
    st.lists(conditions(), max_size=2).map(tuple),
    st.lists(
        st.builds(Step, _lists_of_wanted(1), st.sampled_from([None, 30.0, 0.5, 7200.0])), min_size=1, max_size=3
    ).map(tuple),
)
def test_written_sequence_is_parsed_back(
    words: tuple[Wanted, ...], known: tuple[Clause, ...], then: tuple[Step, ...]
) -> None:
    asked = Filter(words, known, then)
    assert parse(write(asked)) == asked


_PIECES = st.sampled_from([
    "(", ")", "OR", "AND", "NOT", "THEN", "WITHIN", "-", "^2", "moment(", "tag:", "tag:a", "dur>1", "like:x@2", '"',
    "30s", "a", " ", " ", ",", "*", "..", "is:", "\\",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=14).map("".join) | st.text(max_size=30))
def test_any_text_is_parsed_or_refused_at_a_position_in_it(text: str) -> None:
    try:
        asked = parse(text)
    except FilterError as error:
        position, problem = error.position, error.problem
    else:
        position, problem = 0, "none"
        assert parse(write(asked)) == asked
        places = [(piece.start, piece.end) for piece in pieces(text)]
        assert all(start < end <= len(text) for start, end in places)
        assert places == sorted(places)
    assert 0 <= position <= len(text)
    assert problem


def test_pieces_lie_where_they_are_in_groups_too() -> None:
    text = "-(cat OR like:b.mp4) (tag:boat OR -tag:animal)"
    assert [text[one.start : one.end] for one in pieces(text)] == ["cat", "like:b.mp4", "tag:boat", "tag:animal"]


def test_what_may_follow_is_known_from_the_grammar() -> None:
    assert "CONDITION" in find_next("")[0]
    assert "_OR" not in find_next("")[0]
    assert {"_OR", "THEN", "RIGHT"} & find_next("(a ")[0] == {"_OR", "RIGHT"}
    assert find_next("a THEN b WITHIN ")[0] == {"DURATION"}
    assert find_next("moment(")[1]
    assert find_next("a )") == (frozenset(), False)


def test_conditions_are_changed_in_groups_and_groups_shrink() -> None:
    def without_boat(condition: Condition) -> Condition | None:
        return None if condition == BOAT else condition

    assert rewritten(any_of(BOAT, ANIMAL), without_boat) == ANIMAL
    assert rewritten(any_of(BOAT, ANIMAL, no=True), without_boat) == negated(ANIMAL)
    assert rewritten(any_of(BOAT, all_of(BOAT, ANIMAL), OFFLINE), without_boat) == any_of(ANIMAL, OFFLINE)
    assert rewritten(all_of(BOAT, BOAT), without_boat) is None
    assert rewritten(GOAL, without_boat) == GOAL
