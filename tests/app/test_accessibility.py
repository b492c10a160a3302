"""The window without sight, without a mouse, and without colour vision."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.ui.paint import theme
from app.ui.paint.tag_paint import contrast, tag_colour, tag_shape, text_on
from core.api.library import Library
from core.domain.tags import Tag
from tests.app import tour
from tests.app.driving import Open

TABS = Qt.FocusPolicy.TabFocus


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return tour.open_furnished(shelf, open_desk, qtbot)


def stops(root: QWidget) -> list[QWidget]:
    """List the widgets that Tab reaches in a visible window."""
    found = [one for one in root.findChildren(QWidget) if one.focusPolicy() & TABS and one.focusProxy() is None]
    return [one for one in found if one.isVisible() and one.isEnabled() and not isinstance(one, QMenuBar)]


def name_of(widget: QWidget) -> str:
    """Return the name that a screen reader reads."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told else ""


def described(widget: QWidget) -> str:
    names = [type(widget).__name__, widget.objectName()]
    around = widget.parentWidget()
    while around is not None and len(names) < 6:
        names.append(type(around).__name__)
        around = around.parentWidget()
    return " < ".join(filter(None, names))


def unnamed(root: QWidget) -> set[str]:
    return {described(one) for one in stops(root) if not name_of(one).strip()}


def unheard(root: QWidget) -> set[str]:
    """List views with cells that have no accessible text."""
    views = [one for one in root.findChildren(QAbstractItemView) if one.isVisible() and one.model() is not None]
    return {described(view) for view in views if any(not told for told in told_in(view.model()))}


def told_in(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """Return the accessible text of each row, as many as fit on a screen."""
    parent = parent or QModelIndex()
    for row in range(min(50, model.rowCount(parent))):
        index = model.index(row, 0, parent)
        heard = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
        yield str(heard or "").strip()
        yield from told_in(model, index)


def test_every_focusable_widget_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    found = {step: unnamed(desk.window) for step in tour.pages(desk, qtbot)}
    found |= {step: unnamed(shown) for step, shown in tour.dialogs(desk, qtbot)}
    assert not sorted(f"{step}: {line}" for step, lines in found.items() for line in lines)


def test_every_cell_has_an_accessible_text(desk: Desk, qtbot: QtBot) -> None:
    found = {step: unheard(desk.window) for step in tour.pages(desk, qtbot)}
    found |= {step: unheard(shown) for step, shown in tour.dialogs(desk, qtbot)}
    assert not sorted(f"{step}: {line}" for step, lines in found.items() for line in lines)


@pytest.mark.parametrize("is_playing", [False, True])
def test_tab_reaches_every_part_and_returns(desk: Desk, qtbot: QtBot, *, is_playing: bool) -> None:
    if not is_playing:
        desk.stage.actions["leave"].trigger()
    desk.search.bar.edit.setFocus()
    qtbot.waitUntil(desk.search.bar.edit.hasFocus)
    reached: list[QWidget] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    missed = [part for part in desk.focus_ring.parts if not any(part.isAncestorOf(one) for one in reached)]
    assert not [described(part) for part in missed]
    assert (desk.player.panel if is_playing else desk.browse.pages.current.list_view) in reached


def reached_by_tab(desk: Desk, qtbot: QtBot, *, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab from the list of folders on, and give what has the focus until it comes round."""
    first = desk.folders.panel.list_view
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    reached: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in reached:
        reached.append(focused)
        qtbot.keyClick(focused, key)
    assert QApplication.focusWidget() is first, "it comes round"
    return reached


def parts_of(desk: Desk, reached: list[QWidget]) -> list[QWidget]:
    """Give the parts of the window in the order in which they are reached."""
    found = [part for one in reached for part in desk.focus_ring.parts if part.isAncestorOf(one)]
    return list(dict.fromkeys(found))


def test_tab_goes_through_the_window_from_its_top_left(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.actions["leave"].trigger()
    dock, window = desk.stage.panels.dock, desk.window
    reached = reached_by_tab(desk, qtbot)
    wanted = [
        *(dock("show_folders"), dock("show_tags"), dock("show_saved"), dock("show_history")),
        *(window.top_row, desk.stage.pages, dock("show_inspector"), dock("show_timeline")),
    ]
    parts = parts_of(desk, reached)
    assert [part for part in parts if part in wanted] == wanted
    assert parts == desk.focus_ring.parts, "Ctrl+F6 goes the same way"
    hidden = [dock("show_jobs"), dock("show_failed")]
    assert not [one for one in reached if any(dock.isAncestorOf(one) for dock in hidden)], "they are behind a tab"
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock("show_tags"))
    qtbot.waitUntil(lambda: dock("show_tags").x() > desk.stage.pages.x())
    parts = parts_of(desk, reached_by_tab(desk, qtbot))
    assert parts.index(dock("show_tags")) > parts.index(desk.stage.pages), "a moved panel is where it is seen"


def test_tab_goes_through_a_panel_from_top_to_bottom_and_back(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.actions["leave"].trigger()
    inspector = desk.stage.panels.dock("show_inspector")
    reached = reached_by_tab(desk, qtbot)
    heights = [one.mapTo(desk.window, one.rect().center()).y() for one in reached if inspector.isAncestorOf(one)]
    assert len(heights) > 4
    assert all(after > before - 12 for before, after in itertools.pairwise(heights)), heights
    first, *others = reached
    assert reached_by_tab(desk, qtbot, key=Qt.Key.Key_Backtab) == [first, *reversed(others)]


@pytest.mark.parametrize("is_playing", [False, True])
def test_one_key_cycles_through_the_parts_and_remembers_the_focus(
    desk: Desk, qtbot: QtBot, *, is_playing: bool
) -> None:
    window = desk.window
    if not is_playing:
        desk.stage.actions["leave"].trigger()
    parts = desk.focus_ring.parts
    middle, start = desk.stage.pages, desk.browse.pages.current.list_view
    if is_playing:
        middle = start = desk.player.panel
    assert {window.top_row, middle, desk.stage.panels.dock("show_tags")} <= set(parts)
    start.setFocus()

    def _part() -> QWidget:
        focused = QApplication.focusWidget()
        return next(part for part in parts if part is focused or part.isAncestorOf(focused))

    def _press(modifiers: Qt.KeyboardModifier) -> QWidget:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifiers)
        return _part()

    forward, back = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    gone = [_press(forward) for _ in parts]
    assert set(gone) == set(parts)
    assert QApplication.focusWidget() is start
    assert [_press(forward | back) for _ in parts] == [*reversed(gone[:-1]), gone[-1]]
    assert QApplication.focusWidget() is start


def test_focus_is_visible(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    desk.stage.actions["leave"].trigger()
    alike = []
    for widget in stops(window):
        if desk.stage.panels.dock("show_timeline").isAncestorOf(widget) or desk.player.panel.isAncestorOf(widget):
            continue
        shots = [_focused(widget, is_focused=is_focused) for is_focused in (False, True)]
        if shots[0].toImage() == shots[1].toImage():
            alike.append(described(widget))
    assert not alike


def _focused(widget: QWidget, *, is_focused: bool) -> QPixmap:
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    if is_focused:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        widget.clearFocus()
        QApplication.sendEvent(widget, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
    QApplication.processEvents()
    around = widget.parentWidget()
    return (around or widget).grab()


@pytest.mark.parametrize("is_dark", [False, True])
def test_tags_are_readable_and_distinguishable_without_colour(*, is_dark: bool) -> None:
    tags = [Tag(number, f"tag {number}") for number in range(1, 301)]
    colours = [tag_colour(tag, is_dark=is_dark) for tag in tags]
    scheme = theme.DARK if is_dark else theme.LIGHT
    assert min(contrast(colour, QColor(scheme.surface)) for colour in colours) >= 3.0
    assert min(contrast(text_on(colour), colour) for colour in colours) >= 4.5
    assert len({tag_shape(tag) for tag in tags}) > 3


def test_video_states_are_described_in_words(desk: Desk) -> None:
    grid = desk.browse.pages.grid.list_view
    told = str(grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    for word in ("clip 000", "ready", "2 tags", "rated 3 of 5", "has a note"):
        assert word in told
