"""Opening the window, or using the library as a package, loads none of the heavy engines.

Therefore the window opens in under a second and survives crashes of decoders and models.
"""

import subprocess
import sys

import pytest

HEAVY = ("torch", "torchvision", "open_clip", "onnx", "onnxruntime", "tokenizers", "faiss", "decord", "av", "openTSNE")
WINDOW_ONLY = ("PySide6", "shiboken6")


def loaded_by(module: str) -> set[str]:
    """Import a module in a fresh interpreter and return the top-level packages loaded by it."""
    program = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["app.main", "app.__main__", "core.api.library", "core.worker.client"])
def test_no_heavy_library_is_loaded(module: str) -> None:
    assert not loaded_by(module) & set(HEAVY)


@pytest.mark.parametrize("module", ["core.api.library", "core.cli.command_table", "core.worker.server"])
def test_engine_does_not_load_qt(module: str) -> None:
    assert not loaded_by(module) & set(WINDOW_ONLY)


def test_check_detects_a_heavy_library() -> None:
    assert "av" in loaded_by("av")
