"""The queue: what is done, what waits, what failed and why, how fast it goes and on what."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.jobs.models import JobEntry, JobListModel
from app.jobs.views.job_delegate import ShareDelegate
from app.jobs.views.job_facts import JobFacts
from app.ui.buttons import TextButton
from app.ui.flow_layout import FlowLayout
from app.ui.labels import PlainLabel, Role
from app.ui.row_table import RowTable
from core.domain.jobs import Job, JobsSummary, JobState

_KIND_EM = 11


class JobsPanel(QWidget):
    """Facts at the side, the jobs themselves in a table.

    Attributes
    ----------
    pauseWanted, resumeWanted, cancelAllWanted, retryAllWanted, failedWanted : Signal
        A button was pressed; the last one asks for the list of files that could not be read.
    cancelWanted, retryWanted : Signal
        List of `Job` that are to be dropped, or tried again.
    model : JobListModel
        The rows.
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
        self.facts = JobFacts(self)
        self.table = self._make_table()
        self._empty = PlainLabel(self.tr("Nothing to do."), role=Role.MUTED, parent=self)
        self._pause = TextButton(self.tr("Pause"), self._on_pause, parent=self)
        self._cancel_all = TextButton(self.tr("Cancel all"), self.cancelAllWanted.emit, kind="quiet", parent=self)
        self._cancel = TextButton(self.tr("Cancel these"), self._on_cancel, kind="quiet", parent=self)
        self._retry = TextButton(self.tr("Retry"), self._on_retry, kind="quiet", parent=self)
        self._retry_all = TextButton(self.tr("Retry all failed"), self.retryAllWanted.emit, kind="quiet", parent=self)
        self._why = TextButton(self.tr("Files that failed"), self.failedWanted.emit, kind="quiet", parent=self)
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
        queue = QHBoxLayout()
        queue.setSpacing(8)
        for button in (self._pause, self._cancel_all):
            queue.addWidget(button)
        queue.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.facts)
        side.addStretch(1)
        side.addLayout(queue)
        # In some languages these are too long for one line: they must not hold the window's middle wide open.
        below = QWidget(self)
        rows = FlowLayout(below, gap_px=8)
        for widget in (self._empty, self._cancel, self._retry, self._retry_all, self._why):
            rows.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.table, 1)
        right.addWidget(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 12)
        row.setSpacing(24)
        row.addLayout(side)
        row.addLayout(right, 1)

    def set_summary(self, summary: JobsSummary, *, encoder: str) -> None:
        """Show how the queue stands as a whole.

        Parameters
        ----------
        summary : JobsSummary
            See there.
        encoder : str
            Title of the encoder in use; empty where none was chosen.
        """
        self._summary = summary
        self.facts.set_summary(summary, encoder=encoder)
        self.model.set_shares(dict(summary.progress))
        self._refresh()

    def set_entries(self, entries: Sequence[JobEntry]) -> None:
        """Show these jobs; those that were selected stay so.

        Parameters
        ----------
        entries : sequence of JobEntry
            See `JobListModel.set_entries`.
        """
        chosen = {job.id for job in self._selected()}
        at = self.table.verticalScrollBar().value()
        self.model.set_entries(entries)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row, entry in enumerate(self.model.entries):
            if entry.job.id in chosen:
                self.table.selectionModel().select(self.model.index(row, 0), flags)
        self.table.verticalScrollBar().setValue(at)

    def _selected(self, *states: JobState) -> list[Job]:
        entries = [self.model.entry(index) for index in self.table.selectionModel().selectedRows()]
        return [entry.job for entry in entries if entry and (not states or entry.job.state in states)]

    def _refresh(self) -> None:
        summary = self._summary
        self._pause.setText(self.tr("Resume") if summary.is_paused else self.tr("Pause"))
        self._pause.setEnabled(summary.is_paused or not summary.is_idle)
        self._cancel_all.setEnabled(not summary.is_idle)
        self._empty.setVisible(not self.model.entries)
        self._cancel.setEnabled(bool(self._selected(JobState.QUEUED, JobState.RUNNING)))
        self._retry.setEnabled(bool(self._selected(JobState.FAILED)))
        has_failed = any(entry.job.state is JobState.FAILED for entry in self.model.entries)
        for button in (self._retry_all, self._why):
            button.setEnabled(has_failed)

    def _on_pause(self) -> None:
        (self.resumeWanted if self._summary.is_paused else self.pauseWanted).emit()

    def _on_cancel(self) -> None:
        self.cancelWanted.emit(self._selected(JobState.QUEUED, JobState.RUNNING))

    def _on_retry(self) -> None:
        self.retryWanted.emit(self._selected(JobState.FAILED))
