"""The choice of an encoder: in the welcome page and, later, in a dialog."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.bridge.session import Session
from app.operations import encoders
from app.operations.encoders import Choices
from app.support.engine_words import in_own_words
from app.support.text import display_text, tr
from app.views.encoder_choice import EncoderChoice
from app.views.encoder_dialog import EncoderDialog
from app.views.main_window import MainWindow
from core.domain.changes import Changes
from core.domain.embeddings import EncoderOffer
from core.errors import KnownError

_PROGRESS_MS = 100


class EncodersController(QObject):
    """Lists, downloads and changes encoders.

    Parameters
    ----------
    session : Session
        The library.
    window : MainWindow
        Its views.
    on_words_known : callable
        Told whether words can be searched by, whenever that may have changed.
    """

    def __init__(self, session: Session, window: MainWindow, *, on_words_known: Callable[[bool], object]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._on_words_known = on_words_known
        self._offers: list[EncoderOffer] = []
        self._target = ""
        self._dialog: EncoderDialog | None = None
        self._refusal = ""
        self._downloading = ""
        self._progress = (0, 0)
        self._cancelled = threading.Event()
        self._progress_timer = QTimer(self)
        self._progress_timer.setInterval(_PROGRESS_MS)
        self._progress_timer.timeout.connect(self._show_progress)
        self._tie(window.welcome.choice)
        window.actions_by_name.on("encoder", self.open_dialog)
        window.results.encoderWanted.connect(self.open_dialog)
        session.changed.connect(self._on_changed)

    def _tie(self, choice: EncoderChoice) -> None:
        choice.chosen.connect(self.use)
        choice.downloadWanted.connect(self.download)
        choice.cancelWanted.connect(self.cancel_download)
        choice.folderWanted.connect(self.choose_folder)

    @property
    def first_encoder(self) -> str:
        """What a library without one begins with: the person's choice where it is ready, else what needs nothing."""
        ready = [offer.reference for offer in self._offers if offer.is_ready]
        chosen = self._window.welcome.choice.selected
        return chosen if chosen in ready else next(iter(ready), "")

    def refresh(self) -> None:
        """List again what can be chosen."""
        self._session.run(encoders.choices().then(self._take))

    def _take(self, found: Choices) -> None:
        offers = list(found.offers)
        if found.target and found.target not in {offer.reference for offer in offers}:
            offers.append(_own_folder(found.target))
        # What works at once stands first.
        self._offers = sorted(offers, key=lambda offer: offer.download_bytes > 0)
        self._target = found.target
        for choice in self._choices():
            choice.set_offers(self._offers, current=self._target)
        in_use = found.current or next((offer for offer in self._offers if offer.reference == self._target), None)
        self._on_words_known(in_use is None or in_use.has_text)

    def _choices(self) -> list[EncoderChoice]:
        return [self._window.welcome.choice] + ([self._dialog.choice] if self._dialog else [])

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.ENCODERS:
            self.refresh()

    def open_dialog(self) -> None:
        """Show the choice."""
        if self._dialog is None:
            self._dialog = EncoderDialog(self._window)
            self._tie(self._dialog.choice)
        self._dialog.choice.set_offers(self._offers, current=self._target)
        self._dialog.show()
        self._dialog.raise_()

    def use(self, reference: str) -> None:
        """Change the encoder.

        Parameters
        ----------
        reference : str
            Of an encoder that is ready.
        """
        if reference != self._target:
            self._session.run(encoders.use(reference).then(self._on_accepted).otherwise(self._on_refused))

    def _on_accepted(self, _changes: Changes) -> None:
        self._window.notice_bar.withdraw(self._refusal)

    def _on_refused(self, error: KnownError) -> None:
        self._refusal = in_own_words(str(error))
        self._session.board.complain(error)
        self.refresh()

    def download(self, reference: str) -> None:
        """Fetch a model and then use it; one at a time.

        Parameters
        ----------
        reference : str
            Of a catalogue encoder.
        """
        if self._downloading:
            return
        self._downloading, self._progress = reference, (0, 0)
        self._cancelled.clear()
        work = encoders.download(reference, on_progress=self._on_progress, is_cancelled=self._is_cancelled)
        self._progress_timer.start()
        self._show_progress()
        self._session.run_beside(work.then(lambda _: self._on_downloaded()).otherwise(self._on_broken_off))

    def cancel_download(self) -> None:
        """Stop fetching; what has come is kept for later."""
        self._cancelled.set()

    def choose_folder(self) -> None:
        """Ask for a model folder and use it."""
        dialog = QFileDialog(self._window, tr("Encoder", "Choose a folder with a CLIP model"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.import_folder(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_folder(self, folder: Path) -> None:
        """Use a model folder of the person's own.

        Parameters
        ----------
        folder : Path
            With configuration and weights.
        """
        work = encoders.import_and_use(folder)
        self._session.run(work.then(self._on_accepted).otherwise(self._on_refused))

    def _on_progress(self, n_done: int, n_total: int) -> None:
        self._progress = (n_done, n_total)  # on the downloading thread: one assignment, shown by the timer

    def _is_cancelled(self) -> bool:
        return self._cancelled.is_set() or self._session.cancelled.is_set()

    def _show_progress(self) -> None:
        for choice in self._choices():
            if (card := choice.card(self._downloading)) is not None:
                card.set_progress(*self._progress)

    def _end_download(self, words: str) -> str:
        self._progress_timer.stop()
        reference, self._downloading = self._downloading, ""
        for choice in self._choices():
            if (card := choice.card(reference)) is not None:
                card.set_idle(words=words)
        return reference

    def _on_downloaded(self) -> None:
        if self._cancelled.is_set():
            self._end_download(tr("Encoder", "Stopped; what has come is kept"))
            return
        reference = self._end_download("")
        self.use(reference)
        self.refresh()

    def _on_broken_off(self, error: KnownError) -> None:
        self._end_download(tr("Encoder", "Stopped; what has come is kept"))
        if not self._cancelled.is_set():
            self._session.board.complain(error)

    def close(self) -> None:
        """Stop a download."""
        self._cancelled.set()
        self._progress_timer.stop()

    @property
    def details(self) -> str:
        """What the about box says of the encoder."""
        title = next((offer.title for offer in self._offers if offer.reference == self._target), self._target)
        return tr("Encoder", "Encoder: %1").replace("%1", display_text(title)) if title else ""


def _own_folder(reference: str) -> EncoderOffer:
    name = display_text(Path(reference.removeprefix("local-dir:")).name)
    words = tr("Encoder", "A model folder of your own.")
    return EncoderOffer(reference, name, words, "", 0, is_ready=True, has_text=True)
