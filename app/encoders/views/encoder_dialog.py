"""The dialog that chooses a search model."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from app.encoders.views.encoder_choice import EncoderChoice
from app.ui.buttons import close_row
from app.ui.labels import PlainLabel, Role


class EncoderDialog(QDialog):
    """What turns frames and words into something that can be searched: one of several models."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search model"))
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
            "The search model decides what words and pictures can find. After a change, your videos are analysed again"
            " in the background; until that is done, search goes on with the model before. You can always change back."
        )
        note = PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=self)
        note.setContentsMargins(18, 6, 18, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 12)
        column.addWidget(note)
        column.addWidget(scroll, 1)
        column.addWidget(close_row(self, margin_px=12))
        self.resize(600, 560)
