"""How many more videos each tag probably fits: derived, written together with suggestions."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.catalog.store import listing
from core.catalog.store.schema import OutlookRow
from core.domain.outlook import LeftOver

_NAMES = LeftOver.__slots__


def replace(session: Session, found: Iterable[LeftOver]) -> None:
    """Put what is known of tags now in place of what was known before.

    Parameters
    ----------
    session : Session
        In the transaction that writes their suggestions.
    found : iterable of LeftOver
        Of any tags, each once.
    """
    rows = [{name: getattr(one, name) for name in _NAMES} for one in found]
    session.execute(delete(OutlookRow).where(OutlookRow.tag_id.in_(listing.among([row["tag_id"] for row in rows]))))
    if rows:
        session.execute(insert(OutlookRow), rows)


def of_tags(session: Session, tag_ids: Collection[int] | None = None) -> dict[int, LeftOver]:
    """Read what was written.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int or None
        Which tags; None for all.

    Returns
    -------
    dict of int to LeftOver
        By tag; without those that nothing was written of yet.
    """
    query = select(*(getattr(OutlookRow, name) for name in _NAMES))
    if tag_ids is not None:
        query = query.where(OutlookRow.tag_id.in_(listing.among(tag_ids)))
    return {row.tag_id: LeftOver(*row) for row in session.execute(query)}
