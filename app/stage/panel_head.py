"""The head of a dock: a name and a way to close it, in the program's own dress."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QWidget

from app.ui.buttons import IconButton
from app.ui.direction import margins
from app.ui.labels import ElidedLabel, Role


class PanelHead(QWidget):
    """Title row of a panel.

    Parameters
    ----------
    title : str
        Its name.
    on_close : callable
        Called by the closing button.
    parent : QWidget, optional
        Owner.
    """

    def __init__(self, title: str, on_close: Callable[[], object], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(title, role=Role.HEADING, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margins(14, 8, 6, 6))
        self._row.setSpacing(4)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(IconButton("close", self.tr("Close"), on_close, size_px=14, parent=self))

    def set_title(self, title: str) -> None:
        """Change the name.

        Parameters
        ----------
        title : str
            Plain text.
        """
        self._title.setText(title)

    def add(self, widget: QWidget) -> None:
        """Put a control before the closing button.

        Parameters
        ----------
        widget : QWidget
            A button or label.
        """
        self._row.insertWidget(self._row.count() - 1, widget)


def dock(title: str, name: str, content: QWidget, *, parent: QWidget) -> tuple[QDockWidget, PanelHead]:
    """Make a panel.

    Parameters
    ----------
    title : str
        Its name.
    name : str
        Its object name, under which its place is remembered.
    content : QWidget
        What it holds.
    parent : QWidget
        The window.

    Returns
    -------
    tuple of QDockWidget and PanelHead
        The panel and its head.
    """
    panel = QDockWidget(title, parent)
    panel.setObjectName(name)
    head = PanelHead(title, panel.close, parent=panel)
    panel.setTitleBarWidget(head)
    panel.setWidget(content)
    panel.setFeatures(
        QDockWidget.DockWidgetFeature.DockWidgetClosable
        | QDockWidget.DockWidgetFeature.DockWidgetMovable
        | QDockWidget.DockWidgetFeature.DockWidgetFloatable
    )
    return panel, head
