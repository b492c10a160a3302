"""The garbage collector passes over what has been imported, and over nothing else."""

import gc
import importlib
from pathlib import Path

import pytest

from core import collector


def test_what_is_imported_is_not_scanned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "imported_in_a_test.py").write_text("kept = [[] for _ in range(5000)]\n")
    monkeypatch.syspath_prepend(tmp_path)
    before = gc.get_freeze_count()
    with collector.paused():
        importlib.import_module("imported_in_a_test")
    assert gc.get_freeze_count() > before + 5000
    assert gc.isenabled()


def test_nothing_is_frozen_where_nothing_was_left_to_import() -> None:
    before = gc.get_freeze_count()
    with collector.paused():
        _in_use = [[] for _ in range(5000)]
    assert gc.get_freeze_count() <= before
    assert gc.isenabled()
