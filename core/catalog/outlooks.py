"""Estimates of how many more videos each tag probably fits: derived, written together with suggestions."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import OutlookRow
from core.domain.outlook import StoredOutlook

_NAMES = StoredOutlook.__slots__


def replace(session: Session, found: Iterable[StoredOutlook]) -> None:
    """Replace the estimates of tags.

    Parameters
    ----------
    session : Session
        In the transaction that writes their suggestions.
    found : iterable of StoredOutlook
        For any tags, each once.
    """
    rows = [{name: getattr(one, name) for name in _NAMES} for one in found]
    session.execute(delete(OutlookRow).where(OutlookRow.tag_id.in_(listing.among([row["tag_id"] for row in rows]))))
    if rows:
        session.execute(insert(OutlookRow), rows)


def of_tags(session: Session, tag_ids: Collection[int] | None = None) -> dict[int, StoredOutlook]:
    """Return the estimates of some tags or all; tags without one are left out."""
    query = select(*(getattr(OutlookRow, name) for name in _NAMES))
    if tag_ids is not None:
        query = query.where(OutlookRow.tag_id.in_(listing.among(tag_ids)))
    return {row.tag_id: StoredOutlook(*row) for row in session.execute(query)}
