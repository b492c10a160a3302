"""The head of the inspector: picture, name, folder, stars."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.inspector.views.star_rating import StarRating
from app.stage.thumbnails import PictureKey, ThumbnailCache
from app.ui import icons, theme
from app.ui.labels import ElidedLabel, Role
from app.ui.text import display_name, display_text, left_to_right

_HIGH_EM, _WIDEST_PX = 8, 480


class Poster(QWidget):
    """The picture of a video, as large as fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails: ThumbnailCache | None = None
        self._path: Path | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def attach(self, thumbnails: ThumbnailCache) -> None:
        """Say where pictures come from.

        Parameters
        ----------
        thumbnails : ThumbnailCache
            The window's.
        """
        self._thumbnails = thumbnails
        thumbnails.arrived.connect(self.update)

    def show_picture(self, path: Path | None) -> None:
        """Show a picture.

        Parameters
        ----------
        path : Path or None
            Its file; None where there is none yet.
        """
        self._path = path
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() * _HIGH_EM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        painter.fillRect(self.rect(), QColor(theme.current().hover))
        width = min(_WIDEST_PX, self.width())
        found = None
        if self._path is not None and self._thumbnails is not None:
            found = self._thumbnails.pixmap(PictureKey(self._path, None, round(width * ratio)))
        if found is None:
            side = 32
            spot = QRect(0, 0, side, side)
            spot.moveCenter(self.rect().center())
            painter.drawPixmap(spot, icons.pixmap("film", side, colour=theme.current().muted, ratio=ratio))
        else:
            size = found.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(self.rect().center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, found)
        painter.end()


class InspectorHead(QWidget):
    """What is inspected, and how good it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.poster = Poster(self)
        self.name = ElidedLabel(role=Role.HEADING, parent=self)
        self.folder = ElidedLabel(role=Role.SMALL, parent=self)
        self.stars = StarRating(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.poster)
        column.addSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.folder)
        column.addWidget(self.stars, 0, Qt.AlignmentFlag.AlignLeading)

    def show_video(self, path: Path, poster: Path | None, rating: int) -> None:
        """Show one video.

        Parameters
        ----------
        path : Path
            Its file.
        poster : Path or None
            Its picture.
        rating : int
            0 to 5.
        """
        self.poster.show()
        self.folder.show()
        self.poster.show_picture(poster)
        self.name.setText(display_name(path))
        self.folder.setText(left_to_right(display_text(str(path.parent))))
        self.stars.set_rating(rating)

    def show_many(self, words: str, rating: int | None) -> None:
        """Show several videos.

        Parameters
        ----------
        words : str
            How many.
        rating : int or None
            None where it differs.
        """
        self.poster.hide()
        self.folder.hide()
        self.name.setText(words)
        self.stars.set_rating(rating)
