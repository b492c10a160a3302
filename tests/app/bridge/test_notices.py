"""Every message about a failure has a button that leads on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import app
import core
from app.bridge.notices import Action, NoticeBoard
from app.bridge.work import Operation
from app.shell.desk import Desk
from app.shell.next_steps import HELP_PAGE
from core.domain.changes import Changes
from core.domain.events import Level, NextStep, Notice
from core.errors import EncoderError, KnownError, PathError, StorageError, UsageError
from tests.app.driving import Open, called
from tests.app.stand_in import StandInLibrary


@pytest.fixture
def desk(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> Desk:
    opened = open_desk(filled)
    qtbot.waitUntil(lambda: opened.browse.pages.model.rowCount() == 40)
    return opened


def press(desk: Desk, qtbot: QtBot, words: str) -> None:
    bar = desk.window.notice_bar
    qtbot.waitUntil(lambda: bar.button.isVisible() and bar.button.text() == words)
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)


def test_what_failed_is_done_again_by_the_button(desk: Desk, qtbot: QtBot) -> None:
    done: list[str] = []

    def write(_library: object) -> Changes:
        done.append("tried")
        if len(done) < 3:
            raise StorageError("The disk is full", "Free some space.")
        return Changes.NOTHING

    desk.session.run(Operation(write))
    press(desk, qtbot, "Try again")
    qtbot.waitUntil(lambda: len(done) == 2)
    press(desk, qtbot, "Try again")
    qtbot.waitUntil(lambda: len(done) == 3)
    assert not desk.window.notice_bar.text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PathError("It is gone"), "Try again"),
        (UsageError("There is no such tag"), "Help"),
        (EncoderError("It cannot be loaded"), "Search models"),
    ],
)
def test_it_is_only_offered_again_where_that_can_help(desk: Desk, qtbot: QtBot, error: KnownError, words: str) -> None:
    def fail(_library: object) -> Changes:
        raise error

    desk.session.run(Operation(fail))
    qtbot.waitUntil(lambda: desk.window.notice_bar.button.isVisible())
    assert desk.window.notice_bar.button.text() == words


def test_the_engine_names_a_next_step_and_the_window_takes_it(
    desk: Desk, filled: StandInLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile()) or True))
    for step in NextStep:
        filled.push(notices=(Notice(Level.ERROR, f"trouble: {step}", step),))
        qtbot.waitUntil(lambda step=step: desk.window.notice_bar.text == f"trouble: {step}")
        bar = desk.window.notice_bar
        assert bar.button.isVisible()
        qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
        assert not bar.text
    manual = desk.help.manual
    assert manual is not None
    assert manual.isVisible()
    assert manual.windowTitle()
    qtbot.waitUntil(lambda: called(filled, "resume") == [None] and called(filled, "rescan") == [None])
    qtbot.waitUntil(lambda: len(called(filled, "start_worker")) == 2)
    qtbot.waitUntil(lambda: opened == [str(filled.paths.logs)])
    titles = {one.windowTitle() for one in desk.window.findChildren(QWidget) if one.isWindow() and one.isVisible()}
    assert {"Settings", "Search model"} <= titles


def test_the_page_of_help_is_there() -> None:
    assert (Path(app.__path__[0]).parent / "docs" / "manual" / f"{HELP_PAGE}.md").is_file()


def test_good_news_has_no_button_unless_it_brings_one(qtbot: QtBot) -> None:
    board, seen = NoticeBoard(), []
    board.offer({NextStep.HELP: Action("Help", list)})
    board.attach(lambda notice, action: seen.append((str(notice.text), action and action.words)))
    board.inform("done")
    board.inform("done", Action("Show", list))
    board.warn("failed")
    assert seen == [("done", None), ("done", "Show"), ("failed", "Help")]


def calls(package: object, name: str) -> Iterator[tuple[str, ast.Call]]:
    """Give the calls of a method in the sources of a package, each with its place."""
    root = Path(package.__path__[0])  # type: ignore[attr-defined]
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                yield f"{path.relative_to(root.parent)}:{node.lineno}", node


def test_no_warning_of_the_engine_forgets_its_next_step() -> None:
    found = list(calls(core, "notice"))
    assert len(found) > 6
    without = [place for place, call in found if len(call.args) == 2 and "INFO" not in ast.dump(call.args[1])]
    assert not without


def test_no_warning_of_the_window_forgets_its_button() -> None:
    found = [(place, call) for place, call in calls(app, "warn") if "board" in ast.dump(call.func)]
    assert len(found) > 6
    assert not [place for place, call in found if len(call.args) + len(call.keywords) < 2]
    posted = [place for place, call in calls(app, "post") if {"WARNING", "ERROR"} & set(names(call))]
    assert [place.partition(":")[0] for place in posted] == ["app/bridge/notices.py", "app/main.py"]


def names(call: ast.Call) -> Iterator[str]:
    return (node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute))
