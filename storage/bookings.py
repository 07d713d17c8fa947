"""Keeping bookings: reading them, and bringing one from a state into the next.

A change is one transaction: the idempotency row, the compare-and-set on status and version,
what it does to the allocations, the audit entry and the jobs it sets in motion.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.errors import HoldExpired, KeyReused, WrongState
from domain.events import Job
from domain.holds import Change, Placement
from domain.intervals import minute_of
from domain.people import CustomerId
from domain.ports import Ids
from domain.resources import Venue, VenueId
from domain.schedule import day_start
from domain.states import ACTIVE, Hold, Record, Status
from storage import schema
from storage.engine import Database
from storage.placement import HoldWriter
from storage.reading import allocations_of, load
from storage.rows import from_jobs, from_record, to_record
from storage.statements import insert_new
from storage.versions import bump, lock
from storage.winning import remember_subject

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

    async def place(self, placement: Placement) -> Hold:
        """Through the one hold writer of this process."""
        return await self._writer.place(placement)

    async def get(self, venue_id: VenueId, booking_id: BookingId) -> Record:
        """NotFound when the venue has no such booking."""
        return await self._database.read(lambda c: load(c, venue_id, booking_id))

    async def change(self, change: Change) -> Record:
        """See the port."""
        done = await self._database.run(lambda c: self._apply(c, change))
        if done.status not in ACTIVE:
            await self._writer.let_go(done)
        return done

    def _apply(self, connection: sa.Connection, change: Change) -> Record:
        venue_id, booking_id = _ids_of(change.before)
        if not self._first_time(connection, change):
            return load(connection, venue_id, booking_id)
        resources = [(venue_id, one) for one in change.before.terms.resource_ids]
        lock(connection, resources)
        if not self._compare_and_set(connection, change):
            self._explain(connection, change)
        self._reallocate(connection, change)
        bump(connection, resources)
        connection.execute(sa.insert(schema.audit).values(_audit(self._database, change)))
        if isinstance(change.before, Hold) and change.after.details.subject:
            remember_subject(connection, change.after, self._database.now())
        if change.jobs:
            numbers = [self._ids.fresh() for _ in change.jobs]
            insert_new(connection, schema.jobs, from_jobs(change.jobs, numbers))
        return change.after

    def _first_time(self, connection: sa.Connection, change: Change) -> bool:
        """Whether this key was not used yet; KeyReused when it stands for something else."""
        venue_id, booking_id = _ids_of(change.before)
        fingerprint = f"{change.after.status}:{booking_id}"
        values = {
            "venue_id": venue_id,
            "key": change.key,
            "fingerprint": fingerprint,
            "booking_id": booking_id,
            "at": self._database.now(),
        }
        if insert_new(connection, schema.idempotency, values):
            return True
        table = schema.idempotency
        known = connection.scalar(
            sa.select(table.c.fingerprint).where(
                table.c.venue_id == venue_id, table.c.key == change.key
            )
        )
        if known != fingerprint:
            raise KeyReused(change.key)
        return False

    def _compare_and_set(self, connection: sa.Connection, change: Change) -> bool:
        table, before = schema.bookings, change.before
        venue_id, booking_id = _ids_of(before)
        statement = (
            sa.update(table)
            .where(
                table.c.venue_id == venue_id,
                table.c.id == booking_id,
                table.c.status == str(before.status),
                table.c.version == before.version,
            )
            .values(**from_record(change.after))
        )
        if change.after.status is Status.EXPIRED:
            statement = statement.where(table.c.expires_at <= self._database.now())
        elif isinstance(before, Hold) and change.after.status is not Status.RELEASED:
            statement = statement.where(table.c.expires_at > self._database.now())
        return (connection.execute(statement)).rowcount == 1

    def _explain(self, connection: sa.Connection, change: Change) -> None:
        """Raise why a compare-and-set did not apply."""
        venue_id, booking_id = _ids_of(change.before)
        found = load(connection, venue_id, booking_id)
        expiring = change.after.status is Status.EXPIRED
        if isinstance(found, Hold) and found.version == change.before.version and not expiring:
            raise HoldExpired(found.expires_at)
        if found.status is Status.EXPIRED and isinstance(change.before, Hold):
            raise HoldExpired(change.before.expires_at)
        raise WrongState(found.status)

    def _reallocate(self, connection: sa.Connection, change: Change) -> None:
        table, after = schema.allocations, change.after
        venue_id, booking_id = _ids_of(after)
        values: dict[str, object] = {"active": False}
        if after.status in ACTIVE:
            values = {"held_until": after.expires_at if isinstance(after, Hold) else None}
        connection.execute(
            sa.update(table)
            .where(table.c.venue_id == venue_id, table.c.booking_id == booking_id)
            .values(**values)
        )

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
        table = schema.audit
        statement = (
            sa.select(table.c.at, table.c.became)
            .where(
                table.c.venue_id == venue_id,
                table.c.booking_id == booking_id,
                table.c.was != table.c.became,
            )
            .order_by(table.c.version)
        )
        rows = await self._database.read(lambda c: c.execute(statement).all())
        return tuple((at, Status(became)) for at, became in rows)

    async def enqueue(self, jobs: Sequence[Job]) -> None:
        """See the port."""
        if not jobs:
            return
        rows = from_jobs(jobs, [self._ids.fresh() for _ in jobs])
        await self._database.run(lambda c: insert_new(c, schema.jobs, rows))

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
            parts = allocations_of(connection, [(row["venue_id"], row["id"]) for row in rows])
            return tuple(to_record(row, parts.get(row["id"], ())) for row in rows)

        return await self._database.read(work)


def _ids_of(record: Record) -> tuple[VenueId, BookingId]:
    return record.terms.slot.venue_id, record.terms.id


def _audit(database: Database, change: Change) -> dict[str, object]:
    venue_id, booking_id = _ids_of(change.before)
    return {
        "venue_id": venue_id,
        "booking_id": booking_id,
        "version": change.after.version,
        "was": str(change.before.status),
        "became": str(change.after.status),
        "party": str(change.actor.party),
        "actor_id": change.actor.id,
        "at": database.now(),
    }
