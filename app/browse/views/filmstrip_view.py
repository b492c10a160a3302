"""Videos as rows of their frames."""

from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.browse.views.filmstrip_delegate import FilmstripDelegate
from app.browse.views.flow_list import FlowList, Sizes
from app.stage.thumbnails import ThumbnailCache


class FilmstripView(FlowList):
    """Shows videos as rows as wide as the view.

    Parameters
    ----------
    thumbnails : ThumbnailCache
        Where pictures come from.
    parent : QWidget, optional
        Owner.
    """

    sizes: ClassVar[Sizes] = Sizes(56, 184, 88, 8)

    def __init__(self, thumbnails: ThumbnailCache, *, parent: QWidget | None = None) -> None:
        delegate = FilmstripDelegate(thumbnails, thumbnails)
        super().__init__(delegate, thumbnails, parent=parent)
        delegate.setParent(self)  # whose direction it asks for

    @override
    def cells(self, available_px: int) -> tuple[int, QSize]:
        return 1, QSize(max(1, available_px), self.size_px + self.gap_px)
