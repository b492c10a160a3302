"""The engine's sentences in the window's language: its own, and known again whatever stands in them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import app
import core
from app.learning.models import review_sentences
from app.learning.models import training as review_training
from app.ui import language
from app.ui.engine_words import SENTENCES, in_own_words
from core.domain.filter_text import parse
from core.domain.learning import TrainReport
from core.errors import KnownError, UsageError
from core.jobs.learning.desk import _told
from core.jobs.learning.training import NOT_BETTER, TOO_FEW

SOURCES = [
    *(path for path in Path(core.__path__[0]).rglob("*.py") if "cli" not in path.parts),
    *(Path(app.__path__[0]) / "operations").glob("*.py"),
]


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = language.install(qapp, "de")
    yield
    language.remove(qapp, installed)
    language.remove(qapp, language.install(qapp, language.SOURCE))


def test_the_engine_says_each_of_them() -> None:
    """Word for word, but for what it puts into them; one that it says no longer would never be found again."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    said = "\n".join(node.value for node in nodes if isinstance(node.value, str)).replace("-", " ")
    parts = {sentence: re.split(r"%\d|\. | \(and|\)", sentence.replace("-", " ")) for sentence in SENTENCES}
    assert not [sentence for sentence, found in parts.items() if not all(part.strip(" :(") in said for part in found)]


@pytest.mark.usefixtures("german")
def test_reasons_are_told_in_german() -> None:
    assert in_own_words("The file is empty") == "Die Datei ist leer"
    assert in_own_words("The file is empty.") == "Die Datei ist leer."
    told = in_own_words("/videos could not be read: It cannot be read: denied (and 3 more)")
    assert told == "/videos war nicht lesbar: Nicht lesbar: denied (und 3 weitere)"


@pytest.mark.usefixtures("german")
def test_what_came_of_a_training_is_told_in_german() -> None:
    reports = [
        replace(TrainReport(1, 1, 9, 1.0, None, None, 0.0, False, ()), reason=one) for one in (TOO_FEW, NOT_BETTER)
    ]
    for report in reports:
        told = review_training.about(report)
        assert "Entscheidungen" in told
        assert "shared" not in told
    told = in_own_words(_told(reports[0]))
    assert "9 Entscheidungen" in told
    words, _ways = review_sentences.trouble(UsageError("The training was stopped", "The head is unchanged."))
    assert words == "Das Training wurde angehalten. Alles bleibt, wie es war."


@pytest.mark.usefixtures("german")
def test_what_is_wrong_and_what_helps_are_two_sentences() -> None:
    with pytest.raises(KnownError) as caught:
        parse("dur>long")
    assert in_own_words(str(caught.value)) == "'long' ist keine Länge. Schreibweise: 90, 1:30, 1:02:03 oder 2h."
    assert in_own_words("Nobody knows this. Try again.") == "Nobody knows this. Bitte noch einmal versuchen."


def test_in_english_and_for_strangers_nothing_changes(qapp: QApplication) -> None:
    for text in ("", "The file is empty", "What nobody ever said. Nor this.", "%1 %n . "):
        assert in_own_words(text) == text
