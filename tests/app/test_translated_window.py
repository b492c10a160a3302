"""Every text of the window is translated: a made-up language puts each translated text into brackets."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.stage.commands import COMMANDS, MENUS
from app.ui.localization import language
from app.ui.widgets.labels import PlainLabel
from core.api.library import Library
from core.domain.query.text import parse
from tests.app import seen, tour
from tests.app.driving import Open

OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
ALLOWED = re.compile(
    r"\u2066[^\u2069]*\u2069|(/[\w. -]+)+"  # paths
    r"|^videos(?=$|,)|\btag:\w+|dark sky|clip \d+(\.mp4)?"  # names given by the person
    r"|Clipshelf|CLIP ViT.*|Perception Encoder.*|SigLIP.*|Deutsch|English|Python|Qt"  # product names
    r"|(Ctrl|Shift|Alt|Del|Esc|Space|Return|Enter|Home|End|Left|Right|Up|Down|Num|F\d+|Ins|Backspace|PgUp|PgDown)"
    r"|\b(kB|MB|GB|bytes|fps|MiB|AM|PM)\b|\bh264\b|#[0-9a-f]{6}"
)


class Bracketing(QTranslator):
    """Puts extracted texts and Qt's own texts into brackets; everything else stays unmarked."""

    def __init__(self) -> None:
        super().__init__()
        document = ElementTree.parse(language.folder() / "clipshelf_de.ts")
        self._known = {
            (context.findtext("name", ""), message.findtext("source", ""))
            for context in document.iter("context")
            for message in context.iter("message")
        }

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        is_qts = context.startswith("Q") and context not in {"QShortcut", "QGuiApplication", "QKeySequence"}
        if (context, sourceText) in self._known or is_qts:
            return f"{OPEN}{sourceText}{CLOSE}"
        return None  # type: ignore[return-value] (an empty text would count as a translation)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = language.install(qapp, "de")
    yield
    language.remove(qapp, installed)
    language.remove(qapp, language.install(qapp, language.SOURCE))


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    translator = Bracketing()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def left_over(text: str) -> str:
    """Return the parts outside of all brackets that are not names, numbers or keys."""
    depth, outside = 0, []
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        if depth == 0 and character != CLOSE:
            outside.append(character)
    bare = ALLOWED.sub("", "".join(outside))
    words = set(re.findall(r"[A-Za-z]{2,}", bare)) - tour.ALWAYS_NAMED
    return bare.strip() if words else ""


def untranslated(root: object) -> set[str]:
    return {f"{where}: {text!r}" for where, text in seen.texts(root) if left_over(text)}  # type: ignore[arg-type]


def none(lines: set[str]) -> None:
    if lines:
        pytest.fail("\n".join(sorted(lines)))


@pytest.mark.usefixtures("bracketed")
def test_every_text_of_the_window_is_translated(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = tour.open_furnished(shelf, open_desk, qtbot)
    found = {step: untranslated(desk.window) for step in tour.pages(desk, qtbot)}
    none({line for lines in found.values() for line in lines})


@pytest.mark.usefixtures("bracketed")
def test_every_text_of_a_dialog_is_translated(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = tour.open_furnished(shelf, open_desk, qtbot)
    # The manual exists in English only.
    found = {step: untranslated(shown) for step, shown in tour.dialogs(desk, qtbot) if step != "help"}
    assert len(found) > 15
    none({f"{step}: {line}" for step, lines in found.items() for line in lines})


ALIKE = {
    "Video",
    "Details",
    "Player",
    "1\N{MULTIPLICATION SIGN}",
    "2\N{MULTIPLICATION SIGN}",
    "4\N{MULTIPLICATION SIGN}",
}
"""Words that are the same in both languages."""


@pytest.mark.usefixtures("german")
def test_window_starts_in_german(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = tour.open_furnished(shelf, open_desk, qtbot)
    window = desk.window
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles[:3] == ["Datei", "Bearbeiten", "Ansicht"]
    english = {command.words for command in COMMANDS} | set(MENUS)
    kept = [action.text() for action in window.findChildren(QAction) if action.text() in english]
    assert {words.replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}") for words in kept} <= ALIKE
    heads = [dock.head.findChildren(PlainLabel)[0].text() for dock in desk.stage.panels.docks]
    assert heads[:3] == ["Ordner", "Schlagw\N{LATIN SMALL LETTER O WITH DIAERESIS}rter", "Gespeicherte Suchen"]
    desk.stage.actions["leave"].trigger()
    shown = {text for _where, text in seen.texts(window)}
    assert {"Ordner hinzuf\N{LATIN SMALL LETTER U WITH DIAERESIS}gen\N{HORIZONTAL ELLIPSIS}", "7 Videos"} <= shown
    assert not shown & {"Add folder\N{HORIZONTAL ELLIPSIS}", "7 videos", "Close", "Undo", "Name of the tag"}
    desk.search.controller.ask(parse("tag:night"))
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 1)
    assert "1 von 7 Videos" in {text for _where, text in seen.texts(window)}


@pytest.mark.usefixtures("german")
def test_longer_translations_fit(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = tour.open_furnished(shelf, open_desk, qtbot)
    desk.window.resize(1280, 800)
    found = {step: list(seen.cut_off(desk.window)) for step in tour.pages(desk, qtbot)}
    found |= {step: list(seen.cut_off(shown)) for step, shown in tour.dialogs(desk, qtbot)}
    none({f"{step}: {line}" for step, lines in found.items() for line in lines})
