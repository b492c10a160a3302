"""The tag whose suggestions are being checked at random: meanwhile nothing may say how sure the program is of it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal


class _OfTag(Protocol):
    @property
    def tag_id(self) -> int: ...


_One = TypeVar("_One", bound=_OfTag)


class AuditedTag(QObject):
    """Holds the tag that is being checked.

    Attributes
    ----------
    changed : Signal
        Another tag is being checked, or none any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tag_id = 0

    def set_tag(self, tag_id: int) -> None:
        """Begin or end a check.

        Parameters
        ----------
        tag_id : int
            Catalog id; 0 for none.
        """
        if tag_id != self._tag_id:
            self._tag_id = tag_id
            self.changed.emit()

    def without(self, found: Sequence[_One]) -> list[_One]:
        """Leave out what is suggested of the tag that is being checked.

        Parameters
        ----------
        found : sequence
            Suggestions.

        Returns
        -------
        list
            Those of other tags, in order.
        """
        return [one for one in found if one.tag_id != self._tag_id]
