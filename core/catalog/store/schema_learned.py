"""Tables about what was learned: checks of a tag's suggestions, which a person answered, and a tag's outlook.

The first two are precious, like decisions; ``tag_outlooks`` is derived, like suggestions.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.catalog.store.schema_base import Base


class AuditRow(Base):
    """A check of one tag on a random sample of its suggestions, and how the tag stood then."""

    __tablename__ = "audits"
    __table_args__ = ({"sqlite_autoincrement": True},)

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
    """Something that was answered in an audit; the verdict is the decision about the same video and span."""

    __tablename__ = "audit_answers"
    __table_args__ = (UniqueConstraint("audit_id", "video_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = mapped_column(ForeignKey("audits.id", ondelete="CASCADE"))
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), index=True)
    start_seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]


class OutlookRow(Base):
    """How many of the undecided videos a tag probably fits, written together with its suggestions."""

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
