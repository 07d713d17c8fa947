"""A clinic whose bookings are really kept, on a database of either kind, guards and all.

What is in it came about as it does in earnest: through the use cases. So a test that plants
something wrong plants it into what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, timedelta
from typing import Any

import sqlalchemy as sa

from domain.availability import Availability
from domain.bookings import Bookings
from domain.holds import Holds
from domain.people import UserId
from domain.ports import Clock
from domain.resources import ServiceId, Venue, VenueId
from domain.states import Booking, Details, Hold, Request
from storage.bookings import BookingStore
from storage.engine import Database
from storage.guards import OVERLAP, TRIGGERS
from storage.locks import LocalGate
from storage.migrate import upgrade_database
from storage.people import PeopleStore
from storage.placement import HoldWriter
from storage.tallies import HoldTally
from storage.usage import KeptUsage
from storage.venue_document import read_document
from storage.venues import VenueStore
from tests.factories import CountedIds, make_slot, make_staff
from tests.reading import ROOT
from tests.stores import Background

CLINIC = ROOT / "bot" / "sandbox" / "venues" / "clinic.toml"
CONSULTATION, GROOMING = ServiceId(1), ServiceId(3)
DETAILS = Details("Bori", "limps")


class Clinic:
    """The use cases over one database; every customer is a new one."""

    def __init__(
        self, database: Database, clock: Clock, venue: Venue, background: Background
    ) -> None:
        self.database = database
        self.clock = clock
        self.venue = venue
        ids = CountedIds()
        self._ids = ids
        tally = HoldTally(clock)
        writer = HoldWriter(database, LocalGate(clock), ids, background.spawn, tally)
        self.kept = BookingStore(database, writer, ids)
        self.people = PeopleStore(database, ids, background.spawn)
        availability = Availability(KeptUsage(database, clock), clock)
        self.holds = Holds(self.kept, availability, clock, ids)
        self.bookings = Bookings(self.kept, clock)
        self.writer = writer

    async def hold(self, hour: int = 14, service: ServiceId = CONSULTATION) -> Hold:
        """A new customer's hold at a full hour today."""
        number = self._ids.fresh()
        customer = await self.people.customer(
            self.venue.id, UserId(number), name="Ann", locale="en"
        )
        length = self.venue.service(service).length // timedelta(minutes=1)
        slot = make_slot(hour, venue_id=self.venue.id, service_id=service, length=length)
        return await self.holds.place(self.venue, slot, customer, key=f"place-{number}")

    async def book(self, hour: int = 14) -> Booking:
        """A new customer's confirmed booking."""
        confirmed = await self.confirm(await self.hold(hour))
        assert isinstance(confirmed, Booking)
        return confirmed

    async def confirm(self, hold: Hold) -> Booking | Request:
        """What the customer of a hold makes of it."""
        customer = await self.people.get_customer(self.venue.id, hold.terms.customer_id)
        key = f"confirm-{hold.terms.id}"
        return await self.holds.confirm(self.venue, hold.terms.id, customer, DETAILS, key=key)

    async def a_busy_day(self) -> None:
        """A bit of everything that can become of a hold."""
        await self.book(13 + 1)
        extended = await self.hold(15)
        customer = await self.people.get_customer(self.venue.id, extended.terms.customer_id)
        await self.holds.extend(self.venue, extended.terms.id, customer, key="extend")
        cancelled = await self.book(16)
        who = await self.people.get_customer(self.venue.id, cancelled.terms.customer_id)
        await self.bookings.cancel(self.venue, cancelled.terms.id, who, "ill", key="cancel")
        request = await self.confirm(await self.hold(14, GROOMING))
        boss = make_staff(venue_id=self.venue.id, resources=request.terms.resource_ids)
        await self.bookings.approve(self.venue, request.terms.id, boss, key="approve")

    async def execute(self, *statements: str) -> None:
        """Change rows behind everybody's back."""

        def work(connection: sa.Connection) -> None:
            for statement in statements:
                connection.exec_driver_sql(statement)

        await self.database.run(work)

    async def ask(self, statement: str) -> Sequence[sa.Row[Any]]:
        """Rows, as they are."""
        return await self.database.read(
            lambda connection: connection.exec_driver_sql(statement).all()
        )

    async def remove_guard(self) -> None:
        """Take away what keeps two bookings from taking the same."""
        if self.database.dialect == "sqlite":
            await self.execute(*(f"DROP TRIGGER {one}" for one in TRIGGERS))
        else:
            await self.execute(f"ALTER TABLE allocations DROP CONSTRAINT {OVERLAP}")

    def at(self, **ago: float) -> str:
        """An instant some time before now, as this database writes it in a statement."""
        moved = self.database.moved_now()
        assert moved is not None
        moment = (moved - timedelta(**ago)).astimezone(UTC)
        if self.database.dialect == "sqlite":
            return str(int(moment.timestamp() * 1_000_000))
        return f"'{moment.isoformat()}'"


@asynccontextmanager
async def open_clinic(url: str, clock: Clock) -> AsyncIterator[Clinic]:
    """The clinic of the demo, with nothing booked."""
    database, background = Database(url, clock), Background()
    await upgrade_database(database)
    venues = VenueStore(database, clock)
    applied = await venues.apply(read_document(tomllib.loads(CLINIC.read_text("utf-8"))))
    clinic = Clinic(database, clock, await venues.get(VenueId(applied.venue_id)), background)
    yield clinic
    await clinic.writer.close()
    await background.close()
    await database.close()
