"""Small boxes over the window: one asks before a thing is done, one says what did not work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

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
