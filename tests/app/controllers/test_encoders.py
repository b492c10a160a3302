"""Choosing and downloading an encoder."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.views.encoder_choice import OfferCard
from app.views.encoder_dialog import EncoderDialog
from core.errors import EncoderError
from tests.app.driving import Open, called
from tests.app.stand_in import CLIP, DESCRIPTOR, StandInLibrary


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


def test_a_refusal_is_taken_back_by_the_next_choice(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    library.import_error = EncoderError("This folder holds no model", "Choose another.")
    desk = open_desk(library)
    qtbot.waitUntil(lambda: bool(desk.encoders.first_encoder))
    desk.encoders.import_folder(tmp_path)
    qtbot.waitUntil(lambda: "no model" in desk.window.notice_bar.text)
    library.import_error = None
    desk.encoders.import_folder(tmp_path)
    qtbot.waitUntil(lambda: called(library, "use") == [DESCRIPTOR.reference])
    qtbot.waitUntil(lambda: not desk.window.notice_bar.text)


def test_the_folder_button_is_seen_at_once_and_the_rest_on_demand(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    library.offers_list += [replace(CLIP, reference=f"other/{number}") for number in range(5)]
    desk = open_desk(library)
    choice = desk.window.welcome.choice
    qtbot.waitUntil(lambda: choice.card("other/4") is not None)
    last = choice.card("other/4")
    assert last is not None
    assert last.isHidden()
    more = next(button for button in choice.findChildren(QPushButton) if button.text() == "5 more encoders")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert last.isVisible()
    assert more.isHidden()


def test_encoders_to_choose_from_are_made_for_whoever_looks_at_them(
    filled: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    """The window opens a tenth of a second sooner."""
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: bool(desk.window.models.videos.ids))
    qtbot.waitUntil(lambda: bool(desk.encoders._offers))
    choice = desk.window.welcome.choice
    assert not choice.findChildren(OfferCard)
    assert desk.encoders.first_encoder == DESCRIPTOR.reference
    assert len(choice.findChildren(OfferCard)) == 2
    desk.window.actions_by_name["encoder"].trigger()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, EncoderDialog))
    assert len(dialog.choice.findChildren(OfferCard)) == 2
    dialog.close()
