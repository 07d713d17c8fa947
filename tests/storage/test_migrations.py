"""One history of migrations, walked up and down on both databases."""

import asyncio
import sys
import warnings
from collections.abc import AsyncIterator, Callable

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from storage.condition import Unusable, check_current, missing_guards
from storage.engine import Database
from storage.guards import INDEXES, OVERLAP, TRIGGERS
from storage.migrate import (
    FOLDER,
    DatabaseNewer,
    check_not_newer,
    current,
    head,
    revisions,
    upgrade_database,
)
from storage.schema import metadata
from tests.reading import ROOT

BASE = "base"
# Alembic does not compare what an index says of an expression.
EXTERNAL = "ix_bookings_external"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    database = Database(url, None)
    yield database
    await database.close()


@pytest.fixture
async def empty(database: Database) -> Database:
    """A database with nothing in it; PostgreSQL's is handed out migrated."""
    if database.dialect == "postgresql":
        await walk(database, command.downgrade, BASE)
    return database


def configuration() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config


async def walk(database: Database, way: Callable[[Config, str], None], to: str) -> None:
    """Alembic's upgrade or downgrade, on a connection of ours."""
    config = configuration()

    def run(connection: sa.Connection) -> None:
        config.attributes["connection"] = connection
        way(config, to)

    async with database.transaction() as connection:
        await connection.run_sync(run)


async def tables(database: Database) -> set[str]:
    names = await database.examine(lambda one: sa.inspect(one).get_table_names())
    return set(names) - {"alembic_version"}


async def drift(database: Database) -> list[object]:
    """What the database has and the schema has not, or the other way round."""
    options = {
        "compare_type": True,
        # Of SQLite's, Alembic misreads empty texts and misses identities it does not have.
        "compare_server_default": database.dialect == "postgresql",
        # The guard's own indexes on SQLite stand where the guard stands: not among the tables.
        "include_object": lambda _object, name, *_rest: name not in {*INDEXES, EXTERNAL},
    }

    def compare(connection: sa.Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, metadata))

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", f".*expression-based index {EXTERNAL}")
        return await database.examine(compare)


async def test_every_migration_goes_up_down_and_up_again(empty: Database) -> None:
    before = BASE
    for revision in revisions():
        was = await tables(empty)
        await walk(empty, command.upgrade, revision)
        became = await tables(empty)

        await walk(empty, command.downgrade, before)

        assert await tables(empty) == was
        await walk(empty, command.upgrade, revision)
        assert await tables(empty) == became
        before = revision
    assert await current(empty) == head()


async def test_the_way_down_leaves_nothing(empty: Database) -> None:
    await upgrade_database(empty)

    await walk(empty, command.downgrade, BASE)

    assert await tables(empty) == set()
    assert await missing_guards(empty) != ()


async def test_the_migrations_make_the_tables_of_the_schema(empty: Database) -> None:
    await upgrade_database(empty)

    assert await drift(empty) == []


async def test_a_column_that_no_migration_makes_is_seen(empty: Database) -> None:
    """Or the test above would find nothing whatever there is."""
    await upgrade_database(empty)
    async with empty.transaction() as connection:
        await connection.execute(sa.text("ALTER TABLE leases ADD COLUMN extra INTEGER"))

    assert len(await drift(empty)) == 1


async def test_the_guards_are_there_by_name(empty: Database) -> None:
    await upgrade_database(empty)

    assert await missing_guards(empty) == ()


async def test_a_guard_that_is_gone_is_named(empty: Database) -> None:
    """A table of SQLite that is rebuilt loses its triggers, and Alembic does not notice."""
    await upgrade_database(empty)
    sqlite = empty.dialect == "sqlite"
    gone = TRIGGERS[0] if sqlite else OVERLAP
    statement = (
        f"DROP TRIGGER {gone}" if sqlite else f"ALTER TABLE allocations DROP CONSTRAINT {gone}"
    )

    async with empty.transaction() as connection:
        await connection.execute(sa.text(statement))

    assert await missing_guards(empty) == (gone,)
    assert await drift(empty) == []


async def test_a_second_time_nothing_happens(empty: Database) -> None:
    await upgrade_database(empty)

    await upgrade_database(empty)

    assert await current(empty) == head()


async def test_a_newer_database_is_refused(empty: Database) -> None:
    await upgrade_database(empty)
    async with empty.transaction() as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    for look in (check_not_newer, upgrade_database, check_current):
        with pytest.raises(DatabaseNewer, match="9999"):
            await look(empty)

    assert await current(empty) == "9999"


async def test_a_database_that_is_behind_says_what_to_do(empty: Database) -> None:
    with pytest.raises(Unusable, match="apply VENUE"):
        await check_current(empty)
    first, *_ = revisions()
    await walk(empty, command.upgrade, first)

    with pytest.raises(Unusable, match=f"at migration {first} of {head()}.*migrate"):
        await check_current(empty)


async def test_processes_that_migrate_at_once_do_it_once(empty: Database) -> None:
    migrating = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot", "migrate"),
            cwd=ROOT,
            env={"HOLDFAST_DATABASE_URL": empty.url},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        for _ in range(4)
    ]

    said = [await one.communicate() for one in migrating]

    assert [one.returncode for one in migrating] == [0] * 4, said
    assert await current(empty) == head()
    assert await missing_guards(empty) == ()
