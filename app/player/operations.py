"""Library calls of the player, and saving of the current frame."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSaveFile, Qt
from PySide6.QtGui import QImage

from app.bridge.work import Operation, Read
from app.ui.localization.text import display_name, filled, inline_name, tr
from core import private
from core.domain.changes import Change
from core.domain.videos import Video

_COVER_PX = 480
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Playable:
    """What is known about a video before it is opened.

    Attributes
    ----------
    is_there : bool
        Whether its file exists.
    frames_per_second : float
        0 if not known.
    poster : QImage
        Its poster; null if there is none.
    """

    is_there: bool
    frames_per_second: float
    poster: QImage


def playable(video_id: int, path: Path) -> Read[Playable]:
    """Look up what is to be known about a video before it is opened; a slow drive may block."""

    def _look_up(library):
        found = library.videos.get_many([video_id])
        media = found[0].media if found else None
        poster = library.videos.poster(found[0]) if found else None
        return Playable(
            is_there=path.is_file(),
            frames_per_second=media.frames_per_second if media is not None else 0.0,
            poster=QImage(str(poster)) if poster is not None else QImage(),
        )

    return Read(_look_up)


def video(video_id: int) -> Read[Video | None]:
    """Return a video; None if it is no longer in the library."""
    return Read(lambda library: next(iter(library.videos.get_many([video_id])), None))


def save(image: QImage, path: Path) -> Read[str]:
    """Write a frame as PNG, completely or not at all; return the reason of a failure, or an empty string.

    An existing file is replaced.
    """

    def _write(_library: object) -> str:
        file = QSaveFile(str(path))
        is_written = (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and image.save(file, "PNG")  # type: ignore[call-overload]
            and file.commit()
        )
        if is_written:
            private.share(path)
        return "" if is_written else file.errorString()

    return Read(_write)


def set_cover(video_id: int, path: Path, at_seconds: float, image: QImage) -> Operation[Change]:
    """Make a frame, not empty, the cover of its video; one undo step."""
    words = filled(tr("History", "Set cover of %1"), inline_name(display_name(path)))
    return Operation(lambda library: library.videos.set_cover(video_id, at_seconds, picture=_jpeg(image)), words=words)


def reset_cover(video_id: int, path: Path) -> Operation[Change]:
    """Restore the automatic cover of a video; one undo step."""
    words = filled(tr("History", "Reset cover of %1"), inline_name(display_name(path)))
    return Operation(lambda library: library.videos.set_cover(video_id, None), words=words)


def _jpeg(image: QImage) -> bytes:
    # The size of generated posters.
    if max(image.width(), image.height()) > _COVER_PX:
        how = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_COVER_PX, _COVER_PX, Qt.AspectRatioMode.KeepAspectRatio, how)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(data.data())
