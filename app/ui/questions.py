"""Small boxes over the window: one asks before a thing is done, one says what did not work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.buttons import close_row
from app.ui.labels import PlainLabel, Role
from app.ui.text import tr

Kept = tuple[QMessageBox, QPushButton, QPushButton]


def confirm(parent: QWidget, question: str, detail: str, *, verb: str) -> QMessageBox:
    """Ask before something that cannot be undone; yes comes by ``accepted`` of the box, which is already on show.

    Parameters
    ----------
    parent : QWidget
        The window.
    question, detail : str
        Plain text.
    verb : str
        What is done on yes.

    Returns
    -------
    QMessageBox
        Deletes itself when closed.
    """
    box = _plain_box(parent, question, detail)
    box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.open()
    return box


def keep_or_discard(parent: QWidget, question: str, detail: str, *, keep: str, discard: str) -> Kept:
    """Ask what becomes of something that is not saved; the box is already on show.

    Parameters
    ----------
    parent : QWidget
        The window.
    question, detail : str
        Plain text.
    keep, discard : str
        Words of the two buttons; a third one cancels.

    Returns
    -------
    tuple of QMessageBox, QPushButton and QPushButton
        The box, which deletes itself when closed, and its buttons that keep and discard.
    """
    box = _plain_box(parent, question, detail)
    buttons = (
        box.addButton(keep, QMessageBox.ButtonRole.AcceptRole),
        box.addButton(discard, QMessageBox.ButtonRole.DestructiveRole),
    )
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.open()
    return box, *buttons


def tell(parent: QWidget, words: str, detail: str) -> QMessageBox:
    """Say what did not work, in a box that stays until it is closed; it is already on show.

    Parameters
    ----------
    parent : QWidget
        The window.
    words, detail : str
        Plain text; the detail can be selected and copied.

    Returns
    -------
    QMessageBox
        Deletes itself when closed.
    """
    box = _plain_box(parent, words, detail)
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
    return box


def _plain_box(parent: QWidget, words: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    # QMessageBox guesses the format of this one, so it is told afterwards.
    box.setInformativeText(detail)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


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
