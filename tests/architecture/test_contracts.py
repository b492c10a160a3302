"""Import contracts detect a planted breach each, in a copy of the source tree.

Without a breach, a contract with a misspelt module name would pass for ever. All of them are planted at once, because
each run of the linter takes seconds; it names the module and the import that break a contract.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("core", "app", "resources")


@dataclass(frozen=True, slots=True)
class Breach:
    """One forbidden import: its file and its line."""

    contract: str
    file: str
    statement: str

    @property
    def module(self) -> str:
        """Return the name of the module that breaks the contract."""
        return self.file.removesuffix(".py").replace("/", ".")

    @property
    def imported(self) -> str:
        """Return the module that it must not import: that of its last line."""
        return self.statement.splitlines()[-1].split()[1]


BREACHES = (
    Breach("core-layers", "core/domain/planted.py", "import core.settings\nimport core.catalog"),
    Breach("core-layers", "core/jobs/planted.py", "import core.worker"),
    Breach("core-layers", "core/stray.py", ""),
    Breach("engines-independent", "core/search/planted.py", "import core.embedding"),
    Breach("engines-independent", "core/media/planted.py", "def later():\n    import core.catalog"),
    Breach("engines-independent", "core/interchange/planted.py", "import core.catalog"),
    Breach("engines-independent", "core/catalog/store/planted.py", "import core.interchange"),
    Breach("engines-independent", "core/evaluation/planted.py", "import core.tagging"),
    Breach("engines-independent", "core/datasets/planted.py", "import core.evaluation"),
    Breach("catalog-layers", "core/catalog/store/planted.py", "def later():\n    import core.catalog.rescue.integrity"),
    Breach("catalog-layers", "core/catalog/store/planted.py", "import core.catalog.tags"),
    Breach("catalog-layers", "core/catalog/stray.py", ""),
    Breach("core-without-window", "core/api/planted.py", "from PySide6 import QtCore"),
    Breach("core-without-window", "core/jobs/planted.py", "import app.ui"),
    Breach("app-sees-api", "app/tags/operations/planted.py", "import core.catalog"),
    Breach("app-sees-api", "app/bridge/planted.py", "import core.worker"),
    Breach("app-sees-api", "app/ui/planted.py", "import core.whole_file"),
    Breach("app-layers", "app/ui/planted.py", "import app.browse.models"),
    Breach("app-layers", "app/search/views/planted.py", "import app.timeline.models"),
    Breach("feature-layers", "app/tags/views/planted.py", "import app.tags.operations"),
    Breach("feature-layers", "app/jobs/stray.py", ""),
    Breach("feature-layers", "app/tags/controllers/planted.py", "import app.tags.feature"),
    Breach("app-layers", "app/browse/controllers/planted.py", "import app.shell.main_window"),
    Breach("views-without-api", "app/tags/views/planted.py", "import core.api"),
    Breach("torch-in-embedding", "core/jobs/planted.py", "def later():\n    import torch"),
    Breach("engines-independent", "core/tagging/planted.py", "import core.embedding"),
    Breach("app-sees-api", "app/tags/controllers/planted.py", "import core.tagging"),
    Breach("torch-in-embedding", "core/evaluation/planted.py", "def later():\n    import torch"),
    Breach("open-clip-in-embedding", "core/tagging/planted.py", "def later():\n    import open_clip"),
    Breach("faiss-in-search", "core/worker/planted.py", "def later():\n    import faiss"),
    Breach("faiss-in-search", "core/jobs/planted.py", "def later():\n    import openTSNE"),
    Breach("scikit-learn-in-engines", "core/jobs/planted.py", "def later():\n    import sklearn"),
    Breach("decoders-in-media", "core/api/planted.py", "def later():\n    import av"),
    Breach("decoders-in-media", "core/embedding/planted.py", "import decord"),
    Breach("resources-alone", "resources/planted.py", "import core.domain"),
)

IMPORTS = tuple(breach for breach in BREACHES if breach.statement)
STRAYS = tuple(breach for breach in BREACHES if not breach.statement)

EXEMPT = {
    ("torch-in-embedding", "source_modules"): {"embedding", "tagging"},
    ("faiss-in-search", "source_modules"): {"search"},
    ("scikit-learn-in-engines", "source_modules"): {"evaluation", "search"},
    ("decoders-in-media", "source_modules"): {"media"},
    ("app-sees-api", "forbidden_modules"): {
        "api",
        "domain",
        "errors",
        "private",
        "sentence",
        "settings",
        "user_settings",
    },
}
"""Lists that name every module of core but these."""


def contracts() -> dict[str, dict[str, Any]]:
    """Return the contracts in pyproject.toml by id."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return {one["id"]: one for one in tomllib.load(file)["tool"]["importlinter"]["contracts"]}


def contract_names() -> dict[str, str]:
    """Return the name of each contract by its id."""
    return {id_: one["name"] for id_, one in contracts().items()}


def test_every_feature_of_the_window_is_in_the_contract() -> None:
    found = {f"app.{path.parent.name}" for path in (ROOT / "app").glob("*/feature.py") if path.parent.name != "stage"}
    assert found <= set(contracts()["feature-layers"]["containers"])


@pytest.mark.parametrize(("contract", "key"), EXEMPT)
def test_a_list_of_a_contract_names_every_module_of_core_but_the_exempt(contract: str, key: str) -> None:
    named = {name for name in contracts()[contract][key] if name.startswith("core.")}
    paths = [path for path in (ROOT / "core").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]

    assert named == {f"core.{path.stem}" for path in paths} - {"core.__init__"} - {
        f"core.{name}" for name in EXEMPT[contract, key]
    }


def lint(tree: Path) -> str:
    """Run import-linter on a tree and return its output."""
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--show-timings"],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PATH": "", "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def copy_tree(target: Path) -> Path:
    """Copy the packages that the contracts are about."""
    shutil.copy(ROOT / "pyproject.toml", target)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, target / package, ignore=shutil.ignore_patterns("__pycache__", "*.mp4"))
    return target


def plant(tree: Path, *breaches: Breach) -> None:
    """Write the breaches; those of one file one after the other."""
    for breach in breaches:
        file = tree / breach.file
        before = file.read_text(encoding="utf-8") if file.exists() else '"""Planted."""\n'
        file.write_text(f"{before}\n{breach.statement}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def said_of_all(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the linter says of a tree with every forbidden import."""
    tree = copy_tree(tmp_path_factory.mktemp("planted"))
    plant(tree, *IMPORTS)
    return lint(tree)


def complaints(said: str, contract: str) -> str:
    """Return what the linter says below the heading of a broken contract."""
    headed = rf"^{re.escape(contract_names()[contract])}\n-+$"
    found = re.search(rf"{headed}(.*?)(?=^[^\n]+\n---|\Z)", said, re.MULTILINE | re.DOTALL)
    assert found is not None, said
    return found[1]


def test_source_tree_keeps_every_contract(tmp_path: Path) -> None:
    said = lint(copy_tree(tmp_path))

    assert "0 broken" in said, said


def test_every_contract_has_a_planted_breach() -> None:
    assert {breach.contract for breach in BREACHES} == set(contract_names())


@pytest.mark.parametrize("breach", IMPORTS, ids=lambda breach: f"{breach.contract}:{breach.file}")
def test_planted_breach_is_detected(said_of_all: str, breach: Breach) -> None:
    assert f"{contract_names()[breach.contract]} BROKEN" in " ".join(said_of_all.split()), said_of_all
    assert f"{breach.module} -> {breach.imported} (l." in complaints(said_of_all, breach.contract)


@pytest.mark.parametrize("breach", STRAYS, ids=lambda breach: f"{breach.contract}:{breach.file}")
def test_module_that_no_layer_names_ends_the_run(tmp_path: Path, breach: Breach) -> None:
    tree = copy_tree(tmp_path)
    plant(tree, breach)

    said = lint(tree)

    assert Path(breach.file).stem in said, said
    assert "0 broken" not in said, said
