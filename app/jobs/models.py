"""The item model of the jobs panel: running, failed, queued and recently completed jobs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt
from typing_extensions import override

from app.ui.item_models import AnyIndex, TableRows
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, filled, plain_tooltip, tr
from core.domain.jobs import Job, JobKind, JobsSummary, JobState, KindCount

SHARE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Progress of a running job from 0 to 1; None if unknown or not running."""
_ROOT = QModelIndex()
_ORDER = (JobState.RUNNING, JobState.FAILED, JobState.QUEUED, JobState.DONE)


@dataclass(frozen=True, slots=True)
class JobEntry:
    """A job with the name of its subject.

    Attributes
    ----------
    job : Job
        The job.
    name : str
        Name of the video or folder; empty if the kind has no subject or it is gone.
    """

    job: Job
    name: str


def kind_words(kind: JobKind) -> str:
    """Return the translated name of a kind of job."""
    return QCoreApplication.translate("Jobs", kind.facts.title)


def headline_words(kind: JobKind) -> str:
    """Return the translated headline of a kind of job, such as ``Analysing %1 of %2 videos``."""
    return QCoreApplication.translate("Jobs", kind.facts.headline)


def analysis_counts(summary: JobsSummary) -> KindCount | None:
    """Return how much was analysed, and how many files could not be read; None if there was no analysis."""
    return next((count for count in summary.counts if count.kind is JobKind.ANALYSE), None)


def end_words(summary: JobsSummary) -> str:
    """Return what an analysis that has ended has done; empty if there was none."""
    counts = analysis_counts(summary)
    if counts is None or not (counts.done or counts.failed):
        return ""
    ready = tr("Jobs", "%n videos ready", n=counts.done)
    if not counts.failed:
        return f"{ready}."
    return filled(tr("Jobs", "%1, %2."), ready, tr("Jobs", "%n could not be read", n=counts.failed))


class JobListModel(TableRows[JobEntry]):
    """Rows are jobs; columns are work, subject and status."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((tr("Jobs", "Work"), tr("Jobs", "Video or folder"), tr("Jobs", "Status")), parent)
        self._shares: dict[int, float] = {}

    @override
    def set_rows(self, rows: Sequence[JobEntry]) -> None:
        """Replace the rows, sorted with running ones first and otherwise in the given order."""
        new = sorted(rows, key=lambda entry: _ORDER.index(entry.job.state))
        if new != self._rows and [entry.job.id for entry in new] == [entry.job.id for entry in self._rows]:
            self._rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 2))
        else:
            super().set_rows(new)

    def set_shares(self, progress: Mapping[int, float]) -> None:
        """Show the progress of running jobs, from 0 to 1 by catalog id of the video."""
        if progress == self._shares:
            return
        self._shares = dict(progress)
        n_running = sum(entry.job.state is JobState.RUNNING for entry in self._rows)
        if n_running:
            self.dataChanged.emit(self.index(0, 2), self.index(n_running - 1, 2))

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.row(index)
        if entry is None:
            return None
        if role == SHARE_ROLE:
            return self._share(entry)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        texts = (kind_words(entry.job.kind), display_text(entry.name), self._state(entry))
        text = texts[index.column()]
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def _share(self, entry: JobEntry) -> float | None:
        is_watched = entry.job.state is JobState.RUNNING and entry.job.kind is JobKind.ANALYSE
        return self._shares.get(entry.job.subject_id) if is_watched else None

    def _state(self, entry: JobEntry) -> str:
        if entry.job.state is JobState.FAILED:
            return tr("Jobs", "Failed: %1").replace("%1", display_text(in_own_words(entry.job.reason)))
        share = self._share(entry)
        if share is not None:
            return tr("Jobs", "Running, %1 %").replace("%1", str(round(100 * share)))
        return {
            JobState.RUNNING: tr("Jobs", "Running"),
            JobState.QUEUED: tr("Jobs", "Waiting"),
            JobState.DONE: tr("Jobs", "Done"),
            JobState.CANCELLED: tr("Jobs", "Cancelled"),
        }[entry.job.state]
