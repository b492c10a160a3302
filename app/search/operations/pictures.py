"""Reads and writes pictures to search by; large ones take time, so never on the window's thread."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.bridge.work import Read
from core.domain.query.filters import Example
from core.domain.search import FrameQuery, ImageQuery
from core.errors import KnownError, UsageError


def preview(path: Path, *, height_px: int) -> Read[QImage]:
    """Read a picture scaled down to a height in px; null if the file is not a picture."""
    return Read(lambda _library: _read(path, height_px))


def of_example(example: Example, *, height_px: int) -> Read[QImage]:
    """Return what an example looks like: its frame, or the poster of its video; null if neither is there."""

    def _look_up(library) -> QImage:
        try:
            query = library.filters.example(example)
        except UsageError:  # the search says what is wrong with it
            return QImage()
        if isinstance(query, ImageQuery):
            return _read(query.path, height_px)
        if isinstance(query, FrameQuery):
            with contextlib.suppress(KnownError):  # the poster will do without a worker
                if data := library.videos.frame(query.video_id, query.at_seconds, height_px=height_px):
                    return QImage.fromData(data)
        found = library.videos.get_many([query.video_id])
        poster = library.videos.poster(found[0]) if found else None
        return QImage() if poster is None else _read(poster, height_px)

    return Read(_look_up)


def _read(path: Path, height_px: int) -> QImage:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if reader.size().isValid():
        height = max(1, height_px)
        reader.setScaledSize(reader.size().scaled(QSize(height * 8, height), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def frame(video_id: int, at_seconds: float, *, height_px: int) -> Read[QImage]:
    """Read the frame of a video nearest to a time, at most this high in px; null if it cannot be decoded."""

    def _look_up(library) -> QImage:
        data = library.videos.frame(video_id, at_seconds, height_px=height_px)
        return QImage.fromData(data) if data else QImage()

    return Read(_look_up)


def save(image: QImage, path: Path) -> Read[bool]:
    """Write a picture, not empty, as PNG; return whether that succeeded."""
    return Read(lambda _library: image.save(str(path), "PNG"))  # type: ignore[call-overload]
