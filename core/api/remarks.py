"""Ratings and notes, and the searches that a person keeps."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from core.api import writing
from core.catalog import saved_searches, videos
from core.catalog.store import snapshots
from core.catalog.store.database import Database
from core.domain import filter_text
from core.domain.changes import Change, Changes, SavedRows
from core.domain.saved_searches import SavedSearch


class Ratings:
    """Rating videos.

    Parameters
    ----------
    database : Database
        The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def rate(self, video_ids: Sequence[int], rating: int) -> Change:
        """Rate videos; 0 takes the rating away.

        Parameters
        ----------
        video_ids : sequence of int
            Catalog ids.
        rating : int
            0 to 5.

        Returns
        -------
        Change
            What was done.

        Raises
        ------
        UsageError
            If there is no such rating.
        """
        return writing.write(
            self._database,
            Changes.VIDEOS,
            saves=lambda session: [snapshots.take(session, "videos", {"id": video_ids}, columns=("rating",))],
            does=lambda session: videos.rate(session, video_ids, rating=rating),
        )


class Notes:
    """Writing about videos.

    Parameters
    ----------
    database : Database
        The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, video_id: int, text: str) -> Change:
        """Put a note in place of the one that a video has; an empty one takes it away.

        Parameters
        ----------
        video_id : int
            Catalog id.
        text : str
            Plain text; space around it is dropped.

        Returns
        -------
        Change
            What was done.
        """
        return writing.write(
            self._database,
            Changes.VIDEOS,
            saves=lambda session: [snapshots.take(session, "videos", {"id": [video_id]}, columns=("note",))],
            does=lambda session: videos.write_note(session, video_id, note=text),
        )


class SavedSearches:
    """Searches by name; what is kept is the rule.

    Parameters
    ----------
    database : Database
        The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self) -> list[SavedSearch]:
        """List them in the person's order."""
        with self._database.read() as session:
            return saved_searches.list_all(session)

    def put(self, name: str, rule: str) -> Change:
        """Keep a search, in place of one that has this name.

        Parameters
        ----------
        name : str
            As the person spells it.
        rule : str
            What was typed into the search box.

        Returns
        -------
        Change
            What was done.

        Raises
        ------
        UsageError
            If the name is empty, or the rule makes no sense.
        """
        filter_text.parse(rule)
        return self._write(lambda session: saved_searches.put(session, name, rule=rule))

    def rename(self, search_id: int, name: str) -> Change:
        """Return one another name; `UsageError` where that is empty or taken."""
        return self._write(lambda session: saved_searches.rename(session, search_id, name=name))

    def arrange(self, search_ids: Sequence[int]) -> Change:
        """Put them into this order."""
        return self._write(lambda session: saved_searches.arrange(session, search_ids))

    def remove(self, search_id: int) -> Change:
        """Forget one."""
        return self._write(lambda session: saved_searches.remove(session, search_id))

    def _write(self, does: writing.Does) -> Change:
        return writing.write(self._database, Changes.SEARCHES, saves=_all_searches, does=does)


def _all_searches(session: Session) -> list[SavedRows]:
    return [snapshots.take(session, "saved_searches", {})]
