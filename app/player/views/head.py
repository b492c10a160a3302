"""The line above the picture: the way back, the name of the video, and the way to the next one."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.player.views.controls import PlayerButton
from app.ui.localization.direction import margins
from app.ui.tokens import Space
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role


class PlayerHead(QWidget):
    """Names the video and leads to others.

    Attributes
    ----------
    commandWanted : Signal
        Name of the command whose button was pressed.
    buttons : dict of str to PlayerButton
        By the name of their command.
    close_button : PlayerButton
        In place of them beside a page.
    name, place : ElidedLabel, PlainLabel
        The name of the video, and which one it is of how many.
    """

    commandWanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(role=Role.HEADING, parent=self)
        self.place = PlainLabel(role=Role.MUTED, parent=self)
        self.buttons = {
            "leave": self._button("leave", "back", self.tr("Back")),
            "previous_video": self._button("previous_video", "chevron-up", self.tr("Previous video")),
            "next_video": self._button("next_video", "chevron-down", self.tr("Next video")),
        }
        self.close_button = self._button("leave", "close", self.tr("Close player"))
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.MEDIUM, Space.SMALL))
        row.setSpacing(Space.SMALL)
        row.addWidget(self.buttons["leave"])
        row.addWidget(self.name, 1)
        row.addWidget(self.place)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        for command in ("previous_video", "next_video"):
            steps.addWidget(self.buttons[command])
        row.addLayout(steps)
        row.addWidget(self.close_button)
        self.set_beside(is_beside=False)

    def _button(self, command: str, icon: str, words: str) -> PlayerButton:
        return PlayerButton(icon, words, lambda: self.commandWanted.emit(command), parent=self)

    def set_beside(self, *, is_beside: bool) -> None:
        """Adapt to the place: beside a page the player is closed, and the page leads to other videos."""
        for widget in (*self.buttons.values(), self.place):
            widget.setHidden(is_beside)
        self.close_button.setVisible(is_beside)

    def show_place(self, words: str, *, has_previous: bool, has_next: bool, is_of_moments: bool = False) -> None:
        """Show which of the videos it is.

        Parameters
        ----------
        words : str
            Such as ``3 of 120``; empty if it is none of them.
        has_previous, has_next : bool
            Whether there are others before and after it.
        is_of_moments : bool
            Whether moments are counted rather than videos.
        """
        self.place.setText(words)
        previous, following = self.buttons["previous_video"], self.buttons["next_video"]
        previous.setEnabled(has_previous)
        following.setEnabled(has_next)
        previous.set_face("chevron-up", self.tr("Previous moment") if is_of_moments else self.tr("Previous video"))
        following.set_face("chevron-down", self.tr("Next moment") if is_of_moments else self.tr("Next video"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
