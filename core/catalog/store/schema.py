"""The tables of the catalog. Rows never leave this package: its functions take and return `core.domain` values.

Those about likeness are in `likeness_schema`. Tables that hold what people entered cannot be rebuilt, see `PRECIOUS`;
the others can. A change here or there needs a new file in ``migrations/versions`` and its number at the end of
`REVISIONS`.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.catalog.store import likeness_schema  # noqa: F401 (adds its tables to those of `Base`)
from core.catalog.store.columns import IS_PRECIOUS, NEVER_REUSED, Base

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008")
"""Every version of the schema, oldest first; the tables below are those of the last."""


class FolderRow(Base):
    """A folder that was added to the library."""

    __tablename__ = "folders"
    __table_args__ = ({**NEVER_REUSED, **IS_PRECIOUS},)

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[Path] = mapped_column(unique=True)
    state: Mapped[str]
    is_watched: Mapped[bool]
    last_scanned_at: Mapped[datetime | None]


class VideoRow(Base):
    """One content. It outlives its files, because decisions belong to it."""

    __tablename__ = "videos"
    __table_args__ = (
        UniqueConstraint("sampled_hash", "size_bytes"),
        # Sort orders of the grid; each index covers the whole query that lists ids.
        Index(None, "is_listed", "sort_name"),
        Index(None, "is_listed", "added_at"),
        Index(None, "is_listed", "duration_seconds"),
        Index(None, "is_listed", "rating"),
        Index(None, "is_listed", "recorded_at"),
        {**NEVER_REUSED, **IS_PRECIOUS},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    size_bytes: Mapped[int]
    sampled_hash: Mapped[str]
    added_at: Mapped[datetime]
    # Maintained by `listing.refresh`: the displayed copy, and whether there is any.
    is_listed: Mapped[bool]
    file_id: Mapped[int | None]
    sort_name: Mapped[str]
    # None before the probe.
    duration_seconds: Mapped[float | None]
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    rotation_degrees: Mapped[int | None]
    frames_per_second: Mapped[float | None]
    codec: Mapped[str | None]
    container: Mapped[str | None]
    has_audio: Mapped[bool | None]
    is_partial: Mapped[bool | None]
    # None before poster and filmstrip were made.
    n_strip_frames: Mapped[int | None]
    # The user's remarks on the whole video. Removed videos stay removed even if a scan finds them again.
    rating: Mapped[int] = mapped_column(server_default=text("0"))
    note: Mapped[str] = mapped_column(server_default=text("''"))
    cover_seconds: Mapped[float | None]
    is_removed: Mapped[bool] = mapped_column(server_default=text("0"))
    # What the file says about when it was recorded, once somebody has looked.
    recorded_at: Mapped[datetime | None]
    recorded_zone_minutes: Mapped[int | None]
    is_date_read: Mapped[bool] = mapped_column(server_default=text("0"))


class FileRow(Base):
    """A path where a video is stored, or was when it was last seen."""

    __tablename__ = "files"
    __table_args__ = (
        UniqueConstraint("folder_id", "path"),
        Index(None, "video_id", "folder_id"),
        {**NEVER_REUSED, **IS_PRECIOUS},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    folder_id: Mapped[int] = mapped_column(ForeignKey("folders.id", ondelete="CASCADE"))
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="RESTRICT"))
    path: Mapped[Path]
    size_bytes: Mapped[int]
    mtime_ns: Mapped[int]
    inode: Mapped[str]  # text: Windows has numbers above 2^63, too large for SQLite's integers
    is_missing: Mapped[bool]
    sort_name: Mapped[str]
    search_text: Mapped[str]


class AttemptRow(Base):
    """An attempt at decoding a video, written before it starts; deleted if it succeeds."""

    __tablename__ = "attempts"
    __table_args__ = (Index(None, "video_id", "step"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    step: Mapped[str]
    reader: Mapped[str]
    reader_version: Mapped[str]
    started_at: Mapped[datetime]
    is_finished: Mapped[bool]
    is_crash: Mapped[bool]
    error: Mapped[str]


class SetAsideRow(Base):
    """A video that the readers of this version cannot read."""

    __tablename__ = "set_aside"

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True)
    reader_version: Mapped[str]
    reason: Mapped[str]
    set_aside_at: Mapped[datetime]


class EncoderRow(Base):
    """An encoder that has been loaded at least once."""

    __tablename__ = "encoders"
    __table_args__ = (UniqueConstraint("architecture", "weights_hash", "preprocessing_hash"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str]
    title: Mapped[str]
    architecture: Mapped[str]
    weights_hash: Mapped[str]
    preprocessing_hash: Mapped[str]
    n_dims: Mapped[int]
    size_px: Mapped[int]
    resize_mode: Mapped[str]
    has_text: Mapped[bool]
    generation: Mapped[int]


class SpanRow(Base):
    """The rows of one video in one encoder's embedding store."""

    __tablename__ = "embedding_spans"
    __table_args__ = (UniqueConstraint("encoder_id", "video_id"), Index(None, "encoder_id", "first_row", "n_rows"))

    id: Mapped[int] = mapped_column(primary_key=True)
    encoder_id: Mapped[int] = mapped_column(ForeignKey("encoders.id", ondelete="CASCADE"))
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    first_row: Mapped[int]
    n_rows: Mapped[int]
    timestamps_seconds: Mapped[bytes]  # float64, little-endian


class IndexRow(Base):
    """The vector index file of an encoder: what it contains, and its checksum."""

    __tablename__ = "index_files"

    encoder_id: Mapped[int] = mapped_column(ForeignKey("encoders.id", ondelete="CASCADE"), primary_key=True)
    generation: Mapped[int]
    n_rows: Mapped[int]
    checksum: Mapped[str]
    kind: Mapped[str]


class TagRow(Base):
    """A tag of the user's vocabulary."""

    __tablename__ = "tags"
    __table_args__ = ({**NEVER_REUSED, **IS_PRECIOUS},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    description: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tags.id", ondelete="SET NULL"), index=True)
    colour: Mapped[str] = mapped_column(server_default=text("''"))
    shortcut_slot: Mapped[int | None] = mapped_column(index=True, unique=True)
    threshold: Mapped[float | None]


class TagAliasRow(Base):
    """An alias of a tag."""

    __tablename__ = "tag_aliases"
    __table_args__ = (IS_PRECIOUS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"), index=True)
    alias: Mapped[str]
    alias_key: Mapped[str] = mapped_column(unique=True)


class DecisionRow(Base):
    """A decision by a person; written only by a person's action, or an import that they requested."""

    __tablename__ = "decisions"
    __table_args__ = (
        # One verdict per tag and span; NULLs would not be equal.
        Index(
            "uq_decisions_moment",
            "video_id",
            "tag_id",
            text("coalesce(start_seconds, -1)"),
            text("coalesce(end_seconds, -1)"),
            unique=True,
        ),
        Index(None, "tag_id", "verdict", "video_id"),
        # For the time of the last decision about a video.
        Index(None, "video_id", "decided_at"),
        {**NEVER_REUSED, **IS_PRECIOUS},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="RESTRICT"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="RESTRICT"))
    verdict: Mapped[str]
    start_seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]
    decided_at: Mapped[datetime]
    source: Mapped[str]


class SavedSearchRow(Base):
    """A saved search: its rule, not its results."""

    __tablename__ = "saved_searches"
    __table_args__ = ({**NEVER_REUSED, **IS_PRECIOUS},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    rule: Mapped[str]
    position: Mapped[int]


class SuggestionRow(Base):
    """A tag that a head suggests for a video or moment; replaced freely."""

    __tablename__ = "suggestions"
    __table_args__ = (Index(None, "video_id"), Index(None, "tag_id", "score"))

    id: Mapped[int] = mapped_column(primary_key=True)
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"))
    start_seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]
    score: Mapped[float]
    head_version: Mapped[int]


class HeadRow(Base):
    """A version of the head; its weights are in a file under ``heads/``."""

    __tablename__ = "heads"

    version: Mapped[int] = mapped_column(primary_key=True)
    encoder_id: Mapped[int] = mapped_column(ForeignKey("encoders.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    file_name: Mapped[str]
    checksum: Mapped[str]
    figures: Mapped[str]  # JSON


class JobRow(Base):
    """A job of the durable queue: one row per kind and subject, reused if the same work is requested again."""

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id"),
        # In the order jobs are claimed.
        Index("ix_jobs_queue", "state", "kind", text("priority DESC"), "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[int]
    state: Mapped[str]
    priority: Mapped[int]
    reason: Mapped[str]
    created_at: Mapped[datetime]
    campaign: Mapped[int]
    is_wanted_again: Mapped[bool]


class MetaRow(Base):
    """Small facts about the library as a whole, by name."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class AuditRow(Base):
    """An audit of a tag on a random sample of its suggestions, and the state of the tag at that time."""

    __tablename__ = "audits"
    __table_args__ = ({**NEVER_REUSED, **IS_PRECIOUS},)

    id: Mapped[int] = mapped_column(primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    head_version: Mapped[int]
    threshold: Mapped[float]
    row_mark: Mapped[str]
    decisions_mark: Mapped[str]
    n_suggested: Mapped[int]
    n_drawn: Mapped[int] = mapped_column(server_default=text("0"))


class AuditAnswerRow(Base):
    """A question of an audit that was answered; the verdict is the decision about the same video and span."""

    __tablename__ = "audit_answers"
    __table_args__ = (UniqueConstraint("audit_id", "video_id"), {**NEVER_REUSED, **IS_PRECIOUS})

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audits.id", ondelete="CASCADE"))
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    start_seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]


class OutlookRow(Base):
    """How many undecided videos a tag probably fits, written together with its suggestions."""

    __tablename__ = "tag_outlooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tags.id", ondelete="CASCADE"), unique=True)
    head_version: Mapped[int]
    threshold: Mapped[float]
    row_mark: Mapped[str]
    knows_something: Mapped[bool]
    videos_mark: Mapped[str]
    n_open: Mapped[int]
    expected: Mapped[float]
    variance: Mapped[float]
    likeliest: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]


PRECIOUS = frozenset(table.name for table in Base.metadata.tables.values() if table.info.get("is_precious"))
"""Tables that cannot be rebuilt."""
