"""Ratings, notes and saved searches."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from core.api import writing
from core.catalog import saved_searches, videos
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain.changes import Change, Changes, SavedRows
from core.domain.saved_searches import SavedSearch, read_rule


class Ratings:
    """Rates videos."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rate(self, video_ids: Sequence[int], rating: int) -> Change:
        """Rate videos from 1 to 5; 0 removes the rating.

        Raises
        ------
        UsageError
            If there is no such rating.
        """
        return writing.write(
            self._database,
            Changes.VIDEOS,
            snapshot=lambda session: [snapshots.take(session, "videos", {"id": video_ids}, columns=("rating",))],
            apply=lambda session: videos.rate(session, video_ids, rating=rating),
        )


class Notes:
    """Saves notes on videos."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, video_id: int, text: str) -> Change:
        """Replace the note of a video; an empty one removes it. Surrounding whitespace is dropped."""
        return writing.write(
            self._database,
            Changes.VIDEOS,
            snapshot=lambda session: [snapshots.take(session, "videos", {"id": [video_id]}, columns=("note",))],
            apply=lambda session: videos.write_note(session, video_id, note=text),
        )


class SavedSearches:
    """Saves searches by name; what is saved is the rule, not its results."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self) -> list[SavedSearch]:
        """List the saved searches in the user's order."""
        with self._database.read() as session:
            return saved_searches.list_all(session)

    def put(self, name: str, rule: str) -> Change:
        """Save a search, replacing one with the same name.

        Parameters
        ----------
        name : str
            As the user spells it.
        rule : str
            The text of the search box.

        Raises
        ------
        UsageError
            If the name is empty or the rule cannot be parsed.
        """
        read_rule(rule)
        return self._write(lambda session: saved_searches.put(session, name, rule=rule))

    def rename(self, search_id: int, name: str) -> Change:
        """Rename a saved search; `UsageError` if the name is empty or taken."""
        return self._write(lambda session: saved_searches.rename(session, search_id, name=name))

    def arrange(self, search_ids: Sequence[int]) -> Change:
        """Put the saved searches in this order."""
        return self._write(lambda session: saved_searches.arrange(session, search_ids))

    def remove(self, search_id: int) -> Change:
        """Delete a saved search."""
        return self._write(lambda session: saved_searches.remove(session, search_id))

    def _write(self, apply: writing.Write) -> Change:
        return writing.write(self._database, Changes.SEARCHES, snapshot=_all_searches, apply=apply)


def _all_searches(session: Session) -> list[SavedRows]:
    return [snapshots.take(session, "saved_searches", {})]
