"""Line icons, drawn in a colour of the current scheme."""

import functools
import importlib.resources

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.ui.paint import theme

_SIZES_PX = (16, 20, 24, 32, 48)
_DIRECTED = {"back", "list", "group"}
"""Mirrored in right-to-left languages; icons of time and playback are not."""


def icon(name: str, *, colour: str = "") -> QIcon:
    """Return an icon of ``resources/icons`` by file stem, sharp at common sizes; the text colour is the default."""
    return QIcon(_icon(name, colour or theme.current().text, _is_mirrored(name)))


def pixmap(name: str, size_px: int, *, colour: str = "", ratio: float = 1.0) -> QPixmap:
    """Return an icon as a transparent pixmap; `size_px` is device-independent, `ratio` device pixels per pixel."""
    return _render(name, size_px, colour or theme.current().text, ratio, _is_mirrored(name))


def _is_mirrored(name: str) -> bool:
    return name in _DIRECTED and QGuiApplication.isRightToLeft()


@functools.lru_cache(maxsize=256)
def _icon(name: str, colour: str, is_mirrored: bool) -> QIcon:  # noqa: FBT001 (a cache)
    made = QIcon()
    for size_px in _SIZES_PX:
        for ratio in (1, 2):
            made.addPixmap(_render(name, size_px, colour, ratio, is_mirrored))
    return made


@functools.lru_cache(maxsize=512)
def _render(name: str, size_px: int, colour: str, ratio: float, is_mirrored: bool) -> QPixmap:  # noqa: FBT001 (a cache)
    drawing = _drawing(name).replace("currentColor", colour)
    picture = QPixmap(QSize(size_px, size_px) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    if is_mirrored:
        painter.translate(picture.width(), 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@functools.lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return importlib.resources.files("resources").joinpath(f"icons/{name}.svg").read_text(encoding="utf-8")


def forget() -> None:
    """Clear the caches; pixmaps must not outlive the application."""
    _icon.cache_clear()
    _render.cache_clear()


def application_icon() -> QIcon:
    """Return the program's icon in its own colours."""
    if QApplication.instance() is None:
        return QIcon()
    return icon("clipshelf", colour=theme.LIGHT.accent)
