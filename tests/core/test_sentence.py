"""Sentences as template and values: English as text, preserved by pickle and by a text column."""

import json
import pickle

import pytest

from core import sentence
from core.sentence import EMPTY, Sentence

INNER = Sentence("It cannot be read: {reason}", reason="denied")
OUTER = Sentence("{path} could not be read: {reason} (and {count} more)", path="/v/{count}", reason=INNER, count=3)


def test_text_is_the_template_filled_with_the_plain_values() -> None:
    assert str(OUTER) == "/v/{count} could not be read: It cannot be read: denied (and 3 more)"
    assert str(Sentence("{here} and {there}", here="one")) == "one and {there}"


@pytest.mark.parametrize("one", [EMPTY, Sentence("The file is empty"), INNER, OUTER], ids=str)
def test_sentence_survives_a_column_and_another_process(one: Sentence) -> None:
    assert sentence.from_text(sentence.to_text(one)) == one
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(one) == hash(sentence.from_text(sentence.to_text(one)))


def test_sentence_without_values_is_stored_as_plain_text() -> None:
    assert sentence.to_text(Sentence("The file is empty")) == "The file is empty"


DEEP = '["{a}", {"a": ' * 9 + '"end"' + "}]" * 9


@pytest.mark.parametrize(
    "text",
    [
        "The file is empty",
        "Reading 50 % of {it} failed",
        '["half a sentence',
        '["{a}", {"a": 1}]',
        '["{a}{a}", {"a": "twice"}]',
        '["no values"]',
        DEEP,
        '["' * 100_000,
    ],
)
def test_foreign_text_is_shown_as_it_is(text: str) -> None:
    assert str(sentence.from_text(text)) == text


def test_hostile_stored_sentence_is_bounded() -> None:
    text = json.dumps(["{a}{a}{a}{a}", {"a": "x" * 1000}])
    assert len(str(sentence.from_text(text))) == len(text)


def test_sentences_are_joined_with_one_full_stop() -> None:
    assert str(sentence.joined(Sentence("One"), EMPTY, Sentence("Two."), Sentence("Three"))) == "One. Two. Three"
    assert sentence.joined() == EMPTY
    assert sentence.joined(EMPTY, INNER) == INNER


def test_values_can_be_added_later() -> None:
    assert str(Sentence("{count} odd ones").with_values(count=2)) == "2 odd ones"
