"""Looking for what a tag would find while it is typed: never in the way of typing, and only for what stands there."""

import shiboken6
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.operations import tag_preview
from app.operations.tag_preview import Previewed
from app.support.throttle import Throttle
from app.views.tag_dialog import TagDialog
from app.views.tag_preview import TagPreview
from core.domain.events import WorkerState
from core.errors import KnownError

_SOON_MS = 300


class TagPreviewing(QObject):
    """Fills the pictures below the fields of a new tag; lives as long as its window.

    Parameters
    ----------
    session : Session
        The library.
    dialog : TagDialog
        Where it is typed.
    preview : TagPreview
        Where it is shown.
    """

    def __init__(self, session: Session, dialog: TagDialog, preview: TagPreview) -> None:
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._preview = preview
        self._asked: tuple[str, str] = ("", "")
        self._is_asking = False
        self._ask_soon = Throttle(_SOON_MS, self._ask, parent=self)
        dialog.name.textChanged.connect(lambda _text: self._ask_soon.wish())
        dialog.description.textChanged.connect(lambda _text: self._ask_soon.wish())
        session.workerChanged.connect(self._on_worker)
        if self._typed[0]:
            self._ask_soon.wish()

    @property
    def _typed(self) -> tuple[str, str]:
        return self._dialog.name.text().strip(), self._dialog.description.text().strip()

    def _ask(self) -> None:
        # One at a time: an encoder that is still warming up must not keep the grid waiting.
        if self._is_asking or self._typed == self._asked:
            return
        self._asked = typed = self._typed
        if not typed[0]:
            self._preview.say(self._preview.tr("Its best moments appear here while you type."))
            return
        self._is_asking = True
        work = tag_preview.preview(*typed).then(lambda found: self._take(typed, found))
        self._session.run(work.otherwise(lambda error: self._fail(typed, error)))

    def _take(self, typed: tuple[str, str], found: Previewed) -> None:
        if self._is_of_now(typed):
            self._preview.show_found(found.found, found.cards, has_text=found.has_text)

    def _fail(self, typed: tuple[str, str], error: KnownError) -> None:
        if self._is_of_now(typed):
            self._asked = ("", "")
            self._preview.say(str(error))

    def _is_of_now(self, typed: tuple[str, str]) -> bool:
        """Say whether an answer is still about what stands in the fields; else ask about that."""
        if not shiboken6.isValid(self) or not shiboken6.isValid(self._dialog):
            return False
        self._is_asking = False
        if typed != self._typed:
            self._ask_soon.wish()
            return False
        return True

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING:
            self._ask_soon.wish()
