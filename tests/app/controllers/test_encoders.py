"""Choosing and downloading an encoder."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.app.driving import Open, called
from tests.app.stand_in import CLIP, StandInLibrary


def test_a_model_is_downloaded_stopped_resumed_and_used(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    library.download_gate.clear()
    library.download_steps = [(200_000_000, 605_000_000)]
    desk = open_desk(library)
    choice = desk.window.welcome.choice
    qtbot.waitUntil(lambda: choice.card(CLIP.reference) is not None)
    card = choice.card(CLIP.reference)
    assert card is not None
    qtbot.mouseClick(card.radio, Qt.MouseButton.LeftButton, pos=QPoint(8, card.radio.height() // 2))
    button = card.findChildren(QPushButton)[0]
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Download"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.text() == "Cancel")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.text() == "Resume download")
    library.download_gate.set()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(library, "use") == [CLIP.reference])
