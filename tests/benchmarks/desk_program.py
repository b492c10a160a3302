"""The real window without its worker, driven by keys and mouse on a library of many videos.

``python -m tests.benchmarks.desk_program STARTED_AT LIBRARY N_FRAMES TAG TAG TAG`` prints its measurements: the first
two tags are used as filters, the third is applied to everything.
"""

import app.__main__  # noqa: F401, I001 (first, as in the program)
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.shell.desk import Desk
from app.main import make_application
from app.inspector.models.inspected import ManyVideos
from app.ui.paint import icons
from core.api.library import Library
from core.domain.query.text import parse
from tests.benchmarks import stage
from tests.benchmarks.measured import frames, memory, resized
from tests.benchmarks.stage import BarDrag, Frame, Stage, Took

_CONTROL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_Key = Qt.Key
_VIEWS = {"grid": _Key.Key_1, "filmstrips": _Key.Key_2, "list": _Key.Key_3}


class DeskRun:
    """One session in which everything is measured once.

    Attributes
    ----------
    found : dict
        The measurements by name.
    """

    def __init__(self, library: Library, began: float, n_frames: int) -> None:
        self.found: dict[str, Any] = {}
        self._library = library
        self._n_frames = n_frames
        self.desk = desk = Desk(library, remembers=False)
        self.window = window = desk.window
        self._stage = Stage(window)
        self._n_changes = 0
        desk.session.changed.connect(self._on_changed)
        window.resize(1280, 800)
        window.show()
        desk.start(with_worker=False)
        self.found["open: first painting"] = self._stage.until(lambda: True, since=began).seconds
        self.found["open: videos"] = self._stage.until(self._has_cards, since=began).seconds
        self.found["open: cpu"] = time.process_time()
        self.found["open: pictures"] = self._stage.until(self._has_pictures, since=began).seconds
        self.rest()
        self.found["memory at first"] = memory()

    @property
    def _view(self):
        return self.desk.browse.pages.current.list_view

    def _on_changed(self, _changes: object) -> None:
        self._n_changes += 1

    def _has_cards(self) -> bool:
        model = self.desk.browse.pages.model
        rows = self._view.visible_rows()
        return bool(rows) and all(model.card(model.index(row)) is not None for row in rows)

    def _has_pictures(self) -> bool:
        return self._has_cards() and not self.desk.stage.thumbnails.is_busy

    def rest(self) -> None:
        """Wait until the window is idle."""
        self._stage.rest(lambda: not self._has_pictures() or self.desk.browse.grid.is_listing)

    def _keep(self, name: str, took: Took) -> None:
        self.found[name] = took.seconds
        self.found[f"{name}: longest"] = took.longest_ms

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the focused widget."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, keys)

    def scroll(self) -> None:
        """Turn the wheel and drag the scroll bar in every view."""
        for name, key in _VIEWS.items():
            if name != "grid":
                self._keep(f"switch to {name}", self._stage.act(lambda key=key: self.press(key, _ALT), self._has_cards))
            self.rest()
            view = self._view
            view.scrollToTop()
            self.rest()
            shown = self._stage.frames(lambda _, view=view: stage.turn_wheel(view), self._n_frames)
            self.found[f"wheel, {name}"] = frames(shown)
            self.rest()
            drag = BarDrag(view.verticalScrollBar(), self._n_frames)
            self.found[f"drag, {name}"] = frames(self._stage.frames(drag.step, self._n_frames))
            drag.drop()
            self.rest()
        self._keep("switch to grid", self._stage.act(lambda: self.press(_Key.Key_1, _ALT), self._has_cards))
        self.rest()

    def resize(self) -> None:
        """Make the window larger and smaller."""
        self.found["resize"] = resized(self._stage, self.window, self._n_frames)
        self.rest()

    def _type(self, line: QLineEdit, text: str) -> list[Frame]:
        letters = iter(text)
        return self._stage.frames(lambda _: QTest.keyClicks(line, next(letters)), len(text))

    def filter(self, tags: tuple[str, str]) -> None:
        """Filter by two typed tags, and clear the filter."""
        text = " ".join(f"tag:{tag}" for tag in tags)
        n_all, n_expected = self.desk.browse.pages.model.rowCount(), self._library.filters.count(parse(text))
        self.press(_Key.Key_F, _CONTROL)
        line = self.desk.search.bar.edit
        self.found["key in the search box"] = frames(self._type(line, text))
        self.rest()
        line.popup.hide()
        self._keep("filter by two tags", self._stage.act(lambda: self.press(_Key.Key_Return), self._shows(n_expected)))
        self.found["filtered"] = n_expected
        self.rest()
        self._view.setFocus()
        self._keep("filter off", self._stage.act(lambda: self.press(_Key.Key_Escape), self._shows(n_all)))
        self.rest()

    def _shows(self, n_videos: int) -> Callable[[], bool]:
        return lambda: self.desk.browse.pages.model.rowCount() == n_videos and self._has_cards()

    def tag_all(self, tag: str) -> None:
        """Select everything, apply a tag, undo, redo."""
        inspector = self.desk.inspector.panel
        n_all = self.desk.browse.pages.model.rowCount()
        self._view.setFocus()
        self._keep(
            "select all",
            self._stage.act(
                lambda: self.press(_Key.Key_A, _CONTROL), lambda: len(self.desk.stage.selection.ids) == n_all
            ),
        )
        began = time.perf_counter()
        is_shown = lambda: isinstance(inspector.shown, ManyVideos) and inspector.shown.sums.n_videos == n_all  # noqa: E731
        self._keep("inspector of all", self._stage.until(is_shown, since=began))
        self.rest()
        self._keep("tag bar", self._stage.act(lambda: self.press(_Key.Key_T, _CONTROL)))
        line = self.desk.tags.tagging.bar.line
        self.found["key in the tag bar"] = frames(self._type(line, tag))
        self.rest()
        n_before = self._n_with(tag)
        self._turn("tag all", lambda: self.press(_Key.Key_Return), lambda: self._n_with(tag) == n_all)
        self.press(_Key.Key_Escape)
        self._view.setFocus()
        self.rest()
        undo = lambda: self.press(_Key.Key_Z, _CONTROL)  # noqa: E731
        self._turn("undo", undo, lambda: self._n_with(tag) == n_before)
        self._turn("redo", lambda: self.press(_Key.Key_Z, _CONTROL | _SHIFT), lambda: self._n_with(tag) == n_all)

    def _turn(self, name: str, action: Callable[[], object], is_everywhere: Callable[[], bool]) -> None:
        began, n_changes = time.perf_counter(), self._n_changes
        self._keep(name, self._stage.act(action, lambda: self._n_changes > n_changes))
        everywhere = self._stage.until(lambda: is_everywhere() and self._has_cards(), since=began)
        self._keep(f"{name}: everywhere", everywhere)
        self.rest()

    def _n_with(self, name: str) -> int:
        """Return how many selected videos have a tag in the inspector; the tag tree has to agree."""
        tag, shown = self.desk.stage.tags.find(name), self.desk.inspector.panel.shown
        if tag is None or not isinstance(shown, ManyVideos):
            return -1
        found = {state.tag_id: state.n_with for state in shown.states}.get(tag.id, 0)
        return found if self.desk.stage.tags.count(tag.id).n_videos == found else -1

    def panels(self) -> None:
        """Close and open the tags panel, expand the tree, and scroll through it."""
        dock, tree = self.desk.stage.panels.dock("show_tags"), self.desk.tags.panel.tree
        self._stage.act(lambda: self.press(_Key.Key_F9, _SHIFT), dock.isHidden)
        self.rest()
        self._keep("tags panel", self._stage.act(lambda: self.press(_Key.Key_F9, _SHIFT), dock.isVisible))
        self._keep("tags panel, unfolded", self._stage.act(tree.expandAll))
        shown = self._stage.frames(lambda _: stage.turn_wheel(tree), self._n_frames // 3)
        self.found["wheel, tags"] = frames(shown)

    def end(self) -> None:
        """Take the last measurements and close the window."""
        self.rest()
        self.found["memory"] = memory()
        window: QWidget = self.window
        window.close()
        self.desk.deleteLater()
        icons.forget()


def main(started_at: float, library: Path, n_frames: int, *tags: str) -> None:
    """Run the program."""
    began = time.perf_counter() - (time.time() - started_at)
    application = make_application([])
    run = DeskRun(Library.open(library), began, n_frames)
    run.scroll()
    run.resize()
    run.filter((tags[0], tags[1]))
    run.tag_all(tags[2])
    run.panels()
    run.end()
    del application
    sys.stdout.write(json.dumps(run.found) + "\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
