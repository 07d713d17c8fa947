"""Bringing a database up to date: one history of migrations for both kinds.

Done under a lock, so that several processes may start at once; refused when the database is
newer than this program. A database that is at the head already costs one query: Alembic is
loaded only when there is something to do.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from domain.errors import StoreBusy
from storage.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent.parent / "migrations"
_LOCK = 0x486F6C64
TRIES, TRY_AGAIN_SECONDS = 600, 0.1
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.Text))


class DatabaseNewer(Exception):
    """The database has migrations that this program does not know."""


def revisions() -> tuple[str, ...]:
    """Every migration this program knows, oldest first: the numbers of the files."""
    return tuple(sorted(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*.py")))


def head() -> str:
    """The latest migration this program knows."""
    return revisions()[-1]


async def current(database: Database) -> str:
    """The migration the database is at, empty for a new one."""
    return await database.read(_revision)


def _revision(connection: sa.Connection) -> str:
    if not sa.inspect(connection).has_table(_VERSION.name):
        return ""
    return connection.scalar(sa.select(_VERSION.c.version_num)) or ""


async def check_not_newer(database: Database) -> None:
    """DatabaseNewer unless every migration of the database is known here."""
    at = await current(database)
    if at and at not in revisions():
        raise DatabaseNewer(at)


async def upgrade_database(database: Database) -> None:
    """Run what is missing, or wait until somebody else has. DatabaseNewer, StoreBusy."""
    await check_not_newer(database)
    for _ in range(TRIES):
        if await current(database) == head() or await _upgrade_alone(database):
            return
        await asyncio.sleep(TRY_AGAIN_SECONDS)
    raise StoreBusy


async def _upgrade_alone(database: Database) -> bool:
    """Run what is missing, unless somebody else is at it; nobody waits in the database."""
    async with database.transaction() as connection:
        if database.dialect == "postgresql":
            lock = sa.select(sa.func.pg_try_advisory_xact_lock(_LOCK))
            if not (await connection.execute(lock)).scalar_one():
                return False
        await connection.run_sync(_upgrade)
    return True


def config_for(connection: sa.Connection) -> Config:
    """Alembic's configuration, to work on this connection."""
    from alembic.config import Config  # noqa: PLC0415 - heavy, and seldom needed

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 - heavy, and seldom needed

    command.upgrade(config_for(connection), "head")


async def upgrade(url: str) -> None:
    """Bring the database at `url` up to date."""
    database = Database(url, None)
    try:
        await upgrade_database(database)
    finally:
        await database.close()
