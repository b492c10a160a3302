"""The search box with its tokens and completions, and the filter chips below it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.query.filters import Condition, Field, Filter
from core.domain.query.text import parse
from tests.app.driving import Open

BEACH = Condition(Field.TAG, ("beach",))
ODD_NAMES = ["<img src=x>", 'say "hi"', "a:b", "שקיעה בים", "-minus, comma", "back\\slash"]


@pytest.fixture
def desk(shelf: Library, open_desk: Open, qtbot: QtBot) -> Desk:
    """Return a window over eight clips; the first three have the tag "beach" with the alias "shore"."""
    ids = shelf.filters.ids(Filter())
    beach, _change = shelf.tags.add("beach", aliases=("shore",))
    shelf.decisions.accept(ids[:3], [beach.id])
    night, _change = shelf.tags.add("night")
    shelf.decisions.accept(ids[2:5], [night.id])
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8 and len(desk.stage.tags.tags) == 2)
    return desk


def type_in(desk: Desk, qtbot: QtBot, text: str, *, does_submit: bool = True) -> None:
    box = desk.search.bar.edit
    box.setFocus()
    qtbot.keyClicks(box, text)
    if does_submit:
        qtbot.keyClick(box, Qt.Key.Key_Return)


def chips(desk: Desk) -> list[str]:
    return [chip.face.words for chip in desk.search.filter_bar.chips.chips]


def n_videos(desk: Desk) -> int:
    return desk.browse.pages.model.rowCount()


def test_tokens_become_chips_and_filter_the_videos(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach -tag:night dur<1:00")
    qtbot.waitUntil(lambda: n_videos(desk) == 2)
    assert [words.replace("\u2068", "").replace("\u2069", "") for words in chips(desk)] == [
        "beach",
        "not: night",
        "duration < 1:00",
    ]
    assert desk.search.controller.active_filter.conditions[0] == BEACH
    assert desk.search.controller.has(BEACH)
    assert desk.search.bar.text == ""
    assert desk.stage.pages.currentWidget() is desk.browse.pages.current


def test_second_query_adds_to_the_chips_without_duplicates(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach")
    qtbot.waitUntil(lambda: n_videos(desk) == 3)
    type_in(desk, qtbot, "tag:beach tag:night")
    qtbot.waitUntil(lambda: n_videos(desk) == 1)
    assert len(chips(desk)) == 2


def test_invalid_token_is_marked_and_stays(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach dur>soon sunny")
    trouble, box = desk.search.filter_bar.trouble, desk.search.bar.edit
    assert "soon" in trouble.text
    assert trouble.isVisible()
    assert box.text() == "tag:beach dur>soon sunny"
    assert box.selectedText() == "dur>soon"
    assert not desk.search.controller.active_filter.conditions
    qtbot.keyClicks(box, "dur>2")
    assert trouble.text == ""
    assert box.text() == "tag:beach dur>2 sunny"


def test_unknown_tag_is_marked_with_the_nearest_one(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "dur>2 tag:beech")
    qtbot.waitUntil(lambda: "beach" in desk.search.filter_bar.trouble.text)
    assert desk.search.bar.edit.selectedText() == "tag:beech"
    assert not desk.search.controller.active_filter.conditions
    assert n_videos(desk) == 8


def test_completions_show_tags_with_counts_and_enter_takes_one(desk: Desk, qtbot: QtBot) -> None:
    popup, box = desk.search.bar.edit.popup, desk.search.bar.edit
    type_in(desk, qtbot, "tag:b", does_submit=False)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    offer = popup.current
    assert offer is not None
    assert offer.tag is not None
    assert (offer.tag.name, offer.n_videos) == ("beach", 3)
    assert "3" in box.accessibleDescription()
    assert box.hasFocus(), "the keys stay in the box"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "tag:beach "
    assert popup.isHidden()
    assert not desk.search.controller.active_filter.conditions, "taking an offer does not ask yet"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: n_videos(desk) == 3)


def test_tab_takes_the_first_completion_and_continues_with_its_values(desk: Desk, qtbot: QtBot) -> None:
    popup, box = desk.search.bar.edit.popup, desk.search.bar.edit
    type_in(desk, qtbot, "sunny ta", does_submit=False)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "sunny tag:"
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model.rowCount() == 3)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert box.text() == "sunny tag:", "Esc closes the list and nothing else"


def test_click_takes_a_completion(desk: Desk, qtbot: QtBot) -> None:
    popup = desk.search.bar.edit.popup
    type_in(desk, qtbot, "nig", does_submit=False)
    qtbot.waitUntil(popup.isVisible)
    rect = popup.list_view.visualRect(popup.model.index(0))
    qtbot.mouseClick(popup.list_view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.search.bar.text == "tag:night "


def test_arrow_down_lists_all_fields_in_the_empty_box(desk: Desk, qtbot: QtBot) -> None:
    popup, box = desk.search.bar.edit.popup, desk.search.bar.edit
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(popup.isVisible)
    offers = [popup.model.offer(popup.model.index(row)) for row in range(popup.model.rowCount())]
    assert all(offer is not None and offer.note for offer in offers)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert popup.list_view.currentIndex().row() == popup.model.rowCount() - 1
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert popup.current is None, "beyond the last one is back in the box"


def test_late_answer_is_dropped(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    box, held = desk.search.bar.edit, []
    run = desk.session.run
    monkeypatch.setattr(desk.session, "run", held.append)
    type_in(desk, qtbot, "tag:b", does_submit=False)
    qtbot.waitUntil(lambda: len(held) == 1)
    type_in(desk, qtbot, "x", does_submit=False)
    qtbot.waitUntil(lambda: len(held) == 2)
    with qtbot.waitSignal(desk.session.changed, timeout=200, raising=False):
        run(held[0])
    assert box.popup.isHidden()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: len(held) == 3)
    run(held[2])
    qtbot.waitUntil(box.popup.isVisible)


def test_chips_by_keys(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach -tag:night dur>1")
    qtbot.waitUntil(lambda: n_videos(desk) == 2)
    box, row = desk.search.bar.edit, desk.search.filter_bar.chips
    for _ in range(4):
        if row.chips[0].hasFocus():
            break
        qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
    assert row.chips[0].hasFocus(), "Tab reaches the chips from the box"
    qtbot.keyClick(row.chips[0], Qt.Key.Key_Right)
    assert row.chips[1].hasFocus()
    assert row.chips[1].accessibleName().startswith("Filter: not")
    qtbot.keyClick(row.chips[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: n_videos(desk) == 3)
    assert len(row.chips) == 2
    assert row.chips[1].hasFocus(), "the next one has the keys"
    qtbot.keyClick(row.chips[1], Qt.Key.Key_Return)
    assert box.text() == "dur>1"
    assert len(row.chips) == 1
    assert box.hasFocus()
    box.clear()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: n_videos(desk) == 8)
    assert row.isHidden()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('name:"clip 00"', "clip 00"),
        ('name:"a walk in the park"', "a walk in the park"),
        ('file:"one, two"', "one, two"),
        ('name:"say \\"hi\\" twice"', 'say "hi" twice'),
    ],
)
def test_a_phrase_stays_one_chip_and_one_phrase_in_the_box(desk: Desk, qtbot: QtBot, typed: str, value: str) -> None:
    condition = Condition(Field.NAME, (value,))
    type_in(desk, qtbot, typed)
    qtbot.waitUntil(lambda: desk.search.controller.active_filter == Filter(conditions=(condition,)))
    qtbot.waitUntil(lambda: n_videos(desk) == (8 if value == "clip 00" else 0))
    (chip,) = desk.search.filter_bar.chips.chips
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    qtbot.keyClick(desk.search.bar.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.search.controller.active_filter == Filter(conditions=(condition,)))


def test_chips_by_mouse_and_clear_all(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach tag:night")
    qtbot.waitUntil(lambda: n_videos(desk) == 1)
    chip = desk.search.filter_bar.chips.chips[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 11, chip.height() // 2))
    close = [child for child in chip.children() if child.metaObject().className() == "IconButton"]
    qtbot.mouseClick(close[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: n_videos(desk) == 3)
    clear = next(one for one in desk.search.filter_bar.findChildren(QPushButton) if one.text() == "Clear all")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: n_videos(desk) == 8)
    assert desk.search.controller.criteria.is_empty


def test_typed_text_survives_a_filter_set_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "half a thou", does_submit=False)
    desk.search.controller.toggle(BEACH)
    qtbot.waitUntil(lambda: n_videos(desk) == 3)
    assert desk.search.bar.text == "half a thou"
    desk.search.controller.toggle(BEACH)
    qtbot.waitUntil(lambda: n_videos(desk) == 8)


def test_folder_filter_is_a_chip_too(desk: Desk, qtbot: QtBot) -> None:
    folders = desk.folders.panel.list_view
    folders.setFocus()
    qtbot.keyClick(folders, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(chips(desk)) == 1)
    assert "videos" in chips(desk)[0]
    assert not desk.search.filter_bar.chips.chips[0].face.can_edit
    qtbot.keyClick(desk.search.filter_bar.chips.chips[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not chips(desk))
    assert desk.folders.panel.chosen is None
    assert desk.browse.grid.shown.folder_id is None


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_survive_completion_chip_and_box(shelf: Library, open_desk: Open, qtbot: QtBot, name: str) -> None:
    tag, _change = shelf.tags.add(name)
    shelf.decisions.accept(shelf.filters.ids(Filter())[:2], [tag.id])
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8 and bool(desk.stage.tags.tags))
    box, popup = desk.search.bar.edit, desk.search.bar.edit.popup
    type_in(desk, qtbot, "tag:", does_submit=False)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert popup.current is not None
    assert popup.current.tag == tag
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    condition = Condition(Field.TAG, (name,))
    qtbot.waitUntil(lambda: desk.search.controller.active_filter.conditions == (condition,))
    qtbot.waitUntil(lambda: n_videos(desk) == 2)
    chip = desk.search.filter_bar.chips.chips[0]
    assert chip.face.tag == tag
    assert chip.face.words.strip("\u2068\u2069") == name
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert not desk.search.controller.active_filter.conditions
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.search.controller.active_filter.conditions == (condition,))


def test_filter_follows_a_renamed_or_removed_tag(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    desk.search.controller.ask(parse("tag:beach -tag:night dur>1"))
    qtbot.waitUntil(lambda: n_videos(desk) == 2)
    beach = desk.stage.tags.find("beach")
    night = desk.stage.tags.find("night")
    assert beach is not None
    assert night is not None
    desk.session.run(Operation(lambda library: library.tags.rename(beach.id, "coast")))
    qtbot.waitUntil(lambda: desk.search.controller.active_filter == parse("tag:coast -tag:night dur>1"))
    desk.session.run(Operation(lambda library: library.tags.remove([night.id])))
    qtbot.waitUntil(lambda: desk.search.controller.active_filter == parse("tag:coast dur>1"))
    qtbot.waitUntil(lambda: n_videos(desk) == 3)
    assert not desk.window.notice_bar.text
    back = desk.stage.actions["back"]
    back.trigger()
    qtbot.waitUntil(lambda: n_videos(desk) == 8)
    assert not back.isEnabled(), "there is nothing new to go back from"


def test_removed_chips_keep_the_focus(desk: Desk, qtbot: QtBot) -> None:
    view, bar = desk.browse.pages.current.list_view, desk.search.filter_bar
    for is_in_chip in (False, True):
        desk.search.controller.ask(Filter(conditions=(BEACH,)))
        qtbot.waitUntil(lambda: n_videos(desk) == 3)
        bar.chips.chips[0].setFocus()
        if not is_in_chip:
            view.setFocus()
        desk.search.controller.ask(Filter())
        qtbot.waitUntil(lambda: not bar.chips.chips)
        assert desk.window.focusWidget() is (desk.search.bar.edit if is_in_chip else view)


def test_alternatives_are_one_chip_that_goes_back_to_the_box(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach OR tag:night")
    qtbot.waitUntil(lambda: n_videos(desk) == 5)
    assert [words.replace("\u2068", "").replace("\u2069", "") for words in chips(desk)] == ["beach or night"]
    assert desk.search.bar.text == ""
    (chip,) = desk.search.filter_bar.chips.chips
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert desk.search.bar.text == "tag:beach OR tag:night"
    qtbot.waitUntil(lambda: n_videos(desk) == 8)
    box = desk.search.bar.edit
    box.setText("-(tag:beach OR tag:night) dur<1:00")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: n_videos(desk) == 3)
    assert chips(desk)[0].replace("\u2068", "").replace("\u2069", "") == "not: beach or night"
    assert desk.search.filter_bar.chips.chips[0].face.is_negated


def test_unknown_tag_in_a_group_is_marked_where_it_stands(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "(tag:night OR tag:beech) -name:x")
    qtbot.waitUntil(lambda: "Did you mean" in desk.search.filter_bar.trouble.text)
    assert desk.search.bar.edit.selectedText() == "tag:beech"
    type_in(desk, qtbot, "tag:beach")
    assert desk.search.bar.text == "(tag:night OR tag:beach) -name:x"
    qtbot.waitUntil(lambda: n_videos(desk) == 5)


def test_open_parenthesis_is_explained_at_its_place(desk: Desk, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "sunny (tag:night OR")
    trouble, box = desk.search.filter_bar.trouble, desk.search.bar.edit
    assert "OR needs a word or a filter" in trouble.text
    assert box.cursorPosition() == len(box.text())
    type_in(desk, qtbot, "tag:beach")
    assert "parenthesis is not closed" in trouble.text
    assert box.selectedText().startswith("(tag:night")


def test_words_of_the_language_are_completed_with_their_meaning(desk: Desk, qtbot: QtBot) -> None:
    popup = desk.search.bar.edit.popup
    type_in(desk, qtbot, "tag:night O", does_submit=False)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(desk.search.bar.edit, Qt.Key.Key_Down)
    offer = popup.current
    assert offer is not None
    assert (offer.words, offer.note) == ("OR", "one or the other")


def test_renamed_and_deleted_tags_are_followed_into_groups(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    type_in(desk, qtbot, "tag:beach OR tag:night")
    qtbot.waitUntil(lambda: n_videos(desk) == 5)
    desk.session.run(Operation(lambda library: library.tags.rename(library.tags.find("night").id, "dusk")))
    qtbot.waitUntil(lambda: "dusk" in chips(desk)[0])
    assert desk.search.controller.active_filter == parse("tag:beach OR tag:dusk")
