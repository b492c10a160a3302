"""The window about a tag's quality: examines the tag, keeps the figures up to date and sets its threshold."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.learning.operations import tag_quality
from app.learning.operations.tag_quality import Examined
from app.learning.views.quality_dialog import TagQualityDialog
from app.stage.stage import Stage
from app.tags.views.panel import TagsPanel
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.events import WorkerState
from core.domain.tags import Tag
from core.errors import KnownError

_SOON_MS = 400
_STALE_BY = Changes.DECISIONS | Changes.TAGS | Changes.SUGGESTIONS | Changes.HEADS


class TagQualityController(QObject):
    """Shows the quality of tags, one at a time.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    on_check : callable
        Called with a `Tag` to review the next dozen of it.
    on_audit : callable
        Called with a `Tag` to check a random dozen of its suggestions.
    tags_panel : TagsPanel
        Knows the selected tag.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        on_check: Callable[[Tag], object],
        on_audit: Callable[[Tag], object],
        tags_panel: TagsPanel,
    ) -> None:
        super().__init__(stage.frame)
        self._tags_panel = tags_panel
        self._session = session
        self._stage = stage
        self._on_check, self._on_audit = on_check, on_audit
        self._dialog: TagQualityDialog | None = None
        self._is_asking = self._is_stale = False
        self._turn = 0
        self._ask_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        stage.actions.on("tag_health", self._on_wanted)
        session.changed.connect(self._on_changed)
        session.workerChanged.connect(self._on_worker)
        stage.tags.changed.connect(self._on_tags)

    @property
    def dialog(self) -> TagQualityDialog | None:
        """The open window; None while it is closed."""
        return self._dialog if self._dialog is not None and shiboken6.isValid(self._dialog) else None

    def open(self, tag: Tag) -> TagQualityDialog:
        """Show the quality of a tag; return the window, which deletes itself when closed."""
        dialog = self.dialog
        if dialog is None:
            self._dialog = dialog = TagQualityDialog(tag, self._stage.frame)
            dialog.checkWanted.connect(self._on_check)
            dialog.auditWanted.connect(self._on_audit)
            dialog.auditWanted.connect(lambda _tag: dialog.accept())  # it would cover the questions
            dialog.thresholdWanted.connect(self._on_threshold)
        elif dialog.tag.id != tag.id:
            dialog.show_tag(tag)
            dialog.set_message(self._looking)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self.refresh()
        return dialog

    @property
    def _looking(self) -> str:
        return tr("TagQuality", "Examining the tag\N{HORIZONTAL ELLIPSIS}")

    def _on_wanted(self) -> None:
        chosen = self._tags_panel.chosen
        if chosen:
            self.open(chosen[0])
        else:
            self._session.board.inform(tr("Tags", "Select a tag in the tags panel first."))

    def refresh(self) -> None:
        """Examine the tag again. One examination runs at a time; another follows if something changed meanwhile."""
        dialog, self._is_stale = self.dialog, self._is_asking
        if dialog is None or self._is_asking:
            return
        self._is_asking = True
        tag_id, turn = dialog.tag.id, self._turn
        work = tag_quality.examine(tag_id).then(lambda found: self._take(tag_id, turn, found))
        self._session.run(work.otherwise(lambda error: self._fail(tag_id, error)))

    def _take(self, tag_id: int, turn: int, found: Examined) -> None:
        dialog = self._answered()
        if turn != self._turn:
            # Figures read before the threshold was written would move the slider back.
            self._ask_soon.request()
        elif dialog is not None and dialog.tag.id == tag_id:
            dialog.show_quality(found.health, found.chosen, found.scores, n_suggested=found.n_suggested)

    def _fail(self, tag_id: int, error: KnownError) -> None:
        dialog = self._answered()
        if dialog is not None and dialog.tag.id == tag_id:
            dialog.set_message(in_own_words(error))

    def _answered(self) -> TagQualityDialog | None:
        self._is_asking = False
        if self._is_stale:
            self._ask_soon.request()
        return self.dialog

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY and self.dialog is not None:
            self._ask_soon.request()

    def _on_worker(self, state: WorkerState) -> None:
        # Only the worker has the figures; until it runs, the window says so instead.
        if self.dialog is not None and state is WorkerState.RUNNING:
            self._ask_soon.request()

    def _on_tags(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        tag = self._stage.tags.tag(dialog.tag.id)
        if tag is None:
            dialog.close()
        elif tag != dialog.tag:
            dialog.show_tag(tag)
            self._ask_soon.request()

    def _on_threshold(self, tag: Tag, threshold: float | None, edit: int) -> None:
        self._turn += 1
        work = tag_quality.set_threshold(tag, threshold, edit=edit)
        self._session.run(
            work.then(lambda _change: self._on_written()).otherwise(
                lambda error: self._refuse(error, again=lambda: self._on_threshold(tag, threshold, edit))
            )
        )

    def _on_written(self) -> None:
        self._turn += 1
        self._ask_soon.request()

    def _refuse(self, error: KnownError, *, again: Callable[[], object]) -> None:
        self._on_written()
        self._session.board.complain(error, again=again)
