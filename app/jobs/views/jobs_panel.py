"""The jobs panel: counts, speed, device, and a table of jobs."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.jobs.models import SHARE_ROLE, JobEntry, JobListModel, kind_words
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, figure, number, remaining
from app.ui.paint import theme
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import PlainLabel, Role
from app.ui.widgets.rows import RowTable
from core.domain.jobs import Job, JobKind, JobsSummary, JobState, KindCount

_WIDTH_EM = 26
_NOTHING = "\N{EN DASH}"


class JobDetails(QWidget):
    """A table of counts with a few sentences below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().horizontalAdvance("m")
        self.setFixedWidth(_WIDTH_EM * em)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 1)
        trailing = Qt.AlignmentFlag.AlignTrailing
        heads = (self.tr("to do"), self.tr("done"), self.tr("failed"))
        for column, head in enumerate(heads, start=1):
            grid.addWidget(PlainLabel(head, role=Role.SMALL, parent=self), 0, column, trailing)
        self._counts: dict[JobKind, list[PlainLabel]] = {}
        for row, kind in enumerate(JobKind, start=1):
            grid.addWidget(PlainLabel(kind_words(kind), parent=self), row, 0)
            self._counts[kind] = [PlainLabel(parent=self) for _ in heads]
            for column, label in enumerate(self._counts[kind], start=1):
                grid.addWidget(label, row, column, trailing)
        self._speed = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._machine = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self._obstacle = PlainLabel(does_wrap=True, parent=self)
        self._obstacle.setObjectName("refusal")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(grid)
        for label in (self._obstacle, self._speed, self._machine):
            column.addWidget(label)
        column.addStretch(1)
        self.set_summary(JobsSummary(), encoder="")

    @property
    def text(self) -> str:
        """The sentences below the table."""
        return " · ".join(label.text() for label in (self._obstacle, self._speed, self._machine) if label.text())

    def counts(self, kind: JobKind) -> tuple[str, ...]:
        """Return the shown counts of a kind of work: to do, done, failed."""
        return tuple(label.text() for label in self._counts[kind])

    def set_summary(self, summary: JobsSummary, *, encoder: str) -> None:
        """Show the state of the queue; `encoder` is the title of the search model in use, empty for none."""
        counts = {count.kind: count for count in summary.counts}
        for kind, labels in self._counts.items():
            count = counts.get(kind)
            for label, text in zip(labels, _figures(count), strict=True):
                label.setText(text)
        texts = (
            display_text(in_own_words(summary.obstacle)),
            self._speed_words(summary),
            self._machine_words(summary, encoder),
        )
        for label, text in zip((self._obstacle, self._speed, self._machine), texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def _speed_words(self, summary: JobsSummary) -> str:
        if summary.is_paused:
            return self.tr("Paused")
        parts = []
        if summary.speed_ratio > 0:
            words = self.tr("%1\N{MULTIPLICATION SIGN} real time")
            parts.append(words.replace("%1", figure(summary.speed_ratio)))
        if summary.videos_per_second > 0:
            parts.append(self.tr("%1 videos/min").replace("%1", figure(60 * summary.videos_per_second)))
        if summary.remaining_seconds is not None:
            parts.append(remaining(summary.remaining_seconds))
        return " · ".join(parts)

    def _machine_words(self, summary: JobsSummary, encoder: str) -> str:
        parts = []
        if encoder:
            parts.append(self.tr("Search model: %1").replace("%1", display_text(encoder)))
        if summary.device:
            parts.append(self.tr("Device: %1").replace("%1", display_text(summary.device)))
        return "\n".join(parts)


def _figures(count: KindCount | None) -> tuple[str, ...]:
    """Return the counts to do, done and failed; dashes for work that is not part of the current batch."""
    n_failed = count.failed + count.failed_before if count is not None else 0
    n_done_or_open = 0 if count is None else count.queued + count.running + count.done + count.failed
    if count is None or not n_done_or_open:
        return _NOTHING, _NOTHING, number(n_failed) if n_failed else _NOTHING
    return number(count.queued + count.running), number(count.done), number(n_failed)


_LINE_PX = 3
_INSET_PX = Space.SMALL


class ShareDelegate(QStyledItemDelegate):
    """Paints a progress bar; like the plain delegate if the progress is unknown."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        colours = theme.current()
        whole = option.rect.adjusted(_INSET_PX, option.rect.height() - _LINE_PX - 1, -_INSET_PX, -1)
        painter.fillRect(whole, QColor(colours.line))
        done = QRect(whole.topLeft(), whole.size())
        done.setWidth(round(whole.width() * share))
        if option.direction is Qt.LayoutDirection.RightToLeft:
            done.moveRight(whole.right())
        painter.fillRect(done, QColor(colours.accent))


_KIND_EM = 11


class JobsPanel(QWidget):
    """Facts at the side, and a table of jobs.

    Attributes
    ----------
    pauseWanted, resumeWanted, cancelAllWanted, retryAllWanted, failedWanted : Signal
        A button was pressed; the last one opens the list of files that could not be read.
    cancelWanted, retryWanted : Signal
        List of `Job` to cancel or retry.
    model : JobListModel
        The rows.
    empty : EmptyState
        In place of the table.
    """

    pauseWanted = Signal()
    resumeWanted = Signal()
    cancelAllWanted = Signal()
    retryAllWanted = Signal()
    failedWanted = Signal()
    cancelWanted = Signal(list)
    retryWanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._summary = JobsSummary()
        self.model = JobListModel(self)
        self.facts = JobDetails(self)
        self.table = self._make_table()
        self.empty = EmptyState(self, is_panel=True)
        rescan = ("rescan", self.tr("Rescan all folders"))
        self.empty.set_text(self.tr("Nothing to do: all videos are up to date."), (rescan,))
        self._pause = TextButton(self.tr("Pause"), self._on_pause, parent=self)
        self._cancel_all = TextButton(self.tr("Cancel all"), self.cancelAllWanted.emit, kind="quiet", parent=self)
        self._cancel = TextButton(self.tr("Cancel selected"), self._on_cancel, kind="quiet", parent=self)
        self._retry = TextButton(self.tr("Retry"), self._on_retry, kind="quiet", parent=self)
        self._retry_all = TextButton(self.tr("Retry all failed"), self.retryAllWanted.emit, kind="quiet", parent=self)
        self._why = TextButton(self.tr("Show failed files"), self.failedWanted.emit, kind="quiet", parent=self)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._refresh())
        self.model.modelReset.connect(self._refresh)
        self._refresh()

    def _make_table(self) -> RowTable:
        table = RowTable(self.model, self.tr("Jobs"), self)
        table.setItemDelegateForColumn(2, ShareDelegate(table))
        table.setColumnWidth(0, table.fontMetrics().horizontalAdvance("m") * _KIND_EM)
        for column in (1, 2):
            table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        # In a low panel the facts scroll, so that the panel never takes the room of the videos.
        facts = QScrollArea(self)
        facts.setWidget(self.facts)
        facts.setWidgetResizable(True)
        facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        facts.setFixedWidth(self.facts.width() + facts.verticalScrollBar().sizeHint().width())
        self._stack = ContentStack(self.empty, self.table)
        above = QHBoxLayout()
        above.setSpacing(Space.WIDE)
        above.addWidget(facts)
        above.addLayout(self._stack, 1)
        # In some languages these are too long for one line: they must not widen the window.
        below = QWidget(self)
        row = FlowLayout(below)
        for widget in (self._pause, self._cancel_all, self._cancel, self._retry, self._retry_all, self._why):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addLayout(above, 1)
        column.addWidget(below)

    def set_summary(self, summary: JobsSummary, *, encoder: str) -> None:
        """Show the state of the queue; `encoder` is the title of the search model in use, empty for none."""
        self._summary = summary
        self.facts.set_summary(summary, encoder=encoder)
        self.model.set_shares(dict(summary.progress))
        self._refresh()

    def set_entries(self, entries: Sequence[JobEntry]) -> None:
        """Show jobs, keeping the selection."""
        chosen = {job.id for job in self._selected()}
        at = self.table.verticalScrollBar().value()
        self.model.set_rows(entries)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, entry in enumerate(self.model.rows):
            if entry.job.id in chosen:
                self.table.selectionModel().select(self.model.index(row, 0), flags)
        self.table.verticalScrollBar().setValue(at)

    def _selected(self, *states: JobState) -> list[Job]:
        entries = [self.model.row(index) for index in self.table.selectionModel().selectedRows()]
        return [entry.job for entry in entries if entry and (not states or entry.job.state in states)]

    def _refresh(self) -> None:
        summary = self._summary
        self._pause.setText(self.tr("Resume") if summary.is_paused else self.tr("Pause"))
        self._pause.setEnabled(summary.is_paused or not summary.is_idle)
        self._cancel_all.setEnabled(not summary.is_idle)
        self._stack.show_content(is_there=bool(self.model.rows))
        self._cancel.setEnabled(bool(self._selected(JobState.QUEUED, JobState.RUNNING)))
        self._retry.setEnabled(bool(self._selected(JobState.FAILED)))
        has_failed = any(entry.job.state is JobState.FAILED for entry in self.model.rows)
        for button in (self._retry_all, self._why):
            button.setEnabled(has_failed)
        for button in (self._cancel, self._retry, self._retry_all, self._why):
            button.setVisible(bool(self.model.rows))

    def _on_pause(self) -> None:
        (self.resumeWanted if self._summary.is_paused else self.pauseWanted).emit()

    def _on_cancel(self) -> None:
        self.cancelWanted.emit(self._selected(JobState.QUEUED, JobState.RUNNING))

    def _on_retry(self) -> None:
        self.retryWanted.emit(self._selected(JobState.FAILED))
