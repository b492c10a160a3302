"""What is known of the chosen videos or moment, and what can be said about them."""

from PySide6.QtWidgets import QWidget


class InspectorPanel(QWidget):
    """What is known of the chosen videos or moment, and what can be said about them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
