"""What reading a data set reports: the records that cannot be used, and how many there were."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from core.sentence import Sentence

_MOST_KEPT = 100
"""Problems that are kept word for word; the others are only counted, so a broken data set does not fill the memory."""

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class RecordProblem:
    """A record that cannot be used.

    Attributes
    ----------
    path : Path
        The file.
    number : int
        Which record of the file, or which line of a table, from 1.
    reason : Sentence
        Why, without a full stop.
    is_rest_lost : bool
        Whether nothing after it can be read either.
    """

    path: Path
    number: int
    reason: Sentence
    is_rest_lost: bool = False


@dataclass(slots=True)
class ReadReport:
    """Counts what was read; passed along while a data set is streamed.

    Attributes
    ----------
    n_records : int
        Records that can be used.
    n_without_audio : int
        Of these, records that have no audio features.
    n_problems : int
        Records that cannot be used.
    n_cut_short : int
        Files of which the rest could not be read.
    problems : list of RecordProblem
        The first hundred.
    """

    n_records: int = 0
    n_without_audio: int = 0
    n_problems: int = 0
    n_cut_short: int = 0
    problems: list[RecordProblem] = field(default_factory=list)

    def count(self, items: Iterable[Record | RecordProblem]) -> Iterator[Record]:
        """Yield the usable records of a stream and count the others.

        Parameters
        ----------
        items : iterable
            What a reader yields.

        Yields
        ------
        Record
            One at a time.
        """
        for item in items:
            if isinstance(item, RecordProblem):
                self._add(item)
            else:
                self.n_records += 1
                self.n_without_audio += getattr(item, "audio", ()) is None
                yield item

    @property
    def sentence(self) -> Sentence:
        """What was read, in one sentence."""
        return Sentence(
            "Records read: {count}, without audio: {without}, unusable: {lost}; files cut short: {cut}",
            count=self.n_records,
            without=self.n_without_audio,
            lost=self.n_problems,
            cut=self.n_cut_short,
        )

    def _add(self, problem: RecordProblem) -> None:
        self.n_problems += 1
        self.n_cut_short += problem.is_rest_lost
        if len(self.problems) < _MOST_KEPT:
            self.problems.append(problem)
