"""Alembic's entry: runs the migrations on the connection that `core.catalog.store.database` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite's transactions can include schema changes, if begun explicitly.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
