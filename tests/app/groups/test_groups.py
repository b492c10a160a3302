"""The page of groups: cards, editing with undo, filtering, and tagging a whole group; real library, real events."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.browse.models.cards import VideoCard
from app.groups import operations
from app.groups.models import GroupCard, sample, spread
from app.groups.views.page import GroupsPage
from app.groups.views.tag_dialog import GroupTagDialog
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.clusters import ClusterMember, ClusterScope
from tests.app.stand_in import video
from tests.core.api.test_clusters import INFO, SIZES, clips
from tests.support import made_up_library

Open = Callable[..., Desk]


@pytest.fixture
def unfound(tmp_path: Path) -> Iterator[Library]:
    """Return a library of fifteen videos in three plain groups, which have not been found yet."""
    made = [clip for direction, size in enumerate(SIZES) for clip in clips(size, direction, n_frames=30)]
    made_up_library.make(tmp_path / "library", made, info=INFO)
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        yield library


@pytest.fixture
def grouped(unfound: Library) -> Library:
    """Return the same library with its groups."""
    with contextlib.closing(Library.open(unfound.folder, works_here=True)) as worker:
        worker.clusters.find(ClusterScope.VIDEOS, n_clusters=3)
        worker.clusters.find(ClusterScope.MOMENTS, n_clusters=2)
        for number, cluster in enumerate(found(worker), start=1):
            worker.clusters.rename(cluster.id, f"Group of {number}")
    return unfound


def found(library: Library, scope: ClusterScope = ClusterScope.VIDEOS):
    clustering = library.clusters.stored(scope)
    assert clustering is not None
    return clustering.clusters


def shown(desk: Desk, qtbot: QtBot) -> GroupsPage:
    """Show the page and wait for the groups."""
    desk.stage.actions["show_groups"].trigger()
    page = desk.groups.page
    qtbot.waitUntil(lambda: bool(page.model.rowCount() or page.sentence))
    qtbot.waitUntil(lambda: not desk.groups.controller.is_busy)
    return page


def select(page: GroupsPage, *rows: int) -> None:
    """Select rows by mouse, the last one last."""
    view = page.list_view
    view.clearSelection()
    for n, row in enumerate(rows):
        keys = Qt.KeyboardModifier.ControlModifier if n else Qt.KeyboardModifier.NoModifier
        place = view.visualRect(page.model.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def undo(desk: Desk, qtbot: QtBot) -> None:
    """Undo the last change, once the window knows of it."""
    qtbot.waitUntil(desk.session.history.stack.canUndo)
    desk.stage.actions["undo"].trigger()


def names(page: GroupsPage) -> list[str]:
    return [card.name for card in page.model.rows]


def write(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_page_before_the_first_search_offers_it(unfound: Library, open_desk: Open, qtbot: QtBot):
    page = shown(open_desk(unfound, with_worker=False), qtbot)

    assert "Tags are not needed" in page.sentence
    assert [button.text() for button in page.empty.buttons] == ["Find groups"]
    assert page.bar.isHidden()


def test_window_finds_groups_through_the_worker(unfound: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(unfound)
    page = shown(desk, qtbot)
    qtbot.waitUntil(lambda: desk.session.worker_state.name == "RUNNING")

    page.head.count.setValue(3)
    page.empty.buttons[0].setFocus()
    page.empty.buttons[0].click()

    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert desk.window.focusWidget() is page.list_view
    assert [len(card.cluster.members) for card in page.model.rows] == list(SIZES)
    assert page.head.find_button.text() == "Find groups again"
    qtbot.waitUntil(lambda: page.head.status == "3 groups of 15 videos")


def test_without_a_worker_the_page_says_so(unfound: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(unfound, with_worker=False)
    page = shown(desk, qtbot)

    page.empty.buttons[0].click()

    qtbot.waitUntil(lambda: "not running yet" in desk.window.notice_bar.text)
    assert [button.text() for button in page.empty.buttons] == ["Find groups"]


def test_groups_are_there_at_once_with_samples(grouped: Library, open_desk: Open, qtbot: QtBot):
    page = shown(open_desk(grouped, with_worker=False), qtbot)

    assert names(page) == ["Group of 1", "Group of 2", "Group of 3"]
    assert [len(card.samples) for card in page.model.rows] == [6, 3, 3]
    first = page.model.rows[0]
    assert [part.strip("\N{FIRST STRONG ISOLATE}\u2066\u2069") for part in first.facts.split(" \N{MIDDLE DOT} ")] == [
        "6 videos",
        "40\N{NO-BREAK SPACE}%",
        "1:30",
    ]
    assert page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == f"Group of 1: {first.facts}"
    assert sum(card.share for card in page.model.rows) == pytest.approx(1.0)


def test_group_is_renamed_in_the_bar_and_undone(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 1)
    assert page.bar.name.text() == "Group of 2"

    write(page.bar.name, "Boats")

    qtbot.waitUntil(lambda: names(page)[1] == "Boats")
    undo(desk, qtbot)
    qtbot.waitUntil(lambda: names(page)[1] == "Group of 2")
    assert page.bar.name.text() == "Group of 2"


def test_name_that_is_being_typed_survives_a_change_elsewhere(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 1)
    page.bar.name.setFocus()
    page.bar.name.selectAll()
    QTest.keyClicks(page.bar.name, "Boa")

    desk.session.run(operations.set_hidden([found(grouped)[2]], is_hidden=True))

    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert page.bar.name.text() == "Boa"
    assert desk.window.focusWidget() is page.bar.name
    assert names(page) == ["Group of 1", "Group of 2"]


def test_escape_gives_up_a_name_and_return_leaves_the_field(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 1)
    QTest.keyClick(page.list_view, Qt.Key.Key_F2)
    QTest.keyClicks(page.bar.name, "Boa")

    QTest.keyClick(page.bar.name, Qt.Key.Key_Escape)

    assert page.bar.name.text() == "Group of 2"
    assert desk.groups.controller.is_shown
    assert desk.window.focusWidget() is page.list_view
    assert not desk.session.history.stack.canUndo()
    write(page.bar.name, "Boats")
    qtbot.waitUntil(lambda: names(page)[1] == "Boats")
    assert desk.window.focusWidget() is page.list_view
    for _ in range(2):  # the second time, nothing changes
        page.bar.name.setFocus()
        page.bar.name.clear()
        QTest.keyClick(page.bar.name, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.bar.name.text() == page.model.rows[1].cluster.name != "Boats")


def test_name_of_another_group_is_refused(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 1)

    write(page.bar.name, "group OF 1")

    qtbot.waitUntil(lambda: "already exists" in desk.window.notice_bar.text)
    assert page.bar.name.text() == "Group of 2"


def test_other_names_are_chips_that_rename(grouped: Library, open_desk: Open, qtbot: QtBot):
    with grouped.database.write() as session:
        session.connection().exec_driver_sql("""UPDATE clusters SET other_names = '["sea & sky", "harbour"]'""")
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 0)
    assert [chip.accessibleName() for chip in page.bar.chips] == ["Rename to sea & sky", "Rename to harbour"]

    page.bar.chips[0].click()

    qtbot.waitUntil(lambda: names(page)[0] == "sea & sky")


def test_groups_are_merged_into_the_current_one_and_separated(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 0, 2)
    assert page.bar.buttons["merge_groups"].isVisible()
    assert "Merge into Group of 3" in page.bar.buttons["merge_groups"].toolTip()
    assert page.bar.name.isHidden()

    page.bar.buttons["merge_groups"].click()

    qtbot.waitUntil(lambda: names(page) == ["Group of 3", "Group of 2"])
    select(page, 0)
    assert page.bar.buttons["split_group"].text() == "Separate"
    page.bar.buttons["split_group"].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_hidden_groups_are_left_out_until_asked_for(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    assert page.head.hidden.isHidden()
    select(page, 0)

    QTest.keyClick(page.list_view, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: names(page) == ["Group of 2", "Group of 3"])
    page.head.hidden.setChecked(True)
    assert names(page)[0] == "Group of 1"
    select(page, 0)
    assert page.bar.buttons["hide_groups"].text() == "Show again"
    page.bar.buttons["hide_groups"].click()
    qtbot.waitUntil(lambda: page.head.hidden.isHidden())


def test_group_of_moments_with_the_same_name_adds_no_videos(grouped: Library, open_desk: Open, qtbot: QtBot):
    grouped.clusters.rename(found(grouped, ClusterScope.MOMENTS)[0].id, "group OF 3")
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 2)

    page.bar.buttons["open_group"].click()

    qtbot.waitUntil(lambda: set(desk.browse.pages.model.ids) == set(found(grouped)[2].video_ids))


def test_number_of_groups_is_that_of_last_time_and_can_be_automatic_again(
    grouped: Library, open_desk: Open, qtbot: QtBot
):
    desk = open_desk(grouped)
    page = shown(desk, qtbot)
    qtbot.waitUntil(lambda: desk.session.worker_state.name == "RUNNING")
    assert page.head.count.value() == 3
    page.head.count.setValue(2)
    page.head.find_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2 and page.head.find_button.isEnabled())
    assert page.head.count.value() == 2

    page.head.count.setValue(0)
    page.head.find_button.click()

    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.head.count.text() == "Automatic"


def test_enter_shows_the_videos_of_a_group(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 2)

    QTest.keyClick(page.list_view, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: set(desk.browse.pages.model.ids) == set(found(grouped)[2].video_ids))
    assert desk.stage.pages.currentWidget() is desk.browse.pages.current
    (chip,) = desk.search.filter_bar.chips.chips
    assert "Group of 3" in chip.face.words


def test_escape_goes_back_to_the_videos(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    shown(desk, qtbot)

    desk.stage.actions["leave"].trigger()

    assert desk.stage.pages.currentWidget() is desk.browse.pages.current


def test_whole_group_is_tagged_without_what_was_left_out(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 0)
    page.bar.buttons["tag_group"].click()
    (dialog,) = desk.window.findChildren(GroupTagDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 6)
    members = found(grouped)[0].video_ids
    assert [one.card.video.id for one in dialog.model.rows] == list(members), "typical first"
    assert dialog.apply.text() == "Tag 6 videos"

    place = dialog.samples.visualRect(dialog.model.index(5)).center()
    QTest.mouseClick(dialog.samples.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (dialog.apply.text(), dialog.summary) == ("Tag 5 videos", "1 left out")
    dialog.name.setText("harbour")
    dialog.apply.click()

    qtbot.waitUntil(lambda: len(grouped.decisions.tags_of(list(members))) == 5)
    assert members[-1] not in grouped.decisions.tags_of(list(members))
    undo(desk, qtbot)
    qtbot.waitUntil(lambda: not grouped.decisions.tags_of(list(members)))
    assert not grouped.tags.list_all(), "the new tag goes with it"


def test_moments_of_a_group_are_tagged_as_moments(grouped: Library, open_desk: Open, qtbot: QtBot):
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    page.head.scopes.setCurrentIndex(1)
    page.head.scopes.activated.emit(1)
    qtbot.waitUntil(lambda: [card.scope for card in page.model.rows] == [ClusterScope.MOMENTS] * 2)
    select(page, 0)
    page.bar.buttons["tag_group"].click()
    (dialog,) = desk.window.findChildren(GroupTagDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    dialog.name.setText("harbour")
    dialog.apply.click()

    member = found(grouped, ClusterScope.MOMENTS)[0].members[0]
    qtbot.waitUntil(lambda: bool(grouped.decisions.of_video(member.video_id)))
    (decision,) = grouped.decisions.of_video(member.video_id)
    assert (decision.start_seconds, decision.end_seconds) == (member.start_seconds, member.end_seconds)
    undo(desk, qtbot)
    qtbot.waitUntil(lambda: not grouped.decisions.of_video(member.video_id) and not grouped.tags.list_all())


def test_new_videos_make_the_page_offer_another_search(grouped: Library, open_desk: Open, qtbot: QtBot):
    (folder,) = grouped.folders.list_all()
    made_up_library.add(grouped, folder.id, clips(2, 1, seed=9), info=INFO)

    page = shown(open_desk(grouped, with_worker=False), qtbot)

    assert page.head.status == "2 videos have been analysed since the groups were found."
    assert page.head.find_button.property("kind") == "primary"


def test_long_and_odd_names_do_not_widen_the_page(grouped: Library, open_desk: Open, qtbot: QtBot):
    odd = "<b>" + "W" * 300 + "&\n\t"
    grouped.clusters.rename(found(grouped)[0].id, odd)
    desk = open_desk(grouped, with_worker=False)
    page = shown(desk, qtbot)
    select(page, 0)

    card = page.model.rows[0]
    assert isinstance(card, GroupCard)
    assert "\n" not in card.name
    assert desk.window.width() == 1100
    assert page.bar.name.text().startswith("<b>WWW")


def test_moment_is_shown_by_its_own_picture():
    strip, poster = Path("strip.jpg"), Path("poster.jpg")
    card = VideoCard(video(1, "a.mp4", seconds=100.0), poster, strip, n_cells=10)
    member = ClusterMember(1, 50.0, 60.0, 0.9)

    assert sample(card, member, ClusterScope.MOMENTS).picture == (strip, 5)
    assert sample(card, member, ClusterScope.VIDEOS).picture == (poster, None)
    assert sample(replace(card, strip=None, n_cells=0), member, ClusterScope.MOMENTS).picture == (poster, None)
    assert sample(VideoCard(video(1, "a.mp4"), None, None), member, ClusterScope.VIDEOS).picture is None


def test_sample_of_a_video_comes_where_its_most_typical_moment_is():
    members = [ClusterMember(video_id, 0, 1, 0.5) for video_id in (1, 2, 3, 1)]

    assert [one.video_id for one in spread(members, 3)] == [1, 2, 3]


def test_samples_go_from_typical_to_borderline():
    members = [ClusterMember(n // 2, 0, 1, 1 - n / 100) for n in range(40)]

    assert [one.video_id for one in spread(members, 5)] == [0, 5, 10, 14, 19]
    assert [one.closeness for one in spread(members, 2)] == [1.0, 1 - 38 / 100]
    assert [one.video_id for one in spread(members[:2], 5)] == [0]
    assert spread((), 5) == []
    assert np.isclose(spread(members, 1)[0].closeness, 1.0)
