"""Take screenshots of the real window offscreen: open a library, wait until it is idle, draw everything visible."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QItemSelectionModel, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.shell.desk import Desk
from app.ui.paint import theme
from core.api.library import Library
from core.domain.events import WorkerState

SIZE = (1280, 800)
_STEP_MS, _CALM_MS, _PATIENCE_MS = 50, 600, 60_000
_FRAME_PX = 1


class Camera:
    """Operates a window and takes screenshots of it.

    Attributes
    ----------
    desk : Desk
        The window with its features.

    Parameters
    ----------
    desk : Desk
        Open and visible.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def wait_until(self, holds: Callable[[], object]) -> None:
        """Run the event loop until a condition holds.

        Parameters
        ----------
        holds : callable
            The condition.

        Raises
        ------
        TimeoutError
            If it does not hold within a minute.
        """
        for _ in range(_PATIENCE_MS // _STEP_MS):
            if holds():
                return
            wait(_STEP_MS)
        raise TimeoutError("The window did not reach the state for the screenshot")

    def do(self, command: str) -> None:
        """Run a command of the menu."""
        self.desk.stage.actions[command].trigger()
        wait(_STEP_MS)

    def choose(self, *stems: str) -> None:
        """Select videos by file name; the last one becomes the current video.

        Parameters
        ----------
        stems : str
            File names without suffix.
        """
        model, shown = self.desk.browse.pages.model, self.desk.browse.pages.current.list_view
        shown.setFocus()
        shown.clearSelection()
        names = [self._stem(row) for row in range(model.rowCount())]
        for stem in stems:
            index, flag = model.index(names.index(stem)), QItemSelectionModel.SelectionFlag.Select
            shown.selectionModel().setCurrentIndex(index, flag)
        self.wait_until(lambda: len(self.desk.stage.selection.ids) == len(stems))

    def _stem(self, row: int) -> str:
        model = self.desk.browse.pages.model
        self.wait_until(lambda: model.card(model.index(row)) is not None)
        card = model.card(model.index(row))
        return card.video.path.stem if card else ""

    def write(self, text: str) -> None:
        """Type into the focused widget."""
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClicks(focused, text)
        wait(_STEP_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the focused widget."""
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClick(focused, key, modifier)
        wait(_STEP_MS)

    def take(self, path: Path, *, part: QWidget | None = None) -> None:
        """Save a picture of the window and its dialogs.

        Parameters
        ----------
        path : Path
            PNG file.
        part : QWidget, optional
            Crop the picture to this widget.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        window = self.desk.window
        picture = self._draw()
        wait(_CALM_MS)  # the first drawing requests thumbnails, the second has them
        self.wait_until(lambda: not self.desk.stage.thumbnails.is_busy)
        picture = self._draw()
        if part is not None:
            picture = picture.copy(QRect(part.mapTo(window, QPoint()), part.size()))
        path.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(path), "PNG", 0):  # smallest file
            raise OSError(f"{path} could not be written")

    def _draw(self) -> QPixmap:
        window, player = self.desk.window, self.desk.player.panel
        picture = QPixmap(window.size())
        window.render(picture)
        with QPainter(picture) as painter:
            if player.isVisible() and not player.grab_frame().isNull():
                # The video frame is drawn by the media library and is missing in a rendering of the window.
                stage = player.picture_area
                frame, place = player.grab_frame(), QRect(stage.mapTo(window, QPoint()), stage.size())
                size = frame.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
                shown = QRect(QPoint(), size)
                shown.moveCenter(place.center())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(shown, frame)
            for dialog in QApplication.topLevelWidgets():
                if isinstance(dialog, QDialog) and dialog.isVisible():
                    _lay_over(painter, dialog, window.rect())
        return picture


def _lay_over(painter: QPainter, dialog: QDialog, ground: QRect) -> None:
    drawn = dialog.grab()
    place = QRect(QPoint(), dialog.size())
    place.moveCenter(ground.center())
    painter.drawPixmap(place.topLeft(), drawn)
    painter.setPen(QColor(theme.current().muted))
    painter.drawRect(place.adjusted(-_FRAME_PX, -_FRAME_PX, 0, 0))


@contextmanager
def opened(
    library_folder: Path, *, is_dark: bool = False, with_worker: bool = False, size: tuple[int, int] = SIZE
) -> Iterator[Camera]:
    """Open a library in a new window.

    Parameters
    ----------
    library_folder : Path
        Folder of the library.
    is_dark : bool
        Whether the dark theme is used.
    with_worker : bool
        Whether a worker is started, which searches need.
    size : tuple of int
        Size of the window in px.

    Yields
    ------
    Camera
        For this window.
    """
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.force(application, is_dark=is_dark)
    desk = Desk(Library.open(library_folder), remembers=False)
    camera = Camera(desk)
    try:
        desk.window.resize(*size)
        desk.window.show()
        desk.start(with_worker=with_worker)
        wait(_CALM_MS)
        if with_worker:
            camera.wait_until(lambda: desk.session.worker_state is WorkerState.RUNNING)
        yield camera
    finally:
        for dialog in desk.window.findChildren(QDialog):
            dialog.reject()
        desk.window.may_close = lambda: True  # no question about unsaved review marks
        desk.window.close()
        desk.deleteLater()
        wait(0)


def wait(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
