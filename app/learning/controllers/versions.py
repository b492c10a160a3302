"""The training history: versions are listed, used again, compared, exported and imported."""

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.bridge.session import Session
from app.learning.controllers.new_decisions import NewDecisions
from app.learning.models import training as review_training
from app.learning.operations import versions as versions
from app.learning.views.versions_dialog import VersionsDialog
from app.stage.stage import Stage
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_name, filled, inline_name, number, tr
from core.domain.changes import Changes
from core.domain.learning import BEFORE_TRAINING, TagComparison
from core.errors import KnownError

SUFFIX = ".safetensors"


class VersionsController(QObject):
    """Connects the dialog of versions with the library.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    new : NewDecisions
        Knows how many decisions were made since the last training.
    on_proposal : callable
        Shows a proposed version, given its number.
    """

    def __init__(
        self, session: Session, stage: Stage, *, new: NewDecisions, on_proposal: Callable[[int], object]
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._new, self._on_proposal = new, on_proposal
        self._stage = stage
        self._dialog: VersionsDialog | None = None
        stage.actions.on("heads", self.open)
        session.changed.connect(self._on_changed)
        new.counted.connect(lambda _n_new: self.refresh() if self.dialog is not None else None)

    @property
    def dialog(self) -> VersionsDialog | None:
        """The dialog; None while it is closed."""
        return self._dialog if self._dialog is not None and shiboken6.isValid(self._dialog) else None

    def open(self) -> VersionsDialog:
        """Show the versions; return the dialog, which deletes itself when closed."""
        dialog = self.dialog
        if dialog is None:
            self._dialog = dialog = VersionsDialog(self._stage.frame)
            dialog.useWanted.connect(self._use)
            dialog.lookWanted.connect(self._look)
            dialog.trainWanted.connect(self._train)
            dialog.backWanted.connect(self._take_back)
            dialog.compareWanted.connect(self._compare)
            dialog.exportWanted.connect(self._ask_target)
            dialog.importWanted.connect(self._ask_source)
        dialog.open()
        self.refresh()
        return dialog

    def refresh(self) -> None:
        """List the versions again."""
        self._session.run(versions.list_all().then(self._take).otherwise(self._object))

    def _take(self, found: versions.Versions) -> None:
        if (dialog := self.dialog) is not None:
            dialog.set_versions(found.cards, in_use=found.in_use, n_new=self._new.n_new)

    def _on_changed(self, changes: Changes) -> None:
        if changes & Changes.HEADS and self.dialog is not None:
            self.refresh()

    def _show_message(self, words: str, *, is_busy: bool = False) -> None:
        if (dialog := self.dialog) is not None:
            dialog.set_message(words, is_busy=is_busy)

    def _object(self, error: KnownError) -> None:
        if (dialog := self.dialog) is not None:
            dialog.set_message(in_own_words(error), is_trouble=True)
        else:
            self._session.board.complain(error, again=self._stage.actions["heads"].trigger)

    def _use(self, version: int) -> None:
        self._show_message(tr("Versions", "Updating suggestions\N{HORIZONTAL ELLIPSIS}"), is_busy=True)
        words = filled(tr("Versions", "Version %1 is in use."), number(version))
        self._session.run_long(
            versions.use_version(version).then(lambda _done: self._on_done(words)).otherwise(self._object)
        )

    def _look(self, version: int) -> None:
        if (dialog := self.dialog) is not None:
            dialog.close()  # the choice is made in the card that opens
        self._on_proposal(version)

    def _train(self) -> None:
        if (dialog := self.dialog) is not None:
            dialog.close()  # the card of the training is in the window
        self._stage.actions.run("train")

    def _take_back(self) -> None:
        self._show_message(tr("Versions", "Updating suggestions\N{HORIZONTAL ELLIPSIS}"), is_busy=True)
        words = tr("Training", "The training was undone. The version before it is in use again.")
        work = versions.use_version(BEFORE_TRAINING)
        self._session.run_long(work.then(lambda _done: self._on_done(words)).otherwise(self._object))

    def _on_done(self, words: str) -> None:
        self._show_message(words)
        if self.dialog is not None:
            self.refresh()

    def _compare(self, first: int, second: int) -> None:
        self._show_message(tr("Versions", "Comparing\N{HORIZONTAL ELLIPSIS}"), is_busy=True)
        work = versions.compare(first, second)
        self._session.run(work.then(lambda found: self._show(first, second, found)).otherwise(self._object))

    def _show(self, first: int, second: int, found: tuple[TagComparison, ...]) -> None:
        if (dialog := self.dialog) is not None:
            rows = review_training.rows_of(found, self._stage.tags.tags)
            dialog.show_compared(first, second, review_training.summary([row.compared for row in rows]), rows)

    def _ask_target(self, version: int) -> None:
        chooser = self._chooser(tr("Versions", "Export version"), QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(SUFFIX.removeprefix("."))
        chooser.selectFile(f"clipshelf-{version}{SUFFIX}")
        chooser.fileSelected.connect(lambda name: self.export(version, Path(name)))
        chooser.open()

    def _ask_source(self) -> None:
        chooser = self._chooser(tr("Versions", "Import version"), QFileDialog.AcceptMode.AcceptOpen)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.take_in(Path(name)))
        chooser.open()

    def _chooser(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        chooser = QFileDialog(self.dialog or self._stage.frame, title)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(mode)
        chooser.setNameFilters([
            tr("Versions", "Trained versions (*%1)").replace("%1", SUFFIX),
            tr("Versions", "All files (*)"),
        ])
        return chooser

    def export(self, version: int, path: Path) -> None:
        """Write a version to a file."""
        words = filled(
            tr("Versions", "Version %1 was exported to %2."), number(version), inline_name(display_name(path))
        )
        self._show_message(tr("Versions", "Exporting\N{HORIZONTAL ELLIPSIS}"), is_busy=True)
        work = versions.export_version(version, path)
        self._session.run_long(work.then(lambda _done: self._on_done(words)).otherwise(self._object))

    def take_in(self, path: Path) -> None:
        """Import a version from a file, which is not trusted."""
        self._show_message(tr("Versions", "Checking\N{HORIZONTAL ELLIPSIS}"), is_busy=True)
        self._session.run_long(versions.import_version(path).then(self._on_taken_in).otherwise(self._object))

    def _on_taken_in(self, result: tuple[int, tuple[str, ...]]) -> None:
        version, unknown = result
        words = filled(tr("Versions", "Version %1 was imported and is now in use."), number(version))
        if unknown:
            names = ", ".join(inline_name(name) for name in unknown[:5])
            left_out = tr("Versions", "%n tags were skipped because they are not in this library: %1", n=len(unknown))
            words = f"{words} {filled(left_out, names)}"
        self._on_done(words)
