"""Suggestions in the inspector: accepted and rejected by mouse and keys, updated without moving under the pointer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.inspector.views.suggested_moments import button_rect
from app.inspector.views.suggestions import MOST_SUGGESTIONS, InspectorSuggested
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.moments import Moment
from core.domain.tags import Tag, Verdict
from tests.app.inspector.test_inspector import pick, shown_many, shown_one
from tests.app.suggesting import suggest
from tests.app.tags.test_tagging import choose, opened

Open = Callable[..., Desk]
Key, Left = Qt.Key, Qt.MouseButton.LeftButton
ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED


@pytest.fixture
def tags(shelf: Library) -> list[Tag]:
    return [shelf.tags.add(name)[0] for name in ("beach", "night", "crowd")]


def section(desk: Desk) -> InspectorSuggested:
    return desk.inspector.panel.tags.suggested


def names(desk: Desk) -> list[str]:
    return [chip.tag.name for chip in section(desk).chips.open_chips]


def verdicts(shelf: Library, video_id: int) -> dict[int, Verdict]:
    return {one.tag_id: one.verdict for one in shelf.decisions.of_video(video_id) if one.start_seconds is None}


def undo(desk: Desk) -> None:
    desk.stage.actions["undo"].trigger()


def test_suggestions_are_sorted_by_score_with_their_origin(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    beach, night, crowd = tags
    first = shelf.videos.ids()[0]
    shelf.tags.set_threshold(beach.id, 0.62)
    suggest(shelf, (first, night, 0.71), (first, beach, 0.81), (first, crowd, 0.9, 1.0, 3.0))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    shown_one(desk, qtbot, first)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    beach_chip, night_chip = section(desk).chips.suggestions
    assert beach_chip.chip.count_text == "likely"
    assert beach_chip.accessibleName() == "beach, suggested, likely"
    assert "Learned, version 3" in beach_chip.toolTip()
    assert "Suggested above the threshold you set" in beach_chip.toolTip()
    assert "learned threshold" in night_chip.toolTip()
    rows = section(desk).moments.rows
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("suggested, likely")


def test_group_is_hidden_without_suggestions(open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]) -> None:
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    shown_one(desk, qtbot, shelf.videos.ids()[0])
    assert section(desk).isHidden()


def test_row_of_suggestions_is_decided_by_keys(open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]) -> None:
    beach, night, crowd = tags
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, beach, 0.9), (first, night, 0.8), (first, crowd, 0.7))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night", "crowd"])
    section(desk).chips.suggestions[0].setFocus()
    for key in (Key.Key_A, Key.Key_X):
        focused = desk.window.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    qtbot.waitUntil(lambda: verdicts(shelf, first) == {beach.id: ACCEPTED, night.id: REJECTED})
    qtbot.waitUntil(lambda: [one.chip.tag.name for one in section(desk).chips.suggestions] == ["crowd"])
    assert section(desk).chips.suggestions[0].hasFocus()
    assert [one.chip.tag.name for one in desk.inspector.panel.tags.given.chips] == ["beach"]
    undo(desk)
    qtbot.waitUntil(lambda: names(desk) == ["night", "crowd"])
    undo(desk)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night", "crowd"])


def test_enter_opens_the_menu_of_a_suggestion(open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]) -> None:
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, tags[0], 0.9))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach"])
    chip = section(desk).chips.suggestions[0]
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Return)
    pick(qtbot, "Reject")
    qtbot.waitUntil(lambda: verdicts(shelf, first) == {tags[0].id: REJECTED})
    qtbot.waitUntil(lambda: section(desk).isHidden())


def enter(desk: Desk) -> None:
    place = QPointF(5, 5)
    QApplication.sendEvent(section(desk), QEnterEvent(place, place, place))


def leave(desk: Desk) -> None:
    QApplication.sendEvent(section(desk), QEvent(QEvent.Type.Leave))


def test_nothing_moves_under_the_pointer(open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]) -> None:
    beach, night, crowd = tags
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, beach, 0.9), (first, night, 0.6))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    enter(desk)
    chips = section(desk).chips.suggestions
    places = [chip.geometry() for chip in chips]
    at = section(desk).pos()
    qtbot.mouseClick(chips[0], Left, pos=chips[0].button_rect(ACCEPTED).center())
    qtbot.waitUntil(lambda: verdicts(shelf, first) == {beach.id: ACCEPTED})
    assert chips[0].accessibleName() == "beach, accepted"
    suggest(shelf, (first, crowd, 0.95), (first, night, 0.75), desk=desk)
    qtbot.waitUntil(lambda: chips[1].chip.score == 0.75)
    assert [chip.geometry() for chip in chips] == places
    assert section(desk).pos() == at
    assert [chip.chip.tag.name for chip in section(desk).chips.suggestions] == ["beach", "night"]
    suggest(shelf, (first, crowd, 0.95), desk=desk)
    qtbot.waitUntil(lambda: chips[1].accessibleName() == "night, no longer suggested")
    qtbot.mouseClick(chips[1], Left, pos=chips[1].button_rect(ACCEPTED).center())
    assert chips[1].verdict is None, "what is gone cannot be decided"
    leave(desk)
    assert names(desk) == ["crowd"]
    assert [one.chip.tag.name for one in desk.inspector.panel.tags.given.chips] == ["beach"]


def test_undone_decision_under_the_pointer_is_undecided_again(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, tags[0], 0.9))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach"])
    enter(desk)
    chip = section(desk).chips.suggestions[0]
    qtbot.mouseClick(chip, Left, pos=chip.button_rect(REJECTED).center())
    qtbot.waitUntil(lambda: tags[0].id in section(desk).chips._written)
    undo(desk)
    qtbot.waitUntil(lambda: names(desk) == ["beach"])


def test_another_video_is_shown_at_once_under_the_pointer(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    first, second = shelf.videos.ids()[:2]
    suggest(shelf, (first, tags[0], 0.9), (second, tags[1], 0.9))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach"])
    enter(desk)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Key.Key_Right)
    qtbot.waitUntil(lambda: names(desk) == ["night"])


def test_new_scores_keep_the_focus(open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]) -> None:
    beach, night, crowd = tags
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, beach, 0.9), (first, night, 0.6))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    section(desk).chips.suggestions[1].setFocus()
    suggest(shelf, (first, crowd, 0.95), (first, beach, 0.9), (first, night, 0.6), desk=desk)
    qtbot.waitUntil(lambda: names(desk) == ["crowd", "beach", "night"])
    assert section(desk).chips.suggestions[2].hasFocus()


def test_twelve_are_shown_then_all(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    first = shelf.videos.ids()[0]
    many = [shelf.tags.add(f"tag {number:02d}")[0] for number in range(20)]
    suggest(shelf, *((first, tag, 0.99 - at / 100) for at, tag in enumerate(many)))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: len(names(desk)) == MOST_SUGGESTIONS)
    more = section(desk).chips._more
    assert more.text() == "Show all 20"
    qtbot.mouseClick(more, Left)
    assert names(desk) == [tag.name for tag in many]


def test_moments_are_played_accepted_and_rejected(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    beach, night, crowd = tags
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, beach, 0.9, 1.0, 2.0), (first, night, 0.8, 2.0, 4.0), (first, crowd, 0.7, 0.0, 6.0))
    desk = opened(open_desk, qtbot, shelf)
    played: list[tuple[float, float]] = []

    def play(moment: Moment, path: Path, *, does_loop: bool = False) -> None:
        played.append((moment.start_seconds, moment.end_seconds))

    desk.player.controller.play_moment = play
    choose(desk, qtbot, 1)
    view = section(desk).moments
    qtbot.waitUntil(lambda: view.rows.rowCount() == 3)
    row = view.visualRect(view.rows.index(1))
    qtbot.mouseClick(view.viewport(), Left, pos=row.center() - row.topRight() / 3)
    assert played == [(2.0, 4.0)]
    selected = desk.stage.selection.moment
    assert selected is not None
    assert selected.start_seconds == 2.0
    accept = button_rect(row, view.fontMetrics(), view.layoutDirection(), ACCEPTED)
    qtbot.mouseClick(view.viewport(), Left, pos=accept.center())
    qtbot.waitUntil(lambda: view.rows.rowCount() == 2)
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0))
    qtbot.keyClick(view, Key.Key_X)
    qtbot.keyClick(view, Key.Key_A)
    qtbot.waitUntil(lambda: view.rows.rowCount() == 0)
    found = {(one.tag_id, one.start_seconds, one.verdict) for one in shelf.decisions.of_video(first)}
    assert found == {(beach.id, 1.0, REJECTED), (night.id, 2.0, ACCEPTED), (crowd.id, 0.0, ACCEPTED)}
    assert len(played) == 1


def test_accept_all_shown_is_one_step(open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]) -> None:
    beach, night, crowd = tags
    first = shelf.videos.ids()[0]
    suggest(shelf, (first, beach, 0.9), (first, night, 0.8), (first, crowd, 0.7, 0.0, 6.0))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    qtbot.mouseClick(section(desk).dots, Left)
    pick(qtbot, "Accept all 3")
    qtbot.waitUntil(lambda: section(desk).isHidden())
    assert verdicts(shelf, first) == {beach.id: ACCEPTED, night.id: ACCEPTED}
    assert desk.session.history.stack.count() == 1
    assert desk.session.history.stack.undoText().startswith("Accept 3 suggestions")
    undo(desk)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    assert shelf.decisions.of_video(first) == []


def test_accepting_for_several_videos_tags_only_the_suggested_ones(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    beach, night, _crowd = tags
    ids = shelf.videos.ids()
    suggest(shelf, (ids[0], beach, 0.9), (ids[2], beach, 0.8), (ids[5], beach, 0.8), (ids[1], night, 0.7))
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 4)
    shown_many(desk, qtbot, 4)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    chip = section(desk).chips.suggestions[0]
    assert chip.chip.count_text == "2 of 4"
    assert chip.accessibleName() == "beach, suggested for 2 of 4 videos"
    qtbot.mouseClick(chip, Left, pos=chip.button_rect(ACCEPTED).center())
    qtbot.waitUntil(lambda: [one for one in ids if verdicts(shelf, one)] == [ids[0], ids[2]])
    qtbot.waitUntil(lambda: [one.chip.tag.name for one in section(desk).chips.suggestions] == ["night"])
    undo(desk)
    qtbot.waitUntil(lambda: names(desk) == ["beach", "night"])
    assert not any(verdicts(shelf, video_id) for video_id in ids)
