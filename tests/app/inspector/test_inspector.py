"""The inspector shows the selection, and everything in it can be edited by mouse and keys."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.inspector.models.inspected import ManyVideos, OneVideo
from app.inspector.views.panel import InspectorPanel
from app.shell.desk import Desk
from app.tags.models.chips import ChipState
from core.api.library import Library
from core.catalog import videos
from core.domain.changes import Changes
from core.domain.media import RecordingDate
from core.domain.moments import Moment
from core.domain.query.filters import Condition, Field
from core.domain.tags import Tag, TagState, Verdict
from tests.app.tags.test_tagging import NAUGHTY, choose, grid, opened

Open = Callable[..., Desk]
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def tags(shelf: Library) -> list[Tag]:
    return [shelf.tags.add(name)[0] for name in ("beach", "night", NAUGHTY)]


def shown_one(desk: Desk, qtbot: QtBot, video_id: int) -> InspectorPanel:
    panel = desk.inspector.panel
    qtbot.waitUntil(lambda: isinstance(panel.shown, OneVideo) and panel.shown.card.video.id == video_id)
    return panel


def shown_many(desk: Desk, qtbot: QtBot, n_videos: int) -> InspectorPanel:
    panel = desk.inspector.panel
    qtbot.waitUntil(lambda: isinstance(panel.shown, ManyVideos) and panel.shown.sums.n_videos == n_videos)
    return panel


def names(panel: InspectorPanel) -> list[str]:
    return [widget.chip.tag.name for widget in panel.tags.given.chips]


def menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def pick(qtbot: QtBot, words: str) -> None:
    opened_menu = menu(qtbot)
    action = next(one for one in opened_menu.actions() if words in one.text().replace("&", ""))
    qtbot.mouseClick(opened_menu, Qt.MouseButton.LeftButton, pos=opened_menu.actionGeometry(action).center())


def test_tags_of_one_video_are_grouped_by_origin(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    beach, night, naughty = tags
    first = shelf.videos.ids()[0]
    shelf.decisions.accept([first], [naughty.id])
    shelf.decisions.accept([first], [night.id], moment=Moment(first, 1.0, 2.0))
    shelf.decisions.reject([first], [beach.id])
    desk = opened(open_desk, qtbot, shelf)
    assert desk.inspector.panel.shown is None
    choose(desk, qtbot, 1)
    panel = shown_one(desk, qtbot, first)
    assert panel.head.name.text() == "clip 000.mp4"
    facts = dict(panel.facts.facts)
    assert facts["Duration"] == "0:06"
    assert "96" in facts["Resolution"]
    assert facts["Recorded"] == "no date in the file"
    assert facts["File date"]
    with shelf.database.write() as session:
        videos.set_recording(session, first, RecordingDate(datetime(2024, 5, 17, 12, tzinfo=UTC), 345))
    desk.session.changed.emit(Changes.VIDEOS)
    qtbot.waitUntil(lambda: "(UTC+5:45)" in dict(panel.facts.facts)["Recorded"])
    qtbot.waitUntil(lambda: names(panel) == [NAUGHTY])
    assert "<img" not in panel.tags.given.chips[0].toolTip()
    assert [one.chip.state for one in panel.tags.derived.chips] == [ChipState.DERIVED]
    assert panel.tags.moments.rows.rowCount() == 1
    assert not panel.tags.rejected.isVisible()
    qtbot.mouseClick(panel.tags.show_rejected, Qt.MouseButton.LeftButton)
    assert panel.tags.rejected.isVisible()
    assert [one.chip.tag.name for one in panel.tags.rejected.chips] == ["beach"]
    assert panel.tags.suggested.isHidden(), "nothing suggests yet"

    desk.stage.actions["select_none"].trigger()
    qtbot.waitUntil(lambda: panel.shown is None)


def test_chip_is_removed_rejected_and_filtered_by_keys(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    beach, night, _naughty = tags
    first = shelf.videos.ids()[0]
    shelf.decisions.accept([first], [beach.id, night.id])
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    panel = shown_one(desk, qtbot, first)
    qtbot.waitUntil(lambda: names(panel) == ["beach", "night"])
    panel.tags.given.chips[0].setFocus()
    qtbot.keyClick(panel.tags.given.chips[0], Key.Key_Delete)
    qtbot.waitUntil(lambda: names(panel) == ["night"])
    assert panel.tags.given.chips[0].hasFocus()
    qtbot.keyClick(desk.window, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: names(panel) == ["beach", "night"])

    qtbot.keyClick(panel.tags.given.chips[0], Key.Key_Return)
    pick(qtbot, "Reject")
    qtbot.waitUntil(lambda: Verdict.REJECTED in {one.verdict for one in shelf.decisions.of_video(first)})
    qtbot.waitUntil(lambda: names(panel) == ["night"])
    chip = panel.tags.given.chips[0]
    condition = Condition(Field.TAG, ("night",))
    qtbot.mouseDClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, chip.height() // 2))
    qtbot.waitUntil(lambda: desk.search.controller.has(condition))
    qtbot.keyClick(chip, Key.Key_Return)
    pick(qtbot, "Show only videos with")
    qtbot.waitUntil(lambda: not desk.search.controller.has(condition))


def test_chip_of_several_videos_applies_to_all_and_removes_from_all(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag]
) -> None:
    beach, night, _naughty = tags
    ids = shelf.videos.ids()
    shelf.decisions.accept(ids[:2], [beach.id])
    shelf.decisions.reject(ids[:1], [night.id])
    shelf.decisions.accept(ids[1:2], [night.id])
    shelf.ratings.rate(ids[:1], 3)
    desk = opened(open_desk, qtbot, shelf)
    chosen = choose(desk, qtbot, 3)
    panel = shown_many(desk, qtbot, 3)
    assert panel.head.stars.rating is None
    assert "3" in panel.head.name.text()
    assert not panel.note.isVisible()
    assert dict(panel.facts.facts)["Duration"] == "0:18"
    qtbot.waitUntil(lambda: names(panel) == ["beach", "night"])
    chip = panel.tags.given.chips[0]
    assert chip.chip.count_text == "2 of 3"
    for wanted in ([TagState(beach.id, 3, 0, 3)], []):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, chip.height() // 2))
        qtbot.waitUntil(
            lambda wanted=wanted: [one for one in shelf.decisions.states(chosen) if one.tag_id == beach.id] == wanted
        )
        qtbot.waitUntil(lambda wanted=wanted: len(names(panel)) == 1 + len(wanted))
    qtbot.mouseClick(panel.tags.show_rejected, Qt.MouseButton.LeftButton)
    rejected = panel.tags.rejected.chips[0]
    qtbot.mouseClick(rejected, Qt.MouseButton.LeftButton, pos=rejected.cross_rect.center())
    qtbot.waitUntil(lambda: shelf.decisions.states(chosen) == [TagState(night.id, 1, 0, 3)])


def test_stars_rate_the_selection(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    ids = choose(desk, qtbot, 2)
    stars = shown_many(desk, qtbot, 2).head.stars
    qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=stars.star_rect(4).center())
    qtbot.waitUntil(lambda: [video.rating for video in shelf.videos.get_many(ids)] == [4, 4])
    qtbot.waitUntil(desk.session.history.stack.canUndo)
    qtbot.keyClick(desk.window, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: [video.rating for video in shelf.videos.get_many(ids)] == [0, 0])
    qtbot.waitUntil(lambda: stars.rating == 0)


def note_of(shelf: Library, video_id: int) -> str:
    return shelf.videos.get_many([video_id])[0].note


def test_note_is_one_undo_step_however_often_it_is_saved(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    (first,) = choose(desk, qtbot, 1)
    panel, stack = shown_one(desk, qtbot, first), desk.session.history.stack
    qtbot.keyClick(desk.window, Key.Key_N, Mod.ControlModifier | Mod.AltModifier)
    qtbot.waitUntil(panel.note.hasFocus)
    for words in ("one", " two"):
        qtbot.keyClicks(panel.note, words)
        panel.note.flush()  # a pause in typing
        qtbot.waitUntil(lambda: note_of(shelf, first) == panel.note.toPlainText())
    with closing(Library.open(shelf.paths.folder)) as other:
        assert note_of(other, first) == "one two", "killed now, nothing would be lost"
    qtbot.keyClick(panel.note, Key.Key_Escape)
    assert grid(desk).hasFocus()
    qtbot.waitUntil(lambda: stack.count() == 1)
    assert stack.undoText() == "Note on \u2068clip 000.mp4\u2069"
    qtbot.keyClick(grid(desk), Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: note_of(shelf, first) == "")
    qtbot.waitUntil(lambda: panel.note.toPlainText() == "")
    qtbot.keyClick(grid(desk), Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: panel.note.toPlainText() == "one two")


def test_note_is_saved_on_selection_change_and_on_close(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    first, second = shelf.videos.ids()[:2]
    choose(desk, qtbot, 1)
    panel = shown_one(desk, qtbot, first)
    panel.note.setFocus()
    qtbot.keyClicks(panel.note, "of the first")
    desk.stage.selection.choose([second], current_id=second)
    shown_one(desk, qtbot, second)
    qtbot.waitUntil(lambda: note_of(shelf, first) == "of the first")
    assert panel.note.toPlainText() == ""
    qtbot.keyClicks(panel.note, "of the second")
    desk.window.close()
    with closing(Library.open(shelf.paths.folder)) as again:
        assert note_of(again, second) == "of the second"
        assert note_of(again, first) == "of the first"


def test_moments_are_marked_played_and_removed(
    open_desk: Open, qtbot: QtBot, shelf: Library, tags: list[Tag], monkeypatch: pytest.MonkeyPatch
) -> None:
    beach = tags[0]
    first = shelf.videos.ids()[0]
    moments = [Moment(first, 1.0, 2.0), Moment(first, 3.0, 4.5)]
    for moment in moments:
        shelf.decisions.accept([first], [beach.id], moment=moment)
    desk = opened(open_desk, qtbot, shelf)
    played: list[Moment] = []
    monkeypatch.setattr(desk.player.controller, "play_moment", lambda moment, _path, **_: played.append(moment))
    choose(desk, qtbot, 1)
    view = shown_one(desk, qtbot, first).tags.moments
    qtbot.waitUntil(lambda: view.rows.rowCount() == 2)
    place = view.visualRect(view.rows.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.stage.selection.moment == moments[1]
    qtbot.keyClick(view, Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Return)
    assert played == [moments[0]]
    qtbot.keyClick(view, Key.Key_Delete)
    qtbot.waitUntil(lambda: view.rows.rowCount() == 1)
    assert [one.start_seconds for one in shelf.decisions.of_video(first)] == [3.0]
    desk.inspector.panel.tags.momentMenuWanted.emit(view.rows.row(view.rows.index(0)), QPoint(50, 50))
    pick(qtbot, "whole video")
    qtbot.waitUntil(lambda: len(shelf.decisions.of_video(first)) == 2)


def test_late_answers_are_dropped(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 3)
    shown_many(desk, qtbot, 3)
    ids, selection = shelf.videos.ids(), desk.stage.selection
    shown: list[int] = []
    panel = desk.inspector.panel
    show = panel.show_one
    panel.show_one = lambda one, sections: (shown.append(one.card.video.id), show(one, sections))  # type: ignore[method-assign]
    selection.choose(ids[:1], current_id=ids[0])
    desk.inspector.controller.refresh()
    selection.choose(ids[1:2], current_id=ids[1])
    shown_one(desk, qtbot, ids[1])
    assert shown == [ids[1]]


def test_hidden_inspector_reads_nothing_and_updates_when_shown(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    dock = desk.stage.panels.dock("show_inspector")
    dock.hide()
    (first,) = choose(desk, qtbot, 1)
    desk.inspector.controller.refresh()
    assert desk.inspector.panel.shown is None
    desk.stage.actions["show_inspector"].trigger()
    shown_one(desk, qtbot, first)


def test_plus_button_opens_the_tag_bar(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    (first,) = choose(desk, qtbot, 1)
    panel = shown_one(desk, qtbot, first)
    qtbot.mouseClick(panel.tags.add, Qt.MouseButton.LeftButton)
    assert desk.tags.tagging.bar.isVisible()
    qtbot.keyClicks(desk.tags.tagging.bar.line, "sea")
    qtbot.keyClick(desk.tags.tagging.bar.line, Key.Key_Return, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: names(panel) == ["sea"])
