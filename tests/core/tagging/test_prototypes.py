"""A tag's words become one direction; words without meaning become none."""

from collections.abc import Sequence

import numpy as np
import pytest

from core.tagging import prototypes

KNOWN = {"dog": 0, "cat": 1, "beach": 2}
TEMPLATES = ("a video of {}", "a photo of {}")


def encode(texts: Sequence[str]) -> np.ndarray:
    rows = np.zeros((len(texts), 4), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.split():
            if word in KNOWN:
                row[KNOWN[word]] = 1
        if row.any() or text.startswith(("a video", "a photo")):
            row[3] += 0.2  # what all sentences have in common
            row /= np.linalg.norm(row)
    return rows


def of(name: str, aliases: Sequence[str] = (), description: str = "") -> np.ndarray:
    return prototypes.of_tag(name, aliases, description, encode=encode, templates=TEMPLATES, n_dims=4)


def test_name_has_the_direction_of_its_sentences() -> None:
    assert of("dog") @ encode(["a video of dog"])[0] > 0.99
    assert np.linalg.norm(of("dog")) == pytest.approx(1.0)


def test_aliases_and_description_contribute() -> None:
    assert of("dog", ["cat"])[1] == pytest.approx(of("dog", ["cat"])[0])
    described = of("dog", description="beach")
    assert described[2] > described[0] > 0


def test_description_replaces_a_name_without_meaning() -> None:
    assert of("Xyzzy", description="beach")[2] > 0.9


def test_words_without_meaning_have_no_direction_in_any_sentence() -> None:
    assert not of("Xyzzy").any()
    assert not of("Xyzzy", ["Plugh"], "qwerty").any()


def test_key_changes_with_the_words() -> None:
    keys = {
        prototypes.key_of("dog", (), ""),
        prototypes.key_of("Dog", (), ""),
        prototypes.key_of("dog", ("cat",), ""),
        prototypes.key_of("dog", (), "cat"),
    }
    assert len(keys) == 4
    assert prototypes.key_of("dog", ("a", "b"), "") == prototypes.key_of("dog", ("b", "a"), "")
    assert prototypes.key_of("\udcff", (), "")
