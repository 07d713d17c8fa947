"""Bringing a booking from one state into the next, in somebody's transaction.

The idempotency row, the compare-and-set on status and version, what it does to the
allocations, the audit entry and the jobs it sets in motion: all of it or nothing.
"""

from __future__ import annotations

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.errors import HoldExpired, WrongState
from domain.holds import Change
from domain.ports import Ids
from domain.resources import VenueId
from domain.states import ACTIVE, Ended, Hold, Record, Status
from storage import schema
from storage.books import Books
from storage.engine import Database
from storage.once import first_time
from storage.people import remember_subject
from storage.queueing import enqueue
from storage.reading import Reading
from storage.rows import from_record
from storage.versions import Versions


class Changing:
    """Every change but the first, which is `placement`."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids
        self._reading = Reading(database)
        self._versions = Versions(database)
        self._books = Books(database, ids)

    def apply(self, connection: sa.Connection, change: Change) -> Record:
        """See `domain.ports.Bookings.change`."""
        venue_id, booking_id = _ids_of(change.before)
        means = fingerprint(change.after.status, booking_id)
        whole = venue_id, booking_id
        if not first_time(connection, self._database, whole, change.key, means):
            return self._reading.load(connection, venue_id, booking_id)
        resources = [(venue_id, one) for one in change.before.terms.resource_ids]
        self._versions.lock(connection, resources)
        if not self._compare_and_set(connection, change):
            self._explain(connection, change)
        self._reallocate(connection, change)
        self._versions.bump(connection, resources)
        connection.execute(sa.insert(schema.audit).values(_audit(self._database, change)))
        if change.after.details.subject not in {"", change.before.details.subject}:
            remember_subject(connection, change.after, self._database.now())
        self._books.after(connection, change)
        enqueue(connection, self._ids, change.jobs)
        return change.after

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
        found = self._reading.load(connection, venue_id, booking_id)
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
            if isinstance(change.before, Ended):
                values["active"] = True
        connection.execute(
            sa.update(table)
            .where(table.c.venue_id == venue_id, table.c.booking_id == booking_id)
            .values(**values)
        )


def fingerprint(became: Status, booking_id: BookingId) -> str:
    """What a key stands for: the same step of the same booking has the same fingerprint."""
    return f"{became}:{booking_id}"


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
