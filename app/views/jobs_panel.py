"""The queue: what is done, what waits, what failed and why."""

from PySide6.QtWidgets import QWidget


class JobsPanel(QWidget):
    """The queue: what is done, what waits, what failed and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
