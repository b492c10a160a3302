"""The headings between groups of videos: their places among the rows, their words made when they are seen."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from app.ui.text import display_name, display_text, isolated, tr
from core.domain.groups import Grouping, VideoGroup


class Headings:
    """Where groups begin, and what is said of them.

    Parameters
    ----------
    groups : sequence of VideoGroup
        In the order of the rows; none where nothing is grouped.
    grouping : Grouping
        What their keys are.

    Attributes
    ----------
    starts : tuple of int
        First row of each group; the first is 0.
    """

    def __init__(self, groups: Sequence[VideoGroup] = (), grouping: Grouping = Grouping.NOTHING) -> None:
        self._groups = tuple(groups)
        self._grouping = grouping
        ends = tuple(accumulate(group.n_videos for group in self._groups))
        self.starts = (0, *ends[:-1]) if ends else ()

    def __len__(self) -> int:
        return len(self._groups)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Headings) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Grouping, tuple[VideoGroup, ...]]:
        return self._grouping, self._groups

    def rows(self, place: int) -> range:
        """List the rows of a group.

        Parameters
        ----------
        place : int
            Which, from 0.

        Returns
        -------
        range
            Of the model.
        """
        first = self.starts[place]
        return range(first, first + self._groups[place].n_videos)

    def place_of(self, row: int) -> int:
        """Find a row's group; -1 where nothing is grouped."""
        return bisect_right(self.starts, row) - 1

    def title(self, place: int) -> str:
        """Say what the videos of a group have in common: the folder's name, or the day."""
        key = self._groups[place].key
        if self._grouping is Grouping.FOLDER:
            return display_name(Path(key)) if key else tr("Heading", "Folder not known")
        try:
            day = date.fromisoformat(key)
        except ValueError:
            return tr("Heading", "Day not known")
        return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def note(self, place: int) -> str:
        """Say how many videos a group has, and where a folder lies."""
        group = self._groups[place]
        words = tr("Heading", "%n videos", n=group.n_videos)
        if self._grouping is Grouping.FOLDER and group.key:
            words += f" · {isolated(display_text(str(Path(group.key).parent)))}"
        return words
