"""The tags: a tree with counts and colours, to filter by and to edit."""

from PySide6.QtWidgets import QWidget


class TagsPanel(QWidget):
    """The tags: a tree with counts and colours, to filter by and to edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
