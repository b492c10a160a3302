"""The card of a training: its progress, then what would change and whether to use it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.learning.models import training as review_training
from app.learning.models.training import ComparedModel, ComparedRow
from app.learning.views.versions_dialog import PlainTable
from app.ui.localization.text import tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import PlainLabel, Role
from app.ui.widgets.toast import PassingMessage

_STEPS = 1000
_MARGIN_PX = Space.LARGE


class TrainingCard(QDialog):
    """Shows a training without blocking the window.

    Attributes
    ----------
    stopWanted, keepOldWanted, safeWanted, useWanted, backWanted, changedWanted : Signal
        A button was clicked.
    table : PlainTable
        Tags before and after.
    """

    stopWanted = Signal()
    keepOldWanted = Signal()
    safeWanted = Signal()
    useWanted = Signal()
    backWanted = Signal()
    changedWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Training"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = PlainLabel(role=Role.HEADING, does_wrap=True, parent=self)
        self.note = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.model = ComparedModel(self)
        self.table = PlainTable(self.model, self.tr("Tags before and after"), self)
        self.table_note = PlainLabel(review_training.quality_note(), role=Role.SMALL, does_wrap=True, parent=self)
        self.stop = TextButton(self.tr("Stop"), self.stopWanted.emit, parent=self)
        self.later = TextButton(self.tr("Hide"), self.close, parent=self)
        self.changed = TextButton(self.tr("Show new suggestions"), self.changedWanted.emit, parent=self)
        self.back = TextButton(self.tr("Undo training"), self.backWanted.emit, parent=self)
        self.back.setToolTip(self.tr("Use the previous version again; your decisions since then still count"))
        self.leave = TextButton(self.tr("Close"), self.close, parent=self)
        self.old = TextButton(self.tr("Keep current version"), self.keepOldWanted.emit, parent=self)
        self.safe = TextButton(self.tr("Use only safe changes"), self.safeWanted.emit, parent=self)
        self.use = TextButton(self.tr("Use new version"), self.useWanted.emit, parent=self)
        self._lay_out()
        self.show_progress(0.0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.changed)
        buttons.addStretch(1)
        for button in (self.stop, self.later, self.back, self.leave, self.old, self.safe, self.use):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, Space.LARGE, _MARGIN_PX, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for widget in (self.heading, self.note, self.bar, self.table_note):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        em = self.fontMetrics().height()
        self.setMinimumWidth(26 * em)

    def _show(self, *widgets: QWidget) -> None:
        choices = (self.old, self.safe, self.use, self.back, self.leave, self.changed)
        for widget in (self.bar, self.table, self.table_note, self.stop, self.later, *choices):
            widget.setVisible(widget in widgets)

    def show_progress(self, share: float) -> None:
        """Show the progress, 0 to 1; 0 where it is not known yet."""
        if self.bar.isHidden() or not self.heading.text():
            self.heading.setText(self.tr("Training on your decisions"))
            self.note.setText(
                self.tr("You can keep working. Suggestions stay as they are until training has finished.")
            )
            self._show(self.bar, self.stop, self.later)
            self.stop.setEnabled(True)
            self.adjustSize()
        self.bar.setRange(0, _STEPS if share > 0 else 0)
        self.bar.setValue(round(share * _STEPS))

    def show_stopping(self) -> None:
        """Show that the training is about to stop."""
        self.heading.setText(self.tr("Stopping\N{HORIZONTAL ELLIPSIS}"))
        self.stop.setEnabled(False)

    def show_report(
        self, summary: str, about: str, rows: Sequence[ComparedRow], *, is_doubtful: bool, n_safe_kept: int
    ) -> None:
        """Show what would change, and ask whether to use it.

        Parameters
        ----------
        summary, about : str
            Plain text.
        rows : sequence of ComparedRow
            The tags.
        is_doubtful : bool
            Whether any tag got worse or would be suggested far more often: then Enter keeps the current version.
        n_safe_kept : int
            Number of tags that should stay as they are; 0 where single tags cannot.
        """
        self.heading.setText(summary)
        self.note.setText(
            f"{about} {self.tr('It is not in use yet. If you close this window, you find it in the training history.')}"
        )
        self.model.set_rows(rows)
        shown: list[QWidget] = [self.old, self.use, *([self.safe] if n_safe_kept else [])]
        self._show(*shown, *((self.table, self.table_note) if rows else ()))
        words = tr(
            "Training",
            "%n tags stay as they are: those that got worse, would be suggested far more often, or"
            " have too few decisions to tell",
            n=n_safe_kept,
        )
        self.safe.setToolTip(words)
        self.set_busy(is_busy=False)
        em = self.fontMetrics().height()
        wide = max(38 * em, self.table.wanted_width + 2 * _MARGIN_PX)
        if self.screen() is not None:
            wide = min(wide, self.screen().availableGeometry().width())
        self.resize(wide, (14 + 2 * min(10, len(rows))) * em if rows else self.sizeHint().height())
        self._prefer(self.old if is_doubtful else self.use)

    def set_busy(self, *, is_busy: bool) -> None:
        """Disable the choices while one is carried out."""
        for button in (self.old, self.safe, self.use, self.back, self.changed):
            button.setEnabled(not is_busy)

    def show_used(self, words: str, *, has_changes: bool) -> None:
        """Show that the new version is in use, and offer to undo it.

        Parameters
        ----------
        words : str
            Plain text.
        has_changes : bool
            Whether there are suggestions that were not there before.
        """
        self.heading.setText(words)
        self.note.setText(self.tr("Older versions are kept. You can undo this training at any time."))
        self._show(self.back, self.leave, self.changed)
        self.set_busy(is_busy=False)
        self.changed.setEnabled(has_changes)
        self.changed.setToolTip("" if has_changes else self.tr("The suggestions are the same as before"))
        self.adjustSize()
        self._prefer(self.leave)

    def _prefer(self, chosen: TextButton) -> None:
        """Make one of the buttons the default."""
        for button in (self.old, self.safe, self.use, self.back, self.leave):
            button.set_kind("primary" if button is chosen else "")
        chosen.setDefault(True)
        chosen.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no result."""
        self.heading.setText(self.tr("Nothing changed"))
        self.note.setText(sentence)
        self.later.setText(self.tr("Close"))
        self._show(self.later)
        self.adjustSize()


_OFFER_STAYS_MS = 15_000


class ReviewOffer(PassingMessage):
    """Offers a review in passing.

    Attributes
    ----------
    wanted : Signal
        Id of the tag to review.
    """

    wanted = Signal(int)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, action=tr("ReviewOffer", "Review"), stays_ms=_OFFER_STAYS_MS)
        self._tag_id = 0
        self.acted.connect(lambda: self.wanted.emit(self._tag_id))

    def offer(self, tag_id: int, words: str) -> None:
        """Offer a review of a tag, in place of an earlier offer."""
        self._tag_id = tag_id
        self.show_text(words)
