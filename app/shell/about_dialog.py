"""What program this is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.buttons import close_row
from app.ui.labels import PlainLabel, Role
from app.ui.program import version


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
        column.addWidget(close_row(self, margin_px=12))
        self.setMinimumWidth(460)
