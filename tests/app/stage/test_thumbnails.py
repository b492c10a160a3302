from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.stage.thumbnails import PictureKey, ThumbnailCache
from tests.app.painting import paint_picture


@pytest.fixture
def cache() -> Iterator[ThumbnailCache]:
    cache = ThumbnailCache(capacity_bytes=3 * 160 * 90 * 4)
    yield cache
    cache.close()


def test_picture_is_loaded_later_and_cached(cache: ThumbnailCache, tmp_path: Path, qtbot: QtBot) -> None:
    key = PictureKey(paint_picture(tmp_path / "a.jpg", 10), None, 160)
    with qtbot.waitSignal(cache.arrived):
        assert cache.pixmap(key) is None
    pixmap = cache.pixmap(key)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (160, 90)


def test_memory_is_bounded_and_the_oldest_is_dropped_first(cache: ThumbnailCache, tmp_path: Path, qtbot: QtBot) -> None:
    keys = [PictureKey(paint_picture(tmp_path / f"{n}.jpg", n), None, 160) for n in range(5)]
    for key in keys:
        with qtbot.waitSignal(cache.arrived):
            cache.pixmap(key)
    assert all(cache.pixmap(key) is not None for key in keys[2:])
    assert cache.pixmap(keys[0]) is None
    qtbot.waitUntil(lambda: cache.pixmap(keys[0]) is not None)


def test_cell_is_cut_out_of_a_filmstrip(cache: ThumbnailCache, tmp_path: Path, qtbot: QtBot) -> None:
    strip = QImage(1600, 90, QImage.Format.Format_RGB32)
    painter = QPainter(strip)
    for cell in range(10):
        painter.fillRect(cell * 160, 0, 160, 90, QColor(cell * 20, 0, 0))
    painter.end()
    strip.save(str(tmp_path / "strip.png"))
    key = PictureKey(tmp_path / "strip.png", 7, 0)
    with qtbot.waitSignal(cache.arrived):
        cache.pixmap(key)
    pixmap = cache.pixmap(key)
    assert pixmap is not None
    assert (pixmap.width(), pixmap.height()) == (160, 90)
    assert pixmap.toImage().pixelColor(80, 45).red() == 140


def test_unreadable_picture_is_retried_when_it_may_exist(cache: ThumbnailCache, tmp_path: Path, qtbot: QtBot) -> None:
    key = PictureKey(tmp_path / "later.jpg", None, 160)
    assert cache.pixmap(key) is None
    qtbot.waitUntil(lambda: key in cache._unreadable)
    paint_picture(key.path, 5)
    assert cache.pixmap(key) is None
    assert not cache._reading
    cache.retry_unreadable()
    with qtbot.waitSignal(cache.arrived):
        cache.pixmap(key)


def test_pictures_out_of_view_are_dropped(cache: ThumbnailCache, tmp_path: Path) -> None:
    for n in range(1000):
        cache.pixmap(PictureKey(tmp_path / f"{n}.jpg", None, 160))
    assert len(cache._waiting) <= 160
    assert PictureKey(tmp_path / "999.jpg", None, 160) in {*cache._waiting, *cache._reading}
