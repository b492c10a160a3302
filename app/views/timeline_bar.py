"""The timeline's row of controls: the chosen span with its exact times, zoom, list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.models import timeline_words
from app.models.timeline import TimelineModel
from app.models.timeline_edits import Edge
from app.models.timeline_lanes import Span
from app.models.timeline_times import exact_clock, read_clock
from app.support.buttons import IconButton
from app.support.labels import PlainLabel, Role
from app.support.text import plain_tooltip

_MOST_NAME_LETTERS = 24


class TimeEdit(QLineEdit):
    """A time that can be written.

    Attributes
    ----------
    written : Signal
        Seconds.
    """

    written = Signal(float)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00:00:00.0000") + 12)
        self._shown = ""
        self.editingFinished.connect(self._on_finished)

    def show_seconds(self, seconds: float) -> None:
        """Show a time.

        Parameters
        ----------
        seconds : float
            Which.
        """
        self._shown = exact_clock(seconds)
        self.setText(self._shown)

    def _on_finished(self) -> None:
        if self.text() == self._shown:
            return
        seconds = read_clock(self.text())
        self.setText(self._shown)
        if seconds is not None:
            self.written.emit(seconds)


class TimelineBar(QWidget):
    """Controls of the timeline; stands in the head of its panel.

    Attributes
    ----------
    timesWanted : Signal
        A `Span`, and the ends that were written for it as two numbers.

    Parameters
    ----------
    model : TimelineModel
        What is on show.
    actions : dict of str to QAction
        Commands by name: zoom, fit, rejected, list.
    parent : QWidget, optional
        Owner.
    """

    timesWanted = Signal(object, float, float)

    def __init__(self, model: TimelineModel, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._name = PlainLabel(role=Role.MUTED, parent=self)
        self._start = TimeEdit(self.tr("Start of the moment"), self)
        self._end = TimeEdit(self.tr("End of the moment"), self)
        self._dash = PlainLabel("\N{EN DASH}", role=Role.MUTED, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(6)
        for widget in (self._name, self._start, self._dash, self._end):
            row.addWidget(widget)
        row.addSpacing(8)
        for name, icon in (
            ("span_list", "list"),
            ("show_rejected", "rejected"),
            ("timeline_zoom_out", "zoom-out"),
            ("timeline_zoom_in", "zoom-in"),
            ("timeline_fit", "fit"),
        ):
            row.addWidget(self._button(actions[name], icon))
        self._start.written.connect(lambda seconds: self._on_written(Edge.START, seconds))
        self._end.written.connect(lambda seconds: self._on_written(Edge.END, seconds))
        model.chosenChanged.connect(self._refresh)
        model.changed.connect(self._refresh)
        self._refresh()

    def _button(self, action: QAction, icon: str) -> QToolButton:
        words = action.text().replace("&", "")
        keys = action.shortcut().toString()
        button = IconButton(icon, f"{words} ({keys})" if keys else words, action.trigger, parent=self)
        if action.isCheckable():
            button.setCheckable(True)
            button.setChecked(action.isChecked())
            action.toggled.connect(button.setChecked)
        return button

    def write_times(self) -> None:
        """Begin to write the exact times of the chosen span."""
        if self._start.isVisible():
            self._start.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._start.selectAll()

    def _refresh(self) -> None:
        span = self._model.chosen
        is_writable = span is not None and span.is_editable
        for widget in (self._name, self._start, self._dash, self._end):
            widget.setVisible(is_writable)
        if span is None or not is_writable:
            return
        name = timeline_words.title(span)
        short = name if len(name) <= _MOST_NAME_LETTERS else f"{name[: _MOST_NAME_LETTERS - 1]}\N{HORIZONTAL ELLIPSIS}"
        self._name.setText(short)
        self._name.setToolTip(plain_tooltip(timeline_words.tooltip(span)))
        self._start.show_seconds(span.start_seconds)
        self._end.show_seconds(span.end_seconds)

    def _on_written(self, edge: Edge, seconds: float) -> None:
        span: Span | None = self._model.chosen
        if span is None:
            return
        start, end = span.start_seconds, span.end_seconds
        ends = (seconds, end) if edge is Edge.START else (start, seconds)
        self.timesWanted.emit(span, *ends)
