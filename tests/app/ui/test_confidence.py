"""Confidence as a word."""

import pytest

from app.ui import confidence
from app.ui.confidence import Confidence


@pytest.mark.parametrize(
    ("score", "word"),
    [(1.0, "likely"), (0.67, "likely"), (0.66, "possible"), (0.34, "possible"), (0.33, "unlikely"), (0.0, "unlikely")],
)
def test_score_becomes_a_word(score: float, word: str) -> None:
    assert confidence.word(score) == word
    assert not any(letter.isdigit() for letter in confidence.word(score))


def test_higher_score_never_gives_a_weaker_word() -> None:
    found = [confidence.of(score / 100) for score in range(100, -1, -1)]
    assert found == sorted(found, key=list(Confidence).index)
    assert set(found) == set(Confidence)


def test_widest_word_determines_the_width() -> None:
    assert confidence.widest(len) == "possible"
    assert confidence.widest(lambda word: 1.0 if word == "likely" else 0.0) == "likely"
