"""Audits say how many videos were drawn; of those before it is known only how many were answered."""

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    "ALTER TABLE audits ADD COLUMN n_drawn INTEGER DEFAULT 0 NOT NULL",
    "UPDATE audits SET n_drawn = (SELECT count(*) FROM audit_answers WHERE audit_id = audits.id)",
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
