"""Library calls for decisions about suggestions; each is one undo step."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.bridge.work import Operation
from app.tags.models.suggested import SuggestedMoment
from app.tags.models.tag_words import listed
from app.ui.localization.text import filled, tr
from core.domain.changes import Change
from core.domain.moments import Moment
from core.domain.tags import Decision, Tag, Verdict

if TYPE_CHECKING:
    from core.api.library import Library


def decide(
    video_ids: Collection[int],
    tags: Sequence[Tag],
    moments: Sequence[SuggestedMoment],
    verdict: Verdict,
) -> Operation[tuple[int, Change]]:
    """Accept or reject suggestions; the result says how many.

    Parameters
    ----------
    video_ids : collection of int
        The selected videos; each tag is decided for those of them that it is suggested for as a whole.
    tags : sequence of Tag
        The suggested tags.
    moments : sequence of SuggestedMoment
        Suggested moments to decide, too.
    verdict : Verdict
        Accept or reject.
    """
    tag_ids = [tag.id for tag in tags]

    def _decide(library: "Library") -> tuple[int, Change]:
        now = datetime.now(UTC)
        found = library.learning.suggestions_among(video_ids, tag_ids) if tag_ids else []
        made = [Decision(one.video_id, one.tag_id, verdict, None, None, now) for one in found]
        for one in moments:
            span: Moment = one.moment
            made.append(Decision(span.video_id, one.tag.id, verdict, span.start_seconds, span.end_seconds, now))
        return len(made), library.decisions.put_all(made)

    named = list({tag.id: tag for tag in [*tags, *(one.tag for one in moments)]}.values())
    return Operation(
        _decide,
        change_of=lambda result: result[1],
        words=lambda result: filled(_words(verdict, result[0]), listed(named)),
    )


def _words(verdict: Verdict, n: int) -> str:
    if verdict is Verdict.ACCEPTED:
        return tr("History", "Accept %n suggestions: %1", n=n)
    return tr("History", "Reject %n suggestions: %1", n=n)
