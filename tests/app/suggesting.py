"""Write suggestions and outlooks straight into the catalog of a real library, without a trained head."""

import dataclasses

from app.shell.desk import Desk
from core.api.library import Library
from core.catalog import suggestions
from core.domain.changes import Changes
from core.domain.outlook import StoredOutlook
from core.domain.tags import Suggestion, Tag

Made = tuple[int, Tag, float] | tuple[int, Tag, float, float, float]
ROW_MARK = "words|balanced|None"


def suggest(library: Library, *made: Made, desk: Desk | None = None) -> None:
    """Replace all suggestions: video, tag, score, and the ends of a moment."""
    new = [Suggestion(one[0], one[1].id, one[2], *(one[3:] or (None, None)), 3) for one in made]
    with library._database.write() as session:
        suggestions.replace(session, library.videos.ids(), new)
    if desk is not None:
        desk.session.changed.emit(Changes.SUGGESTIONS)


def expect(library: Library, of: Tag, *, desk: Desk | None = None, **values: object) -> None:
    """Write the outlook of a tag as the worker does."""
    usual = StoredOutlook(of.id, 3, 0.5, ROW_MARK, True, "", 6, 2.4, 1.0, 0.8, 0.6, 5.2)
    with library._database.write() as session:
        suggestions.replace_outlooks(session, [dataclasses.replace(usual, **values)])
    if desk is not None:
        desk.session.changed.emit(Changes.SUGGESTIONS)
