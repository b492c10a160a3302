"""What every feature of the window is to the shell."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget


class Feature:
    """One feature: it makes its views and controllers, adds its pages and panels to the stage, and keeps them true.

    Attributes
    ----------
    manual_pages : mapping of QWidget to str
        Which page of the manual explains which of its views; panels say it in their `PanelSpec`.
    """

    manual_pages: Mapping[QWidget, str] = MappingProxyType({})

    def refresh(self) -> None:
        """Read what the feature shows from the library; called once, before the window listens to it."""

    def close(self) -> None:
        """Stop what the feature has under way; called once, before the library is closed."""
