"""Videos that show the same pictures, which of them have been compared, and what people said about them."""

revision = "0008"
down_revision = "0007"

STATEMENTS = (
    """
    CREATE TABLE video_pairs (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        a_video_id INTEGER NOT NULL,
        b_video_id INTEGER NOT NULL,
        a_start_seconds DOUBLE NOT NULL,
        a_end_seconds DOUBLE NOT NULL,
        b_start_seconds DOUBLE NOT NULL,
        b_end_seconds DOUBLE NOT NULL,
        share DOUBLE NOT NULL,
        is_mirrored BOOLEAN NOT NULL,
        speed DOUBLE NOT NULL,
        n_frames INTEGER NOT NULL,
        likeness DOUBLE NOT NULL,
        motion DOUBLE NOT NULL,
        likeness_of_motion DOUBLE NOT NULL,
        CONSTRAINT pk_video_pairs PRIMARY KEY (id),
        CONSTRAINT fk_video_pairs_a_video_id FOREIGN KEY(a_video_id) REFERENCES videos (id) ON DELETE CASCADE,
        CONSTRAINT fk_video_pairs_b_video_id FOREIGN KEY(b_video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    "CREATE UNIQUE INDEX uq_video_pairs ON video_pairs (min(a_video_id, b_video_id), max(a_video_id, b_video_id))",
    "CREATE INDEX ix_video_pairs_a_video_id ON video_pairs (a_video_id)",
    "CREATE INDEX ix_video_pairs_b_video_id ON video_pairs (b_video_id)",
    """
    CREATE TABLE compared_videos (
        video_id INTEGER NOT NULL,
        CONSTRAINT pk_compared_videos PRIMARY KEY (video_id),
        CONSTRAINT fk_compared_videos_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE pair_answers (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        low_video_id INTEGER NOT NULL,
        high_video_id INTEGER NOT NULL,
        answer VARCHAR NOT NULL,
        kept_video_id INTEGER,
        answered_at BIGINT NOT NULL,
        CONSTRAINT uq_pair_answers_low_video_id_high_video_id UNIQUE (low_video_id, high_video_id),
        CONSTRAINT fk_pair_answers_low_video_id FOREIGN KEY(low_video_id) REFERENCES videos (id) ON DELETE CASCADE,
        CONSTRAINT fk_pair_answers_high_video_id FOREIGN KEY(high_video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_pair_answers_high_video_id ON pair_answers (high_video_id)",
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
