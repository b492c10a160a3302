"""The exact frames of the moments in view."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from core.domain.events import WorkerState
from tests.app.driving import Open, answer, called, search
from tests.app.stand_in import StandInLibrary


def jpeg() -> bytes:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(data.data())


def test_only_frames_in_view_are_fetched(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(*range(1, 41))
    filled.frames = {(number, 7.5): jpeg() for number in range(1, 41) if number != 2}
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING)
    search(desk, qtbot, "a dog")
    frames, view = desk.search.results.frames, desk.search.results.list_view
    qtbot.waitUntil(lambda: (1, 7.5) in frames and (3, 7.5) in frames)
    seen = len(view.visible_rows())
    qtbot.waitUntil(lambda: len(called(filled, "frame")) == seen)
    assert seen < 40
    assert (2, 7.5) not in frames, "what cannot be decoded keeps the picture of its filmstrip"
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: (40, 7.5) in frames)
    asked = [number for number, _seconds, _height in called(filled, "frame")]
    assert len(asked) == len(set(asked)), "each is asked for once"


def test_nothing_is_fetched_without_a_worker(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.answer = answer(1, 2)
    desk = open_desk(filled, with_worker=False)
    search(desk, qtbot, "a dog")
    qtbot.waitUntil(lambda: desk.search.results.model.rowCount() == 2)
    with qtbot.waitSignal(desk.search.results.list_view.viewChanged, timeout=600, raising=False):
        pass
    assert not called(filled, "frame")
