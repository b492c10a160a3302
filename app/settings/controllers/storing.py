"""Controller of the pages on privacy and backups: storage, deletion, backups."""

import platform
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, qVersion

from app.bridge.session import Session
from app.settings import operations as settings
from app.settings.views.backups_page import when
from app.settings.views.dialog import SettingsDialog
from app.settings.views.page import Page
from app.ui import file_manager, files
from app.ui.localization.text import byte_size, isolated, tr
from app.ui.program import version
from app.ui.widgets.questions import confirm, diagnostic_report
from core.domain.changes import Changes
from core.domain.jobs import JobsSummary
from core.domain.storage import Backup, Stored, StoredKind
from core.errors import KnownError


class StoringController(QObject):
    """Connects the pages on privacy and backups to the library.

    Parameters
    ----------
    session : Session
        The library.
    dialog : SettingsDialog
        Holds the pages.
    on_restore : callable or None
        Called with the backup to restore; None if this window cannot restore.
    """

    def __init__(
        self, session: Session, dialog: SettingsDialog, *, on_restore: Callable[[Path], object] | None
    ) -> None:
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._on_restore = on_restore
        self._stored: Sequence[Stored] = ()
        self._summary = JobsSummary()
        privacy, backups = dialog.privacy, dialog.backups
        privacy.openWanted.connect(self.show_folder)
        privacy.deletionWanted.connect(self._ask_deletion)
        privacy.logDeletionWanted.connect(self._delete_logs)
        privacy.reportWanted.connect(self._show_report)
        backups.makeWanted.connect(self._make_backup)
        backups.openWanted.connect(self._open_backups)
        backups.restoreWanted.connect(self._ask_restoring)
        backups.allow_restoring(is_possible=on_restore is not None)
        session.summaryChanged.connect(self._on_summary)

    def fill(self, page: Page) -> None:
        """Load what a page shows; does nothing for other pages."""
        if page is self._dialog.privacy:
            self._session.run(settings.storage().then(self._show_storage))
        elif page is self._dialog.backups:
            self._session.run(settings.backups().then(self._dialog.backups.set_backups))

    def show_folder(self, path: Path) -> None:
        """Show a folder in the system's file manager."""

        def _open(n_there: int) -> None:
            if not n_there or not file_manager.open_outside(path):
                words = tr("Settings", "The folder %1 cannot be opened.").replace("%1", isolated(str(path)))
                self._session.board.warn(words, again=lambda: self.show_folder(path))

        self._session.run_beside(files.count_folders([path]).then(_open))

    def _show_storage(self, stored: Sequence[Stored]) -> None:
        self._stored = stored
        self._dialog.privacy.set_storage(stored)

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary

    def _ask_deletion(self) -> None:
        kinds = {StoredKind.EMBEDDINGS, StoredKind.INDEXES, StoredKind.HEADS, StoredKind.PICTURES}
        n_bytes = sum(one.n_bytes for one in self._stored if one.kind in kinds)
        detail = tr(
            "Settings",
            "This deletes the analysis of the videos, the search index, suggestions, posters and filmstrips (%1)."
            " Your videos, folders, tags, decisions, ratings, notes, saved searches and backups are kept. Analysis is"
            " paused; to start over, resume it and rescan the folders. This cannot be undone.",
        )
        question = tr("Settings", "Delete all analysis of this library?")
        detail = detail.replace("%1", byte_size(n_bytes))
        box = confirm(self._dialog, question, detail, verb=tr("Settings", "Delete all analysis"))
        box.accepted.connect(self._delete)

    def _delete(self) -> None:
        self._dialog.privacy.set_deleting(is_deleting=True)

        def _end() -> None:
            self._dialog.privacy.set_deleting(is_deleting=False)
            self.fill(self._dialog.privacy)

        def _take(_changes: Changes) -> None:
            _end()
            self._session.board.inform(tr("Settings", "All analysis was deleted. Your decisions are still there."))

        def _fail(error: KnownError) -> None:
            _end()
            self._session.board.complain(error, again=self._delete)

        self._session.run_long(settings.delete_analysis().then(_take).otherwise(_fail))

    def _delete_logs(self) -> None:
        def _take(_none: None) -> None:
            self.fill(self._dialog.privacy)
            self._session.board.inform(tr("Settings", "The logs were deleted."))

        self._session.run_long(settings.delete_logs().then(_take))

    def _show_report(self) -> None:
        diagnostic_report(report(self._stored, self._summary), self._dialog).show()

    def _make_backup(self) -> None:
        def _take(_made: Backup) -> None:
            self.fill(self._dialog.backups)

        def _fail(error: KnownError) -> None:
            self.fill(self._dialog.backups)
            self._session.board.complain(error, again=self._make_backup)

        self._session.run_long(settings.make_backup().then(_take).otherwise(_fail))

    def _open_backups(self) -> None:
        self._session.run(settings.backups_folder().then(self.show_folder))

    def _ask_restoring(self, backup: Backup) -> None:
        question = tr("Settings", "Restore the backup of %1?").replace("%1", when(backup))
        detail = tr(
            "Settings",
            "The window closes and opens again with the catalog as it was then, without later tags, decisions and"
            " notes. The current catalog is kept as a backup.",
        )
        box = confirm(self._dialog, question, detail, verb=tr("Settings", "Restore"))
        if self._on_restore is not None:
            restore = self._on_restore
            box.accepted.connect(lambda: restore(backup.path))


def report(stored: Sequence[Stored], summary: JobsSummary) -> str:
    """Return a diagnostic report in English, several lines, without names of files or people.

    `stored` may be empty if sizes have not been added up yet.
    """
    lines = [
        f"Clipshelf {version()}",
        f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}",
        f"Device: {summary.device or 'not loaded'}",
    ]
    lines += [f"Stored, {one.kind}: {one.n_files} files, {one.n_bytes} bytes" for one in stored]
    lines += [
        f"Jobs, {count.kind}: {count.queued} queued, {count.running} running, {count.done} done, {count.failed} failed"
        for count in summary.counts
    ]
    return "\n".join(lines)
