"""Looking for a time in a large venue, two months ahead, against a plain loop.

Fifty resources that stand in for one another, sixty days, twenty thousand bookings. Both give the
same starts, which is checked before measuring; from PostgreSQL nothing is remembered, so all twenty
thousand are read each time.
"""

import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import date, datetime, timedelta
from itertools import chain

import sqlalchemy as sa

from domain.availability import Availability, window_of
from domain.resources import ResourceId
from domain.slots import ANYTHING
from storage import schema
from storage.engine import Database
from storage.usage import KeptUsage
from tests.bench.availability import (
    FIRST,
    NOW,
    Booked,
    Remembered,
    check,
    filled,
    instants,
    is_free,
    starts_on,
)
from tests.bench.placement import ROOM
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.factories import BERLIN, HandClock, make_resource, make_service, make_venue
from tests.servers import PostgresServer

RESOURCES, DAYS, BOOKINGS, WARM = 50, 60, 20_000, 200


async def benches(stack: AsyncExitStack) -> Sequence[Bench]:
    booked, clock = busy_months(), HandClock(NOW)
    window = window_of(FIRST, DAYS, BERLIN)
    database = await in_earnest(stack, booked)
    kept = Availability(KeptUsage(database, clock), clock)
    warm = Availability(Remembered(booked), clock)

    async def look(availability: Availability) -> list[datetime]:
        offer = await availability.offer(booked.venue, booked.service, window, ANYTHING)
        return [slot.during.start for slot in offer.slots()]

    async def plainly() -> int:
        plain(booked, window.dates)
        return 1

    async def warmly() -> int:
        for _ in range(WARM):
            await look(warm)
        return WARM

    async def warmly_kept() -> int:
        for _ in range(WARM):
            await look(kept)
        return WARM

    async def coldly() -> int:
        await look(Availability(KeptUsage(database, clock), clock))
        return 1

    free = plain(booked, window.dates)
    for availability in (warm, kept):
        check(free, await look(availability))
    title = (
        f"{DAYS} days of {RESOURCES} resources, {BOOKINGS:,} bookings, {len(free)} starts free"
    )
    return [
        Bench(
            title,
            Way("plain loop over starts, resources and bookings", plainly),
            (
                Way("Availability.offer, warm", warmly),
                Way(
                    "the same over PostgreSQL, which says that nothing has changed", warmly_kept
                ),
                Way("the same, calendar laid out and every booking read anew", coldly),
            ),
        )
    ]


def plain(booked: Booked, dates: Sequence[date]) -> list[datetime]:
    """The starts at which somebody is free, each held against every booking."""
    everybody = instants(booked)
    return [
        start
        for on in dates
        for start in starts_on(booked, on)
        if any(is_free(booked.service, start, bookings) for bookings in everybody)
    ]


def busy_months() -> Booked:
    """Little is left of anybody's day, and nothing of some days."""
    rng = random.Random(2026)
    resources = tuple(make_resource(number) for number in range(1, RESOURCES + 1))
    service = make_service(horizon=timedelta(days=90))
    venue = make_venue(zone=BERLIN, resources=resources, services=(service,))
    days = [FIRST + n * timedelta(days=1) for n in range(DAYS)]
    taken = {
        one.id: list(chain.from_iterable(filled(venue, on, lambda: gap(rng)) for on in days))
        for one in resources
    }
    each = BOOKINGS // RESOURCES
    return Booked(venue, {key: rng.sample(found, each) for key, found in taken.items()})


def gap(rng: random.Random) -> int:
    return rng.choice((0,) * 40 + (45,))


async def in_earnest(stack: AsyncExitStack, booked: Booked) -> Database:
    """The same bookings in PostgreSQL."""
    server = stack.enter_context(PostgresServer(fsync=True, settings=ROOM))
    databases = Databases(server)
    stack.push_async_callback(databases.close)
    database = Database(await databases.new(), HandClock(NOW))
    stack.push_async_callback(database.close)
    numbers = range(BOOKINGS // RESOURCES)
    rows = [row(booked, key, number) for key in booked.taken for number in numbers]
    await database.run(lambda c: c.execute(sa.insert(schema.allocations), rows))
    versions = [
        {"venue_id": booked.venue.id, "resource_id": one.id, "version": 1}
        for one in booked.venue.resources
    ]
    await database.run(lambda c: c.execute(sa.insert(schema.resource_versions), versions))
    return database


def row(booked: Booked, resource_id: ResourceId, number: int) -> dict[str, object]:
    one = booked.taken[resource_id][number]
    return {
        "venue_id": booked.venue.id,
        "booking_id": resource_id * BOOKINGS + number,
        "part": 0,
        "resource_id": resource_id,
        "unit_from": one.first,
        "unit_to": one.last,
        "starts": one.start,
        "ends": one.end,
        "active": True,
    }
