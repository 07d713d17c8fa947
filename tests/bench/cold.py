"""A month of availability that nobody has looked at before, against a round trip.

The base is `SELECT 1` by the same way to the same PostgreSQL. Ours lays out the calendar, asks
for the versions, reads five hundred bookings and works out every free start, with nothing kept.
"""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime

import sqlalchemy as sa

from domain.availability import Availability, month_of
from domain.slots import ANYTHING
from storage import schema
from storage.migrate import upgrade
from storage.usage import KeptUsage
from tests.bench.availability import Booked, busy_month
from tests.bench.rounds import Bench, Way
from tests.factories import BERLIN, HandClock
from tests.servers import PostgresServer
from tests.storage.counter import open_counter, put

FIRST, NOW = date(2026, 3, 1), datetime(2026, 2, 27, 9, 0, tzinfo=UTC)
TIMES = 50


async def benches(stack: AsyncExitStack) -> Sequence[Bench]:
    server = stack.enter_context(PostgresServer(fsync=True))
    await upgrade(server.url)
    booked, clock = busy_month(), HandClock(NOW)
    await put(server.url, booked.venue)
    counter = await stack.enter_async_context(open_counter(server.url, booked.venue))
    database = counter.database
    await database.run(lambda connection: _insert(connection, booked))
    window, [service] = month_of(FIRST, BERLIN), booked.venue.services

    async def round_trip() -> int:
        for _ in range(TIMES):
            await database.read(
                lambda connection: connection.execute(sa.text("SELECT 1")).one()
            )
        return TIMES

    async def coldly() -> int:
        for _ in range(TIMES):
            fresh = Availability(KeptUsage(database, clock), clock)
            offer = await fresh.offer(booked.venue, service, window, ANYTHING)
            list(offer.slots())
        return TIMES

    return [
        Bench(
            "a month of availability from the database, nothing kept",
            Way("SELECT 1", round_trip),
            (Way("Availability.offer, cold", coldly, goal=1 / 6),),
        )
    ]


def _insert(connection: sa.Connection, booked: Booked) -> None:
    """The bookings of the month as firm allocations."""
    [(resource_id, taken)] = booked.taken.items()
    rows = [
        {
            "venue_id": booked.venue.id,
            "booking_id": number,
            "part": 0,
            "resource_id": resource_id,
            "unit_from": one.first,
            "unit_to": one.last,
            "starts": one.start,
            "ends": one.end,
            "active": True,
        }
        for number, one in enumerate(taken, start=1)
    ]
    connection.execute(sa.insert(schema.allocations), rows)
