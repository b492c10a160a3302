"""A tour of the whole window: every page, panel and dialog of a furnished library, one after the other."""

import contextlib
from collections.abc import Callable, Iterator

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.settings.views.dialog import SettingsDialog
from app.shell.desk import Desk
from app.shell.help import HelpDialog
from app.shell.trouble import rescue
from app.ui.widgets.questions import crash_report, show_message
from core.api.library import Library
from core.domain.clusters import ClusterScope
from core.domain.duplicates import PairKind, VideoPair
from core.domain.moments import Moment
from core.domain.query.text import parse
from core.domain.tags import Tag
from core.errors import LibraryDamagedError
from core.jobs.duplicates import pair_finder
from tests.app.driving import Open
from tests.app.watching import watch

ALWAYS_NAMED = {"beach", "ocean", "sea", "night", "sunny", "clip", "dark"}
"""Words that a person entered in the furnished library."""


def furnish(shelf: Library) -> None:
    """Put everything into a library that a person may have put there."""
    sea = shelf.tags.add("sea", aliases=["ocean"], colour="#3366cc", slot=1)[0]
    beach = shelf.tags.add("beach", parent_id=sea.id, slot=2)[0]
    night = shelf.tags.add("night", description="dark sky")[0]
    ids = shelf.videos.ids()
    shelf.decisions.accept(ids[:3], [beach.id])
    shelf.decisions.accept(ids[:1], [night.id], moment=Moment(ids[0], 1.0, 3.0))
    shelf.decisions.reject(ids[:2], [sea.id])
    shelf.ratings.rate(ids[:2], 3)
    shelf.notes.write(ids[0], "sunny")
    shelf.saved_searches.put("sunny", "tag:beach")
    shelf.saved_searches.put("night", "tag:night")
    shelf.videos.remove_from_library(ids[7:])
    with contextlib.closing(Library.open(shelf.folder, works_here=True)) as worker:
        worker.clusters.find(ClusterScope.VIDEOS, n_clusters=2)
        groups = worker.clusters.stored(ClusterScope.VIDEOS)
        assert groups is not None
        for cluster, name in zip(groups.clusters, ("beach", "night"), strict=True):
            worker.clusters.rename(cluster.id, name)
    first, second = (video.path for video in shelf.videos.get_many(ids[:2]))
    pair = VideoPair(PairKind.REENCODED, first, second, ids[0], ids[1], 0.0, 5.0, 1.0, 6.0, is_mirrored=True)
    with shelf.database.write() as session:
        session.connection().exec_driver_sql("""UPDATE clusters SET other_names = '["ocean", "dark"]'""")
        pair_finder.record(session, [pair], ids[:7])


def open_furnished(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """Open a window of a furnished library, every panel on show, with a video chosen and in the player.

    The command ``leave`` closes the player, so that the grid is on show.
    """
    furnish(shelf)
    desk = open_desk(shelf, with_worker=False)
    window = desk.window
    window.resize(1400, 1000)
    watch(desk, qtbot)
    for dock in desk.stage.panels.docks:
        dock.bring_to_front()
    desk.stage.panels.dock("show_timeline").bring_to_front()
    qtbot.waitUntil(lambda: bool(desk.timeline.panel.list_view.model().rowCount()))
    qtbot.waitUntil(lambda: desk.stage.tags.find("sea") is not None)
    qtbot.waitUntil(lambda: desk.inspector.panel.shown is not None)
    return desk


def pages(desk: Desk, qtbot: QtBot) -> Iterator[str]:
    """Show each page with its surroundings, one per step, for the caller to inspect."""
    for step in _pages(desk, qtbot):
        _settle(desk.window)
        yield step


def _settle(shown: QWidget) -> None:
    """Let layouts settle: a wrapped text asks its parent for more room."""
    for _ in range(5):
        shown.grab()
        QApplication.processEvents()


def _pages(desk: Desk, qtbot: QtBot) -> Iterator[str]:
    _window, actions = desk.window, desk.stage.actions
    yield "player"
    actions["leave"].trigger()
    for name in ("show_grid", "show_filmstrips", "show_list"):
        actions[name].trigger()
        yield name
    desk.search.controller.ask(parse("tag:beach rated>=2 dur<60"))
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 2)
    yield "filtered"
    desk.browse.pages.current.list_view.setFocus()
    actions["select_all"].trigger()
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 2)
    yield "several chosen"
    desk.search.controller.ask(parse(""))
    desk.stage.pages.setCurrentWidget(desk.search.results)
    desk.search.results.show_sentence("", "", has_ways_on=True)
    yield "results"
    actions["tag_bar"].trigger()
    yield "tag bar"
    desk.stage.pages.setCurrentWidget(desk.folders.welcome)
    yield "welcome"
    actions["show_groups"].trigger()
    groups = desk.groups.page
    qtbot.waitUntil(lambda: bool(groups.model.rowCount()))
    groups.list_view.selectionModel().select(groups.model.index(0), QItemSelectionModel.SelectionFlag.Select)
    yield "groups"
    actions["select_all"].trigger()
    yield "several groups"
    actions["copies"].trigger()
    comparison = desk.duplicates.controller.page.comparison
    qtbot.waitUntil(lambda: bool(comparison.facts))
    yield "copies"
    actions["show_map"].trigger()
    qtbot.waitUntil(lambda: desk.map.controller is not None and bool(desk.map.controller.page.status.text()))
    yield "map"
    desk.stage.pages.show_videos()


def dialogs(desk: Desk, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Open each dialog, yield it to the caller, and close it again."""
    for name, ask in _ways(desk):
        before = _on_show()
        made = ask()
        with contextlib.suppress(IndexError):
            qtbot.waitUntil(lambda before=before, made=made: isinstance(made, QWidget) or _on_show() > before)
            shown = made if isinstance(made, QWidget) else (_on_show() - before).pop()
            for page in ("", *_turned(shown)):
                _settle(shown)
                yield f"{name} {page}".rstrip(), shown
            shown.close()
            qtbot.waitUntil(lambda before=before: _on_show() <= before)


def _on_show() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()}


def _turned(shown: QWidget) -> Iterator[str]:
    if isinstance(shown, SettingsDialog):
        for place, page in enumerate(shown.pages):
            shown.show_page(page)
            yield f"page {place}"


def _ways(desk: Desk) -> list[tuple[str, Callable[[], object]]]:
    window, actions = desk.window, desk.stage.actions
    editing = desk.tags.controller.editing
    sea, beach = _tag(desk, "sea"), _tag(desk, "beach")
    commands = ("settings", "show_keys", "about", "encoder", "command_palette", "removed_videos", "help")
    damaged = LibraryDamagedError("\N{HORIZONTAL ELLIPSIS}", "\N{HORIZONTAL ELLIPSIS}")
    return [
        *((name, actions[name].trigger) for name in commands),
        ("new tag", lambda: editing.ask_new("night 2")),
        ("edit tag", lambda: editing.ask_edit(beach)),
        ("merge", lambda: editing.ask_merge([sea, _tag(desk, "night")])),
        ("delete", lambda: editing.ask_removal([beach])),
        ("crash", lambda: _shown(crash_report("\N{HORIZONTAL ELLIPSIS}", window))),
        ("rescue", lambda: _shown(rescue(damaged, window)[0])),
        ("tell", lambda: show_message(window, "\N{HORIZONTAL ELLIPSIS}", "\N{HORIZONTAL ELLIPSIS}")),
        ("keys", lambda: _shown(HelpDialog(window))),
    ]


def _shown(dialog: QDialog) -> QDialog:
    dialog.show()
    return dialog


def _tag(desk: Desk, name: str) -> Tag:
    found = desk.stage.tags.find(name)
    assert found is not None
    return found
