"""The scenes of the manual's screenshots: one function for each."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt

from app.settings.views.dialog import SettingsDialog
from app.settings.views.page import Page
from app.tags.models.tag_tree import TagTreeModel
from core.api.library import Library
from core.domain.clusters import ClusterScope
from core.domain.query.filters import Condition, Field, Filter
from docs.manual.camera import Camera, opened

Scene = Callable[[Path, Path], None]
"""Takes the folder of a library and the file of the screenshot."""
_WIDE = (1440, 900)


def _welcome(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.take(out)


def _window(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.choose("sea-at-dusk")
        camera.take(out)


def _window_dark(shelf: Path, out: Path) -> None:
    with opened(shelf, is_dark=True) as camera:
        camera.do("group_folder")
        camera.choose("traffic-at-night", "traffic-in-the-rain")
        camera.take(out)


def _filmstrips(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.do("show_filmstrips")
        camera.choose("a-day-out")
        camera.take(out)


def _list(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.do("show_list")
        camera.do("sort_rating")
        camera.choose("cat-looking-aside")
        camera.take(out)


def _words(shelf: Path, out: Path) -> None:
    with opened(shelf, with_worker=True) as camera:
        camera.do("focus_search")
        camera.write("cup of coffee")
        camera.press(Qt.Key.Key_Return)
        camera.wait_until(
            lambda: not camera.desk.search.controller.is_busy and camera.desk.search.results.model.rowCount()
        )
        camera.take(out)


def _results(shelf: Path, out: Path) -> None:
    with opened(shelf, with_worker=True) as camera:
        example = shelf.parent / "sunset.jpg"
        _poster(camera, "sea-at-dusk", example)
        camera.desk.search.controller.examples.by_picture_file(example)
        camera.wait_until(
            lambda: not camera.desk.search.controller.is_busy and camera.desk.search.results.model.rowCount()
        )
        camera.take(out)


def _chips(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        sea = Condition(Field.TAG, ("nature",))
        night = Condition(Field.TAG, ("night",), is_negated=True)
        camera.desk.search.controller.ask(Filter(conditions=(sea, night)))
        camera.wait_until(lambda: not camera.desk.search.controller.is_busy)
        camera.take(out)


def _typing(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.do("focus_search")
        camera.write("tag:n")
        camera.take(out)


def _tag_bar(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.choose("flower-close-up", "flower-in-the-garden", "sea-at-dawn")
        camera.do("tag_bar")
        camera.write("flo")
        camera.take(out)


def _tag_dialog(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        _go_to_tag(camera, "sea")
        camera.do("edit_tag")
        camera.take(out)


def _player(shelf: Path, out: Path) -> None:
    with opened(shelf, size=_WIDE) as camera:
        _play(camera)
        camera.take(out)


def _timeline(shelf: Path, out: Path) -> None:
    with opened(shelf, size=_WIDE) as camera:
        _play(camera)
        camera.take(out, part=camera.desk.stage.panels.dock("show_timeline"))


def _inspector(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.choose("sea-at-dusk")
        camera.take(out, part=camera.desk.stage.panels.dock("show_inspector"))


def _settings(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.do("settings")
        (dialog,) = camera.desk.window.findChildren(SettingsDialog)
        dialog.show_page(next(page for page in dialog.findChildren(Page) if page.title == "Shortcuts"))
        camera.take(out)


def _jobs(shelf: Path, out: Path) -> None:
    with opened(shelf, with_worker=True) as camera:
        camera.do("show_jobs")
        camera.wait_until(lambda: camera.desk.jobs.bar.text.startswith(("Up to date", "Done")))
        camera.take(out)


def _review(shelf: Path, out: Path) -> None:
    with opened(shelf, with_worker=True) as camera:
        page = camera.desk.learning.reviewing.page
        _go_to_tag(camera, "flower")
        camera.do("review")
        camera.wait_until(lambda: page.isVisible() and page.model.rowCount())
        camera.do("review_right")
        camera.do("review_wrong")
        camera.do("review_wrong")
        camera.take(out)


def _groups(shelf: Path, out: Path) -> None:
    with opened(shelf, with_worker=True) as camera:
        page = camera.desk.groups.page
        camera.do("show_groups")
        camera.wait_until(lambda: page.empty.buttons)
        page.empty.buttons[0].click()
        camera.wait_until(page.model.rowCount)
        page.list_view.setFocus()
        page.list_view.selectionModel().select(page.model.index(0), QItemSelectionModel.SelectionFlag.Select)
        camera.take(out)


def _copies(shelf: Path, out: Path) -> None:
    with opened(shelf, with_worker=True) as camera:
        page = camera.desk.duplicates.controller.page
        camera.do("copies")
        camera.wait_until(page.search.isVisible)
        page.search.click()
        stills = page.comparison.stills
        camera.wait_until(lambda: page.pair is not None and not any(still.image.isNull() for still in stills))
        camera.wait_until(lambda: not page.stop.isVisible())
        page.comparison.step(3)
        camera.take(out)


def _map(shelf: Path, out: Path) -> None:
    with contextlib.closing(Library.open(shelf, works_here=True)) as library:
        library.clusters.find(ClusterScope.VIDEOS)
        library.maps.draw(ClusterScope.VIDEOS)
    with opened(shelf) as camera:
        camera.do("show_map")
        controller = camera.desk.map.controller
        camera.wait_until(lambda: controller is not None and bool(controller.page.legend.entries))
        camera.take(out)


def _unreadable(shelf: Path, out: Path) -> None:
    with opened(shelf) as camera:
        camera.do("show_failed")
        camera.take(out)


def _poster(camera: Camera, stem: str, out: Path) -> None:
    cards = [
        camera.desk.browse.pages.model.card(camera.desk.browse.pages.model.index(row))
        for row in range(camera.desk.browse.pages.model.rowCount())
    ]
    poster = next(card.poster for card in cards if card is not None and card.video.path.stem == stem)
    if poster is None:
        raise RuntimeError(f"{stem} has no poster")
    out.write_bytes(poster.read_bytes())


def _go_to_tag(camera: Camera, name: str) -> None:
    tree, tag = camera.desk.tags.panel.tree, camera.desk.stage.tags.find(name)
    model = tree.model()
    if tag is None or not isinstance(model, TagTreeModel):
        raise RuntimeError(f"There is no tag {name}")
    tree.setFocus()
    tree.setCurrentIndex(model.place_of(tag.id))


def _play(camera: Camera) -> None:
    camera.choose("a-day-out")
    camera.do("show_timeline")
    camera.do("play")
    camera.wait_until(lambda: camera.desk.player.panel.is_playing)
    camera.do("play_pause")
    for command, seconds in (("mark_in", 6.6), ("mark_out", 8.2)):
        camera.desk.player.panel.seek(seconds)
        camera.wait_until(lambda seconds=seconds: abs(camera.desk.player.panel.position_seconds - seconds) < 0.05)
        camera.do(command)
    camera.desk.player.panel.seek(7.2)
    camera.wait_until(lambda: abs(camera.desk.player.panel.position_seconds - 7.2) < 0.05)


EMPTY: dict[str, Scene] = {"welcome": _welcome}
"""Screenshots of a library without videos."""
FULL: dict[str, Scene] = {
    "window": _window,
    "window-dark": _window_dark,
    "filmstrips": _filmstrips,
    "list": _list,
    "words": _words,
    "results": _results,
    "chips": _chips,
    "typing": _typing,
    "tag-bar": _tag_bar,
    "tag-dialog": _tag_dialog,
    "player": _player,
    "timeline": _timeline,
    "inspector": _inspector,
    "settings": _settings,
    "review": _review,
    "groups": _groups,
    "copies": _copies,
    "map": _map,
}
"""Screenshots of a library in use."""
BROKEN: dict[str, Scene] = {"jobs": _jobs, "unreadable": _unreadable}
"""Screenshots of a library with unreadable files."""
