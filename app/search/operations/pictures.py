"""Reading and writing of pictures that are searched by; large ones take their time, so never on the window's thread."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.bridge.work import Read


def preview(path: Path, *, height_px: int) -> Read[QImage]:
    """Read a picture in small.

    Parameters
    ----------
    path : Path
        Whatever it is.
    height_px : int
        Wanted height.

    Returns
    -------
    Read
        The picture; a null one where it is none.
    """

    def _look_up(_library: object) -> QImage:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        if reader.size().isValid():
            height = max(1, height_px)
            reader.setScaledSize(reader.size().scaled(QSize(height * 8, height), Qt.AspectRatioMode.KeepAspectRatio))
        return reader.read()

    return Read(_look_up)


def frame(video_id: int, at_seconds: float, *, height_px: int) -> Read[QImage]:
    """Get the frame of a video nearest to a time.

    Parameters
    ----------
    video_id : int
        Catalog id.
    at_seconds : float
        The time.
    height_px : int
        Most height.

    Returns
    -------
    Read
        The picture; a null one where it cannot be decoded.
    """

    def _look_up(library) -> QImage:
        data = library.videos.frame(video_id, at_seconds, height_px=height_px)
        return QImage.fromData(data) if data else QImage()

    return Read(_look_up)


def save(image: QImage, path: Path) -> Read[bool]:
    """Write a picture that has no file.

    Parameters
    ----------
    image : QImage
        Not empty.
    path : Path
        Written as PNG.

    Returns
    -------
    Read
        Whether it could be written.
    """
    return Read(lambda _library: image.save(str(path), "PNG"))  # type: ignore[call-overload]
