"""Fetch the questions of the next page from the worker, or say why there are none; only the latest request counts."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.learning.models import review_sentences
from app.learning.models.review_run import ReviewRun
from app.learning.operations import learning, tag_outlook
from app.learning.operations.learning import QuestionPage
from app.learning.operations.tag_outlook import Expected
from app.learning.views.page import FRAMES_BYTES, ReviewPage
from app.search.models.moment_frames import FrameKey
from app.search.operations import pictures
from app.ui.throttle import Throttle
from core.domain.events import WorkerState
from core.errors import KnownError

_MOST_ASKED = 400


class ReviewQuestions(QObject):
    """Asks the worker for pages.

    Attributes
    ----------
    came : Signal
        Run, and its `QuestionPage` questions.
    missed : Signal
        There are none now; the page says why.
    """

    came = Signal(object, object)
    missed = Signal()

    def __init__(self, session: Session, page: ReviewPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._waiting: ReviewRun | None = None
        self._n_asked = 0
        session.workerChanged.connect(lambda _state: self._on_worker())

    def ask(self, run: ReviewRun) -> None:
        """Ask for the next page of a run; questions it has in store come first."""
        self.forget()
        if self._session.worker_state is not WorkerState.RUNNING:
            self._miss(run, review_sentences.no_worker(self._session.worker_state))
            return
        if not run.n_pages:
            self._page.model.set_page(())
            self._page.show_sentence(*review_sentences.looking())
        number, n_wanted = self._n_asked, self._page.sheet.n_wanted
        if run.later:
            part, run.later = run.later[:n_wanted], run.later[n_wanted:]
            work = learning.cards_of(part)
        else:
            n_all = min(_MOST_ASKED, n_wanted + run.n_unanswered)
            work = learning.questions(run.tag.id, mode=run.mode, n_wanted=n_all, seed=run.n_pages)
        self._session.run(
            work.then(lambda asked: self._take(number, run, asked)).otherwise(
                lambda error: self._fail(number, run, error)
            )
        )

    def forget(self) -> None:
        """Ignore the request that is still running."""
        self._n_asked += 1
        self._waiting = None

    def show_end(self, run: ReviewRun, *, n_analysed: int) -> None:
        """Say that there is nothing to ask, or nothing more; after a check, what it showed.

        Parameters
        ----------
        run : ReviewRun
            The review.
        n_analysed : int
            Number of videos that could be asked about.
        """
        number = self._n_asked

        def _show_outlook(found: Expected | None) -> None:
            if number != self._n_asked:
                return
            audit = found.audit if found is not None and found.audit is not None else None
            is_of_run = audit is not None and audit.id == run.audit_id
            words = review_sentences.nothing(
                run.tag, run.mode, n_analysed=n_analysed, n_pages=run.n_pages, audit=audit if is_of_run else None
            )
            self._page.show_sentence(*words)

        if run.audit_id is None:
            _show_outlook(None)
        else:
            work = tag_outlook.look(run.tag.id)
            self._session.run(work.then(_show_outlook).otherwise(lambda error: self._fail(number, run, error)))

    def _take(self, number: int, run: ReviewRun, asked: QuestionPage) -> None:
        if number == self._n_asked:
            self.came.emit(run, asked)

    def _fail(self, number: int, run: ReviewRun, error: KnownError) -> None:
        if number == self._n_asked:
            self._miss(run, review_sentences.trouble(error))

    def _miss(self, run: ReviewRun, explanation: review_sentences.Explanation) -> None:
        self._waiting = run
        self.missed.emit()
        self._page.show_sentence(*explanation)

    def _on_worker(self) -> None:
        if self._waiting is not None and self._page.isVisible():
            self.ask(self._waiting)


_STEP_PX = 120
_MOST_STEPS = 4
_AT_ONCE = 2
_N_AHEAD = 3
"""Clips whose loops are fetched when clips are shown one at a time."""
_BYTES_PER_PX = 4 * 16 / 9
"""Bytes of a frame per square pixel of its height (16:9, four bytes a pixel)."""
_LOOK_MS = 60


class ReviewFrames(QObject):
    """Fetches the frames of the clips on the page."""

    def __init__(self, session: Session, page: ReviewPage) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._waiting: list[FrameKey] = []
        self._given_up: set[FrameKey] = set()
        self._heights: dict[FrameKey, int] = {}
        self._n_running = 0
        self._height_px = _STEP_PX
        self._look_soon = Throttle(_LOOK_MS, self.look, parent=self)
        page.model.modelReset.connect(self.look)
        page.sheet.fitted.connect(self._look_soon.request)
        page.sheet.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        session.workerChanged.connect(lambda _state: self._on_worker())

    def _on_current(self) -> None:
        if self._page.model.is_single:
            self._look_soon.request()

    def _on_worker(self) -> None:
        self._given_up.clear()
        self.look()

    def look(self) -> None:
        """Fetch the frames of the clips that are shown now, and drop all other requests."""
        self._look_soon.stop()
        model, row = self._page.model, max(0, self._page.sheet.currentIndex().row())
        cells = model.cells[row : row + _N_AHEAD] if model.is_single else model.cells
        loops = [cell.frame_keys for cell in cells]
        if model.is_single:
            keys = [key for loop in loops for key in loop]
        else:
            longest = max(map(len, loops), default=0)
            places = sorted(range(longest), key=lambda place: abs(place - longest // 2))
            keys = [loop[place] for place in places for loop in loops if place < len(loop)]
        self._height_px = self._affordable_px(len(keys))
        self._waiting = [key for key in keys if not self._has(key, self._height_px) and key not in self._given_up]
        self._fetch()

    def _affordable_px(self, n_frames: int) -> int:
        """Return the height to fetch frames at: as large as they are drawn, but so that all of them fit into memory."""
        most_px = int((FRAMES_BYTES / _BYTES_PER_PX / max(1, n_frames)) ** 0.5)
        steps = min(_MOST_STEPS, most_px // _STEP_PX, -(-self._page.sheet.picture_px // _STEP_PX))
        return max(1, steps) * _STEP_PX

    def _has(self, key: FrameKey, height_px: int) -> bool:
        return key in self._page.frames and self._heights.get(key, 0) >= height_px

    def _fetch(self) -> None:
        # Frames come from the worker's decoders.
        has_worker = self._session.worker_state is WorkerState.RUNNING
        while self._waiting and self._n_running < _AT_ONCE and has_worker and self._page.isVisible():
            key = self._waiting.pop(0)
            self._n_running += 1
            height_px = self._height_px
            work = pictures.frame(*key, height_px=height_px)
            self._session.run(
                work.then(lambda image, key=key, height_px=height_px: self._take(key, height_px, image)).otherwise(
                    lambda _error, key=key: self._take(key, 0, QImage())
                )
            )

    def _take(self, key: FrameKey, height_px: int, image: QImage) -> None:
        self._n_running -= 1
        if image.isNull():
            self._given_up.add(key)  # the picture of the filmstrip stays
        else:
            self._heights[key] = height_px
            self._page.frames.put(key, image)
        self._fetch()
