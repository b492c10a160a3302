"""Adding videos, by drag and drop or from dialogs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog

from app.bridge.session import Session
from app.folders.operations import folders
from app.folders.views.drop_overlay import DropOverlay
from app.folders.views.welcome_page import WelcomePage
from app.search.controllers.search import SearchController
from app.search.views.results_page import ResultsPage
from app.stage.stage import Stage
from app.ui import files
from app.ui.localization.text import display_name, filled, inline_name, tr
from core.api.folders import AddOutcome
from core.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class DropContents:
    """Sorted contents of a drag.

    Attributes
    ----------
    paths : tuple of Path
        Paths to add.
    picture : Path or QImage or None
        Picture to search by; only if there is nothing to add.
    """

    paths: tuple[Path, ...]
    picture: Path | QImage | None


def picture_endings() -> frozenset[str]:
    """Return the file extensions of pictures, lower case, with the dot."""
    return frozenset(f".{bytes(ending.data()).decode()}" for ending in QImageReader.supportedImageFormats())


def sort_out(data: QMimeData) -> DropContents:
    """Return what a drag contains; empty if nothing can be used."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    endings = picture_endings()
    pictures = [path for path in paths if path.suffix.lower() in endings]
    others = tuple(path for path in paths if path not in pictures)
    if others:
        return DropContents(others, None)
    if pictures:
        return DropContents((), pictures[0])
    image = data.imageData() if data.hasImage() else None
    return DropContents((), image if isinstance(image, QImage) and not image.isNull() else None)


class AddingController(QObject):
    """Adds folders and files."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        search: SearchController,
        first_encoder: Callable[[], str],
        overlay: DropOverlay,
        results: ResultsPage,
        welcome: WelcomePage,
    ) -> None:
        super().__init__(stage.frame)
        self._overlay, self._results = overlay, results
        self._session = session
        self._stage = stage
        self._search = search
        self._first_encoder = first_encoder
        self._last_folder = str(Path.home())
        self._dragged: tuple[Path, ...] = ()
        welcome.addFolderWanted.connect(self.choose_folder)
        welcome.addFilesWanted.connect(self.choose_files)
        stage.actions.on("add_folder", self.choose_folder)
        stage.actions.on("add_files", self.choose_files)
        stage.actions.on("choose_picture", self.choose_picture)

    def add(self, paths: list[Path]) -> None:
        """Add folders or video files to the library."""
        operation = folders.add(paths, first_encoder=self._first_encoder())
        self._session.run(operation.then(self._on_added))

    def _on_added(self, result: tuple[AddOutcome, Changes]) -> None:
        outcome, _changes = result
        if self._stage.pages.currentWidget() is not self._results:
            self._stage.pages.show_videos()
        if not outcome.n_added:
            words = tr("Adding", "This is already in the library. It is being scanned for changes.")
            self._session.board.inform(words)

    def on_drag(self, data: QMimeData) -> None:
        """Show over the window what dropping this would do."""
        offer = sort_out(data)
        if offer.paths:
            self._announce(offer.paths, _announcement(offer.paths))
            if len(offer.paths) > 1:
                self._look_at(offer.paths)
        elif offer.picture is not None:
            title = tr("Adding", "Search by this picture")
            self._overlay.announce(title, tr("Adding", "Find moments that look like it."), icon="image")
        else:
            title = tr("Adding", "There is nothing here to add")
            detail = tr("Adding", "Drop folders, videos or a picture from this computer.")
            self._overlay.announce(title, detail, icon="info")

    def _announce(self, paths: tuple[Path, ...], title: str) -> None:
        self._dragged = paths
        detail = tr("Adding", "Videos are found and analysed. Files are not changed or copied.")
        self._overlay.announce(title, detail, icon="folder-add")

    def _look_at(self, paths: tuple[Path, ...]) -> None:
        def _show_n(n_folders: int) -> None:
            if self._overlay.isVisible() and self._dragged == paths:
                self._announce(paths, _sorted_announcement(len(paths), n_folders))

        self._session.run_beside(files.count_folders(paths).then(_show_n))

    def on_drop(self, data: QMimeData) -> None:
        """Add what was dropped, or search by it."""
        offer = sort_out(data)
        if offer.paths:
            self.add(list(offer.paths))
        elif isinstance(offer.picture, Path):
            self._search.examples.by_picture_file(offer.picture)
        elif offer.picture is not None:
            self._search.examples.by_picture(offer.picture)

    def choose_folder(self) -> None:
        """Ask for a folder and add it."""
        dialog = QFileDialog(self._stage.frame, tr("Adding", "Add a folder of videos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, self.add)

    def choose_files(self) -> None:
        """Ask for video files and add them."""
        dialog = QFileDialog(self._stage.frame, tr("Adding", "Add videos"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, self.add)

    def choose_picture(self) -> None:
        """Ask for a picture and search by it."""
        dialog = QFileDialog(self._stage.frame, tr("Adding", "Search by a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(sorted(f"*{ending}" for ending in picture_endings()))
        dialog.setNameFilters([tr("Adding", "Pictures") + f" ({patterns})", tr("Adding", "All files") + " (*)"])
        self._open(dialog, lambda paths: self._search.examples.by_picture_file(paths[0]))

    def _open(self, dialog: QFileDialog, call: Callable[[list[Path]], object]) -> None:
        dialog.setDirectory(self._last_folder)
        dialog.filesSelected.connect(lambda names: self._on_chosen(dialog, [Path(name) for name in names], call))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, dialog: QFileDialog, paths: list[Path], call: Callable[[list[Path]], object]) -> None:
        self._last_folder = dialog.directory().absolutePath()
        call(paths)


def _announcement(paths: tuple[Path, ...]) -> str:
    if len(paths) == 1:
        return tr("Adding", "Add %1").replace("%1", inline_name(display_name(paths[0])))
    return tr("Folders", "Add %n folders and files", n=len(paths))


def _sorted_announcement(n_paths: int, n_folders: int) -> str:
    n_files = n_paths - n_folders
    if not n_files:
        return tr("Adding", "Add %n folders", n=n_folders)
    if not n_folders:
        return tr("Adding", "Add %n files", n=n_files)
    words = tr("Adding", "Add %1 and %2")
    return filled(words, tr("Adding", "%n folders", n=n_folders), tr("Adding", "%n files", n=n_files))
