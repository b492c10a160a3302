"""A video has the date of its recording, which `recorded` now means; the date of its file is called `modified`.

The dates are read by a job, so this opens no video. Saved searches go on meaning what they meant: the date of the file.
"""

import re

revision = "0006"
down_revision = "0005"

STATEMENTS = (
    "ALTER TABLE videos ADD COLUMN recorded_at BIGINT",
    "ALTER TABLE videos ADD COLUMN recorded_zone_minutes INTEGER",
    "ALTER TABLE videos ADD COLUMN is_date_read BOOLEAN DEFAULT 0 NOT NULL",
    "CREATE INDEX ix_videos_is_listed_recorded_at ON videos (is_listed, recorded_at)",
)

# The language of saved searches as it was in version 0005, whatever has become of it since: token, phrase or word.
_VALUE = r'(?:"(?:[^"\\]|\\.)*"|[^\s,]*)'
_PIECE = re.compile(
    rf'(?P<minus>-?)(?P<field>[^\W\d]\w*)(?P<rest>(?:<=|>=|<|>|=|:){_VALUE}(?:,{_VALUE})*)|"(?:[^"\\]|\\.)*"|\S+',
    re.DOTALL,
)


def reworded(rule: str) -> str:
    """Return a saved search of an earlier version with ``modified`` in place of the field ``recorded``."""
    return _PIECE.sub(_reword, rule)


def _reword(piece: re.Match[str]) -> str:
    if (piece["field"] or "").lower() != "recorded":
        return piece[0]
    return f"{piece['minus']}modified{piece['rest']}"


def upgrade() -> None:
    from alembic import op
    from sqlalchemy import text

    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    for search_id, rule in connection.execute(text("SELECT id, rule FROM saved_searches")).all():
        connection.execute(
            text("UPDATE saved_searches SET rule = :rule WHERE id = :id"), {"rule": reworded(rule), "id": search_id}
        )


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
