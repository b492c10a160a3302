"""Decisions put together from their indexes, where the page that held them is lost.

The three indexes of ``decisions`` hold together all that was decided, except by whom.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from core.catalog.rescue.records import Value
from core.catalog.rescue.rules import RULES
from core.catalog.rescue.walk import Entry, Walked
from core.domain.tags import PERSON, Verdict

_NO_TIME = -1
"""What an absent time counts as in ``uq_decisions_moment``."""
_EARLIEST_MICROSECOND = 10**15
"""September 2001, before any decision: tells times from the small numbers of other indexes."""


@dataclass(slots=True)
class Evidence:
    """What the indexes of a file say.

    Attributes
    ----------
    moments : dict of int to tuple
        Video, tag, start and end, by the decision's id.
    verdicts : dict of int to tuple
        Tag, verdict and video.
    times : dict of int to tuple
        Video and time of the decision.
    contents : dict of int to tuple
        Hash and size of videos, by their ids.
    names : dict of int to tuple
        Names of tags in the form that is compared, by their ids.
    """

    moments: dict[int, Entry] = field(default_factory=dict)
    verdicts: dict[int, Entry] = field(default_factory=dict)
    times: dict[int, Entry] = field(default_factory=dict)
    contents: dict[int, Entry] = field(default_factory=dict)
    names: dict[int, Entry] = field(default_factory=dict)

    def decision_ids(self) -> set[int]:
        """List decisions that two indexes know of: an entry in a single one may be damaged."""
        counts = Counter([*self.moments, *self.verdicts, *self.times])
        return {row_id for row_id, n in counts.items() if n > 1}

    def decision(self, row_id: int) -> list[Value] | None:
        """Put a decision together.

        Returns
        -------
        list or None
            A row with all columns; None where the indexes do not say enough, or contradict each other.
        """
        moment, verdict = self.moments.get(row_id), self.verdicts.get(row_id)
        if moment is None or verdict is None or (verdict[2], verdict[0]) != moment[:2]:
            return None
        time = self.times.get(row_id)
        decided_at = time[1] if time is not None and time[0] == moment[0] else 0
        start, end = (None if value == _NO_TIME else value for value in moment[2:])
        values = (None, *moment[:2], verdict[1], start, end, decided_at, PERSON)
        row = RULES["decisions"].whole(row_id, values)
        return row if RULES["decisions"].is_sound(row) else None

    def corrected(self, row: list[Value]) -> list[Value]:
        """Believe two indexes that agree on video and tag more than the row: one of the three is damaged.

        Returns
        -------
        list
            The row itself where they say the same, or not enough.
        """
        told = self.decision(row[0]) if isinstance(row[0], int) else None
        return row if told is None or told[1:3] == row[1:3] else [row[0], *told[1:3], *row[3:]]

    def confirms(self, row: list[Value]) -> bool:
        """Say whether the index of moments says of a decision what its row does."""
        moment = tuple(_NO_TIME if value is None else value for value in (row[1], row[2], row[4], row[5]))
        return isinstance(row[0], int) and self.moments.get(row[0]) == moment


def evidence(walked: Walked) -> Evidence:
    """Sort the entries of indexes.

    Parameters
    ----------
    walked : Walked
        What the pages of a file hold.

    Returns
    -------
    Evidence
        Without entries that are damaged.
    """
    found = Evidence()
    for place, index, is_entry in (
        (found.moments, "uq_decisions_moment", _is_moment),
        (found.verdicts, "ix_decisions_tag_id_verdict_video_id", _is_verdict),
        (found.times, "ix_decisions_video_id_decided_at", _is_time),
        (found.contents, "sqlite_autoindex_videos_1", _is_content),
    ):
        _sort(place, [*walked.indexes.get(index, ()), *walked.loose_entries], is_entry)
    _sort(found.names, walked.indexes.get("sqlite_autoindex_tags_1", ()), _is_name)
    return found


def _sort(place: dict[int, Entry], entries: Iterable[Entry], is_entry: Callable[[Entry], bool]) -> None:
    for entry in entries:
        if is_entry(entry) and isinstance(entry[-1], int) and entry[-1] > 0:
            place.setdefault(entry[-1], entry[:-1])


def _is_moment(entry: Entry) -> bool:
    # Four numbers may be of another index: the times are what tells them apart.
    return (
        len(entry) == 5
        and all(isinstance(value, int) and value > 0 for value in entry[:2])
        and all(isinstance(value, int | float) and (value >= 0 or value == _NO_TIME) for value in entry[2:4])
    )


def _is_verdict(entry: Entry) -> bool:
    return (
        len(entry) == 4
        and entry[1] in set(Verdict)
        and all(isinstance(value, int) and value > 0 for value in (entry[0], entry[2]))
    )


def _is_time(entry: Entry) -> bool:
    return len(entry) == 3 and isinstance(entry[0], int) and _is_microsecond(entry[1])


def _is_microsecond(value: Value) -> bool:
    return isinstance(value, int) and value >= _EARLIEST_MICROSECOND


def _is_content(entry: Entry) -> bool:
    return len(entry) == 3 and isinstance(entry[0], str) and len(entry[0]) == 32 and isinstance(entry[1], int)


def _is_name(entry: Entry) -> bool:
    return len(entry) == 2 and isinstance(entry[0], str) and bool(entry[0])
