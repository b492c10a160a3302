"""Tests of the tags panel with a real library: what a person does there, and undo of it."""

from pytestqt.qtbot import QtBot

from core.api.library import Library
from core.domain.changes import Changes
from tests.app.driving import Open


def test_the_window_knows_the_tags_from_the_start_and_after_each_change(
    open_desk: Open, shelf: Library, qtbot: QtBot
) -> None:
    beach, _ = shelf.tags.add("beach")
    desk = open_desk(shelf, with_worker=False)
    book = desk.window.models.tags
    qtbot.waitUntil(lambda: book.find("Beach") is not None)
    ids = shelf.videos.ids()
    shelf.decisions.accept(ids[:3], [beach.id])
    shelf.tags.add("night")
    desk.session.changed.emit(Changes.TAGS | Changes.DECISIONS)
    qtbot.waitUntil(lambda: book.find("night") is not None)
    assert book.count(beach.id).n_videos == 3
