"""Tags and ratings are applied by tag bar and keys, can be undone, and survive a kill right after."""

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell.desk import Desk
from app.tags.models.tag_offers import OFFER_ROLE, secondary_text
from core.api.library import Library
from core.domain.moments import Moment
from core.domain.tags import TagState, Verdict

Open = Callable[..., Desk]
Key, Mod = Qt.Key, Qt.KeyboardModifier
NAUGHTY = "<img src=x><b> %2 & co"


def opened(open_desk: Open, qtbot: QtBot, shelf: Library) -> Desk:
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    grid(desk).setFocus()
    qtbot.waitUntil(lambda: grid(desk).hasFocus())
    return desk


def grid(desk: Desk) -> QListView:
    return desk.browse.pages.grid.list_view


def choose(desk: Desk, qtbot: QtBot, n_videos: int) -> list[int]:
    """Select the first videos with the keys."""
    view = grid(desk)
    view.setCurrentIndex(desk.browse.pages.model.index(0))
    for _ in range(n_videos - 1):
        qtbot.keyClick(view, Key.Key_Right, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == n_videos)
    return list(desk.stage.selection.ids)


def type_tag(desk: Desk, qtbot: QtBot, words: str, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    qtbot.keyClicks(desk.tags.tagging.bar.line, words)
    qtbot.keyClick(desk.tags.tagging.bar.line, Key.Key_Return, modifier)


def states(shelf: Library, ids: list[int]) -> dict[str, tuple[int, int]]:
    names = {tag.id: tag.name for tag in shelf.tags.list_all()}
    return {names.get(one.tag_id, ""): (one.n_with, one.n_rejected) for one in shelf.decisions.states(ids)}


def test_tag_is_typed_created_applied_and_undone_in_one_step(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    stack, bar = desk.session.history.stack, desk.tags.tagging.bar
    ids = choose(desk, qtbot, 3)
    qtbot.keyClick(grid(desk), Key.Key_T)
    assert bar.isVisible()
    assert bar.line.hasFocus()
    assert bar.target.text() == "3 videos"

    assert "creates it if no tag is like it" in bar.message
    type_tag(desk, qtbot, NAUGHTY)
    qtbot.waitUntil(lambda: states(shelf, ids) == {NAUGHTY: (3, 0)})
    qtbot.waitUntil(lambda: stack.count() == 1)
    assert stack.undoText().startswith("Tag 3 videos: ")
    # It would survive a kill now: another program sees it while this one has the library open.
    with closing(Library.open(shelf.paths.folder)) as other:
        assert other.decisions.states(ids) == shelf.decisions.states(ids)
    assert bar.isVisible()
    assert bar.line.text() == ""
    assert "3 videos" in bar.message

    qtbot.keyClick(bar.line, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: not shelf.tags.list_all())
    qtbot.keyClick(bar.line, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: states(shelf, ids) == {NAUGHTY: (3, 0)})
    qtbot.keyClick(bar.line, Key.Key_Escape)
    assert not bar.isVisible()
    assert grid(desk).hasFocus(), "Esc gives the focus back"
    assert desk.stage.selection.ids == tuple(ids), "and does nothing else"


def test_tags_are_completed_rejected_and_withdrawn_by_keys(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    for name in ("beach", "beach house", "night"):
        shelf.tags.add(name)
    shelf.tags.set_aliases(shelf.tags.find("night").id, ["dark"])
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 3)
    ids = choose(desk, qtbot, 2)
    bar = desk.tags.tagging.bar
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    qtbot.keyClicks(bar.line, "bea")
    qtbot.keyClick(bar.line, Key.Key_Tab)
    assert bar.chosen is not None
    assert bar.chosen.name == "beach house"
    qtbot.keyClick(bar.line, Key.Key_Return)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"beach house": (2, 0)})

    type_tag(desk, qtbot, "dar", Mod.ControlModifier)
    qtbot.waitUntil(lambda: states(shelf, ids).get("night") == (0, 2))
    type_tag(desk, qtbot, "beach h", Mod.AltModifier)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"night": (0, 2)})
    stack = desk.session.history.stack
    qtbot.waitUntil(lambda: stack.index() == 3)  # only then the bar knows the recently used tags
    type_tag(desk, qtbot, "night, bea")
    # The most recent tag comes first among equally good matches.
    qtbot.waitUntil(lambda: states(shelf, ids) == {"night": (2, 0), "beach house": (2, 0)})
    qtbot.waitUntil(lambda: stack.undoText() == "Tag 2 videos: \u2068night\u2069, \u2068beach house\u2069")
    type_tag(desk, qtbot, "night, new one", Mod.ShiftModifier)
    qtbot.waitUntil(lambda: states(shelf, ids).get("new one") == (2, 0))

    qtbot.keyClicks(bar.line, "bea")
    qtbot.keyClick(bar.line, Key.Key_Down)
    qtbot.keyClicks(bar.line, ",")
    assert bar.line.text() == "beach, ", "a comma ends what the keys chose"
    bar.line.clear()
    qtbot.keyClicks(bar.line, "nig")
    view = bar.list_view
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: "already applied" in bar.message)
    assert bar.line.hasFocus()


def test_enter_creates_only_what_no_tag_is_like(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    shelf.tags.add("beach")
    shelf.tags.add("dark moonlight grove")
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 2)
    ids, bar = choose(desk, qtbot, 2), desk.tags.tagging.bar
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    type_tag(desk, qtbot, "beac")
    qtbot.waitUntil(lambda: states(shelf, ids) == {"beach": (2, 0)})
    qtbot.keyClicks(bar.line, "beac")
    rows = [bar.list_view.model().index(row, 0) for row in range(bar.list_view.model().rowCount())]
    assert [secondary_text(row.data(OFFER_ROLE)) for row in rows] == ["", "create tag: Shift+Enter"]
    qtbot.keyClick(bar.line, Key.Key_Return, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: states(shelf, ids).get("beac") == (2, 0))

    # The letters of "dog" occur in a longer name; that does not make it a tag like it.
    qtbot.keyClicks(bar.line, "dog")
    assert bar.chosen is not None
    assert secondary_text(bar.chosen) == "create tag: Enter"
    qtbot.keyClick(bar.line, Key.Key_Return)
    qtbot.waitUntil(lambda: states(shelf, ids).get("dog") == (2, 0))
    # Of several names, only the last was seen to be new.
    qtbot.waitUntil(lambda: desk.stage.tags.find("dog") is not None)
    type_tag(desk, qtbot, "bech, zebra")
    assert "bech" in bar.message
    assert "zebra" not in {tag.name for tag in shelf.tags.list_all()}
    qtbot.keyClick(bar.line, Key.Key_Return, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: {"bech", "zebra"} <= set(states(shelf, ids)))


def test_enter_creates_a_tag_for_an_empty_key(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    choose(desk, qtbot, 1)
    qtbot.keyClick(grid(desk), Key.Key_5)
    type_tag(desk, qtbot, "fresh")
    qtbot.waitUntil(lambda: (tag := desk.stage.tags.in_slot(5)) is not None and tag.name == "fresh")


def test_tags_can_be_typed_among_the_moments_found(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    desk.stage.pages.setCurrentWidget(desk.search.results)
    desk.search.results.list_view.setFocus()
    qtbot.waitUntil(lambda: desk.search.results.list_view.hasFocus())
    qtbot.keyClick(desk.search.results.list_view, Key.Key_T)
    assert desk.tags.tagging.bar.isVisible()


def test_marked_moment_is_tagged_unless_the_whole_video_is_chosen(
    open_desk: Open, qtbot: QtBot, shelf: Library
) -> None:
    desk = opened(open_desk, qtbot, shelf)
    (video_id,) = choose(desk, qtbot, 1)
    moment = Moment(video_id, 1.0, 2.0)
    desk.stage.selection.mark(moment)
    bar = desk.tags.tagging.bar
    qtbot.keyClick(grid(desk), Key.Key_T)
    qtbot.waitUntil(lambda: bar.target.text() == "\u20660:01 \N{EN DASH} 0:02\u2069 of \u2068clip 000.mp4\u2069")
    assert bar.switch.isVisible()
    type_tag(desk, qtbot, "dive", Mod.ShiftModifier)
    qtbot.waitUntil(lambda: len(shelf.decisions.of_video(video_id)) == 1)
    qtbot.keyClick(bar.line, Key.Key_M, Mod.ControlModifier)
    assert bar.target.text() == "\u2068clip 000.mp4\u2069"
    qtbot.waitUntil(lambda: desk.stage.tags.find("dive") is not None)
    type_tag(desk, qtbot, "dive")
    qtbot.waitUntil(lambda: len(shelf.decisions.of_video(video_id)) == 2)
    spans = {(one.start_seconds, one.end_seconds) for one in shelf.decisions.of_video(video_id)}
    assert spans == {(1.0, 2.0), (None, None)}
    type_tag(desk, qtbot, "dive", Mod.ControlModifier)
    qtbot.waitUntil(lambda: desk.session.history.stack.undoText() == "Reject \u2068dive\u2069 on 1 video")


def test_empty_selection_is_reported(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    qtbot.keyClick(desk.window, Key.Key_A, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.keyClick(desk.window, Key.Key_4, Mod.ControlModifier)
    assert "Nothing selected" in desk.tags.tagging.toasts.toast.text
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    assert "Nothing selected" in desk.tags.tagging.bar.target.text()
    type_tag(desk, qtbot, "beach", Mod.ShiftModifier)
    assert not shelf.tags.list_all()
    assert "Select" in desk.tags.tagging.bar.message


def test_number_keys_apply_to_all_then_remove_from_all(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    tag = shelf.tags.add("beach", slot=3)[0]
    first = shelf.videos.ids()[0]
    shelf.decisions.accept([first], [tag.id])
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.stage.tags.in_slot(3) is not None)
    assert desk.stage.actions["toggle_3"].text().endswith("beach")
    ids, toast = choose(desk, qtbot, 3), desk.tags.tagging.toasts.toast
    qtbot.keyClick(grid(desk), Key.Key_3)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"beach": (3, 0)})
    qtbot.waitUntil(lambda: toast.text == "\u2068beach\u2069 \N{MIDDLE DOT} 3 videos")
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 1)
    assert toast.isVisible(), "the step it speaks of does not take it away"
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shelf.decisions.states(ids) == [TagState(tag.id, 1, 0, 3)])
    for wanted in ({"beach": (3, 0)}, {}):
        qtbot.keyClick(grid(desk), Key.Key_3, Mod.KeypadModifier)
        qtbot.waitUntil(lambda wanted=wanted: states(shelf, ids) == wanted)
    qtbot.waitUntil(lambda: " removed \N{MIDDLE DOT}" in toast.text)
    qtbot.keyClick(grid(desk), Key.Key_3, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"beach": (0, 3)})
    qtbot.keyClick(desk.window, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: states(shelf, ids) == {})
    assert not toast.isVisible(), "what it offers to take back is taken back"


def test_number_key_is_assigned_to_a_tag_that_is_being_renamed(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    beach = shelf.tags.add("beach", aliases=["sand"])[0]
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 1)
    desk.session.run(Operation(lambda library: library.tags.rename(beach.id, "shore"), words="Rename"))
    desk.tags.tagging.choose_for_slot(4)
    type_tag(desk, qtbot, "beach")
    qtbot.waitUntil(lambda: desk.stage.tags.in_slot(4) is not None)
    assert [(tag.name, tag.shortcut_slot) for tag in shelf.tags.list_all()] == [("shore", 4)]


def test_number_keys_are_digits_while_typing(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    shelf.tags.add("beach", slot=3)
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.stage.tags.in_slot(3) is not None)
    ids = choose(desk, qtbot, 2)
    search, line = desk.search.bar.edit, desk.tags.tagging.bar.line
    search.setFocus()
    qtbot.keyClicks(search, "t3")
    assert search.text() == "t3"
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    qtbot.keyClicks(line, "t3")
    assert line.text() == "t3"
    assert not shelf.decisions.states(ids)


def test_unassigned_number_key_asks_for_a_tag(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    shelf.tags.add("beach")
    desk.tags.controller.refresh()
    book = desk.stage.tags
    qtbot.waitUntil(lambda: len(book.tags) == 1)
    ids, bar = choose(desk, qtbot, 1), desk.tags.tagging.bar
    qtbot.keyClick(grid(desk), Key.Key_5)
    assert "5" in bar.target.text()
    type_tag(desk, qtbot, "bea")
    qtbot.waitUntil(lambda: (tag := book.in_slot(5)) is not None and tag.name == "beach")
    assert not bar.isVisible()
    assert grid(desk).hasFocus()
    assert not shelf.decisions.states(ids), "the key is set, nothing is given"
    qtbot.keyClick(grid(desk), Key.Key_5)
    qtbot.waitUntil(lambda: states(shelf, ids) == {"beach": (1, 0)})
    qtbot.keyClick(grid(desk), Key.Key_6)
    type_tag(desk, qtbot, "fresh", Mod.ShiftModifier)
    qtbot.waitUntil(lambda: (tag := book.in_slot(6)) is not None and tag.name == "fresh")


def test_number_keys_apply_to_the_marked_moment(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    shelf.tags.add("beach", slot=1)
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.stage.tags.in_slot(1) is not None)
    (video_id,) = choose(desk, qtbot, 1)
    desk.stage.selection.mark(Moment(video_id, 0.5, 1.5))
    for n_decisions in (1, 0):
        qtbot.keyClick(grid(desk), Key.Key_1)
        qtbot.waitUntil(lambda n=n_decisions: len(shelf.decisions.of_video(video_id)) == n)
    qtbot.keyClick(grid(desk), Key.Key_1, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: len(shelf.decisions.of_video(video_id)) == 1)
    (one,) = shelf.decisions.of_video(video_id)
    assert (one.verdict, one.start_seconds) == (Verdict.REJECTED, 0.5)


def test_ratings_apply_to_all_and_are_undone(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    ids = choose(desk, qtbot, 3)

    def _ratings() -> list[int]:
        return [video.rating for video in shelf.videos.get_many(ids)]

    qtbot.keyClick(desk.window, Key.Key_4, Mod.ControlModifier)
    qtbot.waitUntil(lambda: _ratings() == [4, 4, 4])
    qtbot.waitUntil(lambda: desk.session.history.stack.undoText() == "Rate 3 videos: 4 stars")
    qtbot.keyClick(desk.window, Key.Key_0, Mod.ControlModifier)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == 2)
    assert _ratings() == [0, 0, 0]
    qtbot.keyClick(desk.window, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: _ratings() == [4, 4, 4])
    with closing(Library.open(shelf.paths.folder)) as other:
        assert [video.rating for video in other.videos.get_many(ids)] == [4, 4, 4]


def test_tag_bar_fits_into_a_small_window(open_desk: Open, qtbot: QtBot, shelf: Library) -> None:
    desk = opened(open_desk, qtbot, shelf)
    for number in range(20):
        shelf.tags.add(f"tag {number} " + "x" * 300)
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: len(desk.stage.tags.tags) == 20)
    choose(desk, qtbot, 1)
    qtbot.keyClick(desk.window, Key.Key_T, Mod.ControlModifier)
    desk.window.resize(640, 440)
    pages, bar = desk.stage.pages, desk.tags.tagging.bar
    qtbot.waitUntil(lambda: pages.width() < 640)
    qtbot.waitUntil(lambda: pages.rect().contains(bar.geometry()))
    assert QApplication.focusWidget() is bar.line
