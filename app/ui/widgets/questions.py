"""Message boxes over the window: confirmations, failures and reports."""

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

from app.ui.localization.text import tr
from app.ui.tokens import Space
from app.ui.widgets.buttons import close_row
from app.ui.widgets.labels import PlainLabel, Role

UnsavedBox = tuple[QMessageBox, QPushButton, QPushButton]


def confirm(parent: QWidget, question: str, detail: str, *, verb: str) -> QMessageBox:
    """Ask before something that cannot be undone and return the open box, which emits ``accepted`` on yes.

    `verb` labels the button for yes. The box deletes itself when closed.
    """
    box = _plain_box(parent, question, detail)
    box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.open()
    return box


def keep_or_discard(parent: QWidget, question: str, detail: str, *, keep: str, discard: str) -> UnsavedBox:
    """Ask what to do with unsaved changes and return the open box with its keep and discard buttons.

    A third button cancels. The box deletes itself when closed.
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


def show_message(parent: QWidget, words: str, detail: str) -> QMessageBox:
    """Report a failure in an open box that deletes itself when closed; the detail can be selected and copied."""
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
    # QMessageBox guesses the format of this text, so set it afterwards.
    box.setInformativeText(detail)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


class ReportDialog(QDialog):
    """A report to read and copy, with a few `words` on its purpose."""

    def __init__(self, title: str, words: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 440)
        self._text = QPlainTextEdit(text, self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        buttons = close_row(self)
        copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(PlainLabel(title, role=Role.HEADING, parent=self))
        column.addWidget(PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self))
        column.addWidget(self._text, 1)
        column.addWidget(buttons)

    @property
    def text(self) -> str:
        """The report."""
        return self._text.toPlainText()


def crash_report(text: str, parent: QWidget | None = None) -> ReportDialog:
    """Return the dialog for a bug, not yet shown; the text holds environment and traceback."""
    words = tr(
        "Report",
        "Something went wrong in Clipshelf. Your library is safe: your decisions are already saved. You can"
        " continue; if something looks wrong, close the window and open it again. The report below is not sent"
        " anywhere. It may contain file names, so read it before you share it.",
    )
    return ReportDialog(tr("Report", "Unexpected error"), words, text, parent)


def diagnostic_report(text: str, parent: QWidget | None = None) -> ReportDialog:
    """Return the dialog for the report of `app.settings.controllers.storing.report`, not yet shown."""
    words = tr("Report", "This is the complete report. It is not sent anywhere; you can copy it into a message.")
    return ReportDialog(tr("Report", "Diagnostic report"), words, text, parent)
