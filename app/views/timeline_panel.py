"""The video at hand along time: its pictures, a lane for each tag, in and out points."""

from PySide6.QtWidgets import QWidget


class TimelinePanel(QWidget):
    """The video at hand along time: its pictures, a lane for each tag, in and out points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
