"""Library calls about filters."""

from collections.abc import Sequence

from app.bridge.work import Read
from core.domain.query.completion import Completion
from core.domain.query.filters import Example, Filter
from core.domain.search import FrameQuery, ImageQuery, VideoQuery


def complete(text: str, cursor: int) -> Read[list[Completion]]:
    """Return the completions of the piece before the cursor, best first; `cursor` counts characters."""
    return Read(lambda library: library.filters.complete(text, cursor))


def check(text: str) -> Read[Filter]:
    """Parse a text; fails if it names a tag or video that does not exist, with the position."""
    return Read(lambda library: library.filters.check(text))


def name_examples(queries: Sequence[VideoQuery | FrameQuery | ImageQuery]) -> Read[list[Example]]:
    """Return videos, frames and pictures as ``like:`` names them; fails if a video is not in the library any more."""

    def _name(library) -> list[Example]:
        return [_named(library, query) for query in queries]

    return Read(_name)


def _named(library, query: VideoQuery | FrameQuery | ImageQuery) -> Example:
    match query:
        case ImageQuery(path=path):
            return Example(str(path))
        case VideoQuery(video_id=video_id):
            return library.filters.name_example(video_id)
        case FrameQuery(video_id=video_id, at_seconds=at_seconds):
            return library.filters.name_example(video_id, at_seconds)
