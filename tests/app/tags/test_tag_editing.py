"""Renaming, editing, merging and deleting tags by mouse and keys on a real library; undo of each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.tags.views.colour_choice import ColourChoice
from app.tags.views.dialog import FloatingNameEdit, TagDialog
from app.tags.views.merge_dialog import MergeDialog
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.query.filters import Filter
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.tag_driving import LEFT, click, click_button, open_tagged, place, plain, tag, tree, undone_and_redone

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_tagged(shelf, open_desk, qtbot)


def choose(desk: Desk, *names: str) -> None:
    tree(desk).clearSelection()
    tree(desk).setFocus()
    for at, name in enumerate(names):
        index = tree(desk).indexAt(place(desk, name))
        flags = tree(desk).selectionModel().SelectionFlag
        if at == 0:
            tree(desk).setCurrentIndex(index)
        tree(desk).selectionModel().select(index, flags.Select)


def opened(desk: Desk, qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(kind)))
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def is_gone(desk: Desk, kind: type[QDialog]) -> bool:
    return not [one for one in desk.window.findChildren(kind) if one.isVisible()]


def press(qtbot: QtBot, within: QWidget, words: str) -> None:
    button = next(one for one in within.findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(button, LEFT)


def editor(desk: Desk, qtbot: QtBot) -> FloatingNameEdit:
    qtbot.waitUntil(lambda: bool(tree(desk).findChildren(FloatingNameEdit)))
    return tree(desk).findChildren(FloatingNameEdit)[0]


def test_tag_is_renamed_in_its_row(desk: Desk, qtbot: QtBot) -> None:
    night = tag(desk, "night")
    choose(desk, "night")

    def is_renamed() -> bool:
        found = desk.stage.tags.tag(night.id)
        return found is not None and found.name == "%1 <i>dark</i>"

    with undone_and_redone(desk, qtbot, is_renamed, "Rename tag night to %1 <i>dark</i>"):
        qtbot.keyClick(tree(desk), Qt.Key.Key_F2)
        line = editor(desk, qtbot)
        assert line.text() == "night"
        qtbot.keyClicks(line, "%1 <i>dark</i>")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert desk.search.controller.active_filter == Filter()  # Enter only confirms the name


def test_taken_name_is_reported_in_the_row_and_the_text_stays(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    choose(desk, "night")
    qtbot.keyClick(tree(desk), Qt.Key.Key_F2)
    line = editor(desk, qtbot)
    qtbot.keyClicks(line, "OCEAN")
    shown = [plain(label.text()) for label in tree(desk).findChildren(QLabel) if label.isVisible()]
    assert shown == ["“OCEAN” is already an alias of “sea”."]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert line.text() == "OCEAN"
    # A refresh meanwhile keeps the typed text.
    shelf.tags.add("fresh")
    desk.session.changed.emit(Changes.TAGS)
    qtbot.waitUntil(lambda: desk.stage.tags.find("fresh") is not None)
    assert line.isVisible()
    qtbot.keyClicks(line, "S")
    assert not [label for label in tree(desk).findChildren(QLabel) if label.isVisible()]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stage.tags.find("oceans") is not None)
    qtbot.waitUntil(lambda: place(desk, "fresh") is not None)


def test_all_properties_of_a_tag_are_changed_in_one_step(desk: Desk, qtbot: QtBot) -> None:
    night, sea = tag(desk, "night"), tag(desk, "sea")
    wanted = Tag(night.id, "dusk", "the sun is gone", sea.id, ("late", "dark & deep"), "#2f9e58", 4)
    choose(desk, "night")
    with undone_and_redone(desk, qtbot, lambda: desk.stage.tags.tag(night.id) == wanted, "Edit tag dusk"):
        desk.stage.actions["edit_tag"].trigger()
        dialog = opened(desk, qtbot, TagDialog)
        assert isinstance(dialog, TagDialog)
        qtbot.keyClicks(dialog.name, "dusk")
        qtbot.keyClicks(dialog.aliases, "late")
        qtbot.keyClick(dialog.aliases, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.aliases, "dark & deep")
        qtbot.keyClicks(dialog.description, "the sun is gone")
        dialog.above.setFocus()
        dialog.above.edit.selectAll()
        qtbot.keyClicks(dialog.above.edit, "sea")
        qtbot.keyClick(dialog.above.edit, Qt.Key.Key_Tab)
        qtbot.keyClicks(dialog.slot, "4")
        green = next(one for one in dialog.findChildren(ColourChoice)[0].children() if _name(one) == "Green")
        qtbot.mouseClick(green, LEFT)
        press(qtbot, dialog, "Save")
        qtbot.waitUntil(lambda: is_gone(desk, TagDialog))


def _name(one: object) -> str:
    return one.accessibleName() if isinstance(one, QWidget) else ""


def test_names_are_checked_while_typing(desk: Desk, qtbot: QtBot) -> None:
    desk.stage.actions["new_tag"].trigger()
    dialog = opened(desk, qtbot, TagDialog)
    assert isinstance(dialog, TagDialog)
    assert not dialog.save.isEnabled()
    assert dialog.name_problem.isHidden()
    qtbot.keyClicks(dialog.name, "Beach")
    assert plain(dialog.name_problem.text()) == "“Beach” is already an alias of “beach”."
    assert dialog.name_problem.isVisible()
    assert not dialog.save.isEnabled()
    qtbot.keyClicks(dialog.name, "es")
    assert dialog.name_problem.isHidden()
    assert dialog.save.isEnabled()
    qtbot.keyClicks(dialog.aliases, "night")
    assert dialog.aliases_problem.isVisible()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: is_gone(desk, TagDialog))
    assert desk.stage.tags.find("beaches") is None


def test_tag_is_created_with_all_properties(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    name = "\u05e9\u05dc\u05d5\u05dd " + "x" * 300
    panel = desk.tags.panel

    def is_there() -> bool:
        found = desk.stage.tags.find(name)
        return found is not None and found.shortcut_slot == 1

    choose(desk, "beach")
    with undone_and_redone(desk, qtbot, is_there, plain(f"Create tag {name[:30]}\u2026{name[-29:]}")):
        qtbot.keyClick(desk.window, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
        dialog = opened(desk, qtbot, TagDialog)
        assert isinstance(dialog, TagDialog)
        assert dialog.above.tag == tag(desk, "sea")  # beside the selected tag
        dialog.name.setText(name)
        qtbot.keyClicks(dialog.slot, "1")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: is_gone(desk, TagDialog))
        qtbot.waitUntil(lambda: [one.name for one in panel.chosen] == [name])


def test_refused_change_is_reported_and_keeps_the_typed_text(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    desk.stage.actions["new_tag"].trigger()
    dialog = opened(desk, qtbot, TagDialog)
    assert isinstance(dialog, TagDialog)
    qtbot.keyClicks(dialog.name, "made meanwhile")
    shelf.tags.add("Made Meanwhile")  # by another program; the window has not noticed yet
    press(qtbot, dialog, "Create")
    qtbot.waitUntil(lambda: dialog.trouble.isVisible())
    assert "already" in dialog.trouble.text()
    assert dialog.name.text() == "made meanwhile"
    assert dialog.save.isEnabled()
    press(qtbot, dialog, "Cancel")


def test_tags_are_merged_after_a_preview(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    night, beach = tag(desk, "night"), tag(desk, "beach")

    def is_merged() -> bool:
        book = desk.stage.tags
        return book.find("night") == book.tag(beach.id) and book.count(beach.id).n_videos == 4

    choose(desk, "night", "beach")
    with undone_and_redone(desk, qtbot, is_merged, "Merge into beach: night"):
        qtbot.keyClick(tree(desk), Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
        dialog = opened(desk, qtbot, MergeDialog)
        assert isinstance(dialog, MergeDialog)
        assert dialog.into.tag == beach  # the more frequently used one
        assert plain(dialog.heading.text()) == "Merge night into"
        qtbot.waitUntil(lambda: dialog.merge.isEnabled())
        assert plain(dialog.effect.text()).splitlines() == [
            "2 decisions about 2 videos transferred to “beach”.",
            "1 of them is replaced by another decision about the same moment.",
            "The merged names become aliases of “beach”.",
        ]
        press(qtbot, dialog, "Merge")
        qtbot.waitUntil(lambda: is_gone(desk, MergeDialog))
    assert shelf.tags.find("night").id == beach.id
    assert desk.stage.tags.tag(night.id) is None


def test_tag_is_merged_into_any_other(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, "sea")
    desk.stage.actions["merge_tags"].trigger()
    dialog = opened(desk, qtbot, MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert not dialog.merge.isEnabled()
    dialog.into.setFocus()
    qtbot.keyClicks(dialog.into.edit, "night")
    qtbot.keyClick(dialog.into.edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.merge.isEnabled())
    assert "2 tags below move under “night”." in plain(dialog.effect.text())
    press(qtbot, dialog, "Merge")
    qtbot.waitUntil(lambda: desk.stage.tags.find("ocean") == desk.stage.tags.find("night"))


def test_deletion_lists_what_is_deleted_too(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    def is_deleted() -> bool:
        return desk.stage.tags.find("beach") is None

    choose(desk, "beach")
    with undone_and_redone(desk, qtbot, is_deleted, "Delete tag beach"):
        qtbot.keyClick(tree(desk), Qt.Key.Key_Delete)
        box = opened(desk, qtbot, QMessageBox)
        assert isinstance(box, QMessageBox)
        assert plain(box.text()) == "Delete the tag “beach”?"
        assert "Your decisions about 3 videos are deleted too (3 decisions)." in box.informativeText()
        assert not is_deleted()
        press(qtbot, box, "Delete")
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not is_deleted())
    assert desk.stage.tags.count(tag(desk, "beach").id).n_videos == 3


def test_unused_tag_is_deleted_without_a_question(desk: Desk, qtbot: QtBot) -> None:
    choose(desk, "pool")
    with undone_and_redone(desk, qtbot, lambda: desk.stage.tags.find("pool") is None, "Delete tag pool"):
        qtbot.keyClick(tree(desk), Qt.Key.Key_Delete)
    assert is_gone(desk, QMessageBox)


def test_filter_by_a_deleted_tag_ends(desk: Desk, qtbot: QtBot) -> None:
    click(desk, qtbot, "pool")
    click_button(desk, qtbot, "pool")
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 0)
    qtbot.keyClick(tree(desk), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(desk.browse.pages.model.ids) == 8)


def test_command_without_a_selected_tag_says_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    tree(desk).clearSelection()
    desk.stage.actions["delete_tags"].trigger()
    shown = [label.text() for label in desk.window.notice_bar.findChildren(QLabel)]
    assert "Select a tag in the Tags panel first." in shown
