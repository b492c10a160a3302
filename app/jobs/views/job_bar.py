"""The job bar: one line with the current work, its progress, and a pause button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.jobs.models import headline_words
from app.ui.localization.direction import margins
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, figure, number, remaining, tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import ElidedLabel, Role
from core.domain.events import WorkerState
from core.domain.jobs import VIDEO_KINDS, JobKind, JobsSummary, KindCount

_STEPS = 1000


def total(count: KindCount) -> int:
    """Return the number of queued, running, done and failed jobs of a kind."""
    return count.queued + count.running + count.done + count.failed


def headline(summary: JobsSummary) -> str:
    """Return a busy queue's headline, such as ``Analysing 312 of 1,204 videos``."""
    open_kinds = {count.kind: count for count in summary.counts if count.queued or count.running}
    # Work on videos comes first, and of that the slowest kind.
    kinds = sorted(JobKind, key=lambda kind: (kind not in VIDEO_KINDS, -kind.facts.weight))
    kind = next((kind for kind in kinds if kind in open_kinds), JobKind.SCAN)
    count = open_kinds.get(kind, KindCount(kind, 0, 0, 0, 0))
    return headline_words(kind).replace("%1", number(count.done + count.failed)).replace("%2", number(total(count)))


def fraction(summary: JobsSummary) -> float:
    """Return the completed share of the current batch, 0 to 1; an analysis counts ten times a picture."""
    whole = sum(total(count) * count.kind.facts.weight for count in summary.counts)
    done = sum((count.done + count.failed) * count.kind.facts.weight for count in summary.counts)
    return done / whole if whole else 0.0


class JobBar(QWidget):
    """Shows a `JobsSummary` and the worker's state.

    Attributes
    ----------
    pauseWanted, resumeWanted, cancelWanted, restartWanted : Signal
        A button was pressed.
    """

    pauseWanted = Signal()
    resumeWanted = Signal()
    cancelWanted = Signal()
    restartWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = JobsSummary()
        self._worker = WorkerState.STOPPED
        self._label = ElidedLabel(parent=self)
        self._detail = ElidedLabel(role=Role.MUTED, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._pause = TextButton(self.tr("Pause"), self._on_pause, kind="quiet", parent=self)
        self._cancel = TextButton(self.tr("Cancel"), self.cancelWanted.emit, kind="quiet", parent=self)
        self._restart = TextButton(self.tr("Try again"), self.restartWanted.emit, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.MEDIUM, Space.TIGHT, Space.SMALL, Space.TIGHT))
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._bar)
        row.addWidget(self._label, 3)
        row.addWidget(self._detail, 4)
        for button in (self._pause, self._cancel, self._restart):
            row.addWidget(button)
        self.setMinimumHeight(self._pause.sizeHint().height() + Space.SMALL)
        self._refresh()

    @property
    def text(self) -> str:
        """The text shown."""
        return " · ".join(part for part in (self._label.text(), self._detail.text()) if part)

    def set_summary(self, summary: JobsSummary) -> None:
        """Show the queue's newest state."""
        self._summary = summary
        self._refresh()

    def set_worker(self, state: WorkerState) -> None:
        """Show the worker's state if it is not simply running."""
        self._worker = state
        self._refresh()

    def _on_pause(self) -> None:
        (self.resumeWanted if self._summary.is_paused else self.pauseWanted).emit()

    def _refresh(self) -> None:
        summary, has_failed = self._summary, self._worker is WorkerState.FAILED
        is_at_work = self._worker not in {WorkerState.FAILED, WorkerState.WAITING}
        is_busy = not summary.is_idle
        for widget in (self._bar, self._cancel):
            widget.setVisible(is_busy and is_at_work)
        self._pause.setVisible((is_busy or summary.is_paused) and is_at_work)
        self._restart.setVisible(has_failed)
        self._bar.setValue(round(fraction(summary) * _STEPS))
        self._pause.setText(self.tr("Resume") if summary.is_paused else self.tr("Pause"))
        self._label.setText(self._words())
        self._detail.setText(self._details() if is_busy and is_at_work else "")
        self._detail.setVisible(bool(self._detail.text()))

    def _words(self) -> str:
        if self._worker is WorkerState.FAILED:
            return self.tr(
                "Analysis has stopped. Your library is safe; search and analysis continue once it runs again."
            )
        if self._worker is WorkerState.WAITING:
            return self.tr("Another command is using this library. Analysis continues when it has finished.")
        if self._worker is WorkerState.RESTARTING:
            return self.tr("Analysis stopped unexpectedly and is restarting")
        if self._summary.is_idle:
            is_starting = self._worker is WorkerState.STARTING
            if self._summary.is_paused:
                return self.tr("Paused: new videos wait until you resume")
            return self.tr("Starting analysis") if is_starting else self._idle_words()
        words = headline(self._summary)
        return self.tr("Paused") + " · " + words if self._summary.is_paused else words

    def _idle_words(self) -> str:
        n_failed = sum(count.failed for count in self._summary.counts)
        return self.tr("Up to date") if not n_failed else self.tr("Done; some files could not be read")

    def _details(self) -> str:
        summary, parts = self._summary, []
        if summary.speed_ratio > 0:
            parts.append(tr("Jobs", "%1\N{MULTIPLICATION SIGN} real time").replace("%1", figure(summary.speed_ratio)))
        elif summary.frames_per_second > 0:
            parts.append(tr("Jobs", "%1 frames/s").replace("%1", figure(summary.frames_per_second)))
        if summary.remaining_seconds is not None and not summary.is_paused:
            parts.append(remaining(summary.remaining_seconds))
        if summary.device:
            parts.append(display_text(summary.device))
        # Last, because it is the longest and is elided first.
        if summary.activity and not summary.is_paused:
            parts.append(display_text(in_own_words(summary.activity)))
        return " · ".join(parts)
