"""The reference for the window: a plain QListView of text rows of equal size.

``python -m tests.benchmarks.list_program STARTED_AT N_ROWS N_FRAMES`` prints its measurements.
"""

import json
import sys
import time
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMainWindow

from tests.benchmarks import stage
from tests.benchmarks.measured import frames, memory, resized
from tests.benchmarks.stage import BarDrag, Stage


def main(started_at: float, n_rows: int, n_frames: int) -> None:
    """Run the program."""
    began = time.perf_counter() - (time.time() - started_at)
    application = QApplication([])
    window, view = QMainWindow(), QListView()
    window.setCentralWidget(view)
    view.setUniformItemSizes(True)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    view.setModel(QStringListModel([f"holiday {row:06}.mp4" for row in range(n_rows)], view))
    window.resize(1280, 800)
    watch = Stage(window)
    window.show()
    found: dict[str, Any] = {"open": watch.until(lambda: True, since=began).seconds}
    found["open: cpu"] = time.process_time()
    watch.rest()
    found["memory at first"] = memory()
    found["wheel"] = frames(watch.frames(lambda _: stage.turn_wheel(view), n_frames))
    drag = BarDrag(view.verticalScrollBar(), n_frames)
    found["drag"] = frames(watch.frames(drag.step, n_frames))
    drag.drop()
    found["resize"] = resized(watch, window, n_frames)
    watch.rest()
    found["select all"] = watch.act(
        lambda: QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ).seconds
    found["memory"] = memory()
    window.close()
    del application
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
