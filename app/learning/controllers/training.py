"""Training on all decisions: start it, follow it, stop it, and decide whether to use the result."""

import shiboken6
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.learning.controllers.review import ReviewController
from app.learning.models import training as review_training
from app.learning.operations import learning
from app.learning.operations import versions as versions
from app.learning.operations.versions import Adopted
from app.learning.views.training_card import TrainingCard
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import filled, number, tr
from app.ui.throttle import Throttle
from core.domain.learning import BEFORE_TRAINING, TrainReport
from core.errors import KnownError

_LOOK_MS = 250


class TrainingController(QObject):
    """Runs trainings, one at a time."""

    def __init__(self, session: Session, stage: Stage, *, reviewing: ReviewController) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._reviewing = reviewing
        self._card: TrainingCard | None = None
        self._is_training = False
        self._share = 0.0
        self._report: TrainReport | None = None
        self._adopted: Adopted | None = None
        self._is_looking = False
        self._look_soon = Throttle(_LOOK_MS, self._look, parent=self)
        stage.actions.on("train", self.train)
        stage.pages.currentChanged.connect(lambda _page: self._on_page())

    @property
    def card(self) -> TrainingCard | None:
        """The card that shows the training; None while it is closed."""
        return self._card if self._card is not None and shiboken6.isValid(self._card) else None

    @property
    def is_training(self) -> bool:
        """Whether a training is running."""
        return self._is_training

    def train(self) -> None:
        """Start a training, or show the progress of the one that is running."""
        card = self._shown_card()
        if self._is_training:
            card.show_progress(self._share)
            return
        self._is_training, self._share, self._is_looking = True, 0.0, False
        self._report = self._adopted = None
        card.show_progress(0.0)
        work = learning.train(self._on_progress)
        self._session.run_beside(work.then(self._on_trained).otherwise(self._on_failed))
        self._look_soon.request()

    def _shown_card(self) -> TrainingCard:
        card = self.card
        if card is None or not self._is_training:
            if card is not None:
                card.close()
            card = TrainingCard(self._stage.frame)
            card.stopWanted.connect(self.stop)
            card.keepOldWanted.connect(self._keep_old)
            card.useWanted.connect(self._use)
            card.safeWanted.connect(lambda: self._use(is_safe=True))
            card.backWanted.connect(self._take_back)
            card.changedWanted.connect(self._show_changed)
            self._card = card
        card.show()
        card.raise_()
        return card

    def _on_progress(self, share: float) -> None:
        self._share = share  # called on the training's thread; the throttle shows it

    def _look(self) -> None:
        if self._is_training:
            if (card := self.card) is not None and card.stop.isEnabled():
                card.show_progress(self._share)
            self._look_soon.request()

    def stop(self) -> None:
        """Stop the training that is running."""
        if self._is_training:
            if (card := self.card) is not None:
                card.show_stopping()
            self._session.run(learning.stop_training().otherwise(lambda _error: None))

    def _on_trained(self, report: TrainReport) -> None:
        self._end()
        if (card := self.card) is None:
            rows = review_training.rows_of(report.tags, self._stage.tags.tags)
            summary = review_training.summary([row.compared for row in rows])
            words = tr("Training", "Training finished. %1 Choose below the tags whether to use the new version.")
            self._session.board.inform(filled(words, summary))
            return
        self._show_report(card, report)

    def _show_report(self, card: TrainingCard, report: TrainReport) -> None:
        self._report = report
        rows = review_training.rows_of(report.tags, self._stage.tags.tags)
        n_doubtful = len(report.doubtful)
        card.show_report(
            review_training.summary([row.compared for row in rows]),
            review_training.about(report),
            rows,
            is_doubtful=report.is_doubtful,
            n_safe_kept=n_doubtful if report.can_keep_rows and n_doubtful < len(report.tags) else 0,
        )

    def show_proposal(self, version: int) -> None:
        """Show what a proposed version would change."""
        if self._is_training:
            self._shown_card().show_progress(self._share)
            return
        work = versions.proposal(version).then(lambda report: self._show_report(self._shown_card(), report))
        self._session.run(work)

    def _on_failed(self, error: KnownError) -> None:
        self._end()
        if (card := self.card) is not None:
            card.show_trouble(in_own_words(error))
        else:
            self._session.board.complain(error, again=self._stage.actions["train"].trigger)

    def _end(self) -> None:
        self._is_training = False
        self._look_soon.stop()

    def _keep_old(self) -> None:
        report, board = self._report, self._session.board
        if report is None or (card := self.card) is None:
            return
        card.close()
        words = tr("Training", "The current version stays in use.")
        work = versions.drop(report.version)
        self._session.run_long(work.then(lambda _done: board.inform(words)))

    def _use(self, *, is_safe: bool = False) -> None:
        report = self._report
        if report is None or (card := self.card) is None:
            return
        card.set_busy(is_busy=True)
        work = versions.adopt(report.version, report.doubtful if is_safe else ())
        self._session.run_long(work.then(self._on_used).otherwise(self._on_not_used))

    def _on_used(self, adopted: Adopted) -> None:
        self._adopted = adopted
        words = filled(tr("Training", "Version %1 is in use."), number(adopted.version))
        if (card := self.card) is None:
            self._session.board.inform(words)
        else:
            card.show_used(words, has_changes=bool(adopted.new))

    def _on_not_used(self, error: KnownError) -> None:
        if (card := self.card) is None:
            report = self._report
            self._session.board.complain(
                error, again=None if report is None else lambda: self.show_proposal(report.version)
            )
        else:
            card.show_trouble(in_own_words(error))

    def _take_back(self) -> None:
        board = self._session.board
        if (card := self.card) is not None:
            card.close()
        words = tr("Training", "The training was undone. The version before it is in use again.")
        work = versions.use_version(BEFORE_TRAINING)
        self._session.run_long(work.then(lambda _done: board.inform(words)))

    def _show_changed(self) -> None:
        adopted, book = self._adopted, self._stage.tags
        if adopted is None:
            return
        known = [tag_id for tag_id in adopted.new if book.tag(tag_id) is not None]
        tag = book.tag(max(known, key=lambda tag_id: len(adopted.new[tag_id]))) if known else None
        if tag is not None:
            if (card := self.card) is not None:
                card.hide()  # it would cover the clips and take the keys; it comes back afterwards
                self._stage.frame.activateWindow()
                self._is_looking = True
            self._reviewing.open_questions(tag, adopted.new[tag.id])

    def _on_page(self) -> None:
        """Show the card again, with its way back, once the user has left the clips that the training changed."""
        if self._is_looking and not self._reviewing.is_shown:
            self._is_looking = False
            if (card := self.card) is not None:
                card.show()
                card.leave.setFocus()
