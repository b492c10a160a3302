"""The tag whose random sample of suggestions is being checked: meanwhile its confidence must not be shown."""

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
        A check began or ended.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tag_id = 0

    def set_tag(self, tag_id: int) -> None:
        """Begin the check of a tag; 0 ends it."""
        if tag_id != self._tag_id:
            self._tag_id = tag_id
            self.changed.emit()

    def without(self, found: Sequence[_One]) -> list[_One]:
        """Return the suggestions without those of the tag being checked, in order."""
        return [one for one in found if one.tag_id != self._tag_id]
