"""The welcome page of an empty library."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.paint import icons, theme
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.labels import PlainLabel, Role

_WIDTH_PX = 680


class WelcomePage(QScrollArea):
    """A drop zone, and what happens with dropped videos.

    Attributes
    ----------
    addFolderWanted, addFilesWanted, modelWanted : Signal
        A button was pressed.
    """

    addFolderWanted = Signal()
    addFilesWanted = Signal()
    modelWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        # Only the buttons are tab stops, and the focused one scrolls into view.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget(self)
        ground.setObjectName("scrollGround")
        middle = QWidget(ground)
        middle.setMaximumWidth(_WIDTH_PX)
        row = QHBoxLayout(ground)
        row.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addStretch(2)
        title = self.tr("Find any moment in your videos")
        column.addWidget(PlainLabel(title, role=Role.TITLE, does_wrap=True, parent=middle))
        words = self.tr(
            "Your videos stay where they are. They are only read, never changed, and nothing leaves this computer."
        )
        column.addWidget(PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=middle))
        column.addSpacing(Space.MEDIUM)
        column.addWidget(self._drop_zone(middle))
        column.addSpacing(Space.MEDIUM)
        words = self.tr(
            "Pictures appear within seconds. As soon as the first videos are analysed, you can find moments in your"
            " own words, such as “waves at sunset” or “a dog on the grass”."
        )
        column.addWidget(PlainLabel(words, role=Role.MUTED, does_wrap=True, parent=middle))
        column.addSpacing(Space.TIGHT)
        row = QHBoxLayout()
        words = self.tr("Search model\N{HORIZONTAL ELLIPSIS}")
        row.addWidget(TextButton(words, self.modelWanted.emit, kind="link", parent=middle))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.setWidget(ground)

    def _drop_zone(self, parent: QWidget) -> QWidget:
        zone = QWidget(parent)
        zone.setObjectName("dropZone")
        zone.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel(zone)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._draw_sign()
        words = PlainLabel(self.tr("Drop a folder of videos here"), role=Role.HEADING, does_wrap=True, parent=zone)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        add_folder = TextButton(
            self.tr("Add folder\N{HORIZONTAL ELLIPSIS}"), self.addFolderWanted.emit, kind="primary", parent=zone
        )
        add_files = TextButton(self.tr("Add files\N{HORIZONTAL ELLIPSIS}"), self.addFilesWanted.emit, parent=zone)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(add_folder)
        buttons.addWidget(add_files)
        buttons.addStretch(1)
        column = QVBoxLayout(zone)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._sign)
        column.addWidget(words)
        column.addLayout(buttons)
        return zone

    def _draw_sign(self) -> None:
        colour = theme.current().accent
        self._sign.setPixmap(icons.pixmap("drop", 40, colour=colour, ratio=self.devicePixelRatioF()))
