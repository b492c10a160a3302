"""What the catalog knows about the quality of tags: audits, and how many more videos they probably fit.

Read at once, without the worker.
"""

from collections.abc import Collection

from sqlalchemy.orm import Session

from core.catalog import decisions, embeddings, outlooks, suggestions, tags
from core.catalog.store.database import Database
from core.domain.audits import Audit
from core.domain.outlook import OutlookReason, StoredOutlook, TagOutlook


class Outlooks:
    """Reads the estimates and audits of tags."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def audits(self, tag_ids: Collection[int]) -> dict[int, Audit]:
        """Return the audit that counts for each tag: the last complete one, otherwise the one with most answers."""
        from core.jobs.learning import tag_estimates

        with self._database.read() as session:
            return tag_estimates.newest_audits(session, tag_ids)

    def outlooks(self, tag_ids: Collection[int] | None = None) -> dict[int, TagOutlook]:
        """Estimate how many more videos tags probably fit, with the reason for those that have no suggestions.

        Parameters
        ----------
        tag_ids : collection of int or None
            Tags; None for all, which takes seconds if there are millions of suggestions.
        """
        with self._database.read() as session:
            known = {tag.id for tag in tags.list_all(session)}
            wanted = known if tag_ids is None else known & set(tag_ids)
            kept, counts = outlooks.of_tags(session, wanted), suggestions.counts(session, wanted)
            decided = decisions.counts(session, wanted)
            has_any = _has_vectors(session)
        return {
            tag_id: _outlook(tag_id, kept.get(tag_id), counts.get(tag_id, 0), decided.get(tag_id, (0, 0)), has_any)
            for tag_id in sorted(wanted)
        }


def _has_vectors(session: Session) -> bool:
    current = embeddings.current(session)
    return current is not None and embeddings.count_spans(session, current[0]) > 0


def _outlook(
    tag_id: int,
    kept: StoredOutlook | None,
    n_suggested: int,
    decided: tuple[int, int],
    has_vectors: bool,  # noqa: FBT001 (passed through)
) -> TagOutlook:
    if kept is None:
        reason = OutlookReason.WAITS if has_vectors else OutlookReason.NOTHING_ANALYSED
        return TagOutlook(tag_id, n_suggested, 0.0, 0.0, 0.0, 0.0, 0, OutlookReason.SUGGESTS if n_suggested else reason)
    return TagOutlook(
        tag_id, n_suggested, kept.expected, kept.low, kept.high, kept.likeliest, kept.n_open,
        OutlookReason.SUGGESTS if n_suggested else _why_nothing(kept, *decided),
    )  # fmt: skip


def _why_nothing(kept: StoredOutlook, n_accepted: int, n_rejected: int) -> OutlookReason:
    if not kept.n_open:
        return OutlookReason.ALL_DECIDED
    if not kept.knows_something:
        return OutlookReason.KNOWS_NOTHING
    if n_accepted and not n_rejected:
        return OutlookReason.ONLY_ACCEPTED
    if n_rejected and not n_accepted:
        return OutlookReason.ONLY_REJECTED
    return OutlookReason.NOTHING_LIKELY
