"""A counter where holds are placed: everything of one process that keeps bookings.

Several may stand before the same database, as processes do. The venue is put there row by row,
so that a test may have resources and rules of any shape.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from bot.clocks import SystemClock
from bot.ids import RandomIds
from domain.allocations import BookingId
from domain.availability import Availability
from domain.bookings import Bookings
from domain.errors import BookingError, RulesChanged, StoreBusy
from domain.holds import Holds
from domain.people import Customer
from domain.ports import Clock, Gate, Ids
from domain.resources import Limits, Venue
from domain.slots import Slot
from domain.states import Hold
from storage import guards, schema
from storage.bookings import BookingStore
from storage.engine import Database
from storage.locks import OpenGate
from storage.placement import HoldWriter
from storage.tallies import HoldTally
from storage.usage import KeptUsage
from tests.factories import (
    WEEKDAYS,
    make_customer,
    make_hours,
    make_resource,
    make_service,
    make_venue,
)
from tests.stores import Background

ALWAYS: dict[str, tuple[str, ...]] = dict.fromkeys(WEEKDAYS, ("00:00-24:00",))
REFUSALS = (BookingError, RulesChanged, StoreBusy)


@dataclass
class Counter:
    """One process. `attempt` answers with a refusal instead of raising it."""

    database: Database
    venue: Venue
    clock: Clock
    ids: Ids
    writer: HoldWriter
    background: Background = field(default_factory=Background)

    def __post_init__(self) -> None:
        self.kept = BookingStore(self.database, self.writer, self.ids)
        self.usage = KeptUsage(self.database, self.clock)
        self.availability = Availability(self.usage, self.clock)
        self.holds = Holds(self.kept, self.availability, self.clock, self.ids)
        self.bookings = Bookings(self.kept, self.clock)

    async def place(
        self,
        slot: Slot,
        who: Customer | int = 1,
        *,
        key: str = "",
        replaces: BookingId | None = None,
    ) -> Hold:
        customer = make_customer(who) if isinstance(who, int) else who
        key = key or f"key-{self.ids.fresh()}"
        return await self.holds.place(self.venue, slot, customer, key=key, replaces=replaces)

    async def attempt(
        self, slot: Slot, who: Customer | int = 1, **how: Any
    ) -> Hold | Exception:
        try:
            return await self.place(slot, who, **how)
        except REFUSALS as refusal:
            return refusal

    async def rows(self, table: sa.Table) -> Sequence[sa.Row[Any]]:
        """What is in a table of this venue, in any sequence."""
        statement = sa.select(table).where(table.c.venue_id == self.venue.id)
        return await self.database.read(lambda connection: connection.execute(statement).all())

    async def status_of(self, hold: Hold) -> str:
        return str((await self.kept.get(self.venue.id, hold.terms.id)).status)


def open_venue(**changes: Any) -> Venue:
    """A venue that is always open and lets everybody hold as much as they want."""
    service = make_service(lead=timedelta(0), buffer_after=timedelta(0))
    given: dict[str, Any] = {
        "hours": make_hours(ALWAYS),
        "resources": (make_resource(1), make_resource(2)),
        "services": (service,),
        "limits": Limits(live_holds=1_000_000, upcoming=1_000_000),
    }
    return make_venue(**(given | changes))


@asynccontextmanager
async def open_counter(
    url: str, venue: Venue, clock: Clock | None = None, gate: Gate | None = None
) -> AsyncIterator[Counter]:
    """One more process before a database in which the venue is already."""
    sqlite = url.startswith("sqlite")
    system = SystemClock()
    database = Database(url, clock or (system if sqlite else None))
    background = Background()
    ids = RandomIds(system)
    clock = clock or system
    writer = HoldWriter(database, gate or OpenGate(), ids, background.spawn, HoldTally(clock))
    try:
        yield Counter(database, venue, clock, ids, writer, background)
    finally:
        await background.close()
        await writer.close()
        await database.close()


async def put(url: str, *venues: Venue) -> None:
    """Put venues into a database; a file of SQLite is made with all its tables."""
    if url.startswith("sqlite"):
        _make_file(Path(make_url(url).database or ""))
    database = Database(url, SystemClock())
    await database.run(lambda connection: put_rows(connection, venues))
    await database.close()


def put_rows(connection: sa.Connection, venues: Sequence[Venue]) -> None:
    for venue in venues:
        document = {
            "resource": [{"key": one.key, "capacity": one.capacity} for one in venue.resources]
        }
        values = {"id": venue.id, "key": f"{venue.key}-{venue.id}", "version": venue.version}
        connection.execute(sa.insert(schema.venues).values(**values, document=document))
        for one in venue.resources:
            named = {"venue_id": venue.id, "kind": "resource", "key": one.key, "id": one.id}
            connection.execute(sa.insert(schema.keys).values(**named))
            version = {"venue_id": venue.id, "resource_id": one.id, "version": 0}
            connection.execute(sa.insert(schema.resource_versions).values(**version))


async def remove_guard(database: Database) -> None:
    """Take away what keeps two bookings from taking the same."""
    statements = [f"DROP TRIGGER {trigger}" for trigger in guards.TRIGGERS]
    if database.dialect == "postgresql":
        statements = [f"ALTER TABLE allocations DROP CONSTRAINT {guards.OVERLAP}"]

    def work(connection: sa.Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    await database.run(work)


def _make_file(path: Path) -> None:
    if not path.exists():
        path.write_bytes(_empty_file())


@cache
def _empty_file() -> bytes:
    """A file of SQLite with the tables and the guard, and nothing in them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        engine = sa.create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            schema.metadata.create_all(connection)
            for statement in guards.statements("sqlite"):
                connection.exec_driver_sql(statement)
        engine.dispose()
        return path.read_bytes()
