from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.search.models.moment_frames import MomentFrames


def picture() -> QImage:
    image = QImage(100, 50, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


def test_least_recently_drawn_pictures_are_dropped_first(qtbot: QtBot) -> None:
    frames = MomentFrames(capacity_bytes=2 * 100 * 50 * 4)
    with qtbot.waitSignal(frames.arrived):
        frames.put((1, 0.5), picture())
    frames.put((2, 0.5), picture())
    frames.put((2, 0.5), picture())
    assert frames.pixmap((1, 0.5)) is not None
    frames.put((3, 0.5), picture())
    assert [(key, 0.5) in frames for key in (1, 2, 3)] == [True, False, True]
    assert frames.pixmap((1, 0.6)) is None
