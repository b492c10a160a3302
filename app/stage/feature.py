"""Base class of the window's features."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget


class Feature:
    """Creates its views and controllers, adds its pages and panels to the stage, and keeps them up to date.

    Attributes
    ----------
    manual_pages : mapping of QWidget to str
        The manual page for each of its views; panels declare theirs in `PanelSpec`.
    """

    manual_pages: Mapping[QWidget, str] = MappingProxyType({})

    def refresh(self) -> None:
        """Load what the feature shows from the library; called once, before the window is connected."""

    def close(self) -> None:
        """Stop running work; called once, before the library is closed."""
