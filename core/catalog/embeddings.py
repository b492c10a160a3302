"""Encoders, and which rows of their embedding stores belong to which video.

The catalog is what makes rows count: rows that no span claims are cut or skipped by the store.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Row, Select, cast, delete, func, insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from core.catalog.store import listing, meta
from core.catalog.store.schema import EncoderRow, IndexRow, MetaRow, SpanRow
from core.domain.embeddings import EmbeddingSpan, EncoderIdentity, EncoderInfo, IndexKind, IndexRecord
from core.domain.media import FrameGeometry, ResizeMode
from core.errors import UsageError

_FLOAT64 = "<f8"


def put_encoder(session: Session, info: EncoderInfo) -> int:
    """Record an encoder; one with the same identity is the same encoder, whatever it is called now.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    info : EncoderInfo
        As it says of itself.

    Returns
    -------
    int
        Catalog id.
    """
    identity = {
        "architecture": info.identity.architecture,
        "weights_hash": info.identity.weights_hash,
        "preprocessing_hash": info.identity.preprocessing_hash,
    }
    values = {
        "reference": info.reference,
        "title": info.title,
        "n_dims": info.n_dims,
        "size_px": info.geometry.size_px,
        "resize_mode": info.geometry.resize_mode.value,
        "has_text": info.has_text,
    }
    statement = sqlite.insert(EncoderRow).values(**identity, **values, generation=0)
    statement = statement.on_conflict_do_update(index_elements=list(identity), set_=values)
    return session.scalars(statement.returning(EncoderRow.id)).one()


def current(session: Session) -> tuple[int, EncoderInfo] | None:
    """Say which encoder searches.

    Returns
    -------
    tuple of int and EncoderInfo, or None
        Catalog id and encoder; None where none was chosen yet.
    """
    chosen = select(cast(MetaRow.value, Integer)).where(MetaRow.key == meta.CURRENT_ENCODER).scalar_subquery()
    row = session.execute(_select_encoders().where(EncoderRow.id == chosen)).one_or_none()
    return None if row is None else _to_encoder(row)


def use(session: Session, encoder_id: int) -> None:
    """Let an encoder search from now on. The vectors of the others stay.

    Raises
    ------
    UsageError
        There is none with this id.
    """
    if session.get(EncoderRow, encoder_id) is None:
        raise UsageError(
            "There is no encoder {number} in this library",
            "`clipshelf encoders list` lists them.",
            number=encoder_id,
        )
    meta.put(session, meta.CURRENT_ENCODER, value=str(encoder_id))


def list_encoders(session: Session) -> list[tuple[int, EncoderInfo]]:
    """List the encoders that were ever loaded for this library.

    Returns
    -------
    list of tuple of int and EncoderInfo
        Catalog id and encoder, oldest first.
    """
    return [_to_encoder(row) for row in session.execute(_select_encoders().order_by(EncoderRow.id))]


def generation(session: Session, encoder_id: int) -> int:
    """Say which generation of an encoder's store the spans speak of.

    Returns
    -------
    int
        0 before the first compaction.
    """
    return session.scalars(select(EncoderRow.generation).where(EncoderRow.id == encoder_id)).one()


def put_spans(session: Session, encoder_id: int, spans: Sequence[EmbeddingSpan]) -> None:
    """Give rows to videos; what a video had before is given up.

    Parameters
    ----------
    session : Session
        In a transaction that writes, begun after the rows were flushed to the disk.
    encoder_id : int
        Whose rows.
    spans : sequence of EmbeddingSpan
        At most one per video.
    """
    video_ids = listing.among(span.video_id for span in spans)
    session.execute(delete(SpanRow).where(SpanRow.encoder_id == encoder_id, SpanRow.video_id.in_(video_ids)))
    _insert(session, encoder_id, spans)


def _insert(session: Session, encoder_id: int, spans: Sequence[EmbeddingSpan]) -> None:
    if not spans:
        return
    values = [
        {
            "encoder_id": encoder_id,
            "video_id": span.video_id,
            "first_row": span.first_row,
            "n_rows": span.n_rows,
            "timestamps_seconds": span.timestamps_seconds.astype(_FLOAT64).tobytes(),
        }
        for span in spans
    ]
    session.execute(insert(SpanRow), values)


def replace_spans(session: Session, encoder_id: int, spans: Sequence[EmbeddingSpan], *, generation: int) -> None:
    """Replace all spans after the store was compacted into a new generation; drops the index record.

    Parameters
    ----------
    session : Session
        In a transaction that writes, begun after the new generation was flushed to the disk.
    encoder_id : int
        Whose rows.
    spans : sequence of EmbeddingSpan
        Every one there is.
    generation : int
        Of the store they speak of.
    """
    session.execute(delete(SpanRow).where(SpanRow.encoder_id == encoder_id))
    session.execute(delete(IndexRow).where(IndexRow.encoder_id == encoder_id))
    session.execute(update(EncoderRow).where(EncoderRow.id == encoder_id).values(generation=generation))
    _insert(session, encoder_id, spans)


def spans(session: Session, encoder_id: int, *, from_row: int = 0) -> list[EmbeddingSpan]:
    """List the spans of an encoder.

    Parameters
    ----------
    session : Session
        In a transaction.
    encoder_id : int
        Whose rows.
    from_row : int
        Only spans that begin at this row or later, such as those added since the last look.

    Returns
    -------
    list of EmbeddingSpan
        By first row.
    """
    query = (
        select(SpanRow.video_id, SpanRow.first_row, SpanRow.n_rows, SpanRow.timestamps_seconds)
        .where(SpanRow.encoder_id == encoder_id, SpanRow.first_row >= from_row)
        .order_by(SpanRow.first_row)
    )
    import numpy as np  # only those who read vectors pay for it

    return [
        EmbeddingSpan(video_id, first_row, n_rows, np.frombuffer(times, dtype=_FLOAT64))
        for video_id, first_row, n_rows, times in session.connection().execute(query)
    ]


def span_of(session: Session, encoder_id: int, *, video_id: int) -> EmbeddingSpan | None:
    """Look up a video's rows.

    Returns
    -------
    EmbeddingSpan or None
        None where this encoder has not analysed it.
    """
    row = session.execute(
        select(SpanRow.first_row, SpanRow.n_rows, SpanRow.timestamps_seconds).where(
            SpanRow.encoder_id == encoder_id, SpanRow.video_id == video_id
        )
    ).one_or_none()
    import numpy as np

    return None if row is None else EmbeddingSpan(video_id, row[0], row[1], np.frombuffer(row[2], dtype=_FLOAT64))


def n_rows(session: Session, encoder_id: int) -> int:
    """Say up to which row the catalog claims an encoder's store.

    Returns
    -------
    int
        0 where nothing is claimed.
    """
    # Spans do not overlap, so the last to begin is the last to end.
    end = (
        select(SpanRow.first_row + SpanRow.n_rows)
        .where(SpanRow.encoder_id == encoder_id)
        .order_by(SpanRow.first_row.desc())
        .limit(1)
    )
    return session.scalars(end).one_or_none() or 0


def count_spans(session: Session, encoder_id: int) -> int:
    """Count the videos that an encoder has analysed.

    Returns
    -------
    int
        How many.
    """
    return session.scalars(select(func.count()).select_from(SpanRow).where(SpanRow.encoder_id == encoder_id)).one()


def drop_spans(session: Session, encoder_id: int, *, from_row: int) -> list[int]:
    """Take rows away from their videos, because the store has lost them; the index record goes.

    What is analysed next gets the same row numbers, so an index file that knows the lost rows would answer with others.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    encoder_id : int
        Whose rows.
    from_row : int
        Spans that reach this row or beyond it go.

    Returns
    -------
    list of int
        The videos to be analysed again.
    """
    drop_index_record(session, encoder_id)
    lost = delete(SpanRow).where(SpanRow.encoder_id == encoder_id, SpanRow.first_row + SpanRow.n_rows > from_row)
    return sorted(session.scalars(lost.returning(SpanRow.video_id)))


def put_index_record(session: Session, encoder_id: int, record: IndexRecord) -> None:
    """Record what the index file holds, in place of the record before."""
    values = {
        "generation": record.generation,
        "n_rows": record.n_rows,
        "checksum": record.checksum,
        "kind": record.kind.value,
    }
    statement = sqlite.insert(IndexRow).values(encoder_id=encoder_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["encoder_id"], set_=values))


def drop_index_record(session: Session, encoder_id: int) -> None:
    """Forget what the index file should hold; none is no error."""
    session.execute(delete(IndexRow).where(IndexRow.encoder_id == encoder_id))


def index_record(session: Session, encoder_id: int) -> IndexRecord | None:
    """Say what the index file of an encoder should hold.

    Returns
    -------
    IndexRecord or None
        None where none was saved.
    """
    row = session.execute(
        select(IndexRow.generation, IndexRow.n_rows, IndexRow.checksum, IndexRow.kind).where(
            IndexRow.encoder_id == encoder_id
        )
    ).one_or_none()
    return None if row is None else IndexRecord(row[0], row[1], row[2], IndexKind(row[3]))


def _select_encoders() -> "Select[*tuple[Any, ...]]":
    """Ask for everything an `EncoderInfo` needs.

    Returns
    -------
    Select
        To be narrowed by the caller; each row is one for `_to_encoder`.
    """
    return select(
        EncoderRow.id,
        EncoderRow.reference,
        EncoderRow.title,
        EncoderRow.architecture,
        EncoderRow.weights_hash,
        EncoderRow.preprocessing_hash,
        EncoderRow.n_dims,
        EncoderRow.size_px,
        EncoderRow.resize_mode,
        EncoderRow.has_text,
    )


def _to_encoder(row: "Row[*tuple[Any, ...]]") -> tuple[int, EncoderInfo]:
    """Make the value that leaves the catalog.

    Returns
    -------
    tuple of int and EncoderInfo
        Catalog id and encoder.
    """
    encoder_id, reference, title, architecture, weights, preprocessing, n_dims, size_px, resize_mode, has_text = row
    return encoder_id, EncoderInfo(
        reference=reference,
        title=title,
        identity=EncoderIdentity(architecture, weights, preprocessing),
        n_dims=n_dims,
        geometry=FrameGeometry(size_px, ResizeMode(resize_mode)),
        has_text=has_text,
    )
