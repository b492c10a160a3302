"""User settings in the dialog: where models are downloaded from, regardless of the library."""

import json

from pytestqt.qtbot import QtBot

from app.ui.widgets.labels import PlainLabel
from core import user_settings
from core.api.library import Library
from tests.app.driving import Open
from tests.app.settings.test_settings import open_settings, type_into


def test_download_address_in_the_library_is_ignored_and_reported(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    user_settings.put(hub_address="https://mine.example")
    shelf.paths.settings.write_text(json.dumps({"hub_address": "https://theirs.example"}))
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    dialog.show_page(dialog.encoder)
    field = dialog.encoder.fields["hub_address"]
    qtbot.waitUntil(lambda: field.editor.text() == "https://mine.example")
    notes = [label.text() for label in dialog.encoder.findChildren(PlainLabel) if label.isVisible()]
    assert any("https://theirs.example" in note and "ignored" in note for note in notes)
    type_into(qtbot, field.editor, "http://hub.example")
    qtbot.waitUntil(lambda: "begins with https" in field.refusal)
    assert user_settings.load().hub_address == "https://mine.example"
