"""Reads and writes pictures to search by; large ones take time, so never on the window's thread."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.bridge.work import Read


def preview(path: Path, *, height_px: int) -> Read[QImage]:
    """Read a picture scaled down to a height in px; null if the file is not a picture."""

    def _look_up(_library: object) -> QImage:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        if reader.size().isValid():
            height = max(1, height_px)
            reader.setScaledSize(reader.size().scaled(QSize(height * 8, height), Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()

    return Read(_look_up)


def frame(video_id: int, at_seconds: float, *, height_px: int) -> Read[QImage]:
    """Read the frame of a video nearest to a time, at most this high in px; null if it cannot be decoded."""

    def _look_up(library) -> QImage:
        data = library.videos.frame(video_id, at_seconds, height_px=height_px)
        return QImage.fromData(data) if data else QImage()

    return Read(_look_up)


def save(image: QImage, path: Path) -> Read[bool]:
    """Write a picture, not empty, as PNG; return whether that succeeded."""
    return Read(lambda _library: image.save(str(path), "PNG"))  # type: ignore[call-overload]
