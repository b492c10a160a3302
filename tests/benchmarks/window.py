"""Time from the start of the program to its first picture on the screen, with 100,000 videos in the catalog.

Each start is its own process, ``python -m tests.benchmarks.window empty|clipshelf START [LIBRARY]``: Qt with an empty
window, or the real program. The times end with the first handled paint event of a window, and when the grid holds the
library's videos.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import big_catalog, meter
from tests.benchmarks.big_catalog import Extent
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size

_N_VIDEOS = {Size.FULL: 100_000, Size.QUICK: 5_000, Size.TINY: 200}
_N_STARTS = {Size.FULL: 7, Size.QUICK: 3, Size.TINY: 1}
_POLL_MS = 5


def run(size: Size) -> Iterator[Finding]:
    """Measure alternately, so that other load disturbs both alike."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        started = time.perf_counter()
        big_catalog.make(library, Extent(_N_VIDEOS[size]))
        yield Note(f"{_N_VIDEOS[size]} videos, catalog made in {time.perf_counter() - started:.0f} s")
        empty, ours = [], []
        for _ in range(_N_STARTS[size] + 1):
            empty.append(start_program("empty"))
            ours.append(start_program("clipshelf", str(library)))
    empty, ours = empty[1:], ours[1:]  # the first run warms the disk cache
    bare, first, filled = (
        statistics.median(start[key] for start in starts)
        for starts, key in ((empty, "painted"), (ours, "painted"), (ours, "filled"))
    )
    more = Goal(1, is_upper=True, of_ratio=False)
    yield Figure("first window", first, "s", bare, "empty Qt window")
    yield Figure("first window, beyond the empty one", max(0.0, first - bare), "s", goal=more)
    yield Figure("window with its videos", filled, "s", bare, "empty Qt window")
    yield Figure("window with its videos, beyond the empty one", max(0.0, filled - bare), "s", goal=more)
    memory = Goal(300, is_upper=True, of_ratio=False)
    for name, key in (("its own and shared pages", "rss_mb"), ("shared pages by share", "pss_mb")):
        values = [statistics.median(start[key] for start in starts) for starts in (ours, empty)]
        yield Figure(f"memory of the window, {name}", values[0], "MB", values[1], "empty Qt window", memory)


def start_program(which: str, *arguments: str) -> dict[str, float]:
    """Start a window, wait until it is painted and filled, close it; return seconds and megabytes."""
    command = [sys.executable, "-m", "tests.benchmarks.window", which, str(time.time()), *arguments]
    return json.loads(meter.measure(command).output.splitlines()[-1])


def main(which: str, started_at: float, library: str = "") -> None:
    """Run the program that is measured."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watch(QObject):
        """Records the first paint, waits for the videos, then closes the window."""

        found: dict[str, float] = {}  # noqa: RUF012

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and not self.found and isinstance(watched, QMainWindow):
                self.found["painted"] = 0.0
                QTimer.singleShot(0, lambda: self.on_painted(watched))  # after the painting
            return False

        def on_painted(self, window: QMainWindow) -> None:
            self.found["painted"] = time.time() - started_at
            self.await_videos(window)

        def await_videos(self, window: QMainWindow) -> None:
            from app.browse.models.video_grid import VideoGridModel

            videos = window.findChild(VideoGridModel) if which == "clipshelf" else None
            if which == "clipshelf" and (videos is None or not videos.rowCount()):
                QTimer.singleShot(_POLL_MS, lambda: self.await_videos(window))
                return
            self.found["filled"] = time.time() - started_at
            self.found |= _memory()
            window.close()

    watch = Watch()
    if which == "empty":
        application = QApplication([])
        application.installEventFilter(watch)
        window = QMainWindow()
        window.resize(1280, 800)
        window.show()
        application.exec()
    else:
        import app.__main__  # noqa: F401 (first, as in the program)
        from app.main import Arguments, make_application
        from app.main import run as run_window

        make_application([]).installEventFilter(watch)
        run_window(Arguments(Path(library)))
    sys.stdout.write(json.dumps(watch.found) + "\n")


def _memory() -> dict[str, float]:
    import psutil

    process = psutil.Process()
    return {"rss_mb": process.memory_info().rss / 1e6, "pss_mb": meter.memory_bytes(process) / 1e6}


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *sys.argv[3:])
