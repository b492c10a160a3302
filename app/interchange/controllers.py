"""Controller of File > Export: asks for a location and a format, and writes the file."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from app.bridge.notices import Action
from app.bridge.session import Session
from app.interchange import operations
from app.stage.stage import Stage
from app.ui import file_manager, files
from app.ui.file_manager import Found
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_name, filled, inline_name, tr
from core.domain.exports import ExportFormat, ExportOutcome


class ExportController(QObject):
    """Exports the library in one of the engine's formats."""

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        stage.actions.on("export", self.choose)

    def choose(self) -> None:
        """Ask for location and format."""
        self._session.run(operations.formats().then(self._ask))

    def _ask(self, formats: tuple[ExportFormat, ...]) -> None:
        by_filter = {f"{one.title} (*{one.extension})": one for one in formats}
        dialog = QFileDialog(self._stage.frame, tr("Export", "Export"))
        dialog.setObjectName("export")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(by_filter))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(by_filter[chosen].extension))
        dialog.setDefaultSuffix(formats[0].extension)
        dialog.selectFile("clipshelf")
        dialog.fileSelected.connect(lambda name: self.export(by_filter[dialog.selectedNameFilter()], Path(name)))
        dialog.open()

    def export(self, chosen: ExportFormat, path: Path) -> None:
        """Write a file, replacing an existing one, and report the result."""
        work = operations.export(chosen.name, path)
        self._session.run_long(work.then(lambda outcome: self._report(path, outcome)))

    def _report(self, path: Path, outcome: ExportOutcome) -> None:
        contents = in_own_words(outcome.contents)
        words = filled(tr("Export", "%1 exported to %2."), contents, inline_name(display_name(path)))
        if not outcome.n_left_out:
            self._session.board.inform(words)
            return
        left_out = tr(
            "Export",
            "%n entries were left out because their videos no longer have a file.",
            n=outcome.n_left_out,
        )
        self._session.board.warn(f"{words} {left_out}", Action(tr("Export", "Show file"), lambda: self._reveal(path)))

    def _reveal(self, path: Path) -> None:
        words = tr("Export", "The folder cannot be opened.")

        def _show(found: Found) -> None:
            file_manager.reveal(found, failed=lambda: self._session.board.warn(words, again=lambda: self._reveal(path)))

        self._session.run_beside(files.look([path]).then(_show))
