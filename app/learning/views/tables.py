"""The tables about what was learned: rows to read and choose, not to edit."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget


class PlainTable(QTableView):
    """A table of whole rows; Tab leaves it.

    Parameters
    ----------
    model : QAbstractItemModel
        Its rows.
    name : str
        What it is called for screen readers.
    parent : QWidget
        Owner.
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
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    @property
    def wanted_width(self) -> int:
        """How wide all that it says is, scroll bar and frame included; columns are wider in some languages."""
        header = self.horizontalHeader()
        columns = range(header.count())
        inside = sum(max(header.sectionSizeHint(one), self.sizeHintForColumn(one)) for one in columns)
        return inside + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + header.count()
