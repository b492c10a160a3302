"""Keeps the strip below the tags true: the outlook of the tag chosen there."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.learning.controllers.outlooks import Outlooks
from app.learning.models import outlook_words
from app.learning.operations.tag_outlook import Expected
from app.learning.views.tag_outlook import TagOutlookStrip
from app.stage.stage import Stage
from app.tags.views.tags_panel import TagsPanel
from app.ui.throttle import Throttle
from core.domain.learning import ReviewMode
from core.domain.tags import Tag


class TagOutlookController(QObject):
    """Shows what to expect of the one tag that is chosen.

    Attributes
    ----------
    strip : TagOutlookStrip
        Where it is shown.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    tags_panel : TagsPanel
        The views it fills and listens to.
    on_review : callable
        Given a `Tag` and a `ReviewMode`, opens the review.
    """

    def __init__(
        self, session: Session, stage: Stage, *, on_review: Callable[[Tag, ReviewMode], object], tags_panel: TagsPanel
    ) -> None:
        super().__init__(stage.frame)
        self._panel = tags_panel
        self._outlooks = Outlooks(session, lambda: self._chosen, self)
        self._outlooks.found.connect(self._show)
        tree = self._panel.tree
        self._scroll_soon = Throttle(0, lambda: tree.scrollTo(tree.currentIndex()), parent=self)
        tree.selectionModel().selectionChanged.connect(lambda *_: self._outlooks.wish())
        self.strip = TagOutlookStrip(self._panel)
        self._panel.add_strip(self.strip)
        self.strip.offerTaken.connect(on_review)
        stage.tags.changed.connect(self._outlooks.wish)

    @property
    def _chosen(self) -> Tag | None:
        chosen = self._panel.chosen
        return chosen[0] if len(chosen) == 1 else None

    def _show(self, tag: Tag | None, found: Expected | None) -> None:
        strip = self.strip
        if tag is None or found is None or found.outlook is None:
            strip.show_outlook(None)
            return
        is_new = strip.isHidden()
        strip.show_outlook(tag, outlook_words.face(found.outlook, found.audit))
        if is_new:  # it takes its room from the tree
            self._scroll_soon.wish()
