"""What a controller may see of the window besides the panel it is for."""

from dataclasses import dataclass

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMainWindow

from app.stage.actions import Actions
from app.stage.audited_tag import AuditedTag
from app.stage.folder_list import FoldersModel
from app.stage.pages import Pages
from app.stage.panels import Panels
from app.stage.selection import Selection
from app.stage.tag_book import TagBook
from app.stage.thumbnails import ThumbnailCache


@dataclass(frozen=True, slots=True)
class Stage:
    """The parts of a window that all features share.

    Attributes
    ----------
    frame : QMainWindow
        Owns controllers and dialogs; nothing is looked up in it.
    actions : Actions
        The commands.
    pages, panels : Pages, Panels
        What is in the middle, and what stands around it.
    selection : Selection
        The videos and the moment that commands are about.
    tags, folders : TagBook, FoldersModel
        The library's tags and folders.
    audited : AuditedTag
        The tag that is being checked at random, if one is.
    thumbnails : ThumbnailCache
        Pictures of videos.
    closing : SignalInstance
        Emitted when the window is about to go.
    """

    frame: QMainWindow
    actions: Actions
    pages: Pages
    panels: Panels
    selection: Selection
    tags: TagBook
    folders: FoldersModel
    audited: AuditedTag
    thumbnails: ThumbnailCache
    closing: SignalInstance
