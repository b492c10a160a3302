"""Another encoder, once there is one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from app.support.buttons import close_row
from app.support.labels import PlainLabel, Role
from app.views.encoder_choice import EncoderChoice


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
        column.addWidget(close_row(self, margin_px=12))
        self.resize(600, 560)
