"""A text for somebody who is to help, shown before it is copied: of our own mistakes, and of how things stand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.buttons import close_row
from app.ui.labels import PlainLabel, Role
from app.ui.text import tr


class ReportDialog(QDialog):
    """Shows a report, to be read and copied.

    Parameters
    ----------
    title, words, text : str
        What it is about, what it is good for, and the report.
    parent : QWidget, optional
        The window.
    """

    def __init__(self, title: str, words: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 440)
        self._text = QPlainTextEdit(text, self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        buttons = close_row(self)
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(title, role=Role.HEADING, parent=self))
        column.addWidget(PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self))
        column.addWidget(self._text, 1)
        column.addWidget(buttons)

    @property
    def text(self) -> str:
        """The report."""
        return self._text.toPlainText()


def crash_report(text: str, parent: QWidget | None = None) -> ReportDialog:
    """Make the dialog for our own mistakes.

    Parameters
    ----------
    text : str
        Environment and traceback.
    parent : QWidget, optional
        The window.

    Returns
    -------
    ReportDialog
        Not shown yet.
    """
    words = tr(
        "Report",
        "Something went wrong inside Clipshelf. Your library is safe: what you decided has been written already."
        " You can go on; if things look odd, close the window and open it again. The report below is sent nowhere;"
        " it may name files, so read it before you pass it on.",
    )
    return ReportDialog(tr("Report", "Clipshelf made a mistake"), words, text, parent)


def diagnostic_report(text: str, parent: QWidget | None = None) -> ReportDialog:
    """Make the dialog that says how things stand, for somebody who is to help.

    Parameters
    ----------
    text : str
        See `app.settings.controllers.storing.report`.
    parent : QWidget, optional
        The window.

    Returns
    -------
    ReportDialog
        Not shown yet.
    """
    words = tr("Report", "This is all that the report says. It is sent nowhere; copy it into a message if you like.")
    return ReportDialog(tr("Report", "Diagnostic report"), words, text, parent)
