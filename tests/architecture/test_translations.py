"""The translation files hold all texts of the window, and complete languages are complete."""

import re
import runpy
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.stage.commands import COMMANDS, MENUS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
TOOL = ROOT / "packaging" / "translations.py"
LANGUAGES = sorted(path.stem.removeprefix("clipshelf_") for path in FOLDER.glob("*.ts"))
PLACE = re.compile(r"%[1-9n]|\{[a-z_]+\}")
Message = tuple[str, str, list[str]]


def messages(language: str) -> list[Message]:
    """Return context, source and translations of each entry of a file."""
    document = ElementTree.parse(FOLDER / f"clipshelf_{language}.ts")
    return [
        (context.findtext("name", ""), message.findtext("source", ""), _forms(message))
        for context in document.iter("context")
        for message in context.iter("message")
    ]


def _forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


@pytest.mark.skipif(
    not (Path(sys.executable).parent / "pyside6-lrelease").exists(), reason="needs the compiler of translations"
)
def test_nothing_is_missing_out_of_date_or_not_compiled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [str(TOOL), "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(TOOL), run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_has_the_placeholders_of_its_source(language: str) -> None:
    wrong = [
        (context, source, form)
        for context, source, forms in messages(language)
        for number, form in enumerate(forms)
        if not _same_places(source, form, is_singular=number == 0 and len(forms) > 1)
    ]
    assert not wrong


def _same_places(source: str, form: str, *, is_singular: bool) -> bool:
    wanted, found = set(PLACE.findall(source)), set(PLACE.findall(form))
    # "The video" may leave out its number.
    return found == wanted or (is_singular and found == wanted - {"%n"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_translation_ends_like_its_source(language: str) -> None:
    def _end(text: str) -> str:
        return text[-1] if text and text[-1] in ".…:?! " else ""

    # English has only texts with numbers, each in two forms.
    assert not [(source, form) for _context, source, forms in messages(language) for form in forms if not form.strip()]
    wrong = [
        (source, form) for _context, source, forms in messages(language) for form in forms if _end(source) != _end(form)
    ]
    assert not [pair for pair in wrong if "Did you mean" not in pair[0]]


@pytest.mark.parametrize("language", ["en", *(language for language in LANGUAGES if language != "en")])
def test_mnemonics_exist_and_are_unique_in_each_menu(language: str) -> None:
    words = {source: forms[0] for context, source, forms in messages(language) if context == "Commands"}
    menus: dict[str, set[str]] = {"": set(MENUS)}
    for command in COMMANDS:
        place = f"{command.menu}/{command.submenu}" if command.submenu else command.menu
        menus.setdefault(place, set()).add(command.words)
        if command.submenu:
            menus.setdefault(command.menu, set()).add(command.submenu)
    for place, sources in menus.items():
        letters = [_letter(words.get(source, source)) for source in sources if "&" in source]
        assert all(letters), place
        assert len(letters) == len(set(letters)), (place, sorted(letters))


def _letter(words: str) -> str:
    found = re.search(r"&(\w)", words)
    return found[1].casefold() if found else ""
