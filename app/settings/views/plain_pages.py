"""The pages that hold fields and a few words or buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.settings.views.page import Page
from app.ui.buttons import TextButton
from app.ui.declared import declared
from app.ui.labels import PlainLabel
from app.ui.preferences import PreferenceValues
from app.ui.text import display_text, tr
from core.settings import Settings
from core.user_settings import UserSettings

_OF_THE_MACHINE = ("device", "encoder_threads", "decode_processes", "decode_memory_mib")
"""Settings of the page on search model and device; all others are of the library."""


def library_page(parent: QWidget) -> Page:
    """Make the page on what is looked at, and how closely.

    Parameters
    ----------
    parent : QWidget
        Owner.

    Returns
    -------
    Page
        Finished.
    """
    page = Page(tr("Settings", "Library"), parent)
    page.add_fields(Settings, [name for name in declared(Settings) if name not in _OF_THE_MACHINE])
    page.add_note(
        tr("Settings", "Denser frames find shorter moments; videos that were analysed before stay as they are.")
    )
    page.finish()
    return page


def appearance_page(parent: QWidget) -> Page:
    """Make the page on how the window looks.

    Parameters
    ----------
    parent : QWidget
        Owner.

    Returns
    -------
    Page
        Finished.
    """
    page = Page(tr("Settings", "Appearance"), parent)
    page.add_fields(PreferenceValues, ["appearance", "density", "reduced_motion", "language"])
    page.finish()
    return page


class EncoderPage(Page):
    """Which search model looks at the videos, and how much of this computer it may use.

    Attributes
    ----------
    choiceWanted : Signal
        The search model is to be chosen.
    """

    choiceWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Search model and device"), parent)
        self._encoder = PlainLabel(does_wrap=True, parent=self.widget())
        words = self.tr("Choose search model") + "\N{HORIZONTAL ELLIPSIS}"
        self.choose = TextButton(words, self.choiceWanted.emit, parent=self.widget())
        self.body.addWidget(self._encoder)
        self.add_row(self.choose)
        self.add_fields(Settings, _OF_THE_MACHINE)
        self.add_fields(UserSettings, declared(UserSettings))
        self._ignored = self.add_note("")
        self.set_ignored_address("")
        self.finish()
        self.set_encoder("", "")

    def set_ignored_address(self, address: str) -> None:
        """Say that the library names a download address, which is not followed.

        Parameters
        ----------
        address : str
            From its settings; empty for none.
        """
        words = self.tr("This library's settings name the download address %1. It is ignored: only yours counts.")
        self._ignored.setText(words.replace("%1", display_text(address)))
        self._ignored.setVisible(bool(address))

    def set_encoder(self, title: str, device: str) -> None:
        """Say what is in use.

        Parameters
        ----------
        title : str
            Of the search model; empty where none was chosen yet.
        device : str
            What it runs on; empty while it is not loaded.
        """
        words = (
            self.tr("In use: %1").replace("%1", display_text(title))
            if title
            else self.tr("No search model is chosen yet.")
        )
        self._encoder.setText(words + (self.tr(", on %1").replace("%1", display_text(device)) if device else ""))


class PowerPage(Page):
    """Notifications and power."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Settings", "Notifications and power"), parent)
        self.add_fields(PreferenceValues, ["notify_when_done", "keep_awake"])
        self._note = self.add_note("")
        self.finish()

    def set_abilities(self, *, can_notify: bool, can_keep_awake: bool) -> None:
        """Say what this desktop offers no way to do.

        Parameters
        ----------
        can_notify, can_keep_awake : bool
            Whether it does.
        """
        missing = []
        if not can_notify:
            missing.append(self.tr("This desktop shows no notifications of programs."))
        if not can_keep_awake:
            missing.append(self.tr("This desktop offers no way to be kept awake."))
        self._note.setText(" ".join(missing))
        self._note.setVisible(bool(missing))
