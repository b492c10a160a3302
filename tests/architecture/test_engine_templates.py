"""Every engine sentence is a literal template with translations; none is built at run time."""

import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))
import engine_templates  # noqa: E402

FILES = sorted((ROOT / "resources" / "translations").glob("*.ts"))
ERRORS = "class KnownError(Exception): ...\nclass MediaError(KnownError): ..."


def sources() -> Mapping[str, str]:
    """Return the sources of the engine and of the errors that the window raises."""
    paths = (path for part in ("core", "app") for path in (ROOT / part).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def faults(statement: str) -> tuple[str, ...]:
    """Return the faults found in a statement of the engine."""
    return engine_templates.find({"core/errors.py": ERRORS, "core/media/one.py": statement}).faults


def test_no_sentence_is_an_f_string() -> None:
    assert engine_templates.find(sources()).faults == ()


@pytest.mark.parametrize("path", [path for path in FILES if path.stem != "clipshelf_en"], ids=lambda path: path.stem)
def test_translation_files_hold_every_template(path: Path) -> None:
    engine = next(one for one in ElementTree.parse(path).iter("context") if one.findtext("name") == "Engine")
    known = {one.findtext("source") for one in engine.iter("message")}
    found = engine_templates.find(sources()).templates
    assert len(found) > 250
    assert not found - known


@pytest.mark.parametrize(
    "statement",
    [
        'raise MediaError(f"{path} is gone")',
        'raise MediaError("It is " + "gone")',
        'raise MediaError("{path} is gone", path.name)\nraise MediaError("It is gone", f"Look at {path}")',
        'raise MediaError("{path} is gone", name=path)',
        'def read():\n    problem = f"{path} is gone"\n    raise MediaError(problem)',
        'def read():\n    problem = "It is gone"\n    raise MediaError(problem)',
        "raise MediaError(GONE)",
        'Sentence(f"{path} is gone")',
    ],
)
def test_built_text_is_detected(statement: str) -> None:
    assert faults(statement)


def test_templates_are_found_at_their_use_and_in_constants() -> None:
    found = engine_templates.find({
        "core/errors.py": ERRORS,
        "core/media/probe.py": 'EMPTY = "The file is empty"\nLATER = Sentence("Try later")',
        "core/media/rules.py": 'RULES = {Sentence("{count} odd"): "SELECT 1"}',
        "core/media/one.py": "from core.media import probe\nraise MediaError(probe.EMPTY, probe.LATER)",
        "core/media/two.py": 'raise MediaError("{path} is gone", "Look." if path else "", path=path)',
        "core/media/three.py": 'raise MediaError("{problem}. {advice}", problem=problem, advice=advice)',
        "core/cli/four.py": 'raise MediaError("Only the command line says this")',
    })
    assert found.faults == ()
    assert found.templates == {"The file is empty", "Try later", "{count} odd", "{path} is gone", "Look."}
