"""The timeline's row of controls: the exact times of the selected span, zoom, list."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from app.timeline.models import spans_table as timeline_list
from app.timeline.models.edits import Edge
from app.timeline.models.lanes import TimelineSpan
from app.timeline.models.timeline import TimelineModel
from app.ui.localization.direction import margins
from app.ui.localization.times import exact_clock, read_time
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import PlainLabel, Role


class TimeEdit(QLineEdit):
    """A field for a time.

    Attributes
    ----------
    written : Signal
        Seconds.
    left : Signal
        Esc was pressed; nothing is applied.
    """

    written = Signal(float)
    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00:00:00.0000") + 12)
        self._shown = ""
        self.editingFinished.connect(self._on_finished)

    def show_seconds(self, seconds: float, *, is_other: bool) -> None:
        """Show a time.

        `is_other` says that it is of another span; if not, text being typed stays while the time is the same.
        """
        if is_other or self._shown != exact_clock(seconds):
            self._shown = exact_clock(seconds)
            self.setText(self._shown)

    @override
    def event(self, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if is_key and event.type() is QEvent.Type.KeyPress:
            self.setText(self._shown)
            self.left.emit()
            return True
        return super().event(event)

    def _on_finished(self) -> None:
        if self.text() == self._shown:
            return
        seconds = read_time(self.text())
        self.setText(self._shown)
        if seconds is not None:
            self.written.emit(seconds)


class TimelineBar(QWidget):
    """The controls in the header of the timeline panel.

    Attributes
    ----------
    timesWanted : Signal
        A `TimelineSpan`, and its new ends as two numbers.
    left : Signal
        Return the focus to the timeline.

    Parameters
    ----------
    model : TimelineModel
        The timeline.
    actions : dict of str to QAction
        Commands by name: zoom, fit, rejected, list.
    parent : QWidget, optional
        Qt parent.
    """

    timesWanted = Signal(object, float, float)
    left = Signal()

    def __init__(self, model: TimelineModel, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._start = TimeEdit(self.tr("Start of the moment"), self)
        self._end = TimeEdit(self.tr("End of the moment"), self)
        self._dash = PlainLabel("\N{EN DASH}", role=Role.MUTED, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(0, 0, Space.SMALL, 0))
        row.setSpacing(Space.SMALL)
        for widget in (self._start, self._dash, self._end):
            row.addWidget(widget)
        row.addSpacing(Space.SMALL)
        for name, icon in (
            ("span_list", "list"),
            ("show_suggestions", "suggested"),
            ("show_rejected", "rejected"),
            ("timeline_zoom_out", "zoom-out"),
            ("timeline_zoom_in", "zoom-in"),
            ("timeline_fit", "fit"),
        ):
            row.addWidget(self._button(actions[name], icon))
        self._start.written.connect(lambda seconds: self._on_written(Edge.START, seconds))
        self._end.written.connect(lambda seconds: self._on_written(Edge.END, seconds))
        for edit in (self._start, self._end):
            edit.left.connect(self.left)
        model.chosenChanged.connect(lambda: self._refresh(is_other=True))
        model.changed.connect(lambda: self._refresh(is_other=False))
        self._refresh(is_other=True)

    def _button(self, action: QAction, icon: str) -> QToolButton:
        words = action.text().replace("&", "")
        button = IconButton(icon, words, action.trigger, parent=self)
        button.show_keys(action)
        if action.isCheckable():
            button.setCheckable(True)
            button.setChecked(action.isChecked())
            action.toggled.connect(button.setChecked)
        return button

    def write_times(self) -> None:
        """Start typing the exact times of the selected span."""
        if self._start.isVisible():
            self._start.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._start.selectAll()

    def _refresh(self, *, is_other: bool) -> None:
        span = self._model.chosen
        is_writable = span is not None and span.is_editable
        for widget in (self._start, self._dash, self._end):
            widget.setVisible(is_writable)
        if span is None or not is_writable:
            return
        for edit in (self._start, self._end):
            edit.setAccessibleDescription(timeline_list.sentence(span))
        self._start.show_seconds(span.start_seconds, is_other=is_other)
        self._end.show_seconds(span.end_seconds, is_other=is_other)

    def _on_written(self, edge: Edge, seconds: float) -> None:
        span: TimelineSpan | None = self._model.chosen
        if span is None:
            return
        start, end = span.start_seconds, span.end_seconds
        ends = (seconds, end) if edge is Edge.START else (start, seconds)
        self.timesWanted.emit(span, *ends)
