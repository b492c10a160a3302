"""From which score on a tag is suggested: a slider that says at once what it would give."""

import bisect
import itertools
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.learning.models import quality_words as health_words
from app.ui.labels import PlainLabel, Role
from app.ui.text import percent, tr
from app.ui.throttle import Throttle
from core.domain.health import TagHealth

_LEAST, _MOST = 5, 95
_KEYS_MS = 500
_FIRST_NUMBER = 0x6000_0000
_numbers = itertools.count(_FIRST_NUMBER)


class ThresholdChoice(QWidget):
    """A slider and a check box for the learned threshold.

    Attributes
    ----------
    wanted : Signal
        The threshold chosen, or None for the learned one; and a number that is the same for one go at the slider.

    Parameters
    ----------
    parent : QWidget, optional
        Owner.
    """

    wanted = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health: TagHealth | None = None
        self._scores: Sequence[float] = ()
        self._number = next(_numbers)
        self._chosen: float | None = None
        self._is_filling = False
        self.automatic = QCheckBox(self.tr("Automatic: as learned from your decisions"), self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(_LEAST, _MOST)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(self.tr("Suggested from this score on, in percent"))
        self.value = PlainLabel(parent=self)
        self.value.setMinimumWidth(self.fontMetrics().horizontalAdvance(percent(1.0)) + 4)
        self.precision = PlainLabel(does_wrap=True, parent=self)
        self.recall = PlainLabel(does_wrap=True, parent=self)
        self.reach = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._lay_out()
        self._write_soon = Throttle(_KEYS_MS, self._write, parent=self)
        self.slider.valueChanged.connect(lambda _value: self._on_value())
        self.slider.sliderPressed.connect(self._begin)
        self.slider.sliderReleased.connect(self._write)
        self.automatic.clicked.connect(self._on_automatic)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.automatic)
        column.addLayout(row)
        for label in (self.precision, self.recall, self.reach):
            column.addWidget(label)

    @property
    def threshold(self) -> float:
        """Where the slider stands, 0 to 1."""
        return self.slider.value() / 100

    def show_health(self, health: TagHealth, chosen: float | None, scores: Sequence[float]) -> None:
        """Show what thresholds would give; the slider stays where it is while it is moved.

        Parameters
        ----------
        health : TagHealth
            Of the tag.
        chosen : float or None
            The person's own threshold; None for the learned one.
        scores : sequence of float
            Of all videos, lowest first.
        """
        self._health, self._scores = health, scores
        if not self.is_moving:
            self._chosen = chosen
            self._fill(chosen if chosen is not None else health.threshold, is_automatic=chosen is None)
        self._say()

    @property
    def is_moving(self) -> bool:
        """Whether it is being moved, or what was chosen is still to be written."""
        return self.slider.isSliderDown() or self._write_soon.is_waiting

    def flush(self) -> None:
        """Write at once what was chosen."""
        if self.is_moving:
            self._write()

    def _fill(self, threshold: float, *, is_automatic: bool) -> None:
        self._is_filling = True
        self.slider.setValue(round(threshold * 100))
        self.automatic.setChecked(is_automatic)
        self._is_filling = False

    def _begin(self) -> None:
        self._number = next(_numbers)

    def _on_value(self) -> None:
        self._say()
        if self._is_filling:
            return
        self.automatic.setChecked(False)
        if not self.slider.isSliderDown():
            self._write_soon.wish()

    def _on_automatic(self, is_wanted: bool) -> None:  # noqa: FBT001 (Qt's own)
        self._begin()
        if is_wanted:
            self._write_soon.stop()
            self._put(None)
        else:
            self._write()

    def _write(self) -> None:
        self._write_soon.stop()
        self._put(None if self.automatic.isChecked() else self.threshold)

    def _put(self, threshold: float | None) -> None:
        if threshold != self._chosen:
            self._chosen = threshold
            self.wanted.emit(threshold, self._number)

    def _say(self) -> None:
        self.value.setText(percent(self.threshold))
        if self._health is None:
            return
        quality = health_words.quality_at(self._health, self.threshold)
        self.precision.setText(health_words.precision(quality))
        self.recall.setText(health_words.recall(quality))
        n_reach = len(self._scores) - bisect.bisect_left(self._scores, self.threshold)
        self.reach.setText(tr("ThresholdChoice", "%n videos reach it, those you decided about included.", n=n_reach))
        self.slider.setAccessibleDescription("\n".join((self.precision.text(), self.recall.text(), self.reach.text())))
