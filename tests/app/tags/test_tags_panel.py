"""The tags panel with a real library: filtering, finding, creating, and drag and drop; undo of each."""

from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.models.tag_marks import Mark
from app.ui.drags import TAGS_MIME
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.query.filters import Condition, Field, Filter
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.tag_driving import (
    LEFT,
    NONE,
    click,
    click_button,
    drag,
    mark,
    model,
    n_shown,
    open_tagged,
    place,
    plain,
    tag,
    tree,
    undone_and_redone,
    videos,
)


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_tagged(shelf, open_desk, qtbot)


def test_window_knows_the_tags_from_the_start_and_after_each_change(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    book = desk.stage.tags
    assert book.count(tag(desk, "sea").id).n_with_children == 3
    shelf.decisions.accept(shelf.videos.ids()[:5], [tag(desk, "night").id])
    shelf.tags.add("fresh")
    desk.session.changed.emit(Changes.TAGS | Changes.DECISIONS)
    qtbot.waitUntil(lambda: book.find("fresh") is not None)
    assert book.count(tag(desk, "night").id).n_videos == 5


def test_tags_of_another_program_appear_with_the_next_suggestions(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    book = desk.stage.tags
    with closing(Library.open(shelf.paths.folder)) as other:
        made = other.tags.add("fresh")[0]
        other.decisions.accept(other.videos.ids()[:2], [made.id])
    desk.session.changed.emit(Changes.SUGGESTIONS)
    qtbot.waitUntil(lambda: book.count(made.id).n_videos == 2)


def test_click_selects_and_never_filters(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(3):
        click(desk, qtbot, "sea")
        assert [one.name for one in tree(desk).chosen] == ["sea"]
        assert desk.search.controller.active_filter == Filter()
    tree(desk).setFocus()
    qtbot.keyClick(tree(desk), Qt.Key.Key_Down)
    assert [one.name for one in tree(desk).chosen] == ["beach"]
    click(desk, qtbot, Field.UNTAGGED)
    assert desk.search.controller.active_filter == Filter()
    assert n_shown(desk) == 8


def test_filter_button_sets_and_clears_the_filter(desk: Desk, qtbot: QtBot) -> None:
    click(desk, qtbot, "night")
    for expected, n in ((Mark.WITH, 3), (Mark.OFF, 8), (Mark.WITH, 3)):
        click_button(desk, qtbot, "sea")
        qtbot.waitUntil(lambda n=n: n_shown(desk) == n)
        assert mark(desk, "sea") is expected
        assert [one.name for one in tree(desk).chosen] == ["night"], "what is selected stays"
    click_button(desk, qtbot, "night")
    qtbot.waitUntil(lambda: n_shown(desk) == 1)
    assert desk.search.controller.active_filter.conditions == (
        Condition(Field.TAG, ("sea",)),
        Condition(Field.TAG, ("night",)),
    )
    click_button(desk, qtbot, Field.UNTAGGED)
    qtbot.waitUntil(lambda: n_shown(desk) == 0 and mark(desk, Field.UNTAGGED) is Mark.WITH)


def test_drag_off_the_button_and_a_second_quick_click_do_nothing(desk: Desk, qtbot: QtBot) -> None:
    viewport = tree(desk).viewport()
    button = tree(desk).filter_button(tree(desk).indexAt(place(desk, "sea"))).center()
    qtbot.mousePress(viewport, LEFT, NONE, button)
    qtbot.mouseMove(viewport, place(desk, "night"))
    qtbot.mouseRelease(viewport, LEFT, NONE, place(desk, "night"))
    assert desk.search.controller.active_filter == Filter()
    qtbot.mouseClick(viewport, LEFT, NONE, button)
    qtbot.mouseDClick(viewport, LEFT, NONE, button)
    assert mark(desk, "sea") is Mark.WITH


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_filter_by_the_selected_tags(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    tree(desk).setFocus()
    desk.tags.panel.choose(tag(desk, "night").id)
    for n in (2, 8):
        qtbot.keyClick(tree(desk), key)
        qtbot.waitUntil(lambda n=n: n_shown(desk) == n)
    click(desk, qtbot, "beach", Qt.KeyboardModifier.ControlModifier)
    assert {one.name for one in tree(desk).chosen} == {"beach", "night"}
    assert desk.search.controller.active_filter == Filter()
    qtbot.keyClick(tree(desk), key)
    qtbot.waitUntil(lambda: n_shown(desk) == 1)
    assert mark(desk, "beach") is mark(desk, "night") is Mark.WITH


def test_double_click_filters(desk: Desk, qtbot: QtBot) -> None:
    viewport, at = tree(desk).viewport(), place(desk, "night")
    for n in (2, 8):
        qtbot.mouseClick(viewport, LEFT, NONE, at)
        qtbot.mouseDClick(viewport, LEFT, NONE, at)
        qtbot.waitUntil(lambda n=n: n_shown(desk) == n)


def test_only_a_command_hides_the_videos_with_a_tag(desk: Desk, qtbot: QtBot) -> None:
    hide = desk.stage.actions["hide_tag"]
    assert hide in tree(desk).actions(), "it is in the menu of a row"
    tree(desk).setFocus()
    click(desk, qtbot, "sea")
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tree(desk), Qt.Key.Key_H, modifiers)
    qtbot.waitUntil(lambda: n_shown(desk) == 5)
    assert mark(desk, "sea") is Mark.WITHOUT
    hide.trigger()
    qtbot.waitUntil(lambda: n_shown(desk) == 8)
    hide.trigger()
    click_button(desk, qtbot, "sea")
    qtbot.waitUntil(lambda: n_shown(desk) == 8 and mark(desk, "sea") is Mark.OFF)


def test_tooltip_of_the_filter_button_describes_the_click(desk: Desk, qtbot: QtBot) -> None:
    viewport = tree(desk).viewport()
    row = tree(desk).indexAt(place(desk, "sea"))
    at = tree(desk).filter_button(row).center()
    for words, gesture in (("Filter by", "Enter shows only"), ("Stop filtering by", "Enter removes the filter")):
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
        qtbot.waitUntil(lambda words=words: words in QToolTip.text())
        assert "sea" in QToolTip.text()
        assert row.data(Qt.ItemDataRole.AccessibleDescriptionRole).startswith(gesture)
        click_button(desk, qtbot, "sea")


def test_marks_follow_a_filter_set_elsewhere(desk: Desk) -> None:
    desk.search.controller.ask(
        Filter((), (Condition(Field.TAG, ("OCEAN",)), Condition(Field.UNREVIEWED, is_negated=True)))
    )
    assert mark(desk, "sea") is Mark.WITH
    assert mark(desk, Field.UNREVIEWED) is Mark.WITHOUT


def test_filter_follows_a_renamed_tag(desk: Desk, qtbot: QtBot) -> None:
    click_button(desk, qtbot, "night")
    qtbot.waitUntil(lambda: n_shown(desk) == 2)
    desk.tags.panel.renamed.emit(tag(desk, "night").id, "dark")
    qtbot.waitUntil(lambda: desk.search.controller.active_filter.conditions == (Condition(Field.TAG, ("dark",)),))
    assert mark(desk, "dark") is Mark.WITH
    assert n_shown(desk) == 2


def test_typing_narrows_the_tree_and_enter_selects_the_tag(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.tags.panel
    desk.stage.actions["find_tag"].trigger()
    assert panel.field.hasFocus()
    qtbot.keyClicks(panel.field, "oce")
    assert tree(desk).model().rowCount() == 1
    qtbot.keyClicks(panel.field, "an")
    assert panel.offer.isHidden()
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert tree(desk).hasFocus()
    assert [one.name for one in tree(desk).chosen] == ["sea"]
    panel.field.setFocus()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert tree(desk).model().rowCount() == 4
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert tree(desk).hasFocus()


def test_down_moves_to_the_match_and_commands_apply_to_it(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.tags.panel
    panel.field.setFocus()
    qtbot.keyClicks(panel.field, "nigh")
    tree(desk).setFocus(Qt.FocusReason.TabFocusReason)  # outlines a row without selecting it
    panel.field.setFocus()
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert tree(desk).hasFocus()
    assert [one.name for one in tree(desk).chosen] == ["night"]


def test_new_name_is_offered_and_becomes_a_tag(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    panel, name = desk.tags.panel, "<img src=x><b> & %1 \N{GRINNING FACE}"
    qtbot.keyClicks(panel.field, "xyz")
    assert panel.empty.sentence == "No matching tags."
    panel.field.clear()
    with undone_and_redone(
        desk, qtbot, lambda: desk.stage.tags.find(name) is not None, f"Create tag {name}".replace("&", "&&")
    ):
        panel.field.setFocus()
        panel.field.insert(name)
        assert panel.offer.isVisible()
        assert plain(panel.offer.accessibleName()) == f"Create tag “{name}”"
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
        assert panel.offer.hasFocus()
        qtbot.keyClick(panel.offer, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: [one.name for one in tree(desk).chosen] == [name])
    assert panel.field.text() == ""
    assert shelf.tags.find(name).parent_id is None


def test_videos_dropped_on_a_tag_get_the_tag(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    desk.browse.pages.grid.list_view.setFocus()
    desk.browse.pages.grid.list_view.selectAll()
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 8)
    night = tag(desk, "night")

    def has_all() -> bool:
        return desk.stage.tags.count(night.id).n_videos == 8

    with undone_and_redone(desk, qtbot, has_all, "Tag 8 videos: night"):
        assert drag(desk, videos(), place(desk, "night"))
    assert not drag(desk, videos(), place(desk, Field.UNTAGGED))
    assert drag(desk, videos(), place(desk, "night"))
    qtbot.waitUntil(lambda: "already" in desk.window.notice_bar.text)


def test_foreign_files_cannot_be_dropped_on_tags(desk: Desk) -> None:
    data = QMimeData()
    data.setText("x")
    assert not drag(desk, data, place(desk, "night"))


def tags_data(*tags: Tag) -> QMimeData:
    data = QMimeData()
    data.setData(TAGS_MIME, str([one.id for one in tags]).encode())
    return data


def test_tags_dropped_on_a_tag_become_its_children_and_on_empty_space_top_level(desk: Desk, qtbot: QtBot) -> None:
    night, beach = tag(desk, "night"), tag(desk, "beach")
    ground = QPoint(60, tree(desk).viewport().height() - 4)
    with undone_and_redone(desk, qtbot, lambda: tag(desk, "night").parent_id == beach.id, "Move under beach: night"):
        assert drag(desk, tags_data(night), place(desk, "beach"))
    with undone_and_redone(desk, qtbot, lambda: tag(desk, "beach").parent_id is None, "Move to the top: beach"):
        assert drag(desk, tags_data(tag(desk, "beach")), ground)


def test_tag_cannot_be_dropped_below_itself(desk: Desk) -> None:
    sea = tag(desk, "sea")
    assert not drag(desk, tags_data(sea), place(desk, "beach"), is_let_go=False)
    assert not drag(desk, tags_data(sea), place(desk, "sea"), is_let_go=False)
    assert not drag(desk, tags_data(sea), QPoint(60, tree(desk).viewport().height() - 4), is_let_go=False)


def test_refresh_keeps_expansion_selection_and_scroll_position(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    for number in range(60):
        shelf.tags.add(f"tag {number:02d}")
    desk.session.changed.emit(Changes.TAGS)
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 64)
    sea = model(desk).place_of(tag(desk, "sea").id)
    tree(desk).collapse(sea)
    desk.tags.panel.choose(tag(desk, "tag 40").id)

    # The strip about the tag takes room from the list, which then scrolls the tag back into view.
    panel, chosen = desk.tags.panel, model(desk).place_of(tag(desk, "tag 40").id)
    qtbot.waitUntil(lambda: desk.learning.tag_outlook.strip.isVisibleTo(panel))
    qtbot.waitUntil(lambda: tree(desk).visualRect(chosen).bottom() <= tree(desk).viewport().height())
    top = tree(desk).verticalScrollBar().value()
    assert top > 0
    shelf.tags.add("zebra")
    desk.session.changed.emit(Changes.TAGS)
    qtbot.waitUntil(lambda: desk.stage.tags.find("zebra") is not None)
    assert [one.name for one in tree(desk).chosen] == ["tag 40"]
    assert tree(desk).verticalScrollBar().value() == top
    sea = model(desk).place_of(tag(desk, "sea").id)
    assert not tree(desk).isExpanded(sea)
    tree(desk).expand(sea)
    shelf.tags.add("zoo")
    desk.session.changed.emit(Changes.TAGS)
    qtbot.waitUntil(lambda: desk.stage.tags.find("zoo") is not None)
    sea = model(desk).place_of(tag(desk, "sea").id)
    assert tree(desk).isExpanded(sea)
