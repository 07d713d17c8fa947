"""The ways to place a hold: ours, the database's own, and the usual one."""

import asyncio
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import asyncpg
import sqlalchemy as sa
from redis.asyncio import Redis

from domain.errors import SlotTaken
from tests.bench.clients import Attempt, Stopwatch, run
from tests.servers import PostgresServer
from tests.storage.counter import Counter

CONNECTIONS = 16
_TABLES = ("bookings", "allocations", "audit", "jobs", "idempotency")


class Ours:
    """The whole way of a hold through one process, from the use case to the commit."""

    def __init__(self, counter: Counter, attempts: Sequence[Attempt], clients: int) -> None:
        self.watch = Stopwatch()
        self.placed = self.refused = 0
        self._counter = counter
        self._attempts = attempts
        self._clients = clients

    async def __call__(self) -> int:
        await self._counter.database.run(self._clear)
        return await run(self._attempts, self._clients, self._attempt, self.watch)

    async def _attempt(self, one: Attempt) -> None:
        venue, holds = self._counter.venue, self._counter.holds
        try:
            await holds.place(venue, one.slot, one.customer, key=one.key)
        except SlotTaken:
            self.refused += 1
        else:
            self.placed += 1

    def _clear(self, connection: sa.Connection) -> None:
        for table in _TABLES:
            sqlite = connection.dialect.name == "sqlite"
            connection.exec_driver_sql(
                f"DELETE FROM {table}" if sqlite else f"TRUNCATE {table}"
            )

    def remarks(self) -> str:
        return f"{self.placed} placed, {self.refused} refused; {self.watch.remarks()}"


class Bare:
    """A bare row under the same constraint; `bare` is such a table."""

    INSERT = """INSERT INTO bare (venue_id, booking_id, part, resource_id, unit_from, unit_to,
        starts, ends, active, held_until) VALUES (1, {id}, 0, {resource}, 0, 1, {starts},
        {starts} + 30, true, now() + interval '15 minutes') ON CONFLICT DO NOTHING"""

    def __init__(
        self, server: PostgresServer, connection: asyncpg.Connection, count: int
    ) -> None:
        self.watch = Stopwatch()
        self._server = server
        self._connection = connection
        self._count = count

    async def by_pgbench(self) -> int:
        """One row a statement, prepared, over sixteen connections, by a program in C."""
        statement = self.INSERT.format(id=":id", resource=":resource", starts=":starts")
        script = "\n".join(
            (
                r"\set id random(1, 1000000000000)",
                r"\set resource random(1, 2000)",
                r"\set starts 30 * random(1, 100000)",
                statement.replace("\n", " ") + ";",
            )
        )
        await self._connection.execute("TRUNCATE bare")
        each = self._count // CONNECTIONS
        said = await self._pgbench(script, "-c", str(CONNECTIONS), "-j", "2", "-t", str(each))
        [rate] = re.findall(r"tps = ([\d.]+) \(without initial", said)
        self.watch.seconds += each * CONNECTIONS / float(rate)
        return each * CONNECTIONS

    async def one_by_one(self) -> int:
        """One prepared insert after the other over one connection."""
        await self._connection.execute("TRUNCATE bare")
        insert = await self._connection.prepare(
            self.INSERT.format(id="$1::bigint", resource="$2::int", starts="$3::int")
        )
        with self.watch.running():
            for number in range(self._count):
                await insert.fetch(number, number % 2000, 30 * number)
        return self._count

    async def _pgbench(self, script: str, *options: str) -> str:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "insert.sql"
            file.write_text(script)
            process = await asyncio.create_subprocess_exec(
                self._server.program("pgbench"),
                *("-n", "-M", "prepared", *options, "-f", str(file), self._server.dsn),
                stdout=asyncio.subprocess.PIPE,
            )
            said, _ = await process.communicate()
        return said.decode()


class BareFile:
    """A bare row behind the guard of SQLite, each in a transaction that reaches the disk."""

    INSERT = """INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from,
        unit_to, starts, ends, active, held_until)
        VALUES (1, ?1, 0, ?2, 0, 1, ?3, ?3 + 30, 1, 0)"""

    def __init__(self, path: Path, count: int) -> None:
        self.watch = Stopwatch()
        self._count = count
        self._connection = sqlite3.connect(path, isolation_level=None)

    def __enter__(self) -> Self:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    async def __call__(self) -> int:
        self._connection.execute("DELETE FROM allocations")
        with self.watch.running():
            for number in range(self._count):
                self._connection.execute(self.INSERT, (number, number % 40, 30 * number))
        return self._count


class Usual:
    """A lock in Redis for the start time, a look, an insert: what one writes first.

    Three tries for the lock, with growing pauses. It is as fast as asyncpg and redis-py are,
    and it books twice when intervals overlap that do not start together.
    """

    TRIES, PAUSE, LASTS = 3, 0.1, 10

    def __init__(
        self, pool: asyncpg.Pool, redis: Redis, attempts: Sequence[Attempt], clients: int
    ) -> None:
        self.watch = Stopwatch()
        self.placed = self.refused = self.locked_out = 0
        self._pool = pool
        self._redis = redis
        self._attempts = attempts
        self._clients = clients

    async def __call__(self) -> int:
        await self._pool.execute("TRUNCATE usual")
        await self._redis.flushdb()
        return await run(self._attempts, self._clients, self._attempt, self.watch)

    async def _attempt(self, one: Attempt) -> None:
        start, end = one.slot.during.start, one.slot.during.end
        name = f"lock:{one.resource_id}:{start.isoformat()}"
        for number in range(self.TRIES):
            if await self._redis.set(name, "1", nx=True, ex=self.LASTS):
                break
            await asyncio.sleep(self.PAUSE * 2**number)
        else:
            self.locked_out += 1
            return
        try:
            async with self._pool.acquire() as connection:
                found = await connection.fetchrow(
                    """SELECT 1 FROM usual WHERE resource_id = $1 AND starts < $3 AND $2 < ends
                        AND status IN ('held', 'confirmed')""",
                    *(one.resource_id, start, end),
                )
                if found is None:
                    await connection.execute(
                        "INSERT INTO usual (resource_id, starts, ends, status, customer_id)"
                        " VALUES ($1, $2, $3, 'held', $4)",
                        *(one.resource_id, start, end, one.customer.id),
                    )
            self.placed += found is None
            self.refused += found is not None
        finally:
            await self._redis.delete(name)

    def remarks(self) -> str:
        ends = f"{self.placed} placed, {self.refused} refused, {self.locked_out} locked out"
        return f"{ends}; {self.watch.remarks()}"
