"""Keeping bookings: placed in batches, changed one by one, and read."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.errors import VersionChanged
from domain.events import Job
from domain.holds import Change
from domain.intervals import minute_of
from domain.people import CustomerId
from domain.placements import Placement
from domain.ports import Ids
from domain.replies import Receipt, Told
from domain.resources import Venue, VenueId
from domain.schedule import day_start
from domain.states import ACTIVE, Hold, Record, Status
from storage import schema
from storage.changing import Changing, fingerprint
from storage.engine import Database
from storage.gift_uses import set_aside
from storage.histories import histories, history_of
from storage.placement import HoldWriter
from storage.queueing import enqueue
from storage.reading import Reading
from storage.replies import note

_STANDING = [str(one) for one in ACTIVE]
_OVER = (Status.COMPLETED, Status.REVIEWED, Status.NO_SHOW)
_ON_THE_SHEET = [
    str(one) for one in (*ACTIVE[1:], Status.COMPLETED, Status.REVIEWED, Status.NO_SHOW)
]


class BookingStore:
    """The port `domain.ports.Bookings` on either database."""

    def __init__(self, database: Database, writer: HoldWriter, ids: Ids) -> None:
        self._database = database
        self._writer = writer
        self._ids = ids
        self._reading = Reading(database)
        self._changing = Changing(database, ids)
        self._receipt: Receipt[Told] | None = None

    def noting(self, receipt: Receipt[Told]) -> BookingStore:
        """The same store, which keeps what its next change is answered with, in one with it.

        A change that starts from another version than the receipt says is VersionChanged.
        """
        noting = copy(self)
        noting._receipt = receipt  # noqa: SLF001 - of the same class
        return noting

    async def place(self, placement: Placement) -> Hold:
        """Through the one hold writer of this process."""
        hold = await self._writer.place(placement)
        self._writer.tally.place(placement, hold)
        return hold

    async def get(self, venue_id: VenueId, booking_id: BookingId) -> Record:
        """NotFound when the venue has no such booking."""
        return await self._database.read(lambda c: self._reading.load(c, venue_id, booking_id))

    async def find_by_key(self, venue_id: VenueId, key: str) -> Record | None:
        """See the port."""
        table = schema.idempotency
        statement = sa.select(table.c.booking_id).where(
            table.c.venue_id == venue_id, table.c.key == key
        )

        def work(connection: sa.Connection) -> Record | None:
            known = connection.scalar(statement)
            return None if known is None else self._reading.load(connection, venue_id, known)

        return await self._database.read(work)

    async def was_done(self, before: Record, became: Status, key: str) -> bool:
        """See the port."""
        table, terms = schema.idempotency, before.terms
        statement = sa.select(table.c.fingerprint).where(
            table.c.venue_id == terms.slot.venue_id, table.c.key == key
        )
        known = await self._database.read(lambda c: c.scalar(statement))
        return bool(known == fingerprint(became, terms.id))

    async def change(self, change: Change) -> Record:
        """See the port."""
        after = await self._database.run(lambda c: self._change(c, change))
        # What was done before under the same key was counted then.
        if after is change.after:
            self._writer.tally.change(change)
        return after

    def _change(self, connection: sa.Connection, change: Change) -> Record:
        receipt = self._receipt
        if receipt is not None and receipt.version not in {None, change.before.version}:
            raise VersionChanged(change.before.version)
        after = self._changing.apply(connection, change)
        # What was done before, under the same key, has been answered before.
        if receipt is not None and after is change.after:
            [history] = histories(connection, [after])
            note(connection, receipt, Told(after, history))
        return after

    async def list_of_customer(
        self, venue_id: VenueId, customer_id: CustomerId, *, since: datetime
    ) -> tuple[Record, ...]:
        """See the port."""
        table = schema.bookings
        return await self._list(
            sa.select(table)
            .where(
                table.c.venue_id == venue_id,
                table.c.customer_id == customer_id,
                table.c.ends > minute_of(since),
                table.c.status.in_(_STANDING),
            )
            .order_by(table.c.starts)
        )

    async def last_of_customer(
        self, venue_id: VenueId, customer_id: CustomerId
    ) -> Record | None:
        """See the port."""
        table = schema.bookings
        found = await self._list(
            sa.select(table)
            .where(
                table.c.venue_id == venue_id,
                table.c.customer_id == customer_id,
                table.c.status.in_(_ON_THE_SHEET),
            )
            .order_by(table.c.placed_at.desc())
            .limit(1)
        )
        return found[0] if found else None

    async def list_of_day(self, venue: Venue, on: date) -> tuple[Record, ...]:
        """See the port."""
        table = schema.bookings
        return await self._list(
            sa.select(table)
            .where(
                table.c.venue_id == venue.id,
                table.c.starts >= day_start(on, venue.zone),
                table.c.starts < day_start(on + timedelta(days=1), venue.zone),
                table.c.status.in_(_ON_THE_SHEET),
            )
            .order_by(table.c.starts, table.c.id)
        )

    async def list_past(
        self, venue_id: VenueId, customer_id: CustomerId, most: int
    ) -> tuple[Record, ...]:
        """See the port."""
        table = schema.bookings
        over = [str(one) for one in (*_OVER, Status.CANCELLED, Status.REJECTED)]
        return await self._list(
            sa.select(table)
            .where(
                table.c.venue_id == venue_id,
                table.c.customer_id == customer_id,
                table.c.status.in_(over),
            )
            .order_by(table.c.starts.desc())
            .limit(most)
        )

    async def list_requests(self, venue_id: VenueId) -> tuple[Record, ...]:
        """See the port."""
        table = schema.bookings
        now = self._database.moved_now() or await self._database.read_clock()
        return await self._list(
            sa.select(table)
            .where(
                table.c.venue_id == venue_id,
                table.c.starts >= minute_of(now),
                table.c.status == str(Status.REQUESTED),
            )
            .order_by(table.c.starts)
        )

    async def history(
        self, venue_id: VenueId, booking_id: BookingId
    ) -> tuple[tuple[datetime, Status], ...]:
        """See the port."""
        found = await self._database.read(lambda c: history_of(c, venue_id, [booking_id]))
        return found.get(booking_id, ())

    async def tell(self, records: Sequence[Record]) -> tuple[Told, ...]:
        """Bookings of one venue, each with what became of it."""
        found = await self._database.read(lambda c: histories(c, records))
        return tuple(map(Told, records, found))

    async def set_aside(self, venue_id: VenueId, hold_id: BookingId) -> int:
        """See the port."""
        return await self._database.read(lambda c: set_aside(c, venue_id, hold_id))

    async def enqueue(self, jobs: Sequence[Job]) -> None:
        """See the port."""
        if not jobs:
            return
        await self._database.run(lambda c: enqueue(c, self._ids, jobs))

    async def set_coming(self, venue_id: VenueId, booking_id: BookingId) -> None:
        """See the port."""
        table = schema.bookings
        statement = (
            sa.update(table)
            .where(table.c.venue_id == venue_id, table.c.id == booking_id)
            .values(coming=True)
        )
        await self._database.run(lambda c: c.execute(statement))

    async def _list(self, statement: sa.Select[tuple[object, ...]]) -> tuple[Record, ...]:
        def work(connection: sa.Connection) -> tuple[Record, ...]:
            rows = connection.execute(statement).mappings().all()
            return self._reading.with_allocations(connection, rows)

        return await self._database.read(work)
