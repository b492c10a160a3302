"""Colours of the map: by group, tag, folder, date and search match, with the legend."""

import contextlib

import pytest
from pytestqt.qtbot import QtBot

from app.map.controllers.map import MapController
from app.map.models.colouring import ColourBy, LegendEntry, entry_words
from app.ui.tokens import Space
from core.api.library import Library
from core.domain.clusters import ClusterScope
from core.domain.events import WorkerState
from tests.app.driving import Open
from tests.app.map.showing import shown_map


def find_groups(library: Library, scope: ClusterScope, n_groups: int = 2) -> None:
    """Have groups found, as the worker does."""
    with contextlib.closing(Library.open(library.folder, works_here=True)) as worker:
        worker.clusters.find(scope, n_clusters=n_groups)


@pytest.mark.parametrize(
    ("by", "first"),
    [(ColourBy.TAG, "sea (3)"), (ColourBy.FOLDER, "videos (8)"), (ColourBy.GROUP, ""), (ColourBy.NOTHING, None)],
)
def test_colours_and_legend(by: ColourBy, first: str | None, drawn: Library, open_desk: Open, qtbot: QtBot) -> None:
    find_groups(drawn, ClusterScope.VIDEOS)
    tag = drawn.tags.add("sea")[0]
    drawn.decisions.accept(drawn.videos.ids()[:3], [tag.id])
    desk = open_desk(drawn, with_worker=False)
    qtbot.waitUntil(lambda: desk.stage.tags.find("sea") is not None)
    controller = shown_map(desk, qtbot)
    qtbot.waitUntil(lambda: len(controller.page.legend.entries) == 2)
    box = controller.page.colours

    box.setCurrentIndex(box.findData(by))
    box.activated.emit(box.currentIndex())

    legend = controller.page.legend
    if first is None:
        qtbot.waitUntil(lambda: legend.isHidden())
    else:
        qtbot.waitUntil(lambda: legend.accessibleDescription().startswith(first) and bool(legend.entries))
        assert legend.isVisible()
    assert controller.page.canvas.scene is not None
    assert len(controller.page.canvas.scene.labels) == 2, "groups are named whatever the colours mean"


def test_legend_has_room_for_its_words(controller: MapController) -> None:
    legend = controller.page.legend
    entries = [LegendEntry(name, "#336699", 2) for name in ("leopard", "coast", "Group of things 59")]

    for entry in entries:
        legend.show_entries([entry])
        assert legend.lines == [entry_words(entry)]
    legend.show_entries([LegendEntry("a long name " * 20, "#336699", 2)])
    assert legend.lines[0].endswith("(2)"), "the number is still to be read"
    assert legend.width() < controller.page.canvas.width()


def test_legend_hides_no_points_as_long_as_a_corner_is_free(controller: MapController) -> None:
    page = controller.page
    page.legend.show_entries([LegendEntry(f"Group {number}", "#336699", 2) for number in range(6)])

    page.place_legend()

    canvas, legend = page.canvas, page.legend
    corners = [
        legend.rect().translated(x, y)
        for x in (Space.MEDIUM, canvas.width() - legend.width() - Space.MEDIUM)
        for y in (Space.MEDIUM, canvas.height() - legend.height() - Space.MEDIUM)
    ]
    assert legend.geometry() in corners
    assert page.n_points_in(legend.geometry()) == min(page.n_points_in(corner) for corner in corners)
    before = legend.geometry()
    canvas.zoom(20, canvas.place_of(0))
    page.place_legend()
    assert legend.geometry() == before, "it stays while someone looks around"


def test_date_and_match_have_a_range(controller: MapController, qtbot: QtBot) -> None:
    legend = controller.page.legend

    controller.choose_colours(ColourBy.DATE)
    qtbot.waitUntil(lambda: len(legend.entries) == 2)
    controller.choose_colours(ColourBy.SCORE)
    qtbot.waitUntil(lambda: legend.isHidden())


def test_points_are_coloured_by_the_hits_of_the_last_search(drawn: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(drawn)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    desk.browse.pages.grid.list_view.select_row(0)
    qtbot.waitUntil(lambda: len(desk.stage.selection.ids) == 1)
    desk.stage.actions["similar_video"].trigger()
    qtbot.waitUntil(lambda: desk.search.controller.answer is not None)
    answer = desk.search.controller.answer
    assert answer is not None
    best = {hit.video_id: hit.score for hit in reversed(answer.result.hits)}
    controller = shown_map(desk, qtbot)

    controller.choose_colours(ColourBy.SCORE)

    qtbot.waitUntil(
        lambda: [entry.words for entry in controller.page.legend.entries] == ["Weakest match", "Best match"]
    )
    scene = controller.page.canvas.scene
    assert scene is not None
    shades = dict(zip(scene.map.video_ids.tolist(), scene.colouring.numbers.tolist(), strict=True))
    assert {video_id for video_id, shade in shades.items() if shade >= 0} == set(best)
    by_score = sorted(best, key=lambda video_id: best[video_id])
    assert [shades[one] for one in by_score] == sorted(shades[one] for one in by_score)
    assert shades[by_score[-1]] > shades[by_score[0]]


def test_moments_have_the_colours_of_their_own_groups(drawn: Library, open_desk: Open, qtbot: QtBot) -> None:
    find_groups(drawn, ClusterScope.MOMENTS, 3)
    groups = drawn.clusters.stored(ClusterScope.MOMENTS)
    assert groups is not None
    controller = shown_map(open_desk(drawn, with_worker=False), qtbot)

    controller.choose_scope(ClusterScope.MOMENTS)

    legend = controller.page.legend
    qtbot.waitUntil(lambda: len(legend.entries) == len(groups.clusters))
    scene = controller.page.canvas.scene
    assert scene is not None
    assert {entry.words for entry in legend.entries} == {cluster.name for cluster in groups.clusters}
    assert sum(entry.count for entry in legend.entries) == len(scene.map), "each moment belongs to a group"
