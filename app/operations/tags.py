"""What a person does to tags themselves."""

from app.bridge.work import Read
from core.domain.tags import TagNode


def tree() -> Read[tuple[TagNode, ...]]:
    """Get all tags.

    Returns
    -------
    Read
        Of the tags at the top, with those below them and their counts.
    """
    return Read(lambda library: library.tags.tree())
