"""The tables of the first version, as they were then: this file does not change when the schema does."""

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE encoders (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        reference VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        architecture VARCHAR NOT NULL,
        weights_hash VARCHAR NOT NULL,
        preprocessing_hash VARCHAR NOT NULL,
        n_dims INTEGER NOT NULL,
        size_px INTEGER NOT NULL,
        resize_mode VARCHAR NOT NULL,
        has_text BOOLEAN NOT NULL,
        generation INTEGER NOT NULL,
        CONSTRAINT uq_encoders_architecture_weights_hash_preprocessing_hash UNIQUE
            (architecture, weights_hash, preprocessing_hash)
    )
    """,
    """
    CREATE TABLE folders (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL,
        state VARCHAR NOT NULL,
        is_watched BOOLEAN NOT NULL,
        last_scanned_at BIGINT,
        CONSTRAINT uq_folders_path UNIQUE (path)
    )
    """,
    """
    CREATE TABLE jobs (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        subject_id INTEGER NOT NULL,
        state VARCHAR NOT NULL,
        priority INTEGER NOT NULL,
        reason VARCHAR NOT NULL,
        created_at BIGINT NOT NULL,
        campaign INTEGER NOT NULL,
        is_wanted_again BOOLEAN NOT NULL,
        CONSTRAINT pk_jobs PRIMARY KEY (id),
        CONSTRAINT uq_jobs_kind_subject_id UNIQUE (kind, subject_id)
    )
    """,
    """
    CREATE INDEX ix_jobs_queue ON jobs (state, kind, priority DESC, created_at)
    """,
    """
    CREATE TABLE meta (
        "key" VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE tags (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL,
        name_key VARCHAR NOT NULL,
        description VARCHAR NOT NULL,
        parent_id INTEGER,
        CONSTRAINT uq_tags_name_key UNIQUE (name_key),
        CONSTRAINT fk_tags_parent_id FOREIGN KEY(parent_id) REFERENCES tags (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_tags_parent_id ON tags (parent_id)
    """,
    """
    CREATE TABLE videos (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        size_bytes INTEGER NOT NULL,
        sampled_hash VARCHAR NOT NULL,
        added_at BIGINT NOT NULL,
        is_listed BOOLEAN NOT NULL,
        file_id INTEGER,
        sort_name VARCHAR NOT NULL,
        duration_seconds DOUBLE,
        width_px INTEGER,
        height_px INTEGER,
        rotation_degrees INTEGER,
        frames_per_second DOUBLE,
        codec VARCHAR,
        container VARCHAR,
        has_audio BOOLEAN,
        is_partial BOOLEAN,
        n_strip_frames INTEGER,
        CONSTRAINT uq_videos_sampled_hash_size_bytes UNIQUE (sampled_hash, size_bytes)
    )
    """,
    """
    CREATE INDEX ix_videos_is_listed_added_at ON videos (is_listed, added_at)
    """,
    """
    CREATE INDEX ix_videos_is_listed_duration_seconds ON videos (is_listed, duration_seconds)
    """,
    """
    CREATE INDEX ix_videos_is_listed_sort_name ON videos (is_listed, sort_name)
    """,
    """
    CREATE TABLE attempts (
        id INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        step VARCHAR NOT NULL,
        reader VARCHAR NOT NULL,
        reader_version VARCHAR NOT NULL,
        started_at BIGINT NOT NULL,
        is_finished BOOLEAN NOT NULL,
        is_crash BOOLEAN NOT NULL,
        error VARCHAR NOT NULL,
        CONSTRAINT pk_attempts PRIMARY KEY (id),
        CONSTRAINT fk_attempts_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_attempts_video_id_step ON attempts (video_id, step)
    """,
    """
    CREATE TABLE decisions (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        video_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        verdict VARCHAR NOT NULL,
        start_seconds DOUBLE,
        end_seconds DOUBLE,
        decided_at BIGINT NOT NULL,
        source VARCHAR NOT NULL,
        CONSTRAINT fk_decisions_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE RESTRICT,
        CONSTRAINT fk_decisions_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE RESTRICT
    )
    """,
    """
    CREATE INDEX ix_decisions_tag_id_verdict_video_id ON decisions (tag_id, verdict, video_id)
    """,
    """
    CREATE UNIQUE INDEX uq_decisions_moment ON decisions
    (video_id, tag_id, coalesce(start_seconds, -1), coalesce(end_seconds, -1))
    """,
    """
    CREATE TABLE embedding_spans (
        id INTEGER NOT NULL,
        encoder_id INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        first_row INTEGER NOT NULL,
        n_rows INTEGER NOT NULL,
        timestamps_seconds BLOB NOT NULL,
        CONSTRAINT pk_embedding_spans PRIMARY KEY (id),
        CONSTRAINT uq_embedding_spans_encoder_id_video_id UNIQUE (encoder_id, video_id),
        CONSTRAINT fk_embedding_spans_encoder_id FOREIGN KEY(encoder_id) REFERENCES encoders (id) ON DELETE CASCADE,
        CONSTRAINT fk_embedding_spans_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_embedding_spans_encoder_id_first_row_n_rows ON embedding_spans (encoder_id, first_row, n_rows)
    """,
    """
    CREATE TABLE files (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        path BLOB NOT NULL,
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        inode VARCHAR NOT NULL,
        is_missing BOOLEAN NOT NULL,
        sort_name VARCHAR NOT NULL,
        search_text VARCHAR NOT NULL,
        CONSTRAINT uq_files_folder_id_path UNIQUE (folder_id, path),
        CONSTRAINT fk_files_folder_id FOREIGN KEY(folder_id) REFERENCES folders (id) ON DELETE CASCADE,
        CONSTRAINT fk_files_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE RESTRICT
    )
    """,
    """
    CREATE INDEX ix_files_video_id_folder_id ON files (video_id, folder_id)
    """,
    """
    CREATE TABLE heads (
        version INTEGER NOT NULL,
        encoder_id INTEGER NOT NULL,
        created_at BIGINT NOT NULL,
        file_name VARCHAR NOT NULL,
        checksum VARCHAR NOT NULL,
        figures VARCHAR NOT NULL,
        CONSTRAINT pk_heads PRIMARY KEY (version),
        CONSTRAINT fk_heads_encoder_id FOREIGN KEY(encoder_id) REFERENCES encoders (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_heads_encoder_id ON heads (encoder_id)
    """,
    """
    CREATE TABLE index_files (
        encoder_id INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        n_rows INTEGER NOT NULL,
        checksum VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        CONSTRAINT pk_index_files PRIMARY KEY (encoder_id),
        CONSTRAINT fk_index_files_encoder_id FOREIGN KEY(encoder_id) REFERENCES encoders (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE set_aside (
        video_id INTEGER NOT NULL,
        reader_version VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        set_aside_at BIGINT NOT NULL,
        CONSTRAINT pk_set_aside PRIMARY KEY (video_id),
        CONSTRAINT fk_set_aside_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE suggestions (
        id INTEGER NOT NULL,
        video_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        start_seconds DOUBLE,
        end_seconds DOUBLE,
        score DOUBLE NOT NULL,
        head_version INTEGER NOT NULL,
        CONSTRAINT pk_suggestions PRIMARY KEY (id),
        CONSTRAINT fk_suggestions_video_id FOREIGN KEY(video_id) REFERENCES videos (id) ON DELETE CASCADE,
        CONSTRAINT fk_suggestions_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_suggestions_tag_id_score ON suggestions (tag_id, score)
    """,
    """
    CREATE INDEX ix_suggestions_video_id ON suggestions (video_id)
    """,
    """
    CREATE TABLE tag_aliases (
        id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        alias VARCHAR NOT NULL,
        alias_key VARCHAR NOT NULL,
        CONSTRAINT pk_tag_aliases PRIMARY KEY (id),
        CONSTRAINT fk_tag_aliases_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE,
        CONSTRAINT uq_tag_aliases_alias_key UNIQUE (alias_key)
    )
    """,
    """
    CREATE INDEX ix_tag_aliases_tag_id ON tag_aliases (tag_id)
    """,
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
