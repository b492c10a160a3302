"""Fetching the questions of the next page from the worker, and saying why none come; only the latest request counts."""

from PySide6.QtCore import QObject, Signal

from app.bridge.session import Session
from app.learning.models import review_sentences
from app.learning.models.review_run import ReviewRun
from app.learning.operations import learning, tag_outlook
from app.learning.operations.learning import Asked
from app.learning.operations.tag_outlook import Expected
from app.learning.views.page import ReviewPage
from core.domain.events import WorkerState
from core.errors import KnownError

_MOST_ASKED = 400


class ReviewQuestions(QObject):
    """Asks for pages.

    Attributes
    ----------
    came : Signal
        Run, and its `Asked` questions.
    missed : Signal
        None come now; the page says why.

    Parameters
    ----------
    session : Session
        The library.
    page : ReviewPage
        Where it says why nothing comes.
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
        """Ask for the next page of a run.

        Parameters
        ----------
        run : ReviewRun
            The review; what it has for later comes first.
        """
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
        """Ignore what was asked for and has not come yet."""
        self._n_asked += 1
        self._waiting = None

    def say_end(self, run: ReviewRun, *, n_analysed: int) -> None:
        """Say that there is nothing to ask, or nothing more; of a check, what it has shown.

        Parameters
        ----------
        run : ReviewRun
            The review.
        n_analysed : int
            Videos that could be asked about.
        """
        number = self._n_asked

        def _say(found: Expected | None) -> None:
            if number != self._n_asked:
                return
            audit = found.audit if found is not None and found.audit is not None else None
            is_of_run = audit is not None and audit.id == run.audit_id
            words = review_sentences.nothing(
                run.tag, run.mode, n_analysed=n_analysed, n_pages=run.n_pages, audit=audit if is_of_run else None
            )
            self._page.show_sentence(*words)

        if run.audit_id is None:
            _say(None)
        else:
            work = tag_outlook.look(run.tag.id)
            self._session.run(work.then(_say).otherwise(lambda error: self._fail(number, run, error)))

    def _take(self, number: int, run: ReviewRun, asked: Asked) -> None:
        if number == self._n_asked:
            self.came.emit(run, asked)

    def _fail(self, number: int, run: ReviewRun, error: KnownError) -> None:
        if number == self._n_asked:
            self._miss(run, review_sentences.trouble(error))

    def _miss(self, run: ReviewRun, said: review_sentences.Said) -> None:
        self._waiting = run
        self.missed.emit()
        self._page.show_sentence(*said)

    def _on_worker(self) -> None:
        if self._waiting is not None and self._page.isVisible():
            self.ask(self._waiting)
