"""An edit of a venue meets whoever is just taking something of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from domain.errors import StillBooked
from domain.resources import Venue
from storage.standing import StandingBookings
from tests.factories import NOW, HandClock
from tests.storage.clinic import Clinic, open_clinic

LOCK = "SELECT version FROM resource_versions WHERE resource_id = 1 FOR UPDATE"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


class Heedless(StandingBookings):
    """Does not wait for anybody."""

    def keep_still(self, connection: sa.Connection, venue: Venue) -> None:
        pass


@pytest.fixture
async def clinic(fresh_database: str) -> AsyncIterator[Clinic]:
    async with open_clinic(fresh_database, HandClock()) as clinic:
        yield clinic


async def edited_while_somebody_books(clinic: Clinic, standing: StandingBookings) -> str:
    """Who takes the first vet has locked it, and writes only when the edit waits or is done."""
    before, locked, done = clinic.venue, asyncio.Event(), asyncio.Event()
    after = replace(before, resources=before.resources[1:])
    hold = await clinic.hold(14)
    assert 1 in hold.terms.resource_ids
    await clinic.execute("UPDATE bookings SET status = 'released'")

    async def take() -> None:
        async with clinic.database.transaction() as connection:
            await connection.exec_driver_sql(LOCK)
            locked.set()
            while not (done.is_set() or (await clinic.ask(WAITING))[0][0]):
                continue
            await connection.exec_driver_sql("UPDATE bookings SET status = 'held'")

    async def edit() -> str:
        await locked.wait()
        try:
            await clinic.database.run(
                lambda c: standing.settle(c, (before, after), NOW, keep=False)
            )
        except StillBooked:
            return "refused"
        finally:
            done.set()
        return "done"

    _, became = await asyncio.gather(take(), edit())
    return became


async def test_an_edit_waits_for_whoever_is_just_taking_something(clinic: Clinic) -> None:
    standing = StandingBookings(clinic.database)

    assert await edited_while_somebody_books(clinic, standing) == "refused"


async def test_an_edit_that_does_not_wait_takes_the_place_of_a_booking(clinic: Clinic) -> None:
    standing = Heedless(clinic.database)

    assert await edited_while_somebody_books(clinic, standing) == "done"
