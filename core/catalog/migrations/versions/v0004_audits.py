"""Random checks of a tag's suggestions, and how many more videos a tag probably fits."""

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE audits (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        tag_id INTEGER NOT NULL,
        started_at BIGINT NOT NULL,
        head_version INTEGER NOT NULL,
        threshold DOUBLE NOT NULL,
        row_mark VARCHAR NOT NULL,
        decisions_mark VARCHAR NOT NULL,
        n_suggested INTEGER NOT NULL,
        CONSTRAINT fk_audits_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_audits_tag_id ON audits (tag_id)",
    """
    CREATE TABLE audit_answers (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        audit_id INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        start_seconds DOUBLE,
        end_seconds DOUBLE,
        CONSTRAINT uq_audit_answers_audit_id_video_id UNIQUE (audit_id, video_id),
        CONSTRAINT fk_audit_answers_audit_id FOREIGN KEY(audit_id) REFERENCES audits (id) ON DELETE CASCADE,
        CONSTRAINT fk_audit_answers_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_audit_answers_video_id ON audit_answers (video_id)",
    """
    CREATE TABLE tag_outlooks (
        id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        head_version INTEGER NOT NULL,
        threshold DOUBLE NOT NULL,
        row_mark VARCHAR NOT NULL,
        knows_something BOOLEAN NOT NULL,
        videos_mark VARCHAR NOT NULL,
        n_open INTEGER NOT NULL,
        expected DOUBLE NOT NULL,
        variance DOUBLE NOT NULL,
        likeliest DOUBLE NOT NULL,
        low DOUBLE NOT NULL,
        high DOUBLE NOT NULL,
        CONSTRAINT pk_tag_outlooks PRIMARY KEY (id),
        CONSTRAINT uq_tag_outlooks_tag_id UNIQUE (tag_id),
        CONSTRAINT fk_tag_outlooks_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
    )
    """,
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
