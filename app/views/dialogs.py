"""Small windows: help, about, encoder, confirmations."""

import platform
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.support import icons, theme
from app.support.actions import COMMANDS, translated
from app.support.direction import margins
from app.support.labels import PlainLabel, Role
from app.views.encoder_choice import EncoderChoice

_NATIVE = QKeySequence.SequenceFormat.NativeText


def version() -> str:
    """Give the program's version.

    Returns
    -------
    str
        Such as ``0.1.0``; says so where it is not installed.
    """
    try:
        return metadata.version("clipshelf")
    except metadata.PackageNotFoundError:
        return "(from source)"


def _with_close(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(margins(0, 0, 12, 0))
    column.addWidget(buttons)


class HelpDialog(QDialog):
    """Every key in one table, and the gestures that have none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setWindowTitle(self.tr("Keys and help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 560)
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        grid = QGridLayout(ground)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        for row, (words, keys) in enumerate([*self._gestures(), *self._commands()]):
            grid.addWidget(PlainLabel(words, parent=ground), row, 0)
            grid.addWidget(PlainLabel(keys, role=Role.MUTED, parent=ground), row, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        scroll.setAccessibleName(self.windowTitle())
        # As wide as its words are in the person's language.
        scroll.setMinimumWidth(ground.sizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        column = QVBoxLayout(self)
        column.addWidget(scroll, 1)
        _with_close(self, column)

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Add videos"), self.tr("Drop folders or files anywhere")),
            (self.tr("Search by a picture"), self.tr("Drop or paste it")),
            (self.tr("Play"), self.tr("Double click or Enter")),
            (self.tr("Show all moments of a video"), self.tr("+ on a result")),
            (self.tr("Card size"), self.tr("Ctrl and mouse wheel")),
        ]

    def _commands(self) -> list[tuple[str, str]]:
        # Those in force, which need not be those the commands came with.
        actions = {action.objectName(): action for action in self._window.findChildren(QAction)}
        return [
            (
                translated(command.words).replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}"),
                QKeySequence.listToString(actions[command.name].shortcuts(), _NATIVE).replace("; ", ", "),
            )
            for command in COMMANDS
            if command.name in actions
        ]


class AboutDialog(QDialog):
    """Name, version, and the versions of what it stands on; they can be selected and copied."""

    def __init__(self, parent: QWidget, *, details: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Clipshelf"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("clipshelf", 48, colour=theme.current().accent, ratio=self.devicePixelRatioF()))
        words = self.tr("A video library that finds the moment you describe. It works on this computer alone.")
        versions = f"Clipshelf {version()}\nPython {platform.python_version()}\nQt {qVersion()}\n{details}"
        facts = PlainLabel(versions.strip(), role=Role.MUTED, parent=self)
        facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text = QVBoxLayout()
        text.setSpacing(8)
        text.addWidget(PlainLabel("Clipshelf", role=Role.TITLE, parent=self))
        text.addWidget(PlainLabel(words, does_wrap=True, parent=self))
        text.addWidget(facts)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(16)
        column.addLayout(row)
        _with_close(self, column)
        self.setMinimumWidth(460)


class EncoderDialog(QDialog):
    """The encoder choice, later."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Encoder"))
        self.choice = EncoderChoice(self)
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(18, 14, 18, 14)
        inner.addWidget(self.choice)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(ground)
        words = self.tr(
            "After a change, videos are analysed again in the background. What was analysed before is kept,"
            " and can be searched again by changing back."
        )
        note = PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self)
        note.setContentsMargins(18, 6, 18, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.addWidget(note)
        column.addWidget(scroll, 1)
        _with_close(self, column)
        self.resize(600, 560)


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
