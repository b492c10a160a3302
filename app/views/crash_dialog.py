"""The dialog for our own mistakes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.support.buttons import close_row
from app.support.labels import PlainLabel, Role


class CrashDialog(QDialog):
    """Says that the program made a mistake, and offers the text that helps to mend it.

    Parameters
    ----------
    text : str
        Traceback and environment.
    parent : QWidget, optional
        The window.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Clipshelf made a mistake"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 440)
        words = self.tr(
            "Something went wrong inside Clipshelf. Your library is safe: what you decided has been written already."
            " You can go on; if things look odd, close the window and open it again."
        )
        self._text = QPlainTextEdit(text, self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        buttons = close_row(self)
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self.tr("Clipshelf made a mistake"), role=Role.HEADING, parent=self))
        column.addWidget(PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self))
        column.addWidget(self._text, 1)
        column.addWidget(buttons)

    @property
    def text(self) -> str:
        """The report."""
        return self._text.toPlainText()
