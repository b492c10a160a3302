"""A store of pictures limited by bytes."""

from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app.stage.thumbnails import PixmapStore


def picture(width_px: int = 10, height_px: int = 10) -> QPixmap:
    pixmap = QPixmap(width_px, height_px)
    pixmap.fill()
    return pixmap


def test_least_recently_drawn_is_dropped_first(qtbot: QtBot) -> None:
    store = PixmapStore[int](3 * 10 * 10 * 4)
    for key in range(3):
        store.put(key, picture())
    assert store.get(0) is not None
    store.put(3, picture())
    assert [key for key in range(4) if key in store] == [0, 2, 3]


def test_replaced_picture_is_counted_once(qtbot: QtBot) -> None:
    store = PixmapStore[int](3 * 10 * 10 * 4)
    for key in (0, 1, 2, 1, 1, 1):
        store.put(key, picture())
    assert [key for key in range(3) if key in store] == [0, 1, 2]
    store.put(1, picture(20, 10))
    assert [key for key in range(3) if key in store] == [1, 2]


def test_one_picture_is_kept_however_large(qtbot: QtBot) -> None:
    store = PixmapStore[int](100)
    store.put(0, picture(100, 100))
    assert 0 in store
    store.put(1, picture(100, 100))
    assert 0 not in store
    assert 1 in store


def test_cleared_store_is_empty(qtbot: QtBot) -> None:
    store = PixmapStore[int](2 * 10 * 10 * 4)
    for key in range(2):
        store.put(key, picture())
    store.clear()
    for key in range(2, 4):
        store.put(key, picture())
    assert [key for key in range(4) if key in store] == [2, 3]


def test_lower_limit_drops_at_once_and_higher_limit_keeps_more(qtbot: QtBot) -> None:
    store = PixmapStore[int](3 * 10 * 10 * 4)
    for key in range(3):
        store.put(key, picture())
    store.set_capacity(2 * 10 * 10 * 4)
    assert [key for key in range(3) if key in store] == [1, 2]
    store.set_capacity(4 * 10 * 10 * 4)
    for key in range(3, 5):
        store.put(key, picture())
    assert [key for key in range(5) if key in store] == [1, 2, 3, 4]
