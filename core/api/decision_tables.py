"""Import of decisions from a table: names and paths become tags and videos, all in one undo step."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from core.api.decisions import Decisions
from core.catalog import files, overview, tags
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes
from core.domain.tags import PERSON, Decision, Verdict, fold
from core.interchange import decision_table
from core.interchange.decision_table import TableProblem, TableRow
from core.paths import full

_NEAREST_FOR = 20
"""Unknown tags for which a similar known tag is looked up; a table with more was made for another library."""


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """Result of importing a table.

    Attributes
    ----------
    n_rows : int
        Rows in the table.
    n_applied : int
        Rows that were usable; if several are about the same tag and moment, the last one counts.
    problems : tuple of TableProblem
        Rows that could not be used.
    tag_ids : tuple of int
        Tags of the rows that were used.
    change : Change
        The change made, with its undo step.
    """

    n_rows: int
    n_applied: int
    problems: tuple[TableProblem, ...]
    tag_ids: tuple[int, ...]
    change: Change


def import_table(
    database: Database, decisions: Decisions, path: Path, *, source: str = PERSON, is_strict: bool = False
) -> TableOutcome:
    """Import a table of decisions, see `core.interchange.decision_table` for its format.

    Parameters
    ----------
    database : Database
        The catalog.
    decisions : Decisions
        Of the same library.
    path : Path
        The table; paths in it are relative to the working folder.
    source : str
        ``person`` for the user's own decisions, otherwise ``import:<name>``: imported labels weigh less in learning and
        never replace the user's own decisions.
    is_strict : bool
        Apply nothing if there is any problem.

    Raises
    ------
    PathError
        If the file cannot be read.
    UsageError
        If its first line does not name the columns.
    """
    rows: list[TableRow] = []
    problems: list[TableProblem] = []
    for one in decision_table.read(path):
        (rows if isinstance(one, TableRow) else problems).append(one)  # type: ignore[arg-type]
    n_rows = len(rows) + len(problems)
    with database.read() as session:
        resolver = _Resolver(session, rows, source)
    found: dict[tuple[int, int, float | None, float | None], Decision] = {}
    n_applied = 0
    for row in rows:
        decision = resolver.decision(row)
        if isinstance(decision, TableProblem):
            problems.append(decision)
            continue
        n_applied += 1
        found[decision.video_id, decision.tag_id, decision.start_seconds, decision.end_seconds] = decision
    problems.sort(key=lambda problem: problem.line)
    if is_strict and problems:
        return TableOutcome(n_rows, 0, tuple(problems), (), Change(Changes.NOTHING))
    change = decisions.put_all(list(found.values()))
    tag_ids = tuple(sorted({decision.tag_id for decision in found.values()}))
    return TableOutcome(n_rows, n_applied, tuple(problems), tag_ids, change)


class _Resolver:
    """Resolves the tag names and paths of a table."""

    def __init__(self, session: Session, rows: Sequence[TableRow], source: str) -> None:
        self._source = source
        self._at: datetime = now()
        self._names = {fold(word): tag.id for tag in tags.list_all(session) for word in (tag.name, *tag.aliases)}
        places = {text: full(Path(text)) for text in {row.path for row in rows}}
        known = files.find_many(session, places.values())
        self._videos = {text: known[place] for text, place in places.items() if place in known}
        self._durations = overview.durations_seconds(session)
        self._unknown: dict[str, str] = {}

    def decision(self, row: TableRow) -> Decision | TableProblem:
        tag_id, video_id = self._names.get(fold(row.tag)), self._videos.get(row.path)
        if video_id is None:
            return TableProblem(row.line, f"The library has no video {row.path}")
        if tag_id is None:
            return TableProblem(row.line, self._no_tag(row.tag))
        verdict = Verdict.ACCEPTED if row.is_accepted else Verdict.REJECTED
        start, end = row.start_seconds, row.end_seconds
        if start is not None and end is not None:
            last = self._durations.get(video_id, end)
            if start >= last:
                return TableProblem(row.line, f"That video ends at {last:.1f} s")
            end = min(end, last)
        return Decision(video_id, tag_id, verdict, start, end, self._at, self._source)

    def _no_tag(self, name: str) -> str:
        if name not in self._unknown:
            is_looked_up = len(self._unknown) < _NEAREST_FOR
            near = difflib.get_close_matches(fold(name), self._names, n=1) if is_looked_up else []
            self._unknown[name] = f"There is no tag {name!r}" + (f" (did you mean {near[0]!r}?)" if near else "")
        return self._unknown[name]
