"""Saved searches."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search.

    Attributes
    ----------
    id : int
        Catalog id.
    name : str
        Unique, ignoring case.
    rule : str
        As typed (see `core.domain.filter_text`); it is run again each time, so its results may change.
    """

    id: int
    name: str
    rule: str
