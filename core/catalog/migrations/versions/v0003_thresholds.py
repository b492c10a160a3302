"""A tag may have a threshold that the person chose; without one it is learned."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("ALTER TABLE tags ADD COLUMN threshold DOUBLE")


def downgrade() -> None:
    raise NotImplementedError("an older program cannot keep what people said; open a copy from the backups instead")
