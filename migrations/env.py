"""Alembic's environment: runs on the connection it is handed, in that one's transaction."""

from __future__ import annotations

from alembic import context

from storage.schema import metadata


def run() -> None:
    """Run migrations on the connection of `storage.migrate`."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=False,
    )
    context.run_migrations()


run()
