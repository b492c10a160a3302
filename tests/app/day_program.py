"""The whole program in its own process with simulated key presses that tag a video: for tests that kill it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.browse.models.video_grid import VideoGridModel
from app.browse.views.flow_list import FlowList
from app.main import Arguments, make_application, run
from app.shell.main_window import MainWindow

_STEP_MS = 50


def focused() -> QWidget:
    """Return the widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys in the focused widget, as a person does."""
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def tag_first_video(name: str, before: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Apply a new tag to the first video by keys, one step per `next`; `before` is called before the last key."""
    while not (found := [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]):
        yield
    stage = found[0].stage
    view = stage.pages.main_view
    while not (isinstance(view, FlowList) and isinstance(videos := view.model(), VideoGridModel) and videos.ids):
        yield
        view = stage.pages.main_view
    while stage.selection.ids != (videos.ids[0],) or QApplication.focusWidget() is not view:
        view.setFocus()
        if QApplication.focusWidget() is not None:  # no widget has it while the window is being shown
            press(Qt.Key.Key_Home)
        yield
    press(Qt.Key.Key_T)
    yield
    QTest.keyClicks(focused(), name)
    yield
    before()
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)


def main() -> None:
    """Open the library in the first argument and apply the tag in the second to its first video; runs until killed."""
    folder, name = sys.argv[1:]
    application = make_application(sys.argv[:1])
    steps, timer = tag_first_video(name), QTimer(application)
    timer.timeout.connect(lambda: next(steps, None))
    timer.start(_STEP_MS)
    sys.exit(run(Arguments(Path(folder))))


if __name__ == "__main__":
    main()
