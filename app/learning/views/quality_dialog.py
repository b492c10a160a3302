"""The window about one tag: its quality, whether more decisions would help, and its threshold."""

import bisect
import itertools
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from app.learning.models import audit_words, quality_words
from app.learning.views.learning_curve import LearningCurve
from app.tags.models.tag_words import name_of
from app.ui.localization.text import percent, tr
from app.ui.paint import theme
from app.ui.paint.tag_paint import paint_mark
from app.ui.throttle import Throttle
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton, close_row
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.tag_quality import TagQuality
from core.domain.tags import Tag

_LEAST, _MOST = 5, 95
_KEYS_MS = 500
_FIRST_NUMBER = 0x6000_0000
_numbers = itertools.count(_FIRST_NUMBER)


class ThresholdChoice(QWidget):
    """A slider for the threshold, and a check box for the learned one.

    Attributes
    ----------
    wanted : Signal
        The chosen threshold, or None for the learned one; and a number that stays the same during one slider movement.
    """

    wanted = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health: TagQuality | None = None
        self._scores: Sequence[float] = ()
        self._number = next(_numbers)
        self._chosen: float | None = None
        self._is_filling = False
        self.automatic = QCheckBox(self.tr("Automatic (learned from your decisions)"), self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(_LEAST, _MOST)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(self.tr("Lowest score to suggest, in percent"))
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
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.automatic)
        column.addLayout(row)
        for label in (self.precision, self.recall, self.reach):
            column.addWidget(label)

    @property
    def threshold(self) -> float:
        """The slider's value, 0 to 1."""
        return self.slider.value() / 100

    def show_quality(self, health: TagQuality, chosen: float | None, scores: Sequence[float]) -> None:
        """Show what each threshold would do; the slider stays where it is while the user moves it.

        Parameters
        ----------
        health : TagQuality
            The tag's figures.
        chosen : float or None
            The user's own threshold; None for the learned one.
        scores : sequence of float
            Scores of all videos, lowest first.
        """
        self._health, self._scores = health, scores
        if not self.is_moving:
            self._chosen = chosen
            self._fill(chosen if chosen is not None else health.threshold, is_automatic=chosen is None)
        self._describe()

    @property
    def is_moving(self) -> bool:
        """Whether the slider is being moved, or its value is not written yet."""
        return self.slider.isSliderDown() or self._write_soon.is_waiting

    def flush(self) -> None:
        """Write a chosen value that is still waiting, at once."""
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
        self._describe()
        if self._is_filling:
            return
        self.automatic.setChecked(False)
        if not self.slider.isSliderDown():
            self._write_soon.request()

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

    def _describe(self) -> None:
        self.value.setText(percent(self.threshold))
        if self._health is None:
            return
        quality = quality_words.quality_at(self._health, self.threshold)
        self.precision.setText(quality_words.precision(quality))
        self.recall.setText(quality_words.recall(quality))
        n_reach = len(self._scores) - bisect.bisect_left(self._scores, self.threshold)
        self.reach.setText(
            tr("ThresholdChoice", "%n videos reach this score, including those you decided about.", n=n_reach)
        )
        self.slider.setAccessibleDescription("\n".join((self.precision.text(), self.recall.text(), self.reach.text())))


_LEAST_POINTS = 2
_NO_LIMIT = 16777215
"""Qt's own QWIDGETSIZE_MAX."""


class TagMark(QWidget):
    """A tag's shape in its colour."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = tag

    def set_tag(self, tag: Tag) -> None:
        """Show the mark of another tag."""
        self._tag = tag
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height()
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) * 0.8
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(QRectF(self.rect()).center())
        paint_mark(painter, spot, self._tag, is_dark=theme.is_dark())
        painter.end()


class TagQualityDialog(QDialog):
    """Shows the quality of one tag; stays open beside the main window.

    Attributes
    ----------
    checkWanted : Signal
        Review the next dozen of this `Tag`.
    auditWanted : Signal
        Check a random dozen of this `Tag`'s suggestions.
    thresholdWanted : Signal
        The `Tag`, the threshold or None, and a number that stays the same during one slider movement.
    """

    checkWanted = Signal(object)
    auditWanted = Signal(object)
    thresholdWanted = Signal(object, object, int)

    def __init__(self, tag: Tag, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = tag
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.mark = TagMark(tag, self)
        self.name = ElidedLabel(role=Role.HEADING, parent=self)
        self.note = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget(self.area)
        self.area.setWidget(self.body)
        self.state = PlainLabel(role=Role.HEADING, parent=self.body)
        self.checked = PlainLabel(does_wrap=True, parent=self.body)
        self.audit = TextButton("", lambda: self.auditWanted.emit(self._tag), parent=self.body)
        self.sentence = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self.body)
        self.ranking = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self.body)
        self.curve = LearningCurve(self.body)
        self.no_curve = PlainLabel(
            self.tr("The curve appears once you have accepted and rejected a few videos."),
            role=Role.MUTED, does_wrap=True, parent=self.body,
        )  # fmt: skip
        self.as_table = TextButton(self.tr("Show as table"), self._turn, kind="quiet", parent=self.body)
        self.as_table.setCheckable(True)
        self.more = PlainLabel(does_wrap=True, parent=self.body)
        self.check = TextButton(self.tr("Review 12 more"), lambda: self.checkWanted.emit(self._tag), parent=self.body)
        self.threshold = ThresholdChoice(self.body)
        self.threshold.wanted.connect(lambda value, edit: self.thresholdWanted.emit(self._tag, value, edit))
        self._lay_out()
        self.show_tag(tag)
        self.set_message(self.tr("Examining the tag\N{HORIZONTAL ELLIPSIS}"))
        self.finished.connect(lambda _result: self.threshold.flush())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self.mark)
        head.addWidget(self.name, 1)
        self._lay_out_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.area, 1)
        column.addStretch()
        column.addWidget(close_row(self))
        self.setMinimumWidth(440)

    def _lay_out_body(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.state)
        check = QHBoxLayout()
        check.setSpacing(Space.MEDIUM)
        check.addWidget(self.checked, 1)
        check.addWidget(self.audit)
        column.addLayout(check)
        column.addWidget(self.sentence)
        column.addSpacing(Space.TIGHT)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Learning curve"), role=Role.SMALL, parent=self.body))
        head.addStretch(1)
        head.addWidget(self.as_table)
        column.addLayout(head)
        column.addWidget(self.curve)
        column.addWidget(self.no_curve)
        column.addWidget(self.ranking)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.more, 1)
        row.addWidget(self.check)
        column.addLayout(row)
        line = QFrame(self.body)
        line.setObjectName("healthLine")
        line.setFixedHeight(1)
        column.addSpacing(Space.TIGHT)
        column.addWidget(line)
        column.addSpacing(Space.TIGHT)
        column.addWidget(PlainLabel(self.tr("Lowest score to suggest"), role=Role.SMALL, parent=self.body))
        column.addWidget(self.threshold)

    @property
    def tag(self) -> Tag:
        """The tag shown."""
        return self._tag

    def show_tag(self, tag: Tag) -> None:
        """Show another tag, or the same one under another name."""
        if tag.id != self._tag.id:
            self.threshold.flush()
        self._tag = tag
        self.mark.set_tag(tag)
        self.name.setText(name_of(tag))
        self.setWindowTitle(self.tr("Tag quality: %1").replace("%1", name_of(tag)))

    def set_message(self, words: str) -> None:
        """Show a sentence instead of the figures."""
        self.note.setText(words)
        self.note.show()
        self.area.hide()

    def show_quality(
        self, health: TagQuality, chosen: float | None, scores: Sequence[float], *, n_suggested: int
    ) -> None:
        """Show the figures.

        Parameters
        ----------
        health : TagQuality
            The tag's figures.
        chosen : float or None
            The user's own threshold; None for the learned one.
        scores : sequence of float
            Scores of all videos, lowest first.
        n_suggested : int
            Number of videos that it is suggested for now.
        """
        self.note.hide()
        self.state.setText(quality_words.title(health))
        self.sentence.setText(quality_words.sentence(health))
        self.checked.setText(quality_words.checked(health, n_suggested))
        self.audit.setText(audit_words.offer(n_suggested))
        self.audit.setVisible(bool(self.audit.text()))
        self.ranking.setText(quality_words.ranking(health))
        self.ranking.setVisible(bool(self.ranking.text()))
        has_curve = len(health.curve) >= _LEAST_POINTS
        self.curve.show_quality(health)
        self.curve.setVisible(has_curve)
        self.as_table.setVisible(has_curve)
        self.no_curve.setVisible(not has_curve)
        self.more.setText(quality_words.more(health))
        self.threshold.show_quality(health, chosen, scores)
        self.area.show()
        self._make_room()

    def _make_room(self) -> None:
        """Grow to the height that the content needs, at most that of the screen, where it scrolls."""
        layout, body, screen = self.layout(), self.body.layout(), self.screen().availableGeometry()
        assert layout is not None
        assert body is not None
        body.invalidate()
        frame_px = self.frameGeometry().height() - self.height()
        edges = layout.contentsMargins()
        # Measured as if there were a scroll bar: once shown, it only goes when the text fits beside it.
        bar_px = self.area.verticalScrollBar().sizeHint().width()
        width_px = max(self.width(), self.minimumWidth()) - edges.left() - edges.right() - bar_px
        self.area.setFixedHeight(0)
        layout.activate()
        around_px = layout.totalSizeHint().height()
        self.area.setMinimumHeight(0)
        self.area.setMaximumHeight(_NO_LIMIT)
        wanted_px = min(around_px + body.totalHeightForWidth(width_px), screen.height() - frame_px)
        if wanted_px > self.height():
            self.resize(self.width(), wanted_px)
        below_px = self.frameGeometry().bottom() - screen.bottom()
        if below_px > 0:
            self.move(self.x(), max(screen.top(), self.y() - below_px))

    def _turn(self) -> None:
        self.curve.setCurrentWidget(self.curve.table if self.as_table.isChecked() else self.curve.plot)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.threshold.flush()
        super().closeEvent(event)
