"""File > Export asks for a place and a format, and writes the file from a real library."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.interchange.formats import EXPORTERS
from tests.app.driving import Open
from tests.support import made_up_library


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    made_up_library.make(tmp_path / "library", [np.eye(32)[:4]] * 3)
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        library.tags.add("red")
        library.decisions.accept([1, 2], [1])
        yield library


def asked(desk: Desk, qtbot: QtBot) -> QFileDialog:
    """Choose the command and return its dialog."""
    desk.stage.actions["export"].trigger()
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QFileDialog, "export")))
    (dialog,) = desk.window.findChildren(QFileDialog, "export")
    assert isinstance(dialog, QFileDialog)
    return dialog


def said(desk: Desk) -> str:
    return desk.window.notice_bar.text


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.format.name)
def test_formats_of_the_engine_are_offered_and_written(
    shelf: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path, exporter
) -> None:
    desk = open_desk(shelf, with_worker=False)
    dialog, out = asked(desk, qtbot), tmp_path / "out"
    (offered,) = [one for one in dialog.nameFilters() if one.startswith(exporter.format.title)]
    assert exporter.format.extension in offered

    dialog.selectNameFilter(offered)
    dialog.filterSelected.emit(offered)
    assert dialog.defaultSuffix() == exporter.format.extension.removeprefix(".")
    dialog.fileSelected.emit(str(out))
    qtbot.waitUntil(out.is_file)
    contents = {"decisions": "2 decisions", "embeddings": "12 vectors of 3 videos", "groups": "0 groups"}[
        exporter.format.name
    ]
    qtbot.waitUntil(lambda: f"{contents} exported to" in said(desk))
    dialog.reject()


def test_entries_that_are_left_out_are_counted(shelf: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    shelf.folders.remove(shelf.folders.list_all()[0].id)
    desk = open_desk(shelf, with_worker=False)
    dialog = asked(desk, qtbot)
    dialog.fileSelected.emit(str(tmp_path / "out.csv"))
    qtbot.waitUntil(lambda: "2 entries were left out" in said(desk))
    assert "0 decisions exported to" in said(desk)
    dialog.reject()


def test_unwritable_place_is_reported(shelf: Library, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(shelf, with_worker=False)
    dialog = asked(desk, qtbot)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "out.csv"))
    qtbot.waitUntil(lambda: "cannot be written" in said(desk))
    dialog.reject()
