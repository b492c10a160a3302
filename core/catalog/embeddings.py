"""Encoders, and which rows of their embedding stores belong to which video.

The catalog decides which rows are valid: the store truncates or skips rows that no span claims.
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
    """Record an encoder and return its catalog id; encoders with the same identity are the same."""
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
    """Return the catalog id and info of the encoder that answers searches; None if none has been chosen yet."""
    chosen = select(cast(MetaRow.value, Integer)).where(MetaRow.key == meta.CURRENT_ENCODER).scalar_subquery()
    row = session.execute(_select_encoders().where(EncoderRow.id == chosen)).one_or_none()
    return None if row is None else _to_encoder(row)


def use(session: Session, encoder_id: int) -> None:
    """Use an encoder for searches from now on; the vectors of the others stay.

    Raises
    ------
    UsageError
        If there is none with this id.
    """
    if session.get(EncoderRow, encoder_id) is None:
        raise UsageError(
            "There is no search model {number} in this library",
            "`clipshelf encoders list` lists them.",
            number=encoder_id,
        )
    meta.put(session, meta.CURRENT_ENCODER, value=str(encoder_id))


def list_encoders(session: Session) -> list[tuple[int, EncoderInfo]]:
    """List the encoders ever loaded for this library, with their catalog ids, oldest first."""
    return [_to_encoder(row) for row in session.execute(_select_encoders().order_by(EncoderRow.id))]


def generation(session: Session, encoder_id: int) -> int:
    """Return the generation of an encoder's store that the spans refer to; 0 before the first compaction."""
    return session.scalars(select(EncoderRow.generation).where(EncoderRow.id == encoder_id)).one()


def put_spans(session: Session, encoder_id: int, spans: Sequence[EmbeddingSpan]) -> None:
    """Assign rows to videos, replacing the rows they had before.

    Parameters
    ----------
    session : Session
        In a write transaction, begun after the rows were flushed to the disk.
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
    """Replace all spans after the store was compacted into a new generation; deletes the index record.

    Parameters
    ----------
    session : Session
        In a write transaction, begun after the new generation was flushed to the disk.
    encoder_id : int
        Whose rows.
    spans : sequence of EmbeddingSpan
        All spans.
    generation : int
        Generation of the store they refer to.
    """
    session.execute(delete(SpanRow).where(SpanRow.encoder_id == encoder_id))
    session.execute(delete(IndexRow).where(IndexRow.encoder_id == encoder_id))
    session.execute(update(EncoderRow).where(EncoderRow.id == encoder_id).values(generation=generation))
    _insert(session, encoder_id, spans)


def spans(session: Session, encoder_id: int, *, from_row: int = 0) -> list[EmbeddingSpan]:
    """List the spans of an encoder by first row.

    Parameters
    ----------
    session : Session
        In a transaction.
    encoder_id : int
        Whose rows.
    from_row : int
        Only spans that begin at this row or later, such as those added since the last call.
    """
    query = (
        select(SpanRow.video_id, SpanRow.first_row, SpanRow.n_rows, SpanRow.timestamps_seconds)
        .where(SpanRow.encoder_id == encoder_id, SpanRow.first_row >= from_row)
        .order_by(SpanRow.first_row)
    )
    import numpy as np  # needed only to read vectors

    return [
        EmbeddingSpan(video_id, first_row, n_rows, np.frombuffer(times, dtype=_FLOAT64))
        for video_id, first_row, n_rows, times in session.connection().execute(query)
    ]


def span_of(session: Session, encoder_id: int, *, video_id: int) -> EmbeddingSpan | None:
    """Return a video's rows; None if this encoder has not analysed it."""
    row = session.execute(
        select(SpanRow.first_row, SpanRow.n_rows, SpanRow.timestamps_seconds).where(
            SpanRow.encoder_id == encoder_id, SpanRow.video_id == video_id
        )
    ).one_or_none()
    import numpy as np

    return None if row is None else EmbeddingSpan(video_id, row[0], row[1], np.frombuffer(row[2], dtype=_FLOAT64))


def n_rows(session: Session, encoder_id: int) -> int:
    """Return the number of rows of an encoder's store that the catalog claims, up to the last span's end."""
    # Spans do not overlap, so the last to begin is the last to end.
    end = (
        select(SpanRow.first_row + SpanRow.n_rows)
        .where(SpanRow.encoder_id == encoder_id)
        .order_by(SpanRow.first_row.desc())
        .limit(1)
    )
    return session.scalars(end).one_or_none() or 0


def count_spans(session: Session, encoder_id: int) -> int:
    """Count the videos that an encoder has analysed."""
    return session.scalars(select(func.count()).select_from(SpanRow).where(SpanRow.encoder_id == encoder_id)).one()


def drop_spans(session: Session, encoder_id: int, *, from_row: int) -> list[int]:
    """Delete spans whose rows the store has lost, and the index record; return the videos to analyse again.

    New rows get the same numbers, so an index file with the lost rows would return wrong videos.

    Parameters
    ----------
    session : Session
        In a write transaction.
    encoder_id : int
        Whose rows.
    from_row : int
        Spans that reach this row or beyond it are deleted.
    """
    drop_index_record(session, encoder_id)
    lost = delete(SpanRow).where(SpanRow.encoder_id == encoder_id, SpanRow.first_row + SpanRow.n_rows > from_row)
    return sorted(session.scalars(lost.returning(SpanRow.video_id)))


def put_index_record(session: Session, encoder_id: int, record: IndexRecord) -> None:
    """Record what the index file contains, replacing the previous record."""
    values = {
        "generation": record.generation,
        "n_rows": record.n_rows,
        "checksum": record.checksum,
        "kind": record.kind.value,
    }
    statement = sqlite.insert(IndexRow).values(encoder_id=encoder_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["encoder_id"], set_=values))


def drop_index_record(session: Session, encoder_id: int) -> None:
    """Delete the record of the index file, if there is one."""
    session.execute(delete(IndexRow).where(IndexRow.encoder_id == encoder_id))


def index_record(session: Session, encoder_id: int) -> IndexRecord | None:
    """Return what the index file of an encoder should contain; None if none was saved."""
    row = session.execute(
        select(IndexRow.generation, IndexRow.n_rows, IndexRow.checksum, IndexRow.kind).where(
            IndexRow.encoder_id == encoder_id
        )
    ).one_or_none()
    return None if row is None else IndexRecord(row[0], row[1], row[2], IndexKind(row[3]))


def _select_encoders() -> "Select[*tuple[Any, ...]]":
    """Select the columns that `_to_encoder` needs, to be narrowed by the caller."""
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
    """Return the catalog id and info of an encoder from its row."""
    encoder_id, reference, title, architecture, weights, preprocessing, n_dims, size_px, resize_mode, has_text = row
    return encoder_id, EncoderInfo(
        reference=reference,
        title=title,
        identity=EncoderIdentity(architecture, weights, preprocessing),
        n_dims=n_dims,
        geometry=FrameGeometry(size_px, ResizeMode(resize_mode)),
        has_text=has_text,
    )
