"""The person's own words, as far as searches need them."""

import difflib

from core.catalog import tags
from core.catalog.database import Database
from core.domain.tags import Tag
from core.errors import UsageError


class Tags:
    """Reading the tags of a library.

    Parameters
    ----------
    database : Database
        The catalog.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self) -> list[Tag]:
        """List the tags."""
        with self._database.read() as session:
            return tags.list_all(session)

    def find(self, name: str) -> Tag:
        """Look up a tag by its name or an alias.

        Parameters
        ----------
        name : str
            In any letter case.

        Returns
        -------
        Tag
            The tag.

        Raises
        ------
        UsageError
            If there is none, naming the nearest.
        """
        with self._database.read() as session:
            found = tags.find(session, name)
            if found is None:
                near = difflib.get_close_matches(name, [tag.name for tag in tags.list_all(session)], n=1)
                raise UsageError(f"There is no tag {name!r}", f"Did you mean {near[0]!r}?" if near else "")
        return found
