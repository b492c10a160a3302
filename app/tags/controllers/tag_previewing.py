"""Looking for what a tag would find while it is typed: never in the way of typing, and only for what stands there."""

import shiboken6
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.tags.operations import tag_preview
from app.tags.operations.tag_preview import Previewed
from app.tags.views.tag_dialog import TagDialog
from app.tags.views.tag_preview import TagPreview
from app.ui.engine_words import in_own_words
from app.ui.text import tr
from app.ui.throttle import Throttle
from core.domain.events import WorkerState
from core.errors import KnownError

_SOON_MS = 300

_Typed = tuple[str, str, tuple[str, ...]]
_NOTHING: _Typed = "", "", ()


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
        self._asked = _NOTHING
        self._is_asking = self._is_warm = False
        self._ask_soon = Throttle(_SOON_MS, self._ask, parent=self)
        dialog.name.textChanged.connect(lambda _text: self._ask_soon.wish())
        dialog.description.textChanged.connect(lambda _text: self._ask_soon.wish())
        dialog.aliases.textChanged.connect(self._ask_soon.wish)
        session.workerChanged.connect(self._on_worker)
        if self._typed[0]:
            self._ask_soon.wish()
        elif session.worker_state is WorkerState.RUNNING:
            self._warm_up()

    @property
    def _typed(self) -> _Typed:
        tag = self._dialog.tag
        return tag.name.strip(), tag.description.strip(), tag.aliases

    def _warm_up(self) -> None:
        self._is_asking = True
        work = tag_preview.warm_up().then(lambda has_text: self._on_warm(has_text=has_text))
        self._session.run(work.otherwise(lambda _error: self._on_warm(has_text=True)))

    def _on_warm(self, *, has_text: bool) -> None:
        if self._is_of_now(_NOTHING) and not has_text:
            self._preview.show_found((), {}, has_text=False)

    def _ask(self) -> None:
        # One at a time: an encoder that is still warming up must not keep the grid waiting.
        if self._is_asking or self._typed == self._asked:
            if self._is_asking and self._typed[0]:
                self._say_looking()
            return
        self._asked = typed = self._typed
        if not typed[0]:
            self._preview.say(tr("TagPreviewing", "Its best moments appear here while you type."))
            return
        self._is_asking = True
        self._say_looking()
        work = tag_preview.preview(*typed).then(lambda found: self._take(typed, found))
        self._session.run(work.otherwise(lambda error: self._fail(typed, error)))

    def _say_looking(self) -> None:
        # Once it is warm an answer comes so soon that the words would only flicker.
        if not self._is_warm:
            self._preview.say(tr("TagPreviewing", "Looking for its best moments\N{HORIZONTAL ELLIPSIS}"))

    def _take(self, typed: _Typed, found: Previewed) -> None:
        if self._is_of_now(typed):
            self._preview.show_found(found.found, found.cards, has_text=found.has_text)

    def _fail(self, typed: _Typed, error: KnownError) -> None:
        if self._is_of_now(typed):
            self._asked = _NOTHING
            self._preview.say(in_own_words(error))

    def _is_of_now(self, typed: _Typed) -> bool:
        """Say whether an answer is still about what stands in the fields; else ask about that."""
        if not shiboken6.isValid(self) or not shiboken6.isValid(self._dialog):
            return False
        self._is_asking, self._is_warm = False, True
        if typed != self._typed:
            self._ask_soon.wish()
            return False
        return True

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING:
            self._ask_soon.wish()
