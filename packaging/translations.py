"""Update the translations: ``python packaging/translations.py [--check]``.

Collects every text of the window from the sources, keeps existing translations, drops unused ones, and compiles the
``.ts`` files of ``resources/translations`` to the ``.qm`` files that the program reads. ``--check`` changes nothing and
ends with 1 if something is out of date or, in a language that is declared complete, not translated.

Qt's own extractor knows neither the program's `tr` outside of widgets nor the tables of commands and settings nor the
sentences of the engine (`engine_templates`).
"""

import argparse
import ast
import dataclasses
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
COMPLETE = ("de",)
"""Languages in which every text must be translated. English only has a file for its plurals."""


@dataclasses.dataclass(frozen=True, order=True)
class Text:
    """One text to translate.

    Attributes
    ----------
    context, source : str
        Class or subject, and the English text.
    is_plural : bool
        Whether it has plural forms.
    """

    context: str
    source: str
    is_plural: bool = False


def collect() -> list[Text]:
    """List every text of the window.

    Returns
    -------
    list of Text
        Sorted, without duplicates.
    """
    found = {text for path in sorted((ROOT / "app").rglob("*.py")) for text in _in_file(path)}
    found |= set(_in_tables()) | {Text("Engine", template) for template in _in_engine()}
    plural = {(text.context, text.source) for text in found if text.is_plural}
    return sorted(text for text in found if text.is_plural or (text.context, text.source) not in plural)


def _in_file(path: Path) -> Iterator[Text]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _in_node(tree, "", path)


def _in_node(node: ast.AST, class_name: str, path: Path) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else class_name
        if isinstance(child, ast.Call) and (text := _in_call(child, class_name, path)) is not None:
            yield text
        yield from _in_node(child, inner, path)


def _in_call(call: ast.Call, class_name: str, path: Path) -> Text | None:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
        if len(call.args) > 1:
            # Qt would look for plural forms in the object's own class only, not in the class that contains the call.
            raise SystemExit(
                f"{path.relative_to(ROOT)}:{call.lineno}: use tr() of app.ui.localization.text for plurals"
            )
        arguments, is_plural = [ast.Constant(class_name), *call.args], False
    elif isinstance(call.func, ast.Name) and call.func.id == "tr":
        arguments, is_plural = call.args[:2], any(word.arg == "n" for word in call.keywords)
    else:
        return None
    values = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if len(values) != 2:
        raise SystemExit(f"{path.relative_to(ROOT)}:{call.lineno}: tr() needs a literal text, not a variable")
    return Text(values[0], values[1], is_plural)


def _in_tables() -> Iterator[Text]:
    sys.path.insert(0, str(ROOT))
    from app.stage.commands import COMMANDS, MENUS
    from app.ui import preferences
    from app.ui.localization import language
    from app.ui.preferences import PreferenceValues
    from core.domain.jobs import JobKind
    from core.embedding import offers as encoder_offers
    from core.settings import Settings
    from core.user_settings import UserSettings

    submenus = dict.fromkeys(command.submenu for command in COMMANDS if command.submenu)
    yield from (Text("Commands", words) for words in (*MENUS, *(command.words for command in COMMANDS), *submenus))
    # Names of languages are the same in every language, as are those of search models except the built-in one.
    names = dict(language.available()).values()
    for table in (Settings, UserSettings, PreferenceValues):
        yield from (Text("Settings", text) for text in preferences.texts(table) if text not in names)
    yield from (Text("Jobs", text) for kind in JobKind for text in (kind.facts.title, kind.facts.headline))
    offers = encoder_offers.list_all(ROOT)
    yield from (Text("Engine", text) for text in (*(str(offer.description) for offer in offers), offers[0].title))


def _in_engine() -> frozenset[str]:
    sys.path.insert(0, str(Path(__file__).parent))
    import engine_templates

    paths = (path for part in ("core", "app") for path in (ROOT / part).rglob("*.py"))
    found = engine_templates.find({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths})
    if found.faults:
        raise SystemExit("\n".join(found.faults))
    return found.templates


def merged(texts: list[Text], old: ElementTree.Element | None, language: str) -> ElementTree.Element:
    """Return texts as a ``.ts`` document.

    Parameters
    ----------
    texts : list of Text
        All texts.
    old : Element or None
        The existing document; its translations are kept.
    language : str
        Such as ``de``.

    Returns
    -------
    Element
        The new document.
    """
    known = {} if old is None else dict(_translated(old))
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for text in texts:
        if language == "en" and not text.is_plural:
            continue
        if text.context not in contexts:
            contexts[text.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[text.context], "name").text = text.context
        contexts[text.context].append(_message(text, known.get((text.context, text.source))))
    ElementTree.indent(root, "  ")
    return root


def _translated(document: ElementTree.Element) -> Iterator[tuple[tuple[str, str], ElementTree.Element]]:
    for context in document.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") != "unfinished":
                yield (context.findtext("name", ""), message.findtext("source", "")), translation


def _message(text: Text, translation: ElementTree.Element | None) -> ElementTree.Element:
    message = ElementTree.Element("message", {"numerus": "yes"} if text.is_plural else {})
    ElementTree.SubElement(message, "source").text = text.source
    if translation is not None and (translation.find("numerusform") is not None) == text.is_plural:
        message.append(translation)
        return message
    empty = ElementTree.SubElement(message, "translation", type="unfinished")
    if text.is_plural:
        for _form in range(2):
            ElementTree.SubElement(empty, "numerusform")
    return message


def as_text(document: ElementTree.Element) -> str:
    """Return a document as XML in the format of Qt's tools.

    Parameters
    ----------
    document : Element
        From `merged`.

    Returns
    -------
    str
        XML.
    """
    body = ElementTree.tostring(document, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def compiled(path: Path) -> bytes:
    """Compile a ``.ts`` file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    bytes
        Content of the ``.qm`` file.
    """
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.qm"
        subprocess.run([tool, path, "-qm", out], check=True, capture_output=True)
        return out.read_bytes()


def missing(document: ElementTree.Element) -> list[str]:
    """List the texts of a document that have no translation."""
    return [
        message.findtext("source", "")
        for message in document.iter("message")
        if (translation := message.find("translation")) is None or translation.get("type") == "unfinished"
    ]


def main() -> int:
    """Run the program; return its exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; end with 1 if something is out of date")
    is_check, faults = parser.parse_args().check, 0
    texts = collect()
    for language in ("en", *COMPLETE):
        path = FOLDER / f"clipshelf_{language}.ts"
        old = ElementTree.fromstring(path.read_text(encoding="utf-8")) if path.exists() else None
        document = merged(texts, old, language)
        if is_check:
            faults += _faults(path, document)
        else:
            path.write_text(as_text(document), encoding="utf-8")
            path.with_suffix(".qm").write_bytes(compiled(path))
            sys.stdout.write(f"{language}: {len(texts)} texts, {len(missing(document))} not translated\n")
    return 1 if faults else 0


def _faults(path: Path, document: ElementTree.Element) -> int:
    found = [f"not translated: {source!r}" for source in missing(document)]
    if path.read_text(encoding="utf-8") != as_text(document):
        found.append("out of date: run python packaging/translations.py")
    elif path.with_suffix(".qm").read_bytes() != compiled(path):
        found.append("not compiled: run python packaging/translations.py")
    for fault in found:
        sys.stdout.write(f"{path.name}: {fault}\n")
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
