"""How the queue stands as a whole: counts for each kind of work, speed, time left, search model and device."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.jobs.models import kind_words
from app.ui.engine_words import in_own_words
from app.ui.labels import PlainLabel, Role
from app.ui.text import display_text, number, remaining
from core.domain.jobs import JobKind, JobsSummary, KindCount

_WIDTH_EM = 26
_NOTHING = "\N{EN DASH}"


class JobFacts(QWidget):
    """A table of counts and a few sentences under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().horizontalAdvance("m")
        self.setFixedWidth(_WIDTH_EM * em)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
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
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        for label in (self._obstacle, self._speed, self._machine):
            column.addWidget(label)
        self.set_summary(JobsSummary(), encoder="")

    @property
    def text(self) -> str:
        """The sentences under the table."""
        return " · ".join(label.text() for label in (self._obstacle, self._speed, self._machine) if label.text())

    def counts(self, kind: JobKind) -> tuple[str, ...]:
        """Give what stands in the table for a kind of work.

        Parameters
        ----------
        kind : JobKind
            Which.

        Returns
        -------
        tuple of str
            To do, done, failed.
        """
        return tuple(label.text() for label in self._counts[kind])

    def set_summary(self, summary: JobsSummary, *, encoder: str) -> None:
        """Show how the queue stands.

        Parameters
        ----------
        summary : JobsSummary
            See there.
        encoder : str
            Title of the search model in use; empty where none was chosen.
        """
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
            parts.append(words.replace("%1", f"{summary.speed_ratio:.3g}"))
        if summary.videos_per_second > 0:
            parts.append(self.tr("%1 videos/min").replace("%1", f"{60 * summary.videos_per_second:.3g}"))
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
    """Give what is to do, done and failed; a dash where such work was never asked for in this campaign."""
    n_failed = count.failed + count.failed_before if count is not None else 0
    n_done_or_open = 0 if count is None else count.queued + count.running + count.done + count.failed
    if count is None or not n_done_or_open:
        return _NOTHING, _NOTHING, number(n_failed) if n_failed else _NOTHING
    return number(count.queued + count.running), number(count.done), number(n_failed)
