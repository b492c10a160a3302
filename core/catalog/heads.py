"""The cards of trained heads; their numbers lie in files under ``heads/``."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from core.catalog.store import meta
from core.catalog.store.columns import now
from core.catalog.store.schema import HeadRow
from core.domain.tags import HeadCard


def next_version(session: Session) -> int:
    """Return the number that the next head will have, one above the last that there ever was."""
    kept = session.scalars(select(func.max(HeadRow.version))).one() or 0
    return max(kept, int(meta.get(session, meta.HIGHEST_HEAD) or 0)) + 1


def put(session: Session, encoder_id: int, *, file_name: str, checksum: str, figures: Mapping[str, float]) -> HeadCard:
    """Record a head whose file is on the disk.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    encoder_id : int
        Whose vectors it reads.
    file_name : str
        Below ``heads/``.
    checksum : str
        Of that file, hexadecimal.
    figures : mapping of str to float
        How good it was on what was held out, by name of the measure.

    Returns
    -------
    HeadCard
        With its version, one above the last.
    """
    version = next_version(session)
    card = HeadCard(version, encoder_id, now(), file_name, checksum, dict(figures))
    session.add(
        HeadRow(
            version=version,
            encoder_id=encoder_id,
            created_at=card.created_at,
            file_name=file_name,
            checksum=checksum,
            figures=json.dumps(card.figures, sort_keys=True),
        )
    )
    session.flush()
    meta.put(session, meta.HIGHEST_HEAD, value=str(version))
    return card


def list_all(session: Session, *, encoder_id: int | None = None) -> list[HeadCard]:
    """List the cards.

    Parameters
    ----------
    session : Session
        In a transaction.
    encoder_id : int or None
        Only heads that read this encoder's vectors.

    Returns
    -------
    list of HeadCard
        Newest first.
    """
    query = select(HeadRow).order_by(HeadRow.version.desc())
    if encoder_id is not None:
        query = query.where(HeadRow.encoder_id == encoder_id)
    return [
        HeadCard(row.version, row.encoder_id, row.created_at, row.file_name, row.checksum, json.loads(row.figures))
        for row in session.scalars(query)
    ]


def change(session: Session, version: int, *, file_name: str, checksum: str, figures: Mapping[str, float]) -> None:
    """Point a version at another file; see `put`."""
    row = session.get_one(HeadRow, version)
    row.file_name, row.checksum, row.figures = file_name, checksum, json.dumps(dict(figures), sort_keys=True)
    session.flush()


def remove(session: Session, version: int) -> None:
    """Forget a version; its number is not given again."""
    session.execute(delete(HeadRow).where(HeadRow.version == version))


def last_training(session: Session, encoder_id: int, *, version: int = 0) -> datetime | None:
    """Say when this library's decisions were last trained on.

    Parameters
    ----------
    session : Session
        In a transaction.
    encoder_id : int
        Only heads that read this encoder's vectors.
    version : int
        The head at work: where an older one was put back, it has not seen what later ones were trained on. 0 for the
        newest.

    Returns
    -------
    datetime or None
        UTC, when it began; None before the first training. A head that was taken from a file does not count, nor does
        one that is only proposed.
    """
    cards = [card for card in list_all(session, encoder_id=encoder_id) if not card.is_proposal]
    if any(card.version == version for card in cards):
        cards = [card for card in cards if card.version <= version]
    trained = (card for card in cards if not card.figures.get("imported"))
    if (last := next(trained, None)) is None:
        return None
    began = last.figures.get("began")
    return last.created_at if began is None else datetime.fromtimestamp(began, UTC)
