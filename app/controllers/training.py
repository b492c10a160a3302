"""Training on all decisions: asked for, followed, stopped; and whether what came of it stays in use."""

import shiboken6
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.controllers.reviewing import ReviewingController
from app.models import review_training
from app.operations import heads, learning
from app.operations.learning import Trained
from app.support.engine_words import in_own_words
from app.support.text import filled, tr
from app.support.throttle import Throttle
from app.views.main_window import MainWindow
from app.views.review.training_card import TrainingCard
from core.domain.learning import BEFORE_TRAINING
from core.errors import KnownError

_LOOK_MS = 250


class TrainingController(QObject):
    """Carries out trainings, one at a time.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its tags and commands.
    reviewing : ReviewingController
        Shows what changed.
    """

    def __init__(self, session: Session, window: MainWindow, *, reviewing: ReviewingController) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._reviewing = reviewing
        self._card: TrainingCard | None = None
        self._is_training = False
        self._share = 0.0
        self._trained: Trained | None = None
        self._is_looking = False
        self._look_soon = Throttle(_LOOK_MS, self._look, parent=self)
        window.actions_by_name.on("train", self.train)
        window.pages.currentChanged.connect(lambda _page: self._on_page())

    @property
    def card(self) -> TrainingCard | None:
        """Where it is shown; None while it is closed."""
        return self._card if self._card is not None and shiboken6.isValid(self._card) else None

    @property
    def is_training(self) -> bool:
        """Whether a training is under way."""
        return self._is_training

    def train(self) -> None:
        """Train; or show how far the training is that is under way."""
        card = self._shown_card()
        if self._is_training:
            card.show_progress(self._share)
            return
        self._is_training, self._share, self._trained, self._is_looking = True, 0.0, None, False
        card.show_progress(0.0)
        work = learning.train(self._on_progress)
        self._session.run_beside(work.then(self._on_trained).otherwise(self._on_failed))
        self._look_soon.wish()

    def _shown_card(self) -> TrainingCard:
        card = self.card
        if card is None or not self._is_training:
            if card is not None:
                card.close()
            card = TrainingCard(self._window)
            card.stopWanted.connect(self.stop)
            card.keepOldWanted.connect(self._keep_old)
            card.changedWanted.connect(self._show_changed)
            self._card = card
        card.show()
        card.raise_()
        return card

    def _on_progress(self, share: float) -> None:
        self._share = share  # on the training's thread: one assignment, shown by the throttle

    def _look(self) -> None:
        if self._is_training:
            if (card := self.card) is not None and card.stop.isEnabled():
                card.show_progress(self._share)
            self._look_soon.wish()

    def stop(self) -> None:
        """Break off the training that is under way."""
        if self._is_training:
            if (card := self.card) is not None:
                card.show_stopping()
            self._session.run(learning.stop_training().otherwise(lambda _error: None))

    def _on_trained(self, trained: Trained) -> None:
        self._end()
        self._trained = trained
        report = trained.report
        rows = review_training.rows_of(report.tags, self._window.models.tags.tags)
        summary = review_training.summary([row.compared for row in rows])
        if (card := self.card) is None:
            self._session.board.inform(filled(tr("Training", "The training is done. %1"), summary))
            return
        card.show_report(
            summary,
            review_training.about(report),
            rows,
            has_changes=bool(trained.new),
        )

    def _on_failed(self, error: KnownError) -> None:
        self._end()
        if (card := self.card) is not None:
            card.show_trouble(in_own_words(str(error)))
        else:
            self._session.board.complain(error)

    def _end(self) -> None:
        self._is_training = False
        self._look_soon.stop()

    def _keep_old(self) -> None:
        trained, board = self._trained, self._session.board
        if trained is None or (card := self.card) is None:
            return
        card.close()
        words = tr("Training", "What was learned before the training is in use again.")
        work = heads.use_head(BEFORE_TRAINING)
        self._session.run_long(work.then(lambda _done: board.inform(words)).otherwise(board.complain))

    def _show_changed(self) -> None:
        trained, book = self._trained, self._window.models.tags
        if trained is None:
            return
        known = [tag_id for tag_id in trained.new if book.tag(tag_id) is not None]
        tag = book.tag(max(known, key=lambda tag_id: len(trained.new[tag_id]))) if known else None
        if tag is not None:
            if (card := self.card) is not None:
                card.hide()  # it would stand before the clips, and take the keys; what is left to say comes after
                self._window.activateWindow()
                self._is_looking = True
            self._reviewing.open_questions(tag, trained.new[tag.id])

    def _on_page(self) -> None:
        """Ask again whether the new version is to stay, once what it changed has been looked at."""
        if self._is_looking and not self._reviewing.is_shown:
            self._is_looking = False
            if (card := self.card) is not None:
                card.show()
                card.use.setFocus()
