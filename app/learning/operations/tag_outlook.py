"""What to expect of a tag, read from the catalog."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bridge.work import Read
from core.domain.audits import Audit
from core.domain.outlook import TagOutlook

if TYPE_CHECKING:
    from core.api.library import Library


@dataclass(frozen=True, slots=True)
class Expected:
    """Outlook and last check of one tag.

    Attributes
    ----------
    outlook : TagOutlook or None
        None where the tag is gone.
    audit : Audit or None
        The last check; None if there was none.
    """

    outlook: TagOutlook | None
    audit: Audit | None


def look(tag_id: int) -> Read[Expected]:
    """Read what to expect of a tag; works without the worker."""

    def _look(library: "Library") -> Expected:
        learning = library.learning
        return Expected(learning.outlooks([tag_id]).get(tag_id), learning.audits([tag_id]).get(tag_id))

    return Read(_look)
