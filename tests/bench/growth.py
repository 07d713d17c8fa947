"""Holding and looking in a venue that has been booked ten thousand times, and a thousand times that.

Every size is a database of its own, filled by SQL: mostly years that are over, two thirds of which
nobody has ever marked as over, and the same few weeks ahead. What is told is the median of single
requests, one after the other. Up to a million bookings; with HOLDFAST_BENCH_ROWS=10000000 in the
environment up to ten, for which some ten minutes and ten gigabytes are needed first.
"""

import os
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median

import asyncpg
from sqlalchemy.engine import make_url

from domain.availability import window_of
from domain.ground import Ground
from domain.offers import offer
from domain.resources import Assignment, ServiceId, Venue
from domain.slots import Wants
from storage import guards
from storage.usage import KeptUsage
from tests.bench import clients
from tests.bench.clients import RESOURCES, Attempt, all_free
from tests.bench.placement import ROOM
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.servers import PostgresServer
from tests.storage.counter import Counter, open_counter, put

BASE, SIZES = 100_000, (10_000, 1_000_000, 10_000_000)
LARGEST = int(os.environ.get("HOLDFAST_BENCH_ROWS", "1000000"))
HOLDS, LOOKS = 200, 100
SLOWER_HOLDS, SLOWER_LOOKS = 1.25, 1.1
# Ahead: from the day after tomorrow on, so many bookings a day of each resource.
DAYS, A_DAY = 20, 6
AHEAD = RESOURCES * DAYS * A_DAY
HALF_HOUR = 30

# $1: how many; $2: the minute before which everything over is over; $3: how many lie ahead.
MOMENTS = f"""
    SELECT n, n % {RESOURCES} + 1 AS resource, CASE
        WHEN n <= $3 THEN $2 + 2880 + n / {RESOURCES} / {A_DAY} * 1440
            + n / {RESOURCES} % {A_DAY} * 120 + 540
        ELSE $2 - {HALF_HOUR} * ((n - $3) / {RESOURCES} + 1) END AS start,
        n <= $3 OR n % 3 > 0 AS active
    FROM generate_series(1, $1::int) AS n
"""
BOOKINGS = f"""
    INSERT INTO bookings (venue_id, id, reference, service_id, starts, ends, wanted, customer_id,
        status, version, placed_at, expires_at, price_minor, currency, policy)
    SELECT 1, n, 'BOK-' || n, 1, start, start + {HALF_HOUR}, '', 1000000 + n % 200000,
        CASE WHEN active THEN 'confirmed' ELSE 'completed' END, 2, now(), now(), 25000, 'KRW', ''
    FROM ({MOMENTS}) AS moments
"""
ALLOCATIONS = f"""
    INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from, unit_to, starts,
        ends, active)
    SELECT 1, n, 0, resource, 0, 1, start, start + {HALF_HOUR}, active FROM ({MOMENTS}) AS moments
"""
# What the holds of a round have left, whose numbers are larger than any that was made here.
LEFT = (
    "DELETE FROM bookings WHERE venue_id = 1 AND id > 100000000",
    "DELETE FROM allocations WHERE venue_id = 1 AND booking_id > 100000000",
    "TRUNCATE audit, jobs, idempotency",
)


async def benches(stack: AsyncExitStack) -> Sequence[Bench]:
    server = stack.enter_context(PostgresServer(fsync=True, settings=ROOM))
    databases = Databases(server)
    stack.push_async_callback(databases.close)
    grown = {
        size: await open_grown(stack, databases, size)
        for size in (BASE, *SIZES)
        if size <= max(LARGEST, BASE)
    }
    return [
        compared("a hold of a certain one", grown, lambda one: one.hold_one, SLOWER_HOLDS),
        compared("a hold of any in turn", grown, lambda one: one.hold_any, SLOWER_HOLDS),
        compared(
            "a month of one, with nothing remembered", grown, lambda one: one.look, SLOWER_LOOKS
        ),
    ]


@dataclass
class Halfway:
    """A clock that for every so many requests goes on by that many times their median."""

    seconds: float = 0.0

    async def run(self, requests: Sequence[Callable[[], Awaitable[object]]]) -> int:
        waits = []
        for request in requests:
            began = time.perf_counter()
            await request()
            waits.append(time.perf_counter() - began)
        self.seconds += median(waits) * len(waits)
        return len(waits)

    def read(self) -> float:
        return self.seconds


@dataclass
class Grown:
    """One process before a database of some size."""

    counter: Counter
    plain: asyncpg.Connection
    watch: Halfway = field(default_factory=Halfway)

    async def hold_one(self) -> int:
        return await self._hold(all_free(HOLDS))

    async def hold_any(self) -> int:
        """Whoever of forty has not been given to anybody for the longest time."""
        service = self.counter.venue.services[-1]
        attempts = [
            replace(one, slot=replace(one.slot, service_id=service.id, wanted=()))
            for one in all_free(HOLDS)
        ]
        return await self._hold(attempts)

    async def _hold(self, attempts: Sequence[Attempt]) -> int:
        for statement in LEFT:
            await self.plain.execute(statement)
        place = partial(self.counter.holds.place, self.counter.venue)
        return await self.watch.run(
            [partial(place, one.slot, one.customer, key=one.key) for one in attempts]
        )

    async def look(self) -> int:
        base = self._month()
        return await self.watch.run([partial(self._look, base)] * LOOKS)

    def _month(self) -> Ground:
        venue, first = self.counter.venue, tomorrow().date()
        month = window_of(first, 31, venue.zone)
        wants = Wants((venue.resources[0].id,))
        return self.counter.availability.ground(venue, venue.services[0], month, wants)

    async def _look(self, base: Ground) -> None:
        usage = KeptUsage(self.counter.database, self.counter.clock)
        found = await usage.busy(self.counter.venue, base)
        offer(base, found, self.counter.clock.now())


def compared(
    title: str,
    grown: dict[int, Grown],
    run: Callable[[Grown], Callable[[], Awaitable[int]]],
    slower: float,
) -> Bench:
    """Every size against the base, those above it with a goal."""
    ways = {
        size: Way(
            f"{size:,} bookings",
            run(one),
            goal=1 / slower if size > BASE else None,
            clock=one.watch.read,
        )
        for size, one in grown.items()
    }
    base = ways.pop(BASE)
    return Bench(f"{title}, as the venue grows", base, tuple(ways.values()))


async def open_grown(stack: AsyncExitStack, databases: Databases, size: int) -> Grown:
    url = await databases.new()
    await put(url, venue())
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    plain = await asyncpg.connect(dsn)
    stack.push_async_callback(plain.close)
    await grow(plain, size)
    counter = await stack.enter_async_context(open_counter(url, venue()))
    return Grown(counter, plain)


async def grow(plain: asyncpg.Connection, size: int) -> None:
    """So many bookings; the guard is put back, and says that they are right."""
    since = int(tomorrow().timestamp()) // 60 - 24 * 60
    await plain.execute(f"ALTER TABLE allocations DROP CONSTRAINT {guards.OVERLAP}")
    for statement in (BOOKINGS, ALLOCATIONS):
        await plain.execute(statement, size, since, AHEAD, timeout=3600)
    await plain.execute(guards.POSTGRESQL[1], timeout=3600)
    await plain.execute("VACUUM ANALYZE", timeout=3600)
    await plain.execute("CHECKPOINT", timeout=3600)


def venue() -> Venue:
    """That of `clients`, where one may also be given whoever is free."""
    plain = clients.venue()
    any_ = replace(plain.services[0], id=ServiceId(3), key="any")
    return replace(
        plain, services=(*plain.services, replace(any_, assignment=Assignment.ROTATION))
    )


def tomorrow() -> datetime:
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)
