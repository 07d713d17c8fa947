"""However often a venue has been booked, what a hold has to know is found and not searched for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from domain.allocations import BookingId
from domain.intervals import Interval
from domain.pages import BookingFilter, Leaf
from domain.people import CustomerId
from domain.resources import Assignment
from domain.slots import Slot
from domain.states import Details, Status
from storage.booking_pages import BookingPages
from storage.engine import Database
from tests.factories import HandClock, make_customer, make_resource, make_service
from tests.storage.counter import Counter, open_counter, open_venue, put

# Two thousand half hours of each of four, one after the other, for five hundred customers.
YEARS_OF_BOOKINGS = (
    """INSERT INTO bookings (venue_id, id, reference, service_id, starts, ends, wanted, customer_id,
        status, version, placed_at, expires_at, policy)
    SELECT 1, n, 'BOK-' || n, 1, n / 4 * 30, n / 4 * 30 + 30, '', n % 500, 'confirmed', 2,
        now(), now(), '120|1440:100,120:50' FROM generate_series(1, 8000) AS n""",
    """INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from, unit_to,
        starts, ends, active)
    SELECT 1, n, 0, n % 4 + 1, 0, 1, n / 4 * 30, n / 4 * 30 + 30, true
    FROM generate_series(1, 8000) AS n""",
    "ANALYZE bookings, allocations",
)
RESOURCES = tuple(make_resource(number) for number in range(1, 5))
SERVICE = make_service(lead=timedelta(0), buffer_after=timedelta(0))
VENUE = open_venue(
    resources=RESOURCES, services=(replace(SERVICE, assignment=Assignment.ROTATION),)
)
# Some time in 1970, when all of this is.
NOON = datetime(1970, 2, 1, 12, tzinfo=UTC)
ALL = tuple(Status)


@pytest.fixture
async def counter(fresh_database: str) -> AsyncIterator[Counter]:
    await put(fresh_database, VENUE)
    async with open_counter(fresh_database, VENUE, HandClock(NOON)) as counter:
        async with counter.database.transaction() as connection:
            for statement in YEARS_OF_BOOKINGS:
                await connection.exec_driver_sql(statement)
        yield counter


Ask = Callable[[Counter], Awaitable[object]]


async def pages(counter: Counter, **asked: Any) -> object:
    listing = BookingPages(counter.database, counter.clock)
    return await listing.list_page(VENUE.id, BookingFilter(ALL, **asked), Leaf(1, 20))


async def hold_and_confirm(counter: Counter) -> None:
    """Beyond all that is booked, of anybody."""
    start = NOON + timedelta(days=50)
    slot = Slot(VENUE.id, SERVICE.id, Interval(start, start + timedelta(minutes=30)))
    hold = await counter.place(slot)
    await counter.holds.confirm(VENUE, hold.terms.id, make_customer(), Details(), key="firm")


ASKS: dict[str, Ask] = {
    "what a customer has": lambda one: one.kept.list_of_customer(
        VENUE.id, CustomerId(7), since=NOON
    ),
    "what a customer had last": lambda one: one.kept.last_of_customer(VENUE.id, CustomerId(7)),
    "a day": lambda one: one.kept.list_of_day(VENUE, NOON.date()),
    "a booking": lambda one: one.kept.get(VENUE.id, BookingId(77)),
    "a booking by what is read aloud": lambda one: pages(one, reference="BOK-77"),
    "a booking by what the program that made it calls it": lambda one: pages(
        one, external="order-77"
    ),
    "a page of a customer": lambda one: pages(one, customer_id=CustomerId(7)),
    "a page of some days": lambda one: pages(one, since=NOON, until=NOON + timedelta(days=2)),
    "to hold and to confirm": hold_and_confirm,
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
async def test_what_somebody_waits_for_is_found_by_an_index(counter: Counter, ask: Ask) -> None:
    """S0-21 S0-23 S2-08 S4-03 S4-05: nobody reads all bookings to find a few."""
    plans = explained(counter.database)

    await ask(counter)

    assert plans
    assert [one for one in plans if "Seq Scan on bookings" in one] == []
    assert [one for one in plans if "Seq Scan on allocations" in one] == []


def explained(database: Database) -> list[str]:
    """The plans of all that is asked of the database from now on."""
    plans: list[str] = []

    def asked(connection: sa.Connection, _cursor: object, statement: str, *given: Any) -> None:
        if not statement.startswith(("EXPLAIN", "DELETE", "UPDATE", "SELECT", "WITH")):
            return
        if not statement.startswith("EXPLAIN"):
            found = connection.exec_driver_sql(f"EXPLAIN {statement}", given[0])
            plans.append("\n".join(found.scalars().all()))

    sa.event.listen(database.engine, "before_cursor_execute", asked)
    return plans
