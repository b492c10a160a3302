"""The installed package contains everything that the program reads at run time."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_resource_is_packaged() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["resources"]
    packaged = {path for pattern in patterns for path in (ROOT / "resources").glob(pattern)}
    wanted = {
        path
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"} and "__pycache__" not in path.parts
    }
    assert wanted
    assert wanted - packaged == set()


def test_every_package_is_found() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {"core", "core.*", "app", "app.*", "resources", "resources.*"} == set(
        project["tool"]["setuptools"]["packages"]["find"]["include"]
    )
    lost = [
        folder
        for top in ("core", "app", "resources")
        for folder in {path.parent for path in (ROOT / top).rglob("*.py")}
        if not (folder / "__init__.py").exists()
    ]
    assert lost == []
