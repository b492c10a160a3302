"""The window as a whole: opening, closing, what it remembers, its dialogs."""

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app.encoders.views.choice import EncoderDialog
from app.shell.desk import Desk
from app.ui.widgets.labels import PlainLabel
from core.domain.search import SearchRequest, SearchResult
from core.errors import LibraryDamagedError, WorkerError
from tests.app.driving import Open, called
from tests.app.stand_in import BUILTIN, CLIP, StandInLibrary


def test_empty_library_shows_the_welcome_page(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(library)
    qtbot.waitUntil(lambda: desk.stage.pages.currentWidget() is desk.folders.welcome)
    qtbot.waitUntil(lambda: desk.encoders.controller.first_encoder == BUILTIN.reference)
    shown = " ".join(label.text() for label in desk.folders.welcome.findChildren(PlainLabel))
    assert "nothing leaves this computer" in shown
    assert "?" not in shown, "it asks nothing"
    assert not desk.folders.welcome.findChildren(QRadioButton)


def test_welcome_page_offers_a_choice_of_search_model(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(library)
    welcome = desk.folders.welcome
    qtbot.waitUntil(
        lambda: desk.stage.pages.currentWidget() is welcome and bool(desk.encoders.controller.first_encoder)
    )
    link = next(one for one in welcome.findChildren(QPushButton) if one.text().startswith("Search model"))
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, EncoderDialog) and one.isVisible())
    assert dialog.choice.selected == BUILTIN.reference
    dialog.close()


def test_window_closes_during_a_search_and_a_download(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.download_gate.clear()

    def _slow(_request: SearchRequest) -> SearchResult:
        filled.download_gate.wait(5)
        raise WorkerError("gone")

    filled.answer = _slow
    desk = open_desk(filled)
    desk.search.controller.by_text("dog")
    desk.encoders.controller.download.start(CLIP.reference)
    qtbot.waitUntil(lambda: bool(called(filled, "search") and called(filled, "download")))
    desk.window.close()
    assert filled.is_closed


def test_window_size_is_remembered(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    first = open_desk(filled, remembers=True)
    first.window.resize(701, 511)
    first.window.close()
    filled.is_closed = False
    second = Desk(filled, remembers=True)  # pyright: ignore[reportArgumentType]
    second.window.show()
    second.start()
    assert (second.window.width(), second.window.height()) == (701, 511)
    second.window.close()
    second.deleteLater()


def test_help_and_about_open(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    for name in ("show_keys", "about", "encoder"):
        desk.stage.actions[name].trigger()
    titles = {one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()}
    assert {"Keyboard shortcuts", "About Clipshelf", "Search model"} <= titles


def test_damage_found_while_working_is_offered_for_repair(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    filled.add_error = LibraryDamagedError("The catalog is damaged", "Mend it.")
    desk = open_desk(filled)
    for _ in range(2):
        desk.folders.adding.add([Path("/anything")])
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QMessageBox)))
    qtbot.waitUntil(lambda: len(called(filled, "add")) == 2)
    boxes = desk.window.findChildren(QMessageBox)
    assert len(boxes) == 1, "it is asked once"
    assert not desk.is_rescue_wanted
    qtbot.mouseClick(boxes[0].defaultButton(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: filled.is_closed)
    assert desk.is_rescue_wanted


def test_focus_starts_in_the_grid_and_reaches_everything(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(filled)
    grid = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: grid.isVisible() and desk.window.focusWidget() is grid)
    reached: list[str] = []
    for _ in range(20):
        widget = desk.window.focusWidget()
        reached.append(widget.accessibleName() or getattr(widget, "text", str)() or f"?{type(widget)}")
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    ring = reached[: reached.index("Videos", 1)]
    assert [name for name in ring if name in {"Videos", "Folders", "Search", "Sort order: Name"}] == [
        "Videos",
        "Folders",
        "Folders",  # the list, and the button that shows it
        "Search",
        "Sort order: Name",
    ]
    assert not [name for name in ring if name.startswith("?")], "everything that can be reached has a name"


def test_closed_window_leaves_nothing_behind(filled: StandInLibrary, qtbot: QtBot) -> None:
    def open_and_close() -> list[weakref.ref[QObject]]:
        desk = Desk(filled, remembers=False)  # pyright: ignore[reportArgumentType]
        desk.window.show()
        desk.start()
        qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() > 0)
        assert desk.window.close()
        desk.deleteLater()
        return [weakref.ref(one) for one in (desk, desk.session, desk.window, desk.search.controller)]

    left = open_and_close()

    def is_gone() -> bool:
        gc.collect()
        return not any(one() for one in left)

    qtbot.waitUntil(is_gone)
