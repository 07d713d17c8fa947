"""Placing holds, against what the database alone can do and against the usual way.

Ours is complete: the rules of the venue, the gate, allocation, booking, audit, job and
idempotency row.
"""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
from redis.asyncio import Redis

from bot.clocks import SystemClock
from storage.adviser import Adviser, connect_redis
from storage.locks import LocalGate, RedisGate
from storage.migrate import upgrade
from tests.bench.clients import CLIENTS, all_free, hot, venue
from tests.bench.rounds import Bench, Way
from tests.bench.ways import CONNECTIONS, Bare, BareFile, Ours, Usual
from tests.servers import PostgresServer, RedisServer
from tests.storage.counter import Counter, open_counter, put
from tests.stores import Background

MANY, SOME, ALONE = 6_000, 2_000, 500
# Neither checkpoints nor a small cache are what is compared here.
ROOM = {"shared_buffers": "512MB", "max_wal_size": "4GB", "checkpoint_timeout": "1h"}
TABLES = """
    CREATE TABLE bare (LIKE allocations INCLUDING ALL);
    CREATE TABLE usual (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        resource_id int NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL,
        status text NOT NULL, customer_id bigint NOT NULL);
    CREATE INDEX ON usual (resource_id, starts);
"""


async def benches(stack: AsyncExitStack) -> Sequence[Bench]:
    place = await open_place(stack)
    served = [against_bare(place), against_usual(place), rush(place), alone(place)]
    return [*served, *await in_a_file(stack)]


@dataclass(frozen=True)
class Place:
    """Where all of it happens: one PostgreSQL, one Redis, and our process before them."""

    server: PostgresServer
    connection: asyncpg.Connection
    pool: asyncpg.Pool
    redis: Redis
    counter: Counter


async def open_place(stack: AsyncExitStack) -> Place:
    server = stack.enter_context(PostgresServer(fsync=True, settings=ROOM))
    redis = stack.enter_context(RedisServer())
    await upgrade(server.url)
    await put(server.url, venue())
    pool = await stack.enter_async_context(
        asyncpg.create_pool(server.dsn, min_size=CONNECTIONS, max_size=CONNECTIONS)
    )
    connection = await stack.enter_async_context(pool.acquire())
    await connection.execute(TABLES)
    background = Background()
    adviser = Adviser(connect_redis(redis.url), background.spawn)
    stack.push_async_callback(adviser.close)
    counter = await stack.enter_async_context(
        open_counter(server.url, venue(), gate=RedisGate(adviser))
    )
    plain = await stack.enter_async_context(Redis.from_url(redis.url))
    return Place(server, connection, pool, plain, counter)


def against_bare(place: Place) -> Bench:
    bare = Bare(place.server, place.connection, MANY)
    ours = Ours(place.counter, all_free(MANY), CLIENTS)
    return Bench(
        f"holds by {CLIENTS} clients at once, every slot free",
        Way(
            "pgbench, bare rows one by one, 16 connections",
            bare.by_pgbench,
            clock=bare.watch.read,
        ),
        (
            Way(
                "Holds.place, complete",
                ours,
                goal=1,
                remarks=ours.remarks,
                clock=ours.watch.read,
            ),
        ),
    )


def against_usual(place: Place) -> Bench:
    usual = Usual(place.pool, place.redis, all_free(SOME), CLIENTS)
    ours = Ours(place.counter, all_free(SOME), CLIENTS)
    return Bench(
        "the same against the usual way",
        Way(
            "lock in Redis, look, insert", usual, remarks=usual.remarks, clock=usual.watch.read
        ),
        (Way("Holds.place, complete", ours, 5, ours.remarks, ours.watch.read),),
    )


def rush(place: Place) -> Bench:
    usual = Usual(place.pool, place.redis, hot(SOME), CLIENTS)
    ours = Ours(place.counter, hot(MANY), CLIENTS)
    return Bench(
        f"a rush: {CLIENTS} clients at the same few slots",
        Way(
            "lock in Redis, look, insert", usual, remarks=usual.remarks, clock=usual.watch.read
        ),
        (Way("Holds.place, complete", ours, 20, ours.remarks, ours.watch.read),),
    )


def alone(place: Place) -> Bench:
    bare = Bare(place.server, place.connection, ALONE)
    ours = Ours(place.counter, all_free(ALONE), clients=1)
    return Bench(
        "a hold when nobody else is there",
        Way("a bare prepared insert", bare.one_by_one, clock=bare.watch.read),
        (Way("Holds.place, complete", ours, 0.4, ours.remarks, ours.watch.read),),
    )


async def in_a_file(stack: AsyncExitStack) -> list[Bench]:
    """SQLite, which has one writer and a disk to wait for."""
    folder = Path(stack.enter_context(TemporaryDirectory()))
    for name in ("ours", "bare"):
        await put(f"sqlite+aiosqlite:///{folder}/{name}.db", venue())
    url, gate = f"sqlite+aiosqlite:///{folder}/ours.db", LocalGate(SystemClock())
    counter = await stack.enter_async_context(open_counter(url, venue(), gate=gate))
    bare = stack.enter_context(BareFile(folder / "bare.db", SOME))
    ways = [
        (f"Holds.place, complete, {CLIENTS} clients", Ours(counter, all_free(SOME), CLIENTS)),
        ("Holds.place, complete, one client", Ours(counter, all_free(ALONE), clients=1)),
    ]
    return [
        Bench(
            "holds on SQLite",
            Way("a bare guarded insert, synchronous=FULL", bare, clock=bare.watch.read),
            tuple(Way(name, ours, 0.3, ours.remarks, ours.watch.read) for name, ours in ways),
        )
    ]
