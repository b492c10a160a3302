"""The search box: parsing, completion, and the videos that match."""

from core.catalog import clusters, examples, folders, groups, tags, videos
from core.catalog.store.database import Database
from core.domain.groups import Grouping, Listing
from core.domain.query import completion as filter_completion
from core.domain.query import text as filter_text
from core.domain.query.completion import Completion
from core.domain.query.filters import NAMING_TAGS, Condition, Example, Field, Filter
from core.domain.query.grammar import FilterError
from core.domain.search import FrameQuery, ImageQuery, Restriction, VideoQuery
from core.domain.videos import VideoSort
from core.errors import UsageError


class Filters:
    """Parses filters and applies them to the catalog."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def parse(self, text: str) -> Filter:
        """Parse the text of the search box; see `filter_text.parse` for the errors."""
        return filter_text.parse(text)

    def check(self, text: str) -> Filter:
        """Parse the text of the search box, and look up the tags, groups and videos that it names.

        Raises
        ------
        FilterError
            If it is not in the language, or names something that does not exist; with the position.
        """
        asked = filter_text.parse(text)
        with self._database.read() as session:
            for piece in filter_text.pieces(text):
                try:
                    if isinstance(piece.meaning, Example):
                        examples.find(session, piece.meaning)
                    elif isinstance(piece.meaning, Condition) and piece.meaning.field in NAMING_TAGS:
                        tags.ids_of_names(session, piece.meaning.values)
                    elif isinstance(piece.meaning, Condition) and piece.meaning.field is Field.CLUSTER:
                        clusters.ids_of_names(session, piece.meaning.values)
                except UsageError as error:
                    raise FilterError(error.sentence, error.remedy, piece.start) from error
        return asked

    def example(self, example: Example) -> VideoQuery | FrameQuery | ImageQuery:
        """Return the query for what ``like:`` names; see `examples.find` for errors."""
        with self._database.read() as session:
            return examples.find(session, example)

    def name_example(self, video_id: int, at_seconds: float | None = None) -> Example:
        """Return a video, or its frame at a time, as ``like:`` names it; see `examples.name_of`."""
        with self._database.read() as session:
            return Example(examples.name_of(session, video_id, at_seconds))

    def allowed(self, restriction: Restriction) -> list[int]:
        """Return the ids of the videos that a search may return, by name."""
        with self._database.read() as session:
            allowed = videos.allowed_video_ids(session, restriction)
            return [video_id for video_id in videos.ids(session) if video_id in allowed]

    def complete(self, text: str, cursor: int) -> list[Completion]:
        """Return completions for the token before the cursor, best first; takes a few milliseconds with 1,000 tags.

        Parameters
        ----------
        text : str
            The search box.
        cursor : int
            Characters before the cursor.
        """
        with self._database.read() as session:
            words = [word for tag in tags.list_all(session) for word in (tag.name, *tag.aliases)]
            names = [path.name for path in folders.all_paths(session).values()]
            found = clusters.names(session)
        return filter_completion.complete(text, cursor, tags=words, folders=names, clusters=found)

    def ids(
        self,
        asked: Filter,
        *,
        sort: VideoSort = VideoSort.NAME,
        descending: bool = False,
        folder_id: int | None = None,
        words_in_path: bool = False,
    ) -> list[int]:
        """Return the ids of the videos that match a filter, in order; under 0.2 s for 100,000.

        Parameters
        ----------
        asked : Filter
            From `parse`.
        sort : VideoSort
            Sort order.
        descending : bool
            Reverse the order.
        folder_id : int or None
            Only videos with a file in this folder.
        words_in_path : bool
            Only videos with every free word in their path. Otherwise words are ignored here: they are for a content
            search, restricted to ``Restriction(conditions=asked.conditions)``.

        Raises
        ------
        UsageError
            If the filter names a tag that does not exist; the nearest is suggested.
        """
        text = asked.text if words_in_path else None
        with self._database.read() as session:
            return videos.ids(
                session,
                sort=sort,
                descending=descending,
                folder_id=folder_id,
                text=text,
                conditions=asked.conditions,
            )

    def listing(
        self,
        asked: Filter,
        *,
        grouping: Grouping = Grouping.NOTHING,
        sort: VideoSort = VideoSort.NAME,
        descending: bool = False,
        folder_id: int | None = None,
        words_in_path: bool = False,
    ) -> Listing:
        """Return the videos that match a filter in groups; about 0.5 s for 100,000.

        Parameters
        ----------
        asked : Filter
            From `parse`.
        grouping : Grouping
            What the videos of a group have in common.
        sort : VideoSort
            Order within each group; see `groups.list_groups` for the order of the groups.
        descending : bool
            As for `ids`.
        folder_id : int or None
            As for `ids`.
        words_in_path : bool
            As for `ids`.
        """
        with self._database.read() as session:
            return groups.list_groups(
                session,
                grouping,
                sort=sort,
                descending=descending,
                folder_id=folder_id,
                text=asked.text if words_in_path else None,
                conditions=asked.conditions,
            )

    def count(self, asked: Filter, *, folder_id: int | None = None, words_in_path: bool = False) -> int:
        """Count the videos that match a filter; see `ids`."""
        text = asked.text if words_in_path else None
        with self._database.read() as session:
            return videos.count(session, folder_id=folder_id, text=text, conditions=asked.conditions)
