"""Records of trained heads; their weights are in files under ``heads/``."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from core.catalog.store import meta
from core.catalog.store.columns import now
from core.catalog.store.schema import HeadRow
from core.domain.tags import HeadVersion


def next_version(session: Session) -> int:
    """Return the version of the next head, one above the highest ever used."""
    kept = session.scalars(select(func.max(HeadRow.version))).one() or 0
    return max(kept, int(meta.get(session, meta.HIGHEST_HEAD) or 0)) + 1


def put(
    session: Session, encoder_id: int, *, file_name: str, checksum: str, figures: Mapping[str, float]
) -> HeadVersion:
    """Record a head whose file is on the disk, with a version one above the last.

    Parameters
    ----------
    session : Session
        In a write transaction.
    encoder_id : int
        Whose vectors it reads.
    file_name : str
        Below ``heads/``.
    checksum : str
        Of that file, hexadecimal.
    figures : mapping of str to float
        Quality on held-out decisions, by name of the measure.
    """
    version = next_version(session)
    card = HeadVersion(version, encoder_id, now(), file_name, checksum, dict(figures))
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


def list_all(session: Session, *, encoder_id: int | None = None) -> list[HeadVersion]:
    """List the heads, newest first, for one encoder or all."""
    query = select(HeadRow).order_by(HeadRow.version.desc())
    if encoder_id is not None:
        query = query.where(HeadRow.encoder_id == encoder_id)
    return [
        HeadVersion(row.version, row.encoder_id, row.created_at, row.file_name, row.checksum, json.loads(row.figures))
        for row in session.scalars(query)
    ]


def change(session: Session, version: int, *, file_name: str, checksum: str, figures: Mapping[str, float]) -> None:
    """Point a version to another file; see `put`."""
    row = session.get_one(HeadRow, version)
    row.file_name, row.checksum, row.figures = file_name, checksum, json.dumps(dict(figures), sort_keys=True)
    session.flush()


def remove(session: Session, version: int) -> None:
    """Delete a version; its number is not used again."""
    session.execute(delete(HeadRow).where(HeadRow.version == version))


def last_training(session: Session, encoder_id: int, *, version: int = 0) -> datetime | None:
    """Return when the last training on this library's decisions began, in UTC; None before the first one.

    Imported heads and proposals do not count.

    Parameters
    ----------
    session : Session
        In a transaction.
    encoder_id : int
        Only heads that read this encoder's vectors.
    version : int
        The head in use: if an older one was restored, it has not seen what later ones were trained on. 0 for the
        newest.
    """
    cards = [card for card in list_all(session, encoder_id=encoder_id) if not card.is_proposal]
    if any(card.version == version for card in cards):
        cards = [card for card in cards if card.version <= version]
    trained = (card for card in cards if not card.figures.get("imported"))
    if (last := next(trained, None)) is None:
        return None
    began = last.figures.get("began")
    return last.created_at if began is None else datetime.fromtimestamp(began, UTC)
