"""Drives the page of copies by keys and the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.duplicates.controllers.review import DuplicatesController
from app.duplicates.views.page import DuplicatesPage
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.duplicates import PairAnswer, PairKind

Key = Qt.Key
COPIES = {("scene 0.mp4", "trimmed.mp4"), ("mirrored.mp4", "scene 1.mp4")}
PATIENCE_MS = 90_000


def open_page(desk: Desk, qtbot: QtBot) -> Desk:
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.window.isActiveWindow())
    qtbot.keyClick(desk.window, Key.Key_7, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: control(desk).is_shown)
    return desk


def control(desk: Desk) -> DuplicatesController:
    return desk.duplicates.controller


def page(desk: Desk) -> DuplicatesPage:
    return desk.duplicates.controller.page


def listed(desk: Desk) -> set[tuple[str, str]]:
    return {(pair.a.name, pair.b.name) for pair in page(desk).model.rows}


def choose_kind(desk: Desk, qtbot: QtBot, kind: PairKind) -> None:
    """Choose a kind in the box by keys."""
    box = page(desk).kinds
    qtbot.waitUntil(lambda: bool(page(desk).model.rows) or bool(page(desk).empty.sentence))
    if box.currentData() != kind:
        box.setFocus()
        qtbot.keyClick(box, Key.Key_Home)
        for _ in range(list(PairKind).index(kind)):
            qtbot.keyClick(box, Key.Key_Down)
        box.activated.emit(box.currentIndex())


def choose(desk: Desk, qtbot: QtBot, kind: PairKind, *names: str) -> None:
    """Choose a kind in the box by keys, and a pair by clicking on it."""
    choose_kind(desk, qtbot, kind)
    view = page(desk).list_view

    def row() -> int:
        found = [place for place, pair in enumerate(page(desk).model.rows) if {pair.a.name, pair.b.name} == {*names}]
        return found[0] if found else -1

    qtbot.waitUntil(lambda: row() >= 0)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(page(desk).model.index(row(), 0)).center()
    )
    qtbot.waitUntil(lambda: page(desk).pair is page(desk).model.rows[row()] and bool(page(desk).comparison.facts))


def press(desk: Desk, qtbot: QtBot, *keys: Qt.Key) -> None:
    desk.window.activateWindow()
    page(desk).list_view.setFocus()
    qtbot.waitUntil(lambda: desk.window.isActiveWindow() and page(desk).list_view.hasFocus())
    for key in keys:
        qtbot.keyClick(page(desk).list_view, key)


def box_of(desk: Desk, qtbot: QtBot) -> QMessageBox:
    def shown() -> list[QMessageBox]:
        return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def click(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def answers(library: Library) -> dict[frozenset[str], PairAnswer]:
    pairs = library.duplicates.listed().pairs
    return {frozenset((pair.a.name, pair.b.name)): pair.given.answer for pair in pairs if pair.given is not None}


def box_is_open(desk: Desk) -> bool:
    return any(box.isVisible() for box in desk.window.findChildren(QMessageBox))
