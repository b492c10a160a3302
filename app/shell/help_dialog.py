"""The table of keys and gestures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.stage.actions import COMMANDS, translated
from app.ui.buttons import close_row
from app.ui.labels import PlainLabel, Role

_NATIVE = QKeySequence.SequenceFormat.NativeText


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
        column.addWidget(close_row(self, margin_px=12))

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
