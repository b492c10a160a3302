"""A command imports only what it needs, because imports are most of a short command's time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENGINES = {"torch", "torchvision", "open_clip", "faiss", "decord", "av", "PIL", "PySide6", "onnx", "onnxruntime"}
FOR_SOME = {"alembic", "rich", "pydantic", "filelock", "http", "send2trash", "watchdog", "requests", "huggingface_hub"}
CATALOG = {"sqlalchemy", "sqlite3", "numpy", "msgspec", "psutil", "asyncio", "multiprocessing"}
PROGRAM = """
import os, sys
from core.cli.main import main
try:
    main()
finally:
    sys.stdout.flush()
    os.write(2, " ".join(sys.modules).encode())
"""


def loaded_by(*words: str | Path) -> set[str]:
    """Run a command in a fresh interpreter and return the modules loaded at its end."""
    command = [sys.executable, "-c", PROGRAM, *map(os.fspath, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def packages(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def commands(modules: set[str]) -> set[str]:
    names = {
        name.removeprefix("core.cli.").removeprefix("commands.") for name in modules if name.startswith("core.cli.")
    }
    return names - {"commands"}


@pytest.mark.parametrize("word", ["--help", "version"])
def test_help_and_version_load_neither_catalog_nor_engine(word: str):
    loaded = loaded_by(word)

    assert not packages(loaded) & (ENGINES | FOR_SOME | CATALOG)
    assert commands(loaded) == {"main", "command_table", "output"} | ({"version"} if word == "version" else set())


def test_status_loads_the_catalog_alone(filled: Path):
    loaded = loaded_by("status", "--library", filled / "library")

    assert not packages(loaded) & (ENGINES | FOR_SOME | {"numpy"})
    assert commands(loaded) == {"main", "command_table", "options", "output", "progress", "status"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere psutil knows the drives")
def test_on_linux_opening_a_catalog_does_not_load_psutil(filled: Path):
    assert "psutil" not in loaded_by("status", "--library", filled / "library")


def test_search_in_this_process_loads_only_the_needed_engines(filled: Path):
    found = ("search", "--like", filled / "videos" / "clip 000.mp4", "--library", filled / "library")
    loaded = loaded_by(*found)

    assert not packages(loaded) & (ENGINES | FOR_SOME)
    assert "core.jobs.searching.searcher" in loaded  # the answer was not given by a worker


def test_search_by_words_loads_only_the_text_side_of_the_built_in_model(filled: Path):
    loaded = loaded_by("search", "a red car", "--library", filled / "library")

    assert not packages(loaded) & (ENGINES | FOR_SOME)
    assert {"core.jobs.searching.searcher", "core.embedding.builtin.words"} <= loaded


def test_check_detects_the_engines_of_a_picture_search(filled: Path):
    (poster, *_) = (filled / "library" / "thumbnails").rglob("*.jpg")

    assert "PIL" in loaded_by("search", "--image", poster, "--library", filled / "library")
