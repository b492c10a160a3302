"""The card of a training: how far it is, then what came of it and whether it is to stay in use."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.models.review_training import ComparedModel, ComparedRow
from app.support.buttons import TextButton
from app.support.labels import PlainLabel, Role
from app.views.review.tables import PlainTable

_STEPS = 1000


class TrainingCard(QDialog):
    """Does not keep anybody from going on.

    Attributes
    ----------
    stopWanted, keepOldWanted, changedWanted : Signal
        A button was pressed.
    table : PlainTable
        Tags before and after.

    Parameters
    ----------
    parent : QWidget
        The window.
    """

    stopWanted = Signal()
    keepOldWanted = Signal()
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
        self.table_note = PlainLabel(
            self.tr("How well each tag is told from the rest, on decisions that were held out of the training."),
            role=Role.SMALL,
            does_wrap=True,
            parent=self,
        )
        self.stop = TextButton(self.tr("Stop"), self.stopWanted.emit, parent=self)
        self.later = TextButton(self.tr("Hide"), self.close, parent=self)
        self.changed = TextButton(self.tr("Show what changed"), self.changedWanted.emit, parent=self)
        self.old = TextButton(self.tr("Keep old"), self.keepOldWanted.emit, parent=self)
        self.use = TextButton(self.tr("Use"), self.close, kind="primary", parent=self)
        self.use.setToolTip(self.tr("It is in use already"))
        self._lay_out()
        self.show_progress(0.0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.changed)
        buttons.addStretch(1)
        for button in (self.stop, self.later, self.old, self.use):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (self.heading, self.note, self.bar, self.table_note):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        em = self.fontMetrics().height()
        self.setMinimumWidth(26 * em)

    def _show(self, *widgets: QWidget) -> None:
        parts = (self.bar, self.table, self.table_note, self.stop, self.later, self.old, self.use, self.changed)
        for widget in parts:
            widget.setVisible(widget in widgets)

    def show_progress(self, share: float) -> None:
        """Show how far it is.

        Parameters
        ----------
        share : float
            0 to 1; 0 where that is not known yet.
        """
        if self.bar.isHidden() or not self.heading.text():
            self.heading.setText(self.tr("Training on all that you decided"))
            self.note.setText(self.tr("Go on as you like: suggestions stay as they are until it is done."))
            self._show(self.bar, self.stop, self.later)
            self.stop.setEnabled(True)
            self.adjustSize()
        self.bar.setRange(0, _STEPS if share > 0 else 0)
        self.bar.setValue(round(share * _STEPS))

    def show_stopping(self) -> None:
        """Say that it is about to end."""
        self.heading.setText(self.tr("Stopping\N{HORIZONTAL ELLIPSIS}"))
        self.stop.setEnabled(False)

    def show_report(self, summary: str, about: str, rows: Sequence[ComparedRow], *, has_changes: bool) -> None:
        """Show what came of it.

        Parameters
        ----------
        summary, about : str
            Plain text.
        rows : sequence of ComparedRow
            The tags.
        has_changes : bool
            Whether something is suggested that was not before.
        """
        self.heading.setText(summary)
        self.note.setText(about)
        self.model.set_rows(rows)
        shown: list[QWidget] = [self.old, self.use, self.changed]
        self._show(*shown, *((self.table, self.table_note) if rows else ()))
        self.changed.setEnabled(has_changes)
        self.changed.setToolTip("" if has_changes else self.tr("Nothing else is suggested than before"))
        em = self.fontMetrics().height()
        self.resize(38 * em, (16 + 2 * min(10, len(rows))) * em if rows else self.sizeHint().height())
        self.use.setDefault(True)
        self.use.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing came of it.

        Parameters
        ----------
        sentence : str
            Plain text.
        """
        self.heading.setText(self.tr("Nothing was changed"))
        self.note.setText(sentence)
        self.later.setText(self.tr("Close"))
        self._show(self.later)
        self.adjustSize()
