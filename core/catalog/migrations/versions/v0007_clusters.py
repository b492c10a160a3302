"""Clusters, with their names, what people have merged and hidden, and their members."""

revision = "0007"
down_revision = "0006"

STATEMENTS = (
    """
    CREATE TABLE clusters (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        scope VARCHAR NOT NULL,
        given_name VARCHAR DEFAULT '' NOT NULL,
        is_hidden BOOLEAN DEFAULT 0 NOT NULL,
        is_found BOOLEAN DEFAULT 1 NOT NULL,
        merged_into INTEGER,
        found_name VARCHAR DEFAULT '' NOT NULL,
        other_names VARCHAR DEFAULT '[]' NOT NULL,
        CONSTRAINT fk_clusters_merged_into FOREIGN KEY(merged_into) REFERENCES clusters (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_clusters_merged_into ON clusters (merged_into)",
    """
    CREATE TABLE cluster_members (
        id INTEGER NOT NULL,
        cluster_id INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        start_seconds DOUBLE NOT NULL,
        end_seconds DOUBLE NOT NULL,
        closeness DOUBLE NOT NULL,
        CONSTRAINT pk_cluster_members PRIMARY KEY (id),
        CONSTRAINT fk_cluster_members_cluster_id FOREIGN KEY(cluster_id) REFERENCES clusters (id) ON DELETE CASCADE,
        CONSTRAINT fk_cluster_members_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_cluster_members_cluster_id_video_id ON cluster_members (cluster_id, video_id)",
    "CREATE INDEX ix_cluster_members_video_id ON cluster_members (video_id)",
    """
    CREATE TABLE clusterings (
        scope VARCHAR NOT NULL,
        encoder_id INTEGER NOT NULL,
        found_at BIGINT NOT NULL,
        n_requested INTEGER,
        mark VARCHAR NOT NULL,
        CONSTRAINT pk_clusterings PRIMARY KEY (scope),
        CONSTRAINT fk_clusterings_encoder_id FOREIGN KEY(encoder_id) REFERENCES encoders (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_clusterings_encoder_id ON clusterings (encoder_id)",
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
