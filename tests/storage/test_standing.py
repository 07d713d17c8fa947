"""An edit of a venue meets whoever is just taking something of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from domain.errors import RulesChanged, StillBooked
from domain.resources import ResourceId, Venue
from domain.slots import Slot
from domain.states import Hold
from storage import schema
from storage.standing import StandingBookings
from storage.versions import Versions
from tests.factories import NOW, HandClock, make_slot
from tests.storage.counter import Counter, open_counter, open_venue, put

BEFORE = open_venue()
AFTER = replace(BEFORE, resources=BEFORE.resources[1:], version=2)
WANTED = make_slot(14, wanted=(ResourceId(1),))
LOCK = "SELECT version FROM resource_versions WHERE resource_id = 1 FOR UPDATE"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


class Heedless(StandingBookings):
    """Waits for nobody."""

    def keep_still(self, connection: sa.Connection, venue: Venue) -> None:
        pass


class OnlyLocking(StandingBookings):
    """Waits for others, and lets those go on who wait for it."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.database)
        self._locks = Versions(counter.database)

    def keep_still(self, connection: sa.Connection, venue: Venue) -> None:
        self._locks.lock(connection, [(venue.id, one.id) for one in venue.resources])


@pytest.fixture
async def counter(fresh_database: str) -> AsyncIterator[Counter]:
    """Where holds are placed, on PostgreSQL: two vets who are always there."""
    clock = HandClock()
    await put(fresh_database, BEFORE)
    async with open_counter(fresh_database, BEFORE, clock) as counter:
        yield counter


async def somebody_waits(counter: Counter) -> bool:
    rows = await counter.database.read(lambda c: c.exec_driver_sql(WAITING).all())
    return bool(rows[0][0])


async def edited_while_somebody_takes(counter: Counter, standing: StandingBookings) -> str:
    """Who takes something has locked it, and writes only when the edit waits or is done."""
    await counter.place(WANTED)
    locked, done = asyncio.Event(), asyncio.Event()
    bookings = sa.update(schema.bookings)
    await counter.database.run(lambda c: c.execute(bookings.values(status="released")))

    async def take() -> None:
        async with counter.database.transaction() as connection:
            await connection.exec_driver_sql(LOCK)
            locked.set()
            while not (done.is_set() or await somebody_waits(counter)):
                continue
            await connection.execute(bookings.values(status="held"))

    async def edit() -> str:
        await locked.wait()
        try:
            await counter.database.run(
                lambda c: standing.settle(c, (BEFORE, AFTER), NOW, keep=False)
            )
        except StillBooked:
            return "refused"
        finally:
            done.set()
        return "done"

    _, became = await asyncio.gather(take(), edit())
    return became


async def taken_while_somebody_edits(
    counter: Counter, standing: StandingBookings, slot: Slot
) -> Hold | Exception:
    """Who edits has found nothing booked, and is done only when somebody waits for a lock."""
    found = asyncio.Event()

    async def edit() -> None:
        async with counter.database.transaction() as connection:
            await connection.run_sync(
                lambda c: standing.settle(c, (BEFORE, AFTER), NOW, keep=False)
            )
            found.set()
            while not await somebody_waits(counter):
                continue
            await connection.execute(sa.update(schema.venues).values(version=AFTER.version))

    async def take() -> Hold | Exception:
        await found.wait()
        return await counter.attempt(slot)

    _, became = await asyncio.gather(edit(), take())
    return became


async def test_an_edit_waits_for_whoever_is_just_taking_something(counter: Counter) -> None:
    standing = StandingBookings(counter.database)

    assert await edited_while_somebody_takes(counter, standing) == "refused"


async def test_an_edit_that_does_not_wait_takes_the_place_of_a_booking(
    counter: Counter,
) -> None:
    standing = Heedless(counter.database)

    assert await edited_while_somebody_takes(counter, standing) == "done"


@pytest.mark.parametrize("slot", [WANTED, replace(WANTED, wanted=())], ids=["swift", "careful"])
async def test_who_waits_for_an_edit_has_to_look_again(counter: Counter, slot: Slot) -> None:
    standing = StandingBookings(counter.database)

    found = await taken_while_somebody_edits(counter, standing, slot)

    assert isinstance(found, RulesChanged)


async def test_who_waits_for_nothing_but_a_lock_takes_what_is_gone(counter: Counter) -> None:
    found = await taken_while_somebody_edits(counter, OnlyLocking(counter), WANTED)

    assert isinstance(found, Hold)
