"""The training history: use a version again, compare two, export and import."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.learning.models.training import ComparedModel, ComparedRow
from app.learning.models.versions import VersionListModel
from app.ui.localization.text import filled, number, tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.tags import HeadVersion


class PlainTable(QTableView):
    """A table of whole rows; the Tab key leaves it.

    Parameters
    ----------
    model : QAbstractItemModel
        Its rows.
    name : str
        Its name for screen readers.
    parent : QWidget
        Qt parent.
    """

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.MEDIUM)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    @property
    def wanted_width(self) -> int:
        """Width that all columns need, with scroll bar and frame; columns are wider in some languages."""
        header = self.horizontalHeader()
        columns = range(header.count())
        inside = sum(max(header.sectionSizeHint(one), self.sizeHintForColumn(one)) for one in columns)
        return inside + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + header.count()


_MARGIN_PX = Space.LARGE


class VersionsDialog(QDialog):
    """A table of versions with its commands.

    Attributes
    ----------
    useWanted, exportWanted : Signal
        Use this version; write it to a file.
    lookWanted : Signal
        Show this proposed version.
    trainWanted, backWanted : Signal
        Train; undo the last training.
    compareWanted : Signal
        Two versions, the older one first.
    importWanted : Signal
        Import a version from a file.
    """

    useWanted = Signal(int)
    exportWanted = Signal(int)
    lookWanted = Signal(int)
    trainWanted = Signal()
    backWanted = Signal()
    compareWanted = Signal(int, int)
    importWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Training history"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model, self.compared = VersionListModel(self), ComparedModel(self)
        self.note = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        self.list = PlainTable(self.model, self.tr("Versions"), self)
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(lambda _name: self.trainWanted.emit())
        self.outcome = PlainLabel(does_wrap=True, parent=self)
        self.trouble = PlainLabel(role=Role.SMALL, does_wrap=True, parent=self)
        self.trouble.setProperty("role", "problem")
        self.table = PlainTable(self.compared, self.tr("Tags before and after"), self)
        self.use = TextButton(self.tr("Use"), self._on_use, parent=self)
        self.back = TextButton(self.tr("Undo training"), self.backWanted.emit, parent=self)
        self.back.setToolTip(
            self.tr("Use the version from before the last training again; your decisions since then still count")
        )
        self.compare = TextButton(self.tr("Compare"), self._on_compare, parent=self)
        self.export = TextButton(
            self.tr("Export\N{HORIZONTAL ELLIPSIS}"), lambda: self._ask(self.exportWanted), parent=self
        )
        self.take_in = TextButton(self.tr("Import\N{HORIZONTAL ELLIPSIS}"), self.importWanted.emit, parent=self)
        self._is_busy = False
        self._lay_out()
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.list.doubleClicked.connect(lambda _index: self._on_use())
        self.set_message("")
        self._follow()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for button in (self.use, self.back, self.compare, self.export):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.take_in)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, Space.LARGE, _MARGIN_PX, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.note)
        self._stack = ContentStack(self.empty, self.list)
        column.addLayout(self._stack, 3)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.outcome)
        column.addWidget(self.table, 3)
        column.addWidget(close)
        self.table.hide()
        em = self.fontMetrics().height()
        self.resize(40 * em, 30 * em)

    @property
    def chosen(self) -> list[int]:
        """The selected versions, oldest first."""
        cards = [self.model.row(index) for index in self.list.selectionModel().selectedRows()]
        return sorted(card.version for card in cards if card is not None)

    def set_versions(self, cards: Sequence[HeadVersion], *, in_use: int, n_new: int = 0) -> None:
        """Show the current versions; the selection is kept.

        Parameters
        ----------
        cards : sequence of HeadVersion
            Newest first.
        in_use : int
            The version that suggestions come from.
        n_new : int
            Decisions since the last training.
        """
        wanted = self.chosen[-1] if self.chosen else in_use
        self.model.set_cards(cards, in_use=in_use)
        train = ("train", self.tr("Train"))
        words = self.tr("No training yet. Your corrections are learned right away, even without one.")
        self.empty.set_text(words, (train,))
        self._stack.show_content(is_there=bool(cards))
        for button in (self.use, self.back, self.compare, self.export):
            button.setVisible(bool(cards))
        words = self.tr("Each training is kept as a version. Select two to compare them.") if cards else ""
        if any(card.is_proposal for card in cards):
            words += " " + self.tr("A proposed version is not used until you choose it.")
        if n_new:
            words += " " + tr("Versions", "%n decisions since the last training.", n=n_new)
        self.note.setText(words.lstrip())
        self.note.setVisible(bool(words))
        if cards:
            self.list.selectRow(max(0, self.model.row_of(wanted)))
        self._make_room()
        self._follow()

    def _make_room(self) -> None:
        """Grow to the width that all columns need, which is larger in some languages."""
        tables = [self.list, *([self.table] if not self.table.isHidden() else [])]
        wanted = max(table.wanted_width for table in tables) + 2 * _MARGIN_PX
        if self.width() < wanted and self.screen() is not None:
            self.resize(min(wanted, self.screen().availableGeometry().width()), self.height())

    def set_message(self, words: str, *, is_trouble: bool = False, is_busy: bool = False) -> None:
        """Show what is being done, the result, or an error.

        Parameters
        ----------
        words : str
            Plain text; empty clears it.
        is_trouble : bool
            Whether it is an error.
        is_busy : bool
            Whether something is being done; until it is finished, the buttons are disabled.
        """
        self._is_busy = is_busy
        self.trouble.setText(words if is_trouble else "")
        self.outcome.setText("" if is_trouble else words)
        self.trouble.setVisible(is_trouble and bool(words))
        self.outcome.setVisible(not is_trouble and bool(words))
        self._follow()

    def show_compared(self, first: int, second: int, summary: str, rows: Sequence[ComparedRow]) -> None:
        """Show two versions side by side.

        Parameters
        ----------
        first, second : int
            The versions.
        summary : str
            One sentence.
        rows : sequence of ComparedRow
            The tags.
        """
        self.compared.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._make_room()
        self.set_message(
            filled(self.tr("Version %1 compared with version %2: %3"), number(first), number(second), summary)
        )

    def _follow(self) -> None:
        chosen, is_free = self.chosen, not self._is_busy
        self.use.setEnabled(is_free and len(chosen) == 1 and chosen[0] != self.model.in_use)
        self.use.setText(self.tr("View changes") if self._is_proposal else self.tr("Use"))
        self.back.setEnabled(is_free and self.model.in_use > 0)
        self.export.setEnabled(is_free and len(chosen) == 1)
        self.compare.setEnabled(is_free and len(chosen) == 2)
        self.take_in.setEnabled(is_free)

    @property
    def _is_proposal(self) -> bool:
        """Whether the selected version is only a proposal."""
        cards = [self.model.row(index) for index in self.list.selectionModel().selectedRows()]
        return len(cards) == 1 and cards[0] is not None and cards[0].is_proposal

    def _on_use(self) -> None:
        if self.use.isEnabled():
            self._ask(self.lookWanted if self._is_proposal else self.useWanted)

    def _ask(self, signal: object) -> None:
        if len(self.chosen) == 1 and not self._is_busy:
            signal.emit(self.chosen[0])  # type: ignore[attr-defined]

    def _on_compare(self) -> None:
        if len(self.chosen) == 2:
            self.compareWanted.emit(*self.chosen)
