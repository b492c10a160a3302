"""Controllers of the search model dialog and of model downloads."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from app.bridge.session import Session
from app.encoders import operations as encoders
from app.encoders.operations import Choices
from app.encoders.views.choice import EncoderDialog, OfferCard
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, filled, isolated, tr
from core import sentence
from core.domain.changes import Changes
from core.domain.embeddings import BUILTIN, EncoderInfo, EncoderOffer, Trust
from core.errors import KnownError
from core.sentence import EMPTY

_PROGRESS_MS = 100


class ModelDownload(QObject):
    """Downloads a model in the background.

    Attributes
    ----------
    progressed : Signal
        Reference, bytes done, bytes in all; ten times a second.
    finished, stopped : Signal
        Reference; `stopped` if the user cancelled.
    failed : Signal
        Reference and `KnownError`.
    """

    progressed = Signal(str, object, object)  # a large model has more bytes than fit in a signal's int
    finished = Signal(str)
    stopped = Signal(str)
    failed = Signal(str, object)

    def __init__(self, session: Session, *, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reference = ""
        self._progress = (0, 0)
        self._cancelled = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(_PROGRESS_MS)
        self._timer.timeout.connect(self._emit_progress)

    @property
    def reference(self) -> str:
        """The model being downloaded; empty for none."""
        return self._reference

    def start(self, reference: str) -> None:
        """Start or resume a download; does nothing while another one is running."""
        if self._reference:
            return
        self._reference, self._progress = reference, (0, 0)
        self._cancelled.clear()
        work = encoders.download(reference, on_progress=self._note, is_cancelled=self._is_cancelled)
        self._timer.start()
        self._emit_progress()
        self._session.run_beside(work.then(lambda _: self._on_done()).otherwise(self._on_failed))

    def cancel(self) -> None:
        """Cancel the download; the bytes so far are kept for later."""
        self._cancelled.set()

    def close(self) -> None:
        """Cancel the download and emit nothing more."""
        self._cancelled.set()
        self._timer.stop()

    def _note(self, n_done: int, n_total: int) -> None:
        self._progress = (n_done, n_total)  # runs on the downloading thread: a single assignment, shown by the timer

    def _is_cancelled(self) -> bool:
        return self._cancelled.is_set() or self._session.cancelled.is_set()

    def _emit_progress(self) -> None:
        self.progressed.emit(self._reference, *self._progress)

    def _end(self) -> str:
        self._timer.stop()
        reference, self._reference = self._reference, ""
        return reference

    def _on_done(self) -> None:
        (self.stopped if self._cancelled.is_set() else self.finished).emit(self._end())

    def _on_failed(self, error: KnownError) -> None:
        reference = self._end()
        if self._cancelled.is_set():
            self.stopped.emit(reference)
        else:
            self.failed.emit(reference, error)


class EncodersController(QObject):
    """Lists, downloads and switches search models.

    Attributes
    ----------
    listed : Signal
        The list of models, or the one in use, may have changed.
    download : ModelDownload
        The current download.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Shared by the features.
    on_words_known : callable
        Called with whether text search is possible, whenever that may have changed.
    """

    listed = Signal()

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        on_words_known: Callable[[bool], object],
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._on_words_known = on_words_known
        self._offers: list[EncoderOffer] = []
        self._target = ""
        self._current: EncoderInfo | None = None
        self._dialog: EncoderDialog | None = None
        self._refusal = ""
        self.download = ModelDownload(session, parent=self)
        self.download.progressed.connect(self._on_progress)
        self.download.finished.connect(self._on_downloaded)
        self.download.stopped.connect(self._on_stopped)
        self.download.failed.connect(self._on_failed)
        stage.actions.on("encoder", self.open_dialog)
        session.changed.connect(self._on_changed)

    @property
    def first_encoder(self) -> str:
        """The model for a new library: one that is already downloaded, else the built-in one."""
        ready = [offer.reference for offer in self._offers if offer.is_ready]
        return next((reference for reference in ready if reference != BUILTIN), next(iter(ready), ""))

    @property
    def better(self) -> EncoderOffer | None:
        """The model to recommend to users of the built-in one; None if there is no reason to."""
        if self._target not in {"", BUILTIN} or self.first_encoder not in {"", BUILTIN}:
            return None
        return next((offer for offer in self._offers if offer.reference != BUILTIN and not offer.is_ready), None)

    def offer(self, reference: str) -> EncoderOffer | None:
        """Return the offer of a model; None if it is not offered."""
        return next((offer for offer in self._offers if offer.reference == reference), None)

    def refresh(self) -> None:
        """Reload the list of models."""
        self._session.run(encoders.choices().then(self._take))

    def _take(self, found: Choices) -> None:
        offers = list(found.offers)
        if found.target and found.target not in {offer.reference for offer in offers}:
            offers.append(_own_folder(found.target))
        self._offers, self._target, self._current = offers, found.target, found.current
        if self._dialog is not None:
            self._dialog.choice.set_offers(self._offers, current=self._target)
        in_use = found.current or self.offer(self._target)
        self._on_words_known(in_use is None or in_use.has_text)
        self.listed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.ENCODERS:
            self.refresh()

    def open_dialog(self) -> None:
        """Show the dialog."""
        if self._dialog is None:
            self._dialog = EncoderDialog(self._stage.frame)
            choice = self._dialog.choice
            choice.chosen.connect(self.use)
            choice.downloadWanted.connect(self.download.start)
            choice.cancelWanted.connect(self.download.cancel)
            choice.folderWanted.connect(self.choose_folder)
        self._dialog.choice.set_offers(self._offers, current=self._target)
        self._dialog.set_message("")
        self._dialog.show()
        self._dialog.raise_()

    def use(self, reference: str) -> None:
        """Switch to a model that is ready to use."""
        if reference != self._target:
            self._session.run(encoders.use(reference).then(self._on_accepted).otherwise(self._on_refused))

    def _on_accepted(self, _changes: Changes) -> None:
        self._session.board.withdraw(self._refusal)
        if self._dialog is not None:
            self._dialog.set_message("")

    def _on_refused(self, error: KnownError) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.set_message(in_own_words(error))  # the notice bar is behind it
        else:
            self._refusal = str(error)
            self._session.board.complain(error)
        self.refresh()

    def choose_folder(self) -> None:
        """Ask for a model folder and use it."""
        # The focus goes back to the parent, which must not be behind the dialog of models.
        models = self._dialog
        parent = models if models is not None and models.isVisible() else self._stage.frame
        dialog = QFileDialog(parent, tr("Encoder", "Choose a folder with a CLIP model"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.import_folder(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(parent.activateWindow)
        dialog.open()

    def import_folder(self, folder: Path) -> None:
        """Use a model folder with configuration and weights."""
        work = encoders.import_and_use(folder)
        self._session.run(work.then(self._on_accepted).otherwise(self._on_refused))

    def failure_sentence(self, error: KnownError) -> str:
        """Return why a download failed, and that search goes on; without addresses or error numbers."""
        problem = f"{in_own_words(error.sentence)}."
        if self._current is None:
            return problem
        if self._current.reference == BUILTIN:
            meanwhile = tr("Encoder", "Search continues with the built-in model.")
        else:
            title = isolated(display_text(self._current.title))
            meanwhile = filled(tr("Encoder", "Search continues with %1."), title)
        return f"{problem} {meanwhile}"

    def _card(self, reference: str) -> OfferCard | None:
        return self._dialog.choice.card(reference) if self._dialog is not None else None

    def _on_progress(self, reference: str, n_done: int, n_total: int) -> None:
        if (card := self._card(reference)) is not None:
            card.set_progress(n_done, n_total)

    def _on_downloaded(self, reference: str) -> None:
        if (card := self._card(reference)) is not None:
            card.set_idle()
        self._session.run(
            encoders.use(reference).then(lambda _changes: self._on_switched(reference)).otherwise(self._on_refused)
        )

    def _on_switched(self, reference: str) -> None:
        offer = self.offer(reference)
        if self._current is not None and offer is not None:
            words = tr(
                "Encoder", "%1 is ready. Your videos are now being analysed with it; you can keep searching meanwhile."
            )
            self._session.board.inform(filled(words, isolated(display_text(offer.title))))

    def _on_stopped(self, reference: str) -> None:
        if (card := self._card(reference)) is not None:
            card.set_idle(words=tr("Encoder", "Paused. You can resume the download later."), is_begun=True)

    def _on_failed(self, reference: str, error: KnownError) -> None:
        if (card := self._card(reference)) is not None:
            card.set_idle(words=self.failure_sentence(error), is_begun=True)

    def close(self) -> None:
        """Cancel a download."""
        self.download.close()

    @property
    def details(self) -> str:
        """The line on the search model in the About dialog."""
        offer = self.offer(self._target)
        title = offer.title if offer is not None else self._target
        return tr("Encoder", "Search model: %1").replace("%1", display_text(title)) if title else ""


def _own_folder(reference: str) -> EncoderOffer:
    name = display_text(Path(reference.removeprefix("local-dir:")).name)
    words = tr("Encoder", "Your own model folder.")
    return EncoderOffer(
        reference, name, sentence.literal(words), EMPTY, 0, is_ready=True, has_text=True, trust=Trust.OWN
    )
