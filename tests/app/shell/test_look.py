"""Reduced motion applies to every view whose pictures move."""

import pytest

from app.browse.views.flow_list import FlowList
from app.shell.desk import Desk
from app.ui.preferences import Preferences, preferences_file
from core.api.library import Library
from tests.app.driving import Open


def cards(desk: Desk) -> list[FlowList]:
    """Return the views that scrub through a video under the pointer."""
    return [desk.browse.pages.grid.list_view, desk.browse.pages.filmstrips.list_view]


def scrubs(view: FlowList) -> bool:
    return view._delegate.scrub.is_on


@pytest.mark.usefixtures("qtbot")
def test_a_window_that_starts_with_reduced_motion_stands_still(shelf: Library, open_desk: Open) -> None:
    """The cards scrubbed until the preference was turned off and on again."""
    Preferences(preferences_file()).put("reduced_motion", value=True)
    desk = open_desk(shelf, with_worker=False, remembers=True)
    assert not desk.window.isAnimated()
    assert [scrubs(view) for view in cards(desk)] == [False, False]
    desk.preferences.put("reduced_motion", value=False)
    assert desk.window.isAnimated()
    assert [scrubs(view) for view in cards(desk)] == [True, True]


@pytest.mark.usefixtures("qtbot")
def test_motion_in_the_list_stays_off(shelf: Library, open_desk: Open) -> None:
    desk = open_desk(shelf, with_worker=False)
    desk.preferences.put("reduced_motion", value=True)
    desk.preferences.put("reduced_motion", value=False)
    assert not scrubs(desk.browse.pages.list.list_view), "its pictures are too small to scrub"
