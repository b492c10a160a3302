"""The tags panel: shows the tags of the library, filters by them, and gives them by dropping."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.search.controllers.search import SearchController
from app.shell.main_window import MainWindow
from app.tags.controllers.tag_editing import TagEditing
from app.tags.models import tag_marks
from app.tags.models.tag_marks import Key, Mark
from app.tags.models.tag_words import spoken
from app.tags.operations import tags
from app.ui.buttons import IconButton
from app.ui.text import filled, tr
from app.ui.throttle import Throttle
from core.domain.changes import Change, Changes
from core.domain.filters import Condition, Field
from core.domain.tags import Tag, TagNode
from core.errors import KnownError

_REFRESH_MS = 150
# Suggestions too: where another program makes tags or decides, what the worker learns of it is all that is heard.
_STALE_BY = Changes.TAGS | Changes.DECISIONS | Changes.VIDEOS | Changes.SUGGESTIONS


class TagsController(QObject):
    """Keeps the tags of the window true to the library, and filters by them.

    Attributes
    ----------
    editing : TagEditing
        Carries out what changes tags themselves.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    search : SearchController
        For filtering by a tag.
    """

    def __init__(self, session: Session, window: MainWindow, *, search: SearchController) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._search = search
        self._is_reading = False
        self._is_stale = False
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        self.editing = TagEditing(session, window, parent=self)
        panel, actions = window.tags_panel, window.actions_by_name
        panel.filterWanted.connect(lambda keys: self._filter(keys, Mark.WITH))
        panel.videosDropped.connect(self._give)
        actions.on("filter_tag", lambda: self._filter(panel.chosen_keys, Mark.WITH))
        actions.on("hide_tag", lambda: self._filter(panel.chosen_keys, Mark.WITHOUT))
        actions.on("show_suggested", self._show_suggested)
        actions.on("find_tag", self._find)
        add = IconButton("plus", tr("Tags", "New tag (Ctrl+Shift+N)"), actions["new_tag"].trigger, parent=panel)
        window.panels.heads["show_tags"].add(add)
        search.askedChanged.connect(lambda _filter: self._mark())
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the tags again; one reading at a time, and one more after it where something changed meanwhile."""
        self._is_stale = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._session.run(tags.tree().then(self._take).otherwise(self._give_up))

    def _take(self, tree: tuple[TagNode, ...]) -> None:
        self._is_reading = False
        self._window.models.tags.set_tree(tree)
        self._mark()
        if self._is_stale:
            self._refresh_soon.wish()

    def _give_up(self, error: KnownError) -> None:
        self._is_reading = False
        self._session.board.complain(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._refresh_soon.wish()

    def _mark(self) -> None:
        self._window.tags_panel.set_marks(tag_marks.marks(self._search.asked, self._window.models.tags))

    def _filter(self, keys: Sequence[Key], mark: Mark) -> None:
        if keys:
            self._search.ask(tag_marks.toggled(self._search.asked, self._window.models.tags, keys, mark))
        else:
            self._session.board.inform(tr("Tags", "Choose a tag in the tags panel first."))

    def _show_suggested(self) -> None:
        """Show only videos that a chosen tag is suggested for, or no longer only those."""
        chosen = self._window.tags_panel.chosen
        if chosen:
            self._search.toggle(Condition(Field.SUGGESTED, tuple(tag.name for tag in chosen)))
        else:
            self._session.board.inform(tr("Tags", "Choose a tag in the tags panel first."))

    def _find(self) -> None:
        self._window.panels.show(self._window.panels.docks["show_tags"])
        self._window.tags_panel.field.setFocus()
        self._window.tags_panel.field.selectAll()

    def _give(self, tag_id: int) -> None:
        chosen, tag = self._window.models.selection, self._window.models.tags.tag(tag_id)
        if tag is None or not chosen.ids:
            return
        # A moment is dragged only from where moments are shown; in the grid it is the videos.
        is_moment = self._window.pages.currentWidget() is self._window.results
        given = tags.give(tag, chosen.ids, chosen.moment if is_moment else None)
        self._session.run(given.then(lambda change: self._tell(change, tag)))

    def _tell(self, change: Change, tag: Tag) -> None:
        if not change.changes:
            words = filled(tr("Tags", "The tag “%1” was there already."), spoken(tag.name))
            self._session.board.inform(words)
