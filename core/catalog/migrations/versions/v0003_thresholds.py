"""A tag may have a threshold that the person chose; without one it is learned."""

revision = "0003"
down_revision = "0002"


STATEMENTS = ("ALTER TABLE tags ADD COLUMN threshold DOUBLE",)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
