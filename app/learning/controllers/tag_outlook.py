"""Keeps the strip below the tags up to date: what to expect of the selected tag."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.learning.controllers.review import ReviewController
from app.learning.models import outlook_words
from app.learning.operations import tag_outlook
from app.learning.operations.tag_outlook import Expected
from app.learning.views.tag_outlook import TagOutlookStrip
from app.stage.stage import Stage
from app.tags.views.panel import TagsPanel
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.learning import ReviewMode
from core.domain.tags import Tag
from core.errors import KnownError

_SOON_MS = 120
_STALE_BY = Changes.DECISIONS | Changes.TAGS | Changes.SUGGESTIONS | Changes.HEADS | Changes.EMBEDDINGS | Changes.VIDEOS


class OutlookFollower(QObject):
    """Follows the outlook of one tag at a time.

    Attributes
    ----------
    found : Signal
        `Tag` and `Expected` of the wanted tag; None and None where there is no such tag, or it could not be read.

    Parameters
    ----------
    session : Session
        The library.
    wanted : callable
        Returns the `Tag` that is shown now, or None.
    parent : QObject
        Qt parent.
    """

    found = Signal(object, object)

    def __init__(self, session: Session, wanted: Callable[[], Tag | None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._wanted = session, wanted
        self._is_reading = self._is_stale = False
        self._look_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        session.changed.connect(self._on_changed)

    def request(self) -> None:
        """Look again soon: another tag may be wanted."""
        self._look_soon.request()

    def refresh(self) -> None:
        """Look again. Only one request runs at a time; another follows if something changed meanwhile."""
        self._is_stale = self._is_reading
        tag = self._wanted()
        if tag is None:
            self.found.emit(None, None)
        elif not self._is_reading:
            self._is_reading = True
            work = tag_outlook.look(tag.id)
            self._session.run(work.then(lambda found: self._take(tag, found)).otherwise(self._fail))

    def _take(self, tag: Tag, found: Expected) -> None:
        wanted = self._wanted()
        if wanted is not None and wanted.id == tag.id and found.outlook is not None:
            self.found.emit(wanted, found)
        self._end()

    def _fail(self, error: KnownError) -> None:
        self.found.emit(None, None)
        self._session.board.complain(error, again=self.refresh)
        self._end()

    def _end(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._look_soon.request()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY and self._wanted() is not None:
            self._look_soon.request()


class TagOutlookController(QObject):
    """Shows the outlook of the one selected tag.

    Attributes
    ----------
    strip : TagOutlookStrip
        The strip below the tags.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    on_review : callable
        Opens the review; called with a `Tag` and a `ReviewMode`.
    tags_panel : TagsPanel
        Holds the strip.
    """

    def __init__(
        self, session: Session, stage: Stage, *, on_review: Callable[[Tag, ReviewMode], object], tags_panel: TagsPanel
    ) -> None:
        super().__init__(stage.frame)
        self._panel = tags_panel
        self._outlooks = OutlookFollower(session, lambda: self._chosen, self)
        self._outlooks.found.connect(self._show)
        tree = self._panel.tree
        self._scroll_soon = Throttle(0, lambda: tree.scrollTo(tree.currentIndex()), parent=self)
        tree.selectionModel().selectionChanged.connect(lambda *_: self._outlooks.request())
        self.strip = TagOutlookStrip(self._panel)
        self._panel.add_strip(self.strip)
        self.strip.offerTaken.connect(on_review)
        stage.tags.changed.connect(self._outlooks.request)

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
        if is_new:  # the strip takes space from the tree
            self._scroll_soon.request()


_ABOUT = frozenset({ReviewMode.MIXED, ReviewMode.UNSURE, ReviewMode.CONFIDENT, ReviewMode.RANDOM})
"""Modes that look for more videos; a random check and earlier decisions do not."""


class ReviewOutlook(QObject):
    """Keeps the outlook line at the top of the review up to date."""

    def __init__(self, session: Session, stage: Stage, reviewing: ReviewController) -> None:
        super().__init__(reviewing)
        self._reviewing = reviewing
        self._outlooks = OutlookFollower(session, lambda: self._reviewed, self)
        self._outlooks.found.connect(self._show)
        reviewing.page.model.modelReset.connect(self._outlooks.request)
        stage.pages.currentChanged.connect(lambda _page: self._outlooks.request())

    @property
    def _reviewed(self) -> Tag | None:
        run = self._reviewing.run
        return run.tag if run is not None and run.mode in _ABOUT and self._reviewing.is_shown else None

    def _show(self, tag: Tag | None, found: Expected | None) -> None:
        text = ""
        if tag is not None and found is not None and found.outlook is not None:
            text = outlook_words.hardly_worth_it(tag, found.outlook) or outlook_words.left(found.outlook)
        self._reviewing.page.head.set_outlook(text)
