"""Two videos side by side: frames at matching times, what is known about the files, and why they are a pair."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from app.duplicates.models import pair_words
from app.duplicates.models.facts import Fact
from app.duplicates.views.still import ZOOM_STEP, Glance, StillView
from app.ui.localization.text import filled, tr
from app.ui.localization.times import exact_clock
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.duplicates import VideoPair

N_STEPS = 200
"""Places of the position along the part that matches."""
_WIDE_LETTERS = 110
"""Width from which both tables stand side by side."""
_BETTER = "\N{CHECK MARK}"


class ComparisonView(QWidget):
    """Compares the videos of one pair.

    Attributes
    ----------
    stills : tuple of StillView
        The frames, left and right.
    position : QSlider
        Where in the part that matches.
    sought : Signal
        The position has changed.
    """

    sought = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Left is left in any language: the texts say so.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.stills = StillView(self.tr("Frame on the left"), self), StillView(self.tr("Frame on the right"), self)
        self._names = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self._times = PlainLabel(role=Role.SMALL, parent=self), PlainLabel(role=Role.SMALL, parent=self)
        self.position = QSlider(Qt.Orientation.Horizontal, self)
        self.position.setAccessibleName(self.tr("Position in both videos"))
        self.position.setToolTip(self.tr("Position in both videos"))
        self.position.setRange(0, N_STEPS)
        self.position.setPageStep(N_STEPS // 10)
        self.position.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.position.valueChanged.connect(lambda _value: self.sought.emit())
        self.zoom_out = IconButton("zoom-out", self.tr("Zoom out"), lambda: self.zoom(1 / ZOOM_STEP), parent=self)
        self.zoom_in = IconButton("zoom-in", self.tr("Zoom in"), lambda: self.zoom(ZOOM_STEP), parent=self)
        self.whole = IconButton("fit", self.tr("Show all of the pictures"), lambda: self._look(Glance()), parent=self)
        for still in self.stills:
            still.glanced.connect(self._look)
        self._facts, self._reasons = QWidget(self), QWidget(self)
        self._lay_out()

    def _lay_out(self) -> None:
        pictures = QGridLayout()
        pictures.setSpacing(Space.TIGHT)
        for column, parts in enumerate(zip(self._names, self.stills, self._times, strict=True)):
            for row, part in enumerate(parts):
                pictures.addWidget(part, row, column)
            pictures.setColumnStretch(column, 1)
        pictures.setRowStretch(1, 1)
        controls = QHBoxLayout()
        controls.setSpacing(Space.TIGHT)
        controls.addWidget(self.position, 1)
        for button in (self.zoom_out, self.zoom_in, self.whole):
            controls.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(pictures, 3)
        column.addLayout(controls)
        column.addWidget(self._details(), 2)

    def _details(self) -> QWidget:
        ground = QWidget(self)
        ground.setObjectName("panel")
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, ground)
        self._columns.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self._columns.setSpacing(Space.MEDIUM)
        for title, table, stretch in (
            (self.tr("The files"), self._facts, 3),
            (self.tr("Why these two"), self._reasons, 2),
        ):
            rows = QVBoxLayout()
            rows.setSpacing(Space.TIGHT)
            rows.addWidget(PlainLabel(title, role=Role.SECTION, parent=ground))
            rows.addWidget(table)
            rows.addStretch(1)
            self._columns.addLayout(rows, stretch)
        self._ground, self._area = ground, QScrollArea(self)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("The files compared"))
        area.setWidget(ground)
        return area

    @property
    def share(self) -> float:
        """The position, 0 to 1."""
        return self.position.value() / N_STEPS

    def zoom(self, factor: float) -> None:
        """Show both pictures larger or smaller."""
        glance = self.stills[0].glance
        self._look(glance.zoomed(factor, glance.x, glance.y))

    def step(self, n_steps: int) -> None:
        """Move the position by tenths of the part that matches."""
        self.position.setValue(self.position.value() + n_steps * self.position.pageStep())

    def _look(self, glance: Glance) -> None:
        for still in self.stills:
            still.look(glance)

    def show_pair(self, pair: VideoPair) -> None:
        """Show the names of a pair and why it is one; frames and facts follow."""
        for label, name, path in zip(self._names, pair_words.names(pair), (pair.a, pair.b), strict=True):
            label.setText(name)
            label.setToolTip(str(path).replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"))
        _fill(self._reasons, pair_words.reasons(pair))
        _fill(self._facts, ())
        self._bound_details()
        self._look(Glance())

    def show_times(self, seconds: Sequence[float], *, is_mirrored: bool) -> None:
        """Show at which times the frames are."""
        words = [exact_clock(one, n_digits=1) for one in seconds]
        if is_mirrored:
            words[1] = filled(tr("Duplicates", "%1, shown mirrored"), words[1])
        for label, text in zip(self._times, words, strict=True):
            label.setText(text)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show what is known about the files, with a check mark at the better value."""
        _fill(
            self._facts,
            [
                (fact.label, _marked(fact.a, is_it=fact.better < 0), _marked(fact.b, is_it=fact.better > 0))
                for fact in facts
            ],
        )
        self._bound_details()

    @property
    def facts(self) -> list[tuple[str, ...]]:
        """The lines of the comparison as they are shown."""
        return _lines(self._facts)

    @property
    def reasons(self) -> list[tuple[str, ...]]:
        """The lines that say why these two are a pair."""
        return _lines(self._reasons)

    def _bound_details(self) -> None:
        # In a high window, the pictures get the room that the tables do not need.
        self._area.setMaximumHeight(self._ground.minimumSizeHint().height() + 2 * self._area.frameWidth())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() > _WIDE_LETTERS * self.fontMetrics().averageCharWidth()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self._bound_details()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _marked(text: str, *, is_it: bool) -> str:
    return filled(tr("Duplicates", "%1 %2 better"), text, _BETTER) if is_it else text


def _fill(table: QWidget, rows: Sequence[tuple[str, ...]]) -> None:
    # Labels are made anew: there are a few dozen of them.
    old = table.layout()
    if old is not None:
        while (item := old.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
    grid = old if isinstance(old, QGridLayout) else QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.TIGHT)
    for number, (label, *values) in enumerate(rows):
        grid.addWidget(PlainLabel(label, role=Role.MUTED, parent=table), number, 0)
        for column, value in enumerate(values, 1):
            cell = ElidedLabel(value, parent=table)
            grid.addWidget(cell, number, column)
            grid.setColumnStretch(column, 1)


def _lines(table: QWidget) -> list[tuple[str, ...]]:
    grid = table.layout()
    if not isinstance(grid, QGridLayout):
        return []
    lines: list[tuple[str, ...]] = []
    for row in range(grid.rowCount()):
        items = [grid.itemAtPosition(row, column) for column in range(grid.columnCount())]
        labels = [item.widget() for item in items if item is not None]
        texts = tuple(label.text() for label in labels if isinstance(label, PlainLabel))
        if texts:
            lines.append(texts)
    return lines
