"""Ratings, notes, covers, removal, colours and keys of tags, saved searches. Everything old gets the plain default."""

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    "ALTER TABLE videos ADD COLUMN rating INTEGER DEFAULT 0 NOT NULL",
    "ALTER TABLE videos ADD COLUMN note VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE videos ADD COLUMN cover_seconds DOUBLE",
    "ALTER TABLE videos ADD COLUMN is_removed BOOLEAN DEFAULT 0 NOT NULL",
    "CREATE INDEX ix_videos_is_listed_rating ON videos (is_listed, rating)",
    "ALTER TABLE tags ADD COLUMN colour VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE tags ADD COLUMN shortcut_slot INTEGER",
    "CREATE UNIQUE INDEX ix_tags_shortcut_slot ON tags (shortcut_slot)",
    "CREATE INDEX ix_decisions_video_id_decided_at ON decisions (video_id, decided_at)",
    """
    CREATE TABLE saved_searches (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        rule VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT uq_saved_searches_name_key UNIQUE (name_key)
    )
    """,
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
