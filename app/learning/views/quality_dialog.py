"""The window about one tag: how well it is known, whether more would help, and from which score on it is suggested."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.learning.models import audit_words
from app.learning.models import quality_words as health_words
from app.learning.views.learning_curve import LearningCurve
from app.learning.views.threshold_choice import ThresholdChoice
from app.tags.models.tag_words import name_of
from app.ui import theme
from app.ui.buttons import TextButton, close_row
from app.ui.labels import ElidedLabel, PlainLabel, Role
from app.ui.tag_paint import paint_mark
from core.domain.health import TagHealth
from core.domain.tags import Tag

_LEAST_POINTS = 2
_NO_LIMIT = 16777215
"""Qt's own QWIDGETSIZE_MAX."""


class TagMark(QWidget):
    """A tag's shape in its colour."""

    def __init__(self, tag: Tag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = tag

    def set_tag(self, tag: Tag) -> None:
        """Show another tag's."""
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


class TagHealthDialog(QDialog):
    """Shows what is known of one tag; stays open beside the work.

    Attributes
    ----------
    checkWanted : Signal
        The `Tag` of which the next dozen is to be looked at.
    auditWanted : Signal
        The `Tag` of which a dozen suggestions is to be checked at random.
    thresholdWanted : Signal
        The `Tag`, the threshold or None, and a number that is the same for one go at the slider.

    Parameters
    ----------
    tag : Tag
        Which.
    parent : QWidget
        The window.
    """

    checkWanted = Signal(object)
    auditWanted = Signal(object)
    thresholdWanted = Signal(object, object, int)

    def __init__(self, tag: Tag, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag = tag
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.mark = TagMark(tag, self)
        self.name = ElidedLabel(role=Role.HEADING, mode=Qt.TextElideMode.ElideRight, parent=self)
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
            self.tr("The curve begins once there are some decisions of both kinds."),
            role=Role.MUTED, does_wrap=True, parent=self.body,
        )  # fmt: skip
        self.as_table = TextButton(self.tr("As a table"), self._turn, kind="quiet", parent=self.body)
        self.as_table.setCheckable(True)
        self.more = PlainLabel(does_wrap=True, parent=self.body)
        self.check = TextButton(
            self.tr("Review the next dozen"), lambda: self.checkWanted.emit(self._tag), parent=self.body
        )
        self.threshold = ThresholdChoice(self.body)
        self.threshold.wanted.connect(lambda value, edit: self.thresholdWanted.emit(self._tag, value, edit))
        self._lay_out()
        self.show_tag(tag)
        self.say(self.tr("Looking at what is known of it\N{HORIZONTAL ELLIPSIS}"))
        self.finished.connect(lambda _result: self.threshold.flush())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark)
        head.addWidget(self.name, 1)
        self._lay_out_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.area, 1)
        column.addStretch()
        column.addWidget(close_row(self))
        self.setMinimumWidth(440)

    def _lay_out_body(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        check = QHBoxLayout()
        check.setSpacing(12)
        check.addWidget(self.checked, 1)
        check.addWidget(self.audit)
        column.addLayout(check)
        column.addWidget(self.sentence)
        column.addSpacing(4)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Learning curve"), role=Role.SMALL, parent=self.body))
        head.addStretch(1)
        head.addWidget(self.as_table)
        column.addLayout(head)
        column.addWidget(self.curve)
        column.addWidget(self.no_curve)
        column.addWidget(self.ranking)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.more, 1)
        row.addWidget(self.check)
        column.addLayout(row)
        line = QFrame(self.body)
        line.setObjectName("healthLine")
        line.setFixedHeight(1)
        column.addSpacing(4)
        column.addWidget(line)
        column.addSpacing(4)
        column.addWidget(PlainLabel(self.tr("Suggested from this score on"), role=Role.SMALL, parent=self.body))
        column.addWidget(self.threshold)

    @property
    def tag(self) -> Tag:
        """Which it is about."""
        return self._tag

    def show_tag(self, tag: Tag) -> None:
        """Be about a tag, or about the same with another name.

        Parameters
        ----------
        tag : Tag
            Which.
        """
        if tag.id != self._tag.id:
            self.threshold.flush()
        self._tag = tag
        self.mark.set_tag(tag)
        self.name.setText(name_of(tag))
        self.setWindowTitle(self.tr("How well is it known: %1").replace("%1", name_of(tag)))

    def say(self, words: str) -> None:
        """Say something in place of the figures.

        Parameters
        ----------
        words : str
            One sentence.
        """
        self.note.setText(words)
        self.note.show()
        self.area.hide()

    def show_health(
        self, health: TagHealth, chosen: float | None, scores: Sequence[float], *, n_suggested: int
    ) -> None:
        """Show the figures.

        Parameters
        ----------
        health : TagHealth
            Of the tag.
        chosen : float or None
            The person's own threshold; None for the learned one.
        scores : sequence of float
            Of all videos, lowest first.
        n_suggested : int
            Videos that it is suggested for now.
        """
        self.note.hide()
        self.state.setText(health_words.title(health))
        self.sentence.setText(health_words.sentence(health))
        self.checked.setText(health_words.checked(health, n_suggested))
        self.audit.setText(audit_words.offer(n_suggested))
        self.audit.setVisible(bool(self.audit.text()))
        self.ranking.setText(health_words.ranking(health))
        self.ranking.setVisible(bool(self.ranking.text()))
        has_curve = len(health.curve) >= _LEAST_POINTS
        self.curve.show_health(health)
        self.curve.setVisible(has_curve)
        self.as_table.setVisible(has_curve)
        self.no_curve.setVisible(not has_curve)
        self.more.setText(health_words.more(health))
        self.threshold.show_health(health, chosen, scores)
        self.area.show()
        self._make_room()

    def _make_room(self) -> None:
        """Become as high as it takes, but no higher than the screen, where it scrolls."""
        layout, body, screen = self.layout(), self.body.layout(), self.screen().availableGeometry()
        assert layout is not None
        assert body is not None
        body.invalidate()
        frame_px = self.frameGeometry().height() - self.height()
        edges = layout.contentsMargins()
        # As if there were a bar: one that is there once only goes where the words have room beside it.
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
