"""Simulated user actions on the timeline of a real library, and access to the results."""

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bridge.work import Operation
from app.shell.desk import Desk
from core.api.library import Library
from core.domain.tags import Decision, Tag, Verdict

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
_NOW = datetime(2026, 11, 20, tzinfo=UTC)


class TimelineDriver:
    """A window with the timeline of the first video open."""

    def __init__(self, desk: Desk, library: Library, qtbot: QtBot) -> None:
        self.desk, self.library, self.qtbot = desk, library, qtbot
        self.window, self.model = desk.window, desk.timeline.controller.model
        self.canvas = desk.timeline.panel.canvas
        self.tag, _ = library.tags.add("beach")
        qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8)
        desk.stage.panels.dock("show_timeline").bring_to_front()
        desk.stage.panels.dock("show_timeline").setMinimumHeight(320)
        self.video_id = desk.browse.pages.model.ids[0]
        desk.browse.pages.grid.list_view.select_row(0)
        qtbot.waitUntil(lambda: self.model.video_id == self.video_id)
        self.canvas.setFocus()

    def leave_the_player_shut(self) -> None:
        """Keep the player closed: offscreen, every new window takes the focus, and its picture is one."""
        self.desk.player.panel.play = lambda *_args, **_more: None

    def decide(self, *spans: tuple[float, float], tag: Tag | None = None, verdict: Verdict = Verdict.ACCEPTED) -> None:
        tag_id = (tag or self.tag).id
        new = [Decision(self.video_id, tag_id, verdict, start, end, _NOW) for start, end in spans]
        known = len(self.model.spans)
        self.desk.tags.controller.refresh()
        self.desk.session.run(Operation(lambda library: library.decisions.replace([], new)))
        self.qtbot.waitUntil(lambda: len(self.model.spans) == known + len(spans))

    @property
    def ends(self) -> list[tuple[float | None, float | None]]:
        found = self.library.decisions.of_video(self.video_id)
        return sorted((one.start_seconds, one.end_seconds) for one in found)  # type: ignore[type-var]

    @property
    def shown(self) -> list[tuple[float, float]]:
        return [(span.start_seconds, span.end_seconds) for span in self.model.spans]

    @property
    def steps(self) -> list[str]:
        stack = self.desk.session.history.stack
        return [stack.text(place) for place in range(stack.index())]

    def settle(self, *spans: tuple[float, float]) -> None:
        """Wait until library and window both show exactly these spans."""
        self.qtbot.waitUntil(lambda: not self.model._content._edits and self.ends == self.shown == list(spans))

    def place(self, seconds: float, lane: int | None = 0) -> QPoint:
        layout = self.canvas.layout_now
        y = layout.ruler.center().y() if lane is None else layout.row_rect(lane, 0).center().y()
        return QPoint(round(layout.time_left_px + self.canvas.scale.x(seconds)), round(y))

    def mouse(self, kind: QEvent.Type, place: QPoint, modifiers: Modifier = Modifier.NoModifier) -> None:
        view = self.canvas.viewport()
        is_move = kind is QEvent.Type.MouseMove
        button = Button.NoButton if is_move else Button.LeftButton
        buttons = Button.NoButton if kind is QEvent.Type.MouseButtonRelease else Button.LeftButton
        point = QPointF(place)
        QApplication.sendEvent(view, QMouseEvent(kind, point, view.mapToGlobal(point), button, buttons, modifiers))

    def drag(
        self, start: QPoint, end: QPoint, modifiers: Modifier = Modifier.NoModifier, *, lets_go: bool = True
    ) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, start, modifiers)
        for share in (0.3, 0.7, 1.0):
            self.mouse(QEvent.Type.MouseMove, start + (end - start) * share, modifiers)
        if lets_go:
            self.mouse(QEvent.Type.MouseButtonRelease, end, modifiers)

    def choose(self, number: int = 0) -> None:
        self.model.choose(self.model.spans[number])

    def key(self, key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
        self.qtbot.keyClick(self.canvas, key, modifiers)

    def undo(self) -> None:
        self.desk.stage.actions["undo"].trigger()

    def redo(self) -> None:
        self.desk.stage.actions["redo"].trigger()
