"""The boxes for a library that cannot be used as it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from app.ui.engine_words import in_own_words
from app.ui.text import tr
from core.errors import KnownError


def refusal(error: KnownError, parent: QWidget | None = None) -> QMessageBox:
    """Make the box that says why a library cannot be opened, and what to do.

    Parameters
    ----------
    error : KnownError
        Why.
    parent : QWidget, optional
        The window, where there is one.

    Returns
    -------
    QMessageBox
        Not yet on show.
    """
    box = QMessageBox(parent)
    box.setWindowTitle("Clipshelf")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(f"{in_own_words(error.sentence)}.")
    box.setInformativeText(in_own_words(error.remedy))
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def rescue(error: KnownError, parent: QWidget | None = None) -> tuple[QMessageBox, QPushButton]:
    """Make the box that offers to save what can be read of a damaged catalog.

    Parameters
    ----------
    error : KnownError
        What is damaged.
    parent : QWidget, optional
        The window, where there is one.

    Returns
    -------
    tuple of QMessageBox and QPushButton
        Not yet on show; the button that accepts.
    """
    box = refusal(error, parent)
    words = tr(
        "Main",
        "Clipshelf can copy the damaged file aside, and save what can be read of it and of the newest backup into a"
        " new catalog. Your videos are not touched.",
    )
    box.setInformativeText(words)
    save = box.addButton(tr("Main", "Save what can be read"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(save)
    box.setEscapeButton(box.addButton(tr("Main", "Leave it as it is"), QMessageBox.ButtonRole.RejectRole))
    return box, save
