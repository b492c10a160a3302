"""Screenshots of the window, rendered without a display: for the demo, the manual and development."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.shell.desk import Desk
from app.ui.paint import icons, theme
from core import private
from core.api.library import Library
from core.domain.events import WorkerState
from core.errors import KnownError, WorkerError

_STEP_MS = 50
_SETTLE_MS = 400
_PATIENCE_MS = 60_000


def render_window(
    library_folder: Path,
    out_png: Path,
    *,
    size: tuple[int, int] = (1280, 800),
    is_dark: bool = False,
    query: str | None = None,
    like: Path | None = None,
    scale: float = 1.0,
) -> None:
    """Open a library, optionally search in it, and write a screenshot of the window.

    `size` is in device-independent pixels, `scale` in device pixels per pixel. A text `query` or a picture `like`
    starts the library's worker, which runs the search.

    Raises
    ------
    LibraryError
        If the library cannot be opened.
    WorkerError
        If the search is not answered within a minute.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["clipshelf"])
    theme.apply(application)
    theme.force(application, is_dark=is_dark)
    desk = Desk(Library.open(library_folder), remembers=False)
    desk.preferences.put("model_offer_dismissed", value=True)  # it may come late or not at all
    try:
        desk.window.resize(*size)
        desk.window.show()
        desk.start(with_worker=query is not None or like is not None)
        _wait(_SETTLE_MS)
        if query is not None:
            _search(desk, lambda: desk.search.controller.by_text(query))
        if like is not None:
            _search(desk, lambda: desk.search.controller.examples.by_picture_file(like))
        picture = _grab(desk.window, scale)
        out_png.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(out_png))
        private.share(out_png)
    finally:
        desk.window.close()
        desk.deleteLater()
        _wait(0)
        icons.forget()


def _search(desk: Desk, ask: Callable[[], None]) -> None:
    if not _wait_until(lambda: desk.session.worker_state is WorkerState.RUNNING):
        raise WorkerError("The analysis did not start within a minute", "See worker.log in the library's logs.")
    ask()
    if not _wait_until(lambda: not desk.search.controller.is_busy):
        raise WorkerError("The search was not answered within a minute", "See worker.log in the library's logs.")


def _grab(window: QWidget, scale: float) -> QPixmap:
    picture = QPixmap(window.size() * scale)
    picture.setDevicePixelRatio(scale)
    # The first rendering requests pictures in the right size, the second shows them.
    window.render(picture)
    _wait(_SETTLE_MS)
    window.render(picture)
    return picture


def _wait_until(is_done: Callable[[], bool]) -> bool:
    for _ in range(_PATIENCE_MS // _STEP_MS):
        if is_done():
            return True
        _wait(_STEP_MS)
    return is_done()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Run ``python -m app.shell.snapshot``, the command line of `render_window`."""
    parser = argparse.ArgumentParser(description="Draw the window of a library into a PNG file.")
    parser.add_argument("--library", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.png")
    parser.add_argument("--query", metavar="TEXT", help="search by these words first")
    parser.add_argument("--like", type=Path, metavar="PICTURE", help="search by this picture first")
    parser.add_argument("--size", nargs=2, type=int, default=(1280, 800), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--dark", action="store_true")
    asked = parser.parse_args()
    private.begin()
    try:
        render_window(
            asked.library,
            asked.out,
            size=(asked.size[0], asked.size[1]),
            is_dark=asked.dark,
            query=asked.query,
            like=asked.like,
            scale=asked.scale,
        )
    except KnownError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
