"""One database, either kind, with the settings that keep promises.

Work on the path of a tap is a plain function of a connection, given whole to `run` (a write
transaction) or `read`. It cannot await anything else in the middle of a transaction, and on
SQLite it costs one hop into a thread instead of several for every statement. `transaction`
hands out an asynchronous connection, for what is rare: migrations. What makes those brings the
whole of SQLAlchemy's ORM with it, so it is loaded only then.

SQLite: WAL, foreign keys, full sync, and BEGIN IMMEDIATE for whoever may write, so that
check-then-write is one step. PostgreSQL: READ COMMITTED, every wait bounded. Serialisation
failures, deadlocks and a busy file are tried again, also when they come at COMMIT.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.util import greenlet_spawn

from domain.errors import StoreBusy
from domain.ports import Clock
from storage.columns import Instant

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

T = TypeVar("T")
Work = Callable[[sa.Connection], T]

ATTEMPTS = 5
READERS = 2
# Serialisation failure, deadlock, the server going away, the server not quite there yet, and
# another writer in the same file.
_AGAIN = {"40001", "40P01", "57P01", "57P02", "57P03", "SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT"}
# A connection that was lost, also while it was being made.
_CONNECTION = "08"
# A lock that was not given and a statement that took too long: who waited has waited enough.
# And whatever the server has not got: connections, memory, room on its disk.
_BUSY = {"55P03", "57014", "53000", "53100", "53200", "53300", "SQLITE_FULL", "SQLITE_IOERR"}
# No wait without an end.
SETTINGS: dict[str, Any] = {
    "command_timeout": 5,
    "timeout": 5,
    "server_settings": {
        "lock_timeout": "3000",
        "statement_timeout": "5000",
        "idle_in_transaction_session_timeout": "10000",
        "jit": "off",
    },
}


class Database:
    """An engine and the ways to use it.

    `clock` given: it decides what "now" is in every statement (SQLite, the demo, tests).
    None: the database's own clock does (PostgreSQL in earnest).
    """

    def __init__(self, url: str, clock: Clock | None, *, pool: int = 8) -> None:
        self.url = url
        self.dialect = make_url(url).get_backend_name()
        self._clock = clock
        self._place: _Threads | Greenlets
        if self.dialect == "sqlite":
            self._place = _Threads(url)
        else:
            self._place = Greenlets(_postgresql(url, pool))

    @property
    def engine(self) -> sa.Engine:
        """What `run` and `read` use."""
        return self._place.engine

    def now(self) -> sa.ColumnElement[datetime]:
        """The present, for use inside a statement."""
        if self._clock is not None:
            return sa.literal(self._clock.now(), Instant)
        return sa.func.clock_timestamp(type_=Instant)

    def present(self, connection: sa.Connection) -> datetime:
        """The present as a value: the database's own, unless another clock overrides it."""
        moved = self.moved_now()
        return moved or connection.execute(sa.select(self.now())).scalar_one()

    def moved_now(self) -> datetime | None:
        """The clock that overrides the database's own, if one does."""
        return self._clock.now() if self._clock is not None else None

    async def read_clock(self) -> datetime:
        """What the database takes for the present."""
        found = await self.read(lambda c: c.execute(sa.select(self.now())).scalar_one())
        return found.astimezone(UTC)

    async def run(self, work: Work[T], *, whole: bool = True) -> T:
        """Do `work` in a transaction, again when the database asks for it; StoreBusy.

        What `work` raises rolls back and comes through. Not `whole`: every statement of it may
        stand alone, which spares PostgreSQL two round trips.
        """
        stands_alone = not whole and isinstance(self._place, Greenlets)
        return await self._insist(self._place.read if stands_alone else self._place.write, work)

    async def read(self, work: Work[T]) -> T:
        """Do `work` that changes nothing, again if need be; StoreBusy."""
        return await self._insist(self._place.read, work)

    async def _insist(self, once: Callable[[Work[T]], Awaitable[T]], work: Work[T]) -> T:
        for attempt in range(ATTEMPTS):
            try:
                return await once(work)
            except DBAPIError as error:
                if is_busy(error):
                    raise StoreBusy from error
                if not worth_retrying(error):
                    raise
                await asyncio.sleep(0.005 * 4**attempt)
            except (OSError, TimeoutError, PoolTimeout) as error:
                raise StoreBusy from error
        raise StoreBusy

    async def examine(self, work: Work[T]) -> T:
        """Do long `work` that changes nothing in a transaction of its own, once; DBAPIError."""
        return await self._place.examine(work)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Commits on a clean end, rolls back on anything else."""
        async with self._asynchronous.begin() as connection:
            yield connection

    @cached_property
    def _asynchronous(self) -> AsyncEngine:
        from sqlalchemy.ext.asyncio import AsyncEngine  # noqa: PLC0415 - see the module

        if isinstance(self._place, Greenlets):
            return AsyncEngine(self._place.engine)
        engine = sa.create_engine(self.url, connect_args={"timeout": 5})
        _prepare(engine)
        return AsyncEngine(engine)

    async def close(self) -> None:
        """Give every connection back."""
        if "_asynchronous" in self.__dict__:
            await self._asynchronous.dispose()
        await self._place.close()


class Greenlets:
    """An asynchronous driver, on the loop: each piece of work in a greenlet of its own."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        # Every statement commits by itself: also for reads, which may see commits between two.
        self._alone = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def write(self, work: Work[T]) -> T:
        def whole() -> T:
            with self.engine.begin() as connection:
                return work(connection)

        return await greenlet_spawn(whole)

    async def read(self, work: Work[T]) -> T:
        def whole() -> T:
            with self._alone.connect() as connection:
                return work(connection)

        return await greenlet_spawn(whole)

    async def examine(self, work: Work[T]) -> T:
        def whole() -> T:
            with self.engine.connect() as connection:
                return work(connection)

        return await greenlet_spawn(whole)

    async def close(self) -> None:
        await greenlet_spawn(self.engine.dispose)


class _Threads:
    """SQLite in threads of its own: one that writes, a few that read."""

    def __init__(self, url: str) -> None:
        plain = make_url(url).set(drivername="sqlite")
        self.engine = sa.create_engine(
            plain, connect_args={"timeout": 5}, pool_size=READERS + 1
        )
        _prepare(self.engine)
        self._writer = ThreadPoolExecutor(1, "sqlite-writer")
        self._readers = ThreadPoolExecutor(READERS, "sqlite-reader")

    async def write(self, work: Work[T]) -> T:
        def whole() -> T:
            with self.engine.begin() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(self._writer, whole)

    async def read(self, work: Work[T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._look, work)

    async def examine(self, work: Work[T]) -> T:
        # Not among the readers: people wait for those.
        return await asyncio.to_thread(self._look, work)

    def _look(self, work: Work[T]) -> T:
        with self.engine.connect().execution_options(reading=True) as connection:
            return work(connection)

    async def close(self) -> None:
        self._writer.shutdown()
        self._readers.shutdown()
        self.engine.dispose()


def worth_retrying(error: DBAPIError) -> bool:
    """Whether the same transaction may well succeed in a moment."""
    code = _code(error) or ""
    lost = error.connection_invalidated or isinstance(error, InterfaceError)
    return lost or code in _AGAIN or code.startswith(_CONNECTION)


def is_busy(error: DBAPIError) -> bool:
    """Whether there is no point in trying again at once."""
    return _code(error) in _BUSY


def _code(error: DBAPIError) -> str | None:
    """PostgreSQL's SQLSTATE, or the name SQLite has for it."""
    names = ("sqlstate", "sqlite_errorname")
    return next((code for name in names if (code := getattr(error.orig, name, None))), None)


def _postgresql(url: str, pool: int) -> sa.Engine:
    return sa.create_engine(
        url,
        pool_size=pool,
        max_overflow=0,
        pool_timeout=5,
        isolation_level="READ COMMITTED",
        connect_args=SETTINGS,
    )


def _prepare(engine: sa.Engine) -> None:
    """Hand transactions over from the driver, and set what every connection needs."""

    @sa.event.listens_for(engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
