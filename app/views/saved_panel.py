"""The searches that are kept."""

from PySide6.QtWidgets import QWidget


class SavedSearchesPanel(QWidget):
    """The searches that are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
