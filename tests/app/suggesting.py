"""Suggestions of a head that is not there, put straight into the catalog of a real library."""

from app.controllers.desk import Desk
from core.api.library import Library
from core.catalog import suggestions
from core.domain.changes import Changes
from core.domain.tags import Suggestion, Tag

Made = tuple[int, Tag, float] | tuple[int, Tag, float, float, float]


def suggest(library: Library, *made: Made, desk: Desk | None = None) -> None:
    """Put suggestions in place of all there are: video, tag, score, and the ends of a moment."""
    new = [Suggestion(one[0], one[1].id, one[2], *(one[3:] or (None, None)), 3) for one in made]
    with library._database.write() as session:
        suggestions.replace(session, library.videos.ids(), new)
    if desk is not None:
        desk.session.changed.emit(Changes.SUGGESTIONS)
