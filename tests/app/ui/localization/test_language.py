"""The language of the window: choice, plurals, and number formats."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.localization import language
from app.ui.localization.text import byte_size, filled, number, tr


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    installed: list = []

    def _speak(code: str) -> None:
        language.remove(qapp, installed)
        installed[:] = language.install(qapp, code)

    yield _speak
    language.remove(qapp, installed)
    language.remove(qapp, language.install(qapp, language.SOURCE))


def test_english_and_german_exist() -> None:
    assert language.available()[:2] == [("en", "English"), ("de", "Deutsch")]


@pytest.mark.parametrize(
    ("code", "wanted", "spoken"),
    [
        ("de", ["en-GB"], "de"),
        ("", ["de-AT", "de"], "de"),
        ("", ["xx", "de-Latn-CH"], "de"),
        ("", ["xx"], "en"),
        ("", ["C"], "en"),
        ("", [], "en"),
        ("xx", ["de"], "de"),
    ],
)
def test_chosen_language_comes_before_the_systems(code: str, wanted: list[str], spoken: str) -> None:
    assert language.chosen(code, wanted) == spoken


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("en", ["0 videos", "1 video", "2 videos", "12,000 videos"]),
        ("de", ["0 Videos", "1 Video", "2 Videos", "12.000 Videos"]),
    ],
)
def test_numbers_have_a_singular_and_separators(speak: Callable[[str], None], code: str, texts: list[str]) -> None:
    speak(code)
    assert [tr("Folders", "%n videos", n=n) for n in (0, 1, 2, 12_000)] == texts


def test_placeholders_may_change_order(speak: Callable[[str], None]) -> None:
    speak("de")
    assert filled(tr("Timeline", "Split %1 in %2"), "A", "B") == "A in B teilen"
    assert tr("Nobody", "A text that is nowhere") == "A text that is nowhere"


def test_numbers_and_dates_follow_the_language(speak: Callable[[str], None]) -> None:
    speak("de")
    assert (number(1_204), byte_size(1_500_000_000)) == ("1.204", "1,5 GB")
    assert QLocale().language() is QLocale.Language.German
    speak("en")
    assert (number(1_204), byte_size(1_500_000_000)) == ("1,204", "1.5 GB")


def test_widget_subclass_finds_the_texts_of_its_base_class(speak: Callable[[str], None], qapp: QApplication) -> None:
    speak("de")

    class TopRow(QWidget):
        def words(self) -> str:
            return self.tr("Folders")

    class Further(TopRow):
        pass

    assert Further().words() == "Ordner"


def test_qts_own_texts_are_translated(speak: Callable[[str], None]) -> None:
    speak("de")
    assert tr("QPlatformTheme", "Cancel") == "Abbrechen"
