"""Controller of the line that recommends a better search model.

It appears once the library can be searched, until the user closes it for good.
"""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.encoders import operations as encoders
from app.encoders.controllers.encoders import EncodersController
from app.encoders.views.model_offer import ModelOffer, OfferState
from app.stage.stage import Stage
from app.ui.preferences import Preferences
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.embeddings import AnalysisEstimate, EncoderOffer
from core.domain.events import WorkerState
from core.domain.jobs import JobKind, JobsSummary
from core.errors import KnownError

_SETTLE_MS = 1000
"""Work that starts again within this time, such as after a scan that found videos, has not ended."""
_FEW = 10
"""The library counts as searchable when at most one in this many videos is still to be analysed."""


class ModelOfferController(QObject):
    """Decides when the line is shown, and does what it offers."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        models: EncodersController,
        preferences: Preferences,
        model_offer: ModelOffer,
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._models = models
        self._preferences = preferences
        self._summary = JobsSummary()
        self._is_asking = False
        self._estimated = ""
        self._offered: EncoderOffer | None = None
        self._line = line = model_offer
        self._look_soon = Throttle(_SETTLE_MS, self._look, parent=self)
        session.summaryChanged.connect(self._on_summary)
        session.workerChanged.connect(lambda _state: self._look_soon.request())
        session.changed.connect(self._on_changed)
        models.listed.connect(self._on_listed)
        line.downloadWanted.connect(self._on_download)
        line.cancelWanted.connect(models.download.cancel)
        line.folderWanted.connect(models.choose_folder)
        line.closed.connect(self._on_closed)
        models.download.progressed.connect(self._on_progress)
        models.download.finished.connect(lambda _reference: line.withdraw())
        models.download.stopped.connect(self._on_stopped)
        models.download.failed.connect(self._on_failed)

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary
        self._look_soon.request()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.EMBEDDINGS | Changes.VIDEOS):
            self._estimated = ""  # the estimate depends on the number of videos
            self._look_soon.request()

    def _on_listed(self) -> None:
        if self._models.better is None and self._line.state is not OfferState.DOWNLOADING:
            self._line.withdraw()
        self._look_soon.request()

    def _look(self) -> None:
        better = self._models.better
        is_free = self._line.state in {OfferState.HIDDEN, OfferState.OFFERED} and not self._is_asking
        if better is None or not is_free or self._preferences.values.model_offer_dismissed:
            return
        if self._session.worker_state is not WorkerState.RUNNING or not self._is_searchable():
            return
        if self._estimated == better.reference:
            return
        self._is_asking = True
        work = encoders.estimate(better.reference, is_cancelled=self._session.cancelled.is_set)
        self._session.run_beside(work.then(lambda found: self._take(better, found)).otherwise(self._on_no_estimate))

    def _is_searchable(self) -> bool:
        counts = [count for count in self._summary.counts if count.kind is JobKind.ANALYSE]
        n_waiting = sum(count.queued + count.running for count in counts)
        return n_waiting * _FEW <= sum(count.done for count in counts) if n_waiting else True

    def _take(self, offer: EncoderOffer, found: AnalysisEstimate | None) -> None:
        self._is_asking = False
        is_wanted = self._line.state in {OfferState.HIDDEN, OfferState.OFFERED}
        if found is None or not found.n_analysed or not is_wanted or self._models.better != offer:
            return
        if not self._is_searchable() or self._preferences.values.model_offer_dismissed:
            return
        self._estimated = offer.reference if found.seconds is not None else ""
        self._offered = offer
        self._line.show_offer(offer, seconds=found.seconds)

    def _on_no_estimate(self, _error: KnownError) -> None:
        self._is_asking = False  # the worker has gone; this runs again when it restarts

    def _on_download(self) -> None:
        if self._offered is not None:
            self._models.download.start(self._offered.reference)

    def _on_progress(self, reference: str, n_done: int, n_total: int) -> None:
        self._offered = self._models.offer(reference) or self._offered
        if self._offered is not None:
            self._line.show_progress(self._offered, n_done, n_total)

    def _on_stopped(self, _reference: str) -> None:
        if self._offered is not None:
            self._line.show_stopped(self._offered)

    def _on_failed(self, _reference: str, error: KnownError) -> None:
        self._line.show_failure(self._models.failure_sentence(error))

    def _on_closed(self) -> None:
        self._line.withdraw()
        self._preferences.put("model_offer_dismissed", value=True)
