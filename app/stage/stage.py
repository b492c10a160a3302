"""The parts of the window that controllers share."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.stage.actions import Actions
from app.stage.audited_tag import AuditedTag
from app.stage.centre import Centre
from app.stage.folder_list import FoldersModel
from app.stage.pages import Pages
from app.stage.panels import Panels
from app.stage.selection import Selection
from app.stage.tag_book import TagBook
from app.stage.thumbnails import ThumbnailCache


@dataclass(frozen=True, slots=True)
class Stage:
    """The shared parts of a window.

    Attributes
    ----------
    frame : QMainWindow
        Parent of controllers and dialogs. What a controller needs of the window's contents is passed to it.
    actions : Actions
        The commands.
    centre, panels : Centre, Panels
        The middle of the window, and what surrounds it.
    pages : Pages
        The pages in the middle.
    selection : Selection
        The videos and the moment that commands apply to.
    tags, folders : TagBook, FoldersModel
        The library's tags and folders.
    audited : AuditedTag
        The tag that is being checked, if any.
    thumbnails : ThumbnailCache
        Pictures of videos.
    closing : SignalInstance
        Emitted when the window is about to close.
    """

    frame: QMainWindow
    actions: Actions
    centre: Centre
    pages: Pages
    panels: Panels
    selection: Selection
    tags: TagBook
    folders: FoldersModel
    audited: AuditedTag
    thumbnails: ThumbnailCache
    closing: SignalInstance

    @property
    def focused(self) -> QWidget | None:
        """The widget that has the focus in the window, or has it again once the window is active."""
        return self.frame.focusWidget()

    def has_focus(self, *parts: QWidget | None) -> bool:
        """Return whether one of these widgets, a child of one, or a window that belongs to one has the focus."""
        focused, active = self.focused, QApplication.activeWindow()
        if active is not None and active is not self.frame and _belongs(active, parts):
            return True
        return focused is not None and any(
            part is focused or part.isAncestorOf(focused) for part in parts if part is not None
        )


def _belongs(window: QWidget, parts: Sequence[QWidget | None]) -> bool:
    above = window.parentWidget()
    while above is not None and above not in parts:
        above = above.parentWidget()
    return above is not None
