"""The manual, at the page for the panel in use."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.bridge.session import Session
from app.shell.manual_window import ManualWindow
from app.stage.feature import Feature
from app.stage.stage import Stage
from app.ui import manual_pages


class HelpController(QObject):
    """Opens the manual.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    features : sequence of Feature
        They say which page of the manual explains which of their views.
    """

    def __init__(self, session: Session, stage: Stage, features: Sequence[Feature]) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage, self._features = stage, features
        self._manual: ManualWindow | None = None
        stage.actions.on("help", self.open)

    @property
    def manual(self) -> ManualWindow | None:
        """The manual's window; None before it was first asked for."""
        return self._manual

    def page_of(self, widget: QWidget | None) -> str:
        """Tell which page a part of the window is explained on.

        Parameters
        ----------
        widget : QWidget or None
            What has the focus.

        Returns
        -------
        str
            Name of a page.
        """
        while widget is not None:
            if (name := self._pages().get(widget)) is not None:
                return name
            widget = widget.parentWidget()
        return manual_pages.CONTENTS

    def _pages(self) -> dict[QWidget, str]:
        pages = self._stage.panels.manual_pages
        for feature in self._features:
            pages.update(feature.manual_pages)
        return pages

    def open(self) -> None:
        """Open the manual where it explains what has the focus."""
        if self._manual is None:
            self._manual = ManualWindow(self._stage.frame)
        page = self.page_of(QApplication.focusWidget())
        self._manual.open_at(page)
