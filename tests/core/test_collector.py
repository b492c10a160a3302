"""What was imported is not looked through again; what is only used is let go all the same."""

import gc
import importlib
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import collector


class Ring:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_used_no_more_is_let_go_though_something_was_asked_for_again() -> None:
    ring = Ring()
    known = weakref.ref(ring)
    with collector.paused():
        importlib.import_module("json")  # as an encoder is loaded a second time: all of it is imported already
        assert not gc.isenabled()
    del ring
    assert gc.isenabled()
    gc.collect()
    assert known() is None


def test_what_was_imported_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "never_seen_before.py").write_text("rows = [[number] for number in range(10_000)]\n")
    monkeypatch.syspath_prepend(tmp_path)
    before = gc.get_freeze_count()
    with collector.paused():
        importlib.import_module("never_seen_before")
    assert gc.get_freeze_count() > before + 10_000
    sys.modules.pop("never_seen_before")
