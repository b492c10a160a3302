"""Engine sentences in the window's language, recognised by template whatever their values are."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.learning.models import review_sentences
from app.learning.models import training as review_training
from app.ui.localization import language
from app.ui.localization.engine_words import in_own_words
from core import sentence
from core.api import repair
from core.domain.learning import TrainReport
from core.domain.query.text import parse
from core.errors import KnownError, UsageError
from core.jobs.learning.service import _proposal_notice
from core.jobs.learning.training import NOT_BETTER, TOO_FEW
from core.sentence import Sentence
from core.settings import Settings
from tests.core.catalog.samples import put
from tests.support.libraries import opened


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = language.install(qapp, "de")
    yield
    language.remove(qapp, installed)
    language.remove(qapp, language.install(qapp, language.SOURCE))


@pytest.mark.usefixtures("german")
def test_reasons_are_translated_to_german() -> None:
    assert in_own_words("The file is empty") == "Die Datei ist leer"
    assert in_own_words(sentence.from_text("The file is empty")) == "Die Datei ist leer"
    inner = Sentence("It cannot be read: {reason}", reason="denied")
    told = in_own_words(
        Sentence("{path} could not be read: {reason} (and {count} more)", path="/videos", reason=inner, count=3)
    )
    assert told == "/videos war nicht lesbar: Nicht lesbar: denied (und 3 weitere)"


@pytest.mark.usefixtures("german")
def test_training_results_are_translated_to_german() -> None:
    reports = [
        replace(TrainReport(1, 1, 9, 1.0, None, None, 0.0, False, ()), reason=one) for one in (TOO_FEW, NOT_BETTER)
    ]
    for report in reports:
        told = review_training.about(report)
        assert "Entscheidungen" in told
        assert "shared" not in told
    told = in_own_words(_proposal_notice(reports[0]))
    assert "9 Entscheidungen" in told
    words, _ways = review_sentences.trouble(UsageError("The training was stopped", "The current version stays in use."))
    assert words == "Das Training wurde angehalten. Die bisherige Version bleibt in Verwendung."


@pytest.mark.usefixtures("german")
def test_problem_and_advice_are_two_sentences() -> None:
    with pytest.raises(KnownError) as caught:
        parse("dur>long")
    assert in_own_words(caught.value) == "'long' ist keine Länge. Schreibweise: 90, 1:30, 1:02:03 oder 2h."
    strange = UsageError("Nobody knows this", "Try again.")
    assert in_own_words(strange) == "Nobody knows this. Bitte noch einmal versuchen."


@pytest.mark.usefixtures("german")
def test_what_was_repaired_is_told_in_german(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        with library.database.write() as session:
            put(session, str(tmp_path / "videos"), clip=1)
            session.execute(text("UPDATE videos SET is_listed = 0"))
        told = [in_own_words(one) for one in repair.mend(library)]
        found = {in_own_words(one.area): in_own_words(one.text) for one in repair.check(library)}
    assert told[0] == "Katalog: 1 Videos sind irrtümlich aufgelistet oder fehlen in der Liste; repariert."
    assert found["Katalog"] == "keine Fehler gefunden"
    assert found["Ordner"] == "1 in der Bibliothek, 0 offline"


@pytest.mark.usefixtures("german")
def test_value_is_never_interpreted() -> None:
    named = Sentence("There is no tag {name}", name="The file is empty {name} %1")
    assert in_own_words(named) == "Das Schlagwort The file is empty {name} %1 gibt es nicht"


@pytest.mark.usefixtures("german")
def test_allowed_values_of_a_setting_are_translated() -> None:
    with pytest.raises(UsageError) as caught:
        Settings(device="toaster")
    assert in_own_words(caught.value).startswith("device kann nicht 'toaster' sein. ")
    assert in_own_words(caught.value.remedy) != caught.value.advice


def test_english_and_unknown_texts_stay_unchanged(qapp: QApplication) -> None:
    for words in ("", "The file is empty", "What nobody ever said. Nor this.", "%1 %n . "):
        assert in_own_words(words) == words
