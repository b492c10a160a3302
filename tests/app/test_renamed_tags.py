"""A tag that is renamed or merged has its new name everywhere at once."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.moments import Moment
from core.domain.query.text import parse
from core.domain.tags import Tag
from tests.app.driving import Open


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """A window with a filter by beach, a saved search with it, and a moment of it in timeline and inspector."""
    beach = shelf.tags.add("beach")[0]
    shelf.tags.add("night")
    first, *others = shelf.videos.ids()
    shelf.decisions.accept([first], [beach.id], moment=Moment(first, 1.0, 2.0))
    shelf.decisions.accept(others[:2], [beach.id])
    shelf.saved_searches.put("The coast", "tag:beach")
    opened = open_desk(shelf, with_worker=False)
    opened.stage.panels.dock("show_timeline").bring_to_front()
    qtbot.waitUntil(lambda: opened.browse.pages.model.rowCount() == 8 and len(opened.stage.tags.tags) == 2)
    opened.search.controller.ask(parse("tag:beach"))
    qtbot.waitUntil(lambda: opened.browse.pages.model.rowCount() == 3)
    opened.browse.pages.grid.list_view.select_row(0)
    qtbot.waitUntil(lambda: named(opened) == {"beach"})
    return opened


def named(desk: Desk) -> set[str]:
    """Collect what the tag is called in the window, wherever the fixture shows it."""
    chips = [chip.face.words for chip in desk.search.filter_bar.chips.chips]
    marks = [chip.face.tag.name for chip in desk.search.filter_bar.chips.chips if chip.face.tag is not None]
    lanes = [lane.tag.name for lane in desk.timeline.controller.model.lanes if lane.tag is not None]
    table = desk.timeline.panel.list_view.model()
    spans = [table.index(row, 0).data() for row in range(table.rowCount())]
    moments = [one.tag.name for one in desk.inspector.panel.tags.sections.moments]
    saved = desk.search.panel.model
    tooltip = str(saved.index(0).data(Qt.ItemDataRole.ToolTipRole))
    rule = QTextDocumentFragment.fromHtml(tooltip).toPlainText().splitlines()[-1].removeprefix("tag:")
    groups = (chips, marks, lanes, spans, moments)
    assert all(groups), groups
    return {name.strip("\u2068\u2069") for group in groups for name in group} | {rule}


def tag(desk: Desk, name: str) -> Tag:
    found = desk.stage.tags.find(name)
    assert found is not None
    return found


def test_it_is_renamed_everywhere(desk: Desk, qtbot: QtBot) -> None:
    beach = tag(desk, "beach")
    desk.session.run(Operation(lambda library: library.tags.rename(beach.id, "shore")))
    qtbot.waitUntil(lambda: named(desk) == {"shore"})
    assert desk.search.bar.star.accessibleName() == "Saved as The coast"
    assert not desk.window.notice_bar.text


def test_it_is_renamed_though_the_old_name_becomes_an_alias(desk: Desk, qtbot: QtBot) -> None:
    new = dataclasses.replace(tag(desk, "beach"), name="shore", aliases=("beach",))
    desk.session.run(Operation(lambda library: library.tags.edit(new)))
    qtbot.waitUntil(lambda: named(desk) == {"shore"})
    assert desk.search.bar.star.accessibleName() == "Saved as The coast"


def test_it_is_merged_everywhere(desk: Desk, qtbot: QtBot) -> None:
    beach, night = tag(desk, "beach"), tag(desk, "night")
    desk.session.run(Operation(lambda library: library.tags.merge([beach.id], night.id), words="Merge"))
    qtbot.waitUntil(lambda: named(desk) == {"night"})
    assert desk.search.bar.star.accessibleName() == "Saved as The coast"
    assert not desk.window.notice_bar.text


def test_an_earlier_search_comes_back_with_the_new_name(desk: Desk, qtbot: QtBot) -> None:
    desk.search.controller.ask(parse("dur>1"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    beach = tag(desk, "beach")
    desk.session.run(Operation(lambda library: library.tags.rename(beach.id, "shore")))
    qtbot.waitUntil(lambda: desk.stage.tags.find("shore") is not None)
    desk.stage.actions.run("back")
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 3)
    assert desk.search.controller.active_filter == parse("tag:shore")
    assert not desk.window.notice_bar.text


def test_a_name_that_another_tag_takes_over_means_that_tag(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    beach = tag(desk, "beach")
    desk.session.run(Operation(lambda library: library.tags.rename(beach.id, "shore")))
    qtbot.waitUntil(lambda: desk.search.controller.active_filter == parse("tag:shore"))
    desk.session.run(Operation(lambda library: library.tags.add("beach"), change_of=lambda result: result[1]))
    qtbot.waitUntil(lambda: desk.stage.tags.find("beach") is not None)
    desk.search.controller.ask(parse("tag:beach"))
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 0)
    assert desk.search.controller.active_filter == parse("tag:beach")
