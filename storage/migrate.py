"""Bringing a database up to date: one history of migrations for both kinds.

Done under a lock, so that several processes may start at once; refused when the database is
newer than this program.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database

_LOCK = 0x486F6C64


class DatabaseNewer(Exception):
    """The database has migrations that this program does not know."""


def _config() -> Config:
    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parent.parent / "migrations").replace("%", "%%")
    )
    return config


def head() -> str:
    """The latest migration this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


async def current(database: Database) -> str:
    """The migration the database is at, empty for a new one."""
    async with database.reading() as connection:
        return await connection.run_sync(_revision)


def _revision(connection: sa.Connection) -> str:
    return MigrationContext.configure(connection).get_current_revision() or ""


async def check_not_newer(database: Database) -> None:
    """DatabaseNewer unless every migration of the database is known here."""
    at = await current(database)
    known = {one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()}
    if at and at not in known:
        raise DatabaseNewer(at)


async def upgrade_database(database: Database) -> None:
    """Run what is missing. DatabaseNewer."""
    await check_not_newer(database)
    if await current(database) == head():
        return
    async with database.transaction() as connection:
        if database.dialect == "postgresql":
            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        await _upgrade(connection)


async def _upgrade(connection: AsyncConnection) -> None:
    config = _config()

    def run(sync: sa.Connection) -> None:
        config.attributes["connection"] = sync
        command.upgrade(config, "head")

    await connection.run_sync(run)


async def upgrade(url: str) -> None:
    """Bring the database at `url` up to date."""
    database = Database(url, None)
    try:
        await upgrade_database(database)
    finally:
        await database.close()
