"""Controller of commands on files: open, reveal, copy paths, remove from the library, move to the trash."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.folders.models.file_words import failures, named, places
from app.folders.operations import removing
from app.folders.views.removed_dialog import RemovedDialog
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from app.stage.toasts import Toasts
from app.ui import file_manager, files
from app.ui.file_manager import Found
from app.ui.localization.text import display_text, tr
from app.ui.widgets.questions import confirm, show_message
from core.domain.changes import Changes
from core.domain.videos import Video

if TYPE_CHECKING:
    from core.api.videos import TrashOutcome

_SHOWN_ELSEWHERE = ("open_elsewhere", "reveal", "copy_paths")
_TAKEN_OUT = ("remove_videos", "trash_videos")
MOST_OPENED = 10
MOST_REVEALED = 20
MOST_COPIED = 10_000


class RemovingController(QObject):
    """Runs the commands on files.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Shared by the features.
    results, video_pages : ResultsPage, VideoPages
        The pages with videos.
    toasts : Toasts
        Shows what was done.
    on_files_needed : callable
        Called with ids of videos whose files must be closed for a moment.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        toasts: Toasts,
        on_files_needed: Callable[[Collection[int]], object],
        results: ResultsPage,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._on_files_needed = on_files_needed
        self._session = session
        self._stage = stage
        self._toasts = toasts
        self._dialog: RemovedDialog | None = None
        actions = stage.actions
        actions.on("open_elsewhere", lambda: self._with_paths(MOST_OPENED, self._open))
        actions.on("reveal", lambda: self._with_paths(MOST_REVEALED, self._reveal))
        actions.on("copy_paths", lambda: self._with_paths(MOST_COPIED, self._copy))
        actions.on("remove_videos", self.remove)
        actions.on("trash_videos", self._ask_to_trash)
        actions.on("removed_videos", self.show_removed)
        # The other views of videos share the actions of the grid.
        actions.attach("videos", video_pages.grid.list_view, results.list_view)
        stage.selection.changed.connect(self._follow)
        session.changed.connect(self._on_changed)
        self._follow()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The videos that commands apply to."""
        return self._stage.selection.ids

    def _follow(self) -> None:
        for action in self._stage.actions.pick(*_SHOWN_ELSEWHERE, *_TAKEN_OUT):
            action.setEnabled(bool(self.chosen))

    def remove(self) -> None:
        """Remove the selected videos from the library; their files stay."""
        ids = self.chosen
        if not ids:
            return
        words = tr("Removing", "%n videos removed from the library; their files stay", n=len(ids))
        self._session.run(removing.remove(ids).then(lambda change: self._toasts.show(words, change)))

    def show_removed(self) -> None:
        """List the removed videos, to be restored."""
        if self._dialog is None:
            self._dialog = RemovedDialog(self._stage.frame)
            self._dialog.putBackWanted.connect(self._put_back)
            self._dialog.finished.connect(self._forget_dialog)
        self._refresh_dialog()
        self._dialog.open()

    def _put_back(self, ids: list[int]) -> None:
        if ids:
            self._session.run(removing.put_back(ids))

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _refresh_dialog(self) -> None:
        def _take(videos: list[Video]) -> None:
            if self._dialog is not None:
                self._dialog.set_videos(videos)

        self._session.run(removing.removed().then(_take))

    def _on_changed(self, changes: Changes) -> None:
        if self._dialog is not None and changes & Changes.VIDEOS:
            self._refresh_dialog()

    def _ask_to_trash(self) -> None:
        ids = self.chosen
        if ids:
            self._session.run(removing.files(ids).then(lambda files: self.confirm_trash(ids, files)))

    def confirm_trash(self, ids: Sequence[int], files: Sequence[Path]) -> None:
        """Ask whether to move files to the trash, and do so.

        Parameters
        ----------
        ids : sequence of int
            Their videos.
        files : sequence of Path
            The files; others of the same videos stay.
        """
        n = len(files)
        if not n:
            self._session.board.inform(tr("Removing", "There are no files to move to the trash."))
            return
        question = tr("Removing", "Move %n files to the trash?", n=n)
        warning = tr(
            "Removing",
            "They are moved to the system trash and can only be restored from there. Your decisions about them are"
            " kept.",
        )
        detail = f"{named(files)}\n\n{places(files)}\n\n{warning}"
        box = confirm(self._stage.frame, question, detail, verb=tr("Removing", "Move to trash"))
        # List every file by name, as plain text.
        box.setDetailedText("\n".join(display_text(str(path)) for path in files))
        box.accepted.connect(lambda: self._trash(ids, files))

    def _trash(self, ids: Sequence[int], files: Sequence[Path]) -> None:
        self._on_files_needed(ids)  # some systems cannot move open files
        self._session.run_beside(removing.trash(ids, files).then(self._on_trashed))

    def _on_trashed(self, outcome: "TrashOutcome") -> None:
        n, n_failed = len(outcome.moved), len(outcome.failures)
        if n:
            self._toasts.show(tr("Removing", "%n files moved to the trash", n=n))
        if n_failed:
            words = tr("Removing", "%n files could not be moved to the trash", n=n_failed)
            show_message(self._stage.frame, words, failures(outcome.failures))

    def _with_paths(self, most: int, call: Callable[[list[Path]], None]) -> None:
        ids = self.chosen
        if len(ids) > most:
            words = tr("Removing", "This works with at most %n videos at once. Select fewer.", n=most)
            self._session.board.inform(words)
        elif ids:
            self._session.run(removing.paths(ids).then(call))

    def _open(self, paths: list[Path]) -> None:
        def _try(found: Found) -> None:
            opened = {path for path in found.files if file_manager.open_outside(path)}
            if failed := [path for path in paths if path not in opened]:
                words = tr("Removing", "No other program can open this, or the drive is not connected:")
                self._warn(words, failed, again=lambda: self._open(failed))

        self._session.run_beside(files.look(paths).then(_try))

    def _reveal(self, paths: list[Path]) -> None:
        words = tr("Removing", "The folder cannot be opened. Check whether its drive is connected:")

        def _show(found: Found) -> None:
            file_manager.reveal(found, failed=lambda: self._warn(words, paths, again=lambda: self._reveal(paths)))

        self._session.run_beside(files.look(paths).then(_show))

    def _copy(self, paths: list[Path]) -> None:
        if paths:
            QApplication.clipboard().setMimeData(file_manager.mime_of(paths))
            n = len(paths)
            self._toasts.show(tr("Removing", "%n paths copied", n=n))

    def _warn(self, words: str, paths: Sequence[Path], *, again: Callable[[], object]) -> None:
        names = ", ".join(named(paths).split("\n"))
        self._session.board.warn(f"{words} {names}", again=again)
