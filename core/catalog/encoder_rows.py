"""How an encoder is put together from its row."""

from typing import Any

from sqlalchemy import Row, Select, select

from core.catalog.store.schema import EncoderRow
from core.domain.embeddings import EncoderIdentity, EncoderInfo
from core.domain.media import FrameGeometry, ResizeMode


def select_encoders() -> "Select[*tuple[Any, ...]]":
    """Ask for everything an `EncoderInfo` needs.

    Returns
    -------
    Select
        To be narrowed by the caller; each row is one for `to_encoder`.
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


def to_encoder(row: "Row[*tuple[Any, ...]]") -> tuple[int, EncoderInfo]:
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
