"""Searches that a person keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search by name.

    Attributes
    ----------
    id : int
        Catalog id.
    name : str
        Unique but for letter case.
    rule : str
        What was typed (see `core.domain.filter_text`); it is asked anew each time, so what it finds may change.
    """

    id: int
    name: str
    rule: str
