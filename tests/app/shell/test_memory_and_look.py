"""Memory limits of pictures, and returning freed memory to the system."""

import pytest
from PySide6.QtGui import QPixmapCache
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell import look as appearance
from app.stage.thumbnails import CAPACITY_BYTES, PixmapStore
from core.api.library import Library
from tests.app.driving import Open


def capacity(store: PixmapStore) -> int:
    return store._capacity_bytes


def test_picture_memory_depends_on_the_window_size(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    """If a page of pictures exceeded the limit, it would be read again and again."""
    desk = open_desk(shelf, with_worker=False)
    window, kept = desk.window, desk.stage.thumbnails._pixmaps
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: capacity(kept) == CAPACITY_BYTES)
    window.resize(3840, 2160)
    qtbot.waitUntil(lambda: capacity(kept) == 2 * 4 * 3840 * 2160)
    assert QPixmapCache.cacheLimit() * 1024 >= 4 * 3840 * 2160
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: capacity(kept) == CAPACITY_BYTES)
    assert QPixmapCache.cacheLimit() == 12 * 1024


def test_freed_memory_is_returned_soon_after_a_write(
    shelf: Library, open_desk: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_back: list[bool] = []
    monkeypatch.setattr(appearance.memory, "release_freed", lambda: given_back.append(True))
    monkeypatch.setattr(appearance, "_RELEASE_MS", 50)
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
    qtbot.wait(300)
    given_back.clear()
    for _ in range(3):
        desk.session.run(Operation(lambda library: library.ratings.rate(library.videos.ids(), 3)))
    qtbot.waitUntil(lambda: bool(given_back))
    qtbot.wait(150)
    assert len(given_back) <= 2, "many wishes are one"
