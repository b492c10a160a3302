"""The tags panel: shows the library's tags, and applies a tag to the videos dropped on it."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.tags.controllers.editing import TagEditing
from app.tags.operations import tags
from app.tags.views.panel import TagsPanel
from app.ui.localization.text import filled, inline_name, tr
from app.ui.throttle import Throttle
from app.ui.widgets.buttons import IconButton
from core.domain.changes import Change, Changes
from core.domain.tags import Tag, TagNode
from core.errors import KnownError

_REFRESH_MS = 150
# Suggestions too: if another program creates tags or decides, new suggestions are the only signal here.
_STALE_BY = Changes.TAGS | Changes.DECISIONS | Changes.VIDEOS | Changes.SUGGESTIONS


class TagsController(QObject):
    """Keeps the window's tags in sync with the library.

    Attributes
    ----------
    editing : TagEditing
        Carries out changes to tags.
    """

    def __init__(self, session: Session, stage: Stage, *, panel: TagsPanel, dock: Dock) -> None:
        super().__init__(stage.frame)
        self._panel, self._dock = panel, dock
        self._session = session
        self._stage = stage
        self._is_reading = False
        self._is_stale = False
        self._refresh_soon = Throttle(_REFRESH_MS, self.refresh, parent=self)
        self.editing = TagEditing(session, stage, parent=self, tags_panel=panel)
        actions = stage.actions
        panel.videosDropped.connect(self._apply)
        panel.empty.actionChosen.connect(actions.run)
        actions.on("find_tag", self._find)
        add = IconButton("plus", tr("Tags", "New tag"), actions["new_tag"].trigger, parent=panel)
        add.show_keys(actions["new_tag"])
        dock.head.add(add)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the tags again; one read at a time, with one more afterwards if something changed meanwhile."""
        self._is_stale = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._session.run(tags.tree().then(self._take).otherwise(self._give_up))

    def _take(self, tree: tuple[TagNode, ...]) -> None:
        self._is_reading = False
        self._stage.tags.set_tree(tree)
        if self._is_stale:
            self._refresh_soon.request()

    def _give_up(self, error: KnownError) -> None:
        self._is_reading = False
        self._session.board.complain(error, again=self.refresh)

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._refresh_soon.request()

    def _find(self) -> None:
        self._dock.bring_to_front()
        self._panel.field.setFocus()
        self._panel.field.selectAll()

    def _apply(self, tag_id: int) -> None:
        chosen, tag = self._stage.selection, self._stage.tags.tag(tag_id)
        if tag is None or not chosen.ids:
            return
        # Moments are dragged only from the results page; in the grid it is the videos.
        is_moment = self._stage.pages.has_moments
        applied = tags.apply(tag, chosen.ids, chosen.moment if is_moment else None)
        self._session.run(applied.then(lambda change: self._report(change, tag)))

    def _report(self, change: Change, tag: Tag) -> None:
        if not change.changes:
            words = filled(tr("Tags", "The tag “%1” was already applied."), inline_name(tag.name))
            self._session.board.inform(words)
