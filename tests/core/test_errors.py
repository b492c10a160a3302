"""Errors keep template and values, and read as finished sentences."""

import pickle

import pytest

from core.domain.query.grammar import FilterError
from core.domain.query.text import parse
from core.errors import KnownError, PathError
from core.sentence import Sentence


def test_problem_and_advice_are_filled_from_the_same_values() -> None:
    error = PathError("{path} cannot be read", "Check {path}.", path="/v")
    assert (error.problem, error.advice) == ("/v cannot be read", "Check /v.")
    assert str(error) == "/v cannot be read. Check /v."
    assert (error.sentence.template, error.remedy.template) == ("{path} cannot be read", "Check {path}.")
    assert str(PathError("It is gone")) == "It is gone"


def test_wrapping_error_contains_the_sentence_of_another() -> None:
    inner = PathError("{path} cannot be read", path="/v")
    outer = KnownError("The settings cannot be read: {problem}", inner.remedy, problem=inner.sentence)
    assert str(outer) == "The settings cannot be read: /v cannot be read"
    assert dict(outer.sentence.values)["problem"] == inner.sentence


def test_error_is_pickled_whole() -> None:
    error = PathError("{path} cannot be read", Sentence("Check {path}.", path="/v"), path="/v")
    received = pickle.loads(pickle.dumps(error))
    assert type(received) is PathError
    assert (received.sentence, received.remedy) == (error.sentence, error.remedy)
    with pytest.raises(FilterError) as caught:
        parse("beach dur>long")
    assert pickle.loads(pickle.dumps(caught.value)).position == caught.value.position == 6
