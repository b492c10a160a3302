"""The tables of the catalog about likeness: clusters of what looks alike, and videos that are copies of one another."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.catalog.store.columns import IS_PRECIOUS, NEVER_REUSED, Base


class ClusterRow(Base):
    """A cluster, and what people have made of it; the members are in `ClusterMemberRow`."""

    __tablename__ = "clusters"
    __table_args__ = ({**NEVER_REUSED, **IS_PRECIOUS},)

    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str]
    given_name: Mapped[str] = mapped_column(server_default=text("''"))
    is_hidden: Mapped[bool] = mapped_column(server_default=text("0"))
    # Whether it was there when the clusters were last found; those that people edited wait for their return.
    is_found: Mapped[bool] = mapped_column(server_default=text("1"))
    # Shown as part of this one; never of one that is itself a part.
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("clusters.id", ondelete="SET NULL"), index=True)
    # Written whenever the clusters are found.
    found_name: Mapped[str] = mapped_column(server_default=text("''"))
    other_names: Mapped[str] = mapped_column(server_default=text("'[]'"))  # JSON


class ClusterMemberRow(Base):
    """A video, or a moment of it, in a cluster; replaced whenever the clusters are found."""

    __tablename__ = "cluster_members"
    __table_args__ = (Index(None, "cluster_id", "video_id"), Index(None, "video_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("clusters.id", ondelete="CASCADE"))
    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    start_seconds: Mapped[float]
    end_seconds: Mapped[float]
    closeness: Mapped[float]


class ClusteringRow(Base):
    """When and how the clusters of a scope were last found."""

    __tablename__ = "clusterings"

    scope: Mapped[str] = mapped_column(primary_key=True)
    encoder_id: Mapped[int] = mapped_column(ForeignKey("encoders.id", ondelete="CASCADE"), index=True)
    found_at: Mapped[datetime]
    n_requested: Mapped[int | None]
    mark: Mapped[str]  # of the file with the centres


class VideoPairRow(Base):
    """Two videos that show the same pictures or look alike, as found by comparing them; written again freely."""

    __tablename__ = "video_pairs"
    __table_args__ = (
        Index("uq_video_pairs", text("min(a_video_id, b_video_id)"), text("max(a_video_id, b_video_id)"), unique=True),
        Index(None, "a_video_id"),
        Index(None, "b_video_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    a_video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    b_video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    a_start_seconds: Mapped[float]
    a_end_seconds: Mapped[float]
    b_start_seconds: Mapped[float]
    b_end_seconds: Mapped[float]
    share: Mapped[float]
    is_mirrored: Mapped[bool]
    speed: Mapped[float]
    n_frames: Mapped[int]
    likeness: Mapped[float]
    motion: Mapped[float]
    likeness_of_motion: Mapped[float]


class ComparedVideoRow(Base):
    """A video that has been compared with all others that are here."""

    __tablename__ = "compared_videos"

    video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"), primary_key=True)


class PairAnswerRow(Base):
    """What a person said about two related videos, or about the files of one video."""

    __tablename__ = "pair_answers"
    __table_args__ = (
        UniqueConstraint("low_video_id", "high_video_id"),
        Index(None, "high_video_id"),
        {**NEVER_REUSED, **IS_PRECIOUS},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    low_video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    high_video_id: Mapped[int] = mapped_column(ForeignKey("videos.id", ondelete="CASCADE"))
    answer: Mapped[str]
    kept_video_id: Mapped[int | None]
    answered_at: Mapped[datetime]
