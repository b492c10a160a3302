"""Choosing and downloading a search model in its dialog."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.encoders.views.choice import EncoderChoice, EncoderDialog, OfferCard
from app.shell.desk import Desk
from app.ui.widgets.labels import PlainLabel
from core.domain.embeddings import Trust
from core.errors import DownloadError, EncoderError
from core.sentence import Sentence
from tests.app.driving import Open, called
from tests.app.stand_in import BUILTIN, CLIP, StandInLibrary


def open_choice(desk: Desk, qtbot: QtBot) -> EncoderChoice:
    qtbot.waitUntil(lambda: bool(desk.encoders.controller.first_encoder))
    desk.stage.actions["encoder"].trigger()
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, EncoderDialog) and one.isVisible()
    ).choice


def choose(choice: EncoderChoice, reference: str, qtbot: QtBot) -> tuple[OfferCard, QPushButton]:
    card = choice.card(reference)
    assert card is not None
    qtbot.mouseClick(card.radio, Qt.MouseButton.LeftButton, pos=QPoint(8, card.radio.height() // 2))
    return card, card.findChildren(QPushButton)[0]


def test_model_is_downloaded_cancelled_resumed_and_used(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    library.download_gate.clear()
    library.download_steps = [(200_000_000, 605_000_000)]
    desk = open_desk(library)
    _card, button = choose(open_choice(desk, qtbot), CLIP.reference, qtbot)
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "Download"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.text() == "Cancel")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.text() == "Resume download")
    library.download_gate.set()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: called(library, "use") == [CLIP.reference])


def test_failed_download_is_shown_in_the_card(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    library.download_error = DownloadError(
        "{title} could not be downloaded: {reason}", "Try again.", title=CLIP.title, reason=Sentence("no connection")
    )
    desk = open_desk(library)
    card, button = choose(open_choice(desk, qtbot), CLIP.reference, qtbot)
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    said = f"{CLIP.title} could not be downloaded: no connection."
    qtbot.waitUntil(lambda: said in [label.text() for label in card.findChildren(PlainLabel) if label.isVisible()])
    assert not desk.window.notice_bar.text, "the line above the pages says it"
    assert desk.encoders.offer_line.text == said


def test_next_choice_clears_the_error(library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    library.import_error = EncoderError("This folder holds no model", "Choose another.")
    desk = open_desk(library)
    qtbot.waitUntil(lambda: bool(desk.encoders.controller.first_encoder))
    desk.encoders.controller.import_folder(tmp_path)
    qtbot.waitUntil(lambda: "no model" in desk.window.notice_bar.text)
    library.import_error = None
    desk.encoders.controller.import_folder(tmp_path)
    qtbot.waitUntil(lambda: called(library, "use") == [BUILTIN.reference])
    qtbot.waitUntil(lambda: not desk.window.notice_bar.text)


def test_other_models_are_hidden_behind_a_button(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    library.offers_list += [replace(CLIP, reference=f"other/{number}") for number in range(5)]
    choice = open_choice(open_desk(library), qtbot)
    last = choice.card("other/4")
    assert last is not None
    assert last.isHidden()
    more = next(button for button in choice.findChildren(QPushButton) if button.text() == "5 more search models")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert last.isVisible()
    assert more.isHidden()


def test_card_says_why_its_model_is_trusted(library: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    first = replace(CLIP, reference="other/1", trust=Trust.FIRST_USE)
    seen = replace(first, reference="other/2", is_ready=True, seen_sha256="0123456789abcdef" * 4)
    library.offers_list += [first, seen]
    choice = open_choice(open_desk(library), qtbot)

    def facts(reference: str) -> str:
        card = choice.card(reference)
        assert card is not None
        return " ".join(label.text() for label in card.findChildren(PlainLabel))

    assert "trusted on first download, no known checksum" in facts("other/1")
    assert "trusted since its first download (SHA-256 0123456789ab)" in facts("other/2")
    assert "trusted" not in facts(CLIP.reference)


def test_cards_are_created_when_the_dialog_opens(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    """Saves 0.1 s when the window opens."""
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: bool(desk.browse.pages.model.ids))
    choice = open_choice(desk, qtbot)
    assert choice.selected == CLIP.reference
    assert len(choice.findChildren(OfferCard)) == 2


def test_new_library_starts_with_a_model_that_is_already_downloaded(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    library.offers_list = [BUILTIN, replace(CLIP, is_ready=True, download_bytes=0)]
    desk = open_desk(library)
    qtbot.waitUntil(lambda: desk.encoders.controller.first_encoder == CLIP.reference)
    assert desk.encoders.controller.better is None


def test_the_focus_returns_to_the_dialog_after_a_folder_was_chosen(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(library)
    choice = open_choice(desk, qtbot)
    dialog = choice.window()
    qtbot.waitUntil(dialog.isActiveWindow)
    button = next(one for one in choice.findChildren(QPushButton) if one.text().startswith("Use your own"))
    for is_chosen in (False, True):
        button.setFocus()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
        chooser = dialog.findChildren(QFileDialog)[0]
        assert chooser.parentWidget() is dialog
        chooser.setDirectory(str(tmp_path))
        chooser.accept() if is_chosen else chooser.reject()
        qtbot.waitUntil(lambda: not dialog.findChildren(QFileDialog))
        qtbot.waitUntil(dialog.isActiveWindow)
        assert QApplication.focusWidget() is button


def test_a_refused_folder_is_told_where_it_was_chosen(
    library: StandInLibrary, open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    library.import_error = EncoderError("This folder holds no model", "Choose another.")
    desk = open_desk(library)
    dialog = open_choice(desk, qtbot).window()
    assert isinstance(dialog, EncoderDialog)
    desk.encoders.controller.import_folder(tmp_path)
    qtbot.waitUntil(lambda: dialog.trouble.text() == "This folder holds no model. Choose another.")
    assert dialog.trouble.isVisible()
    assert not desk.window.notice_bar.text, "it would be behind the dialog"
    library.import_error = None
    desk.encoders.controller.import_folder(tmp_path)
    qtbot.waitUntil(lambda: not dialog.trouble.isVisible())
