"""Writing what a batch of placements decided: overdue holds out, winners in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.people import CLOCK, Actor
from domain.placements import Placement
from domain.reminders import watch
from domain.resources import VenueId
from domain.states import Hold, Status
from storage import schema
from storage.agreed import from_agreed
from storage.engine import Database
from storage.many import Rows
from storage.rows import Values, from_allocations, from_jobs, from_record, from_terms
from storage.statements import among

Whole = tuple[VenueId, BookingId]
Winner = tuple[Placement, Hold]

_bookings, _allocations = schema.bookings, schema.allocations
_INSERT = {
    table: sa.insert(table)
    for table in (_bookings, _allocations, schema.audit, schema.jobs, schema.idempotency)
}


def agreed_of(placement: Placement) -> str:
    """What its terms say beyond the plain."""
    return from_agreed(placement.slot, placement.quote, placement.external)


def fingerprint(placement: Placement, agreed: str | None = None) -> str:
    """What a key stands for: the same wish has the same fingerprint.

    `agreed` is `agreed_of` the placement, for whoever has it at hand.
    """
    slot = placement.slot
    wanted = ",".join(str(one) for one in slot.wanted)
    start, end = slot.during.minutes
    plain = f"hold:{placement.customer_id}:{slot.service_id}:{start}:{end}:{wanted}"
    more = agreed_of(placement) if agreed is None else agreed
    return f"{plain}:{more}" if more else plain


class Winning:
    """The statements by which holds begin and end in batches, made once."""

    def __init__(self, database: Database) -> None:
        given = Rows(database)
        self._end_bookings = (
            sa.update(_bookings)
            .where(
                among(given, _bookings.c.venue_id, _bookings.c.id),
                _bookings.c.status == str(Status.HELD),
            )
            .values(status=sa.bindparam("became"), version=_bookings.c.version + 1)
            .returning(_bookings.c.venue_id, _bookings.c.id, _bookings.c.version)
        )
        self._end_allocations = (
            sa.update(_allocations)
            .where(among(given, _allocations.c.venue_id, _allocations.c.booking_id))
            .values(active=False)
        )

    def expire(self, connection: sa.Connection, overdue: Iterable[Whole], now: datetime) -> int:
        """Let holds go that are dead but still in the way: a constraint cannot see the clock.

        How many there were that nobody else had let go before.
        """
        return self._end(connection, sorted(overdue), (Status.EXPIRED, CLOCK), now)

    def release(
        self, connection: sa.Connection, asked: Iterable[Placement], now: datetime
    ) -> int:
        """Let the holds go that give way to those placed in their stead; how many."""
        return sum(
            self._end(
                connection,
                [(one.slot.venue_id, one.replaces)],
                (Status.RELEASED, one.actor),
                now,
            )
            for one in asked
            if one.replaces is not None
        )

    def _end(
        self,
        connection: sa.Connection,
        holds: Sequence[Whole],
        how: tuple[Status, Actor],
        now: datetime,
    ) -> int:
        """End holds as expired or released, with all that belongs to it; how many."""
        if not holds:
            return 0
        status, actor = how
        given = Rows.bound(holds) | {"became": str(status)}
        ended = connection.execute(self._end_bookings, given).all()
        gone = [(row.venue_id, row.id) for row in ended]
        connection.execute(self._end_allocations, Rows.bound(gone))
        entries = [_ending(row, status, actor, now) for row in ended]
        if entries:
            connection.execute(_INSERT[schema.audit], entries)
        return len(entries)

    def write(
        self, connection: sa.Connection, winners: Sequence[Winner], now: datetime
    ) -> None:
        """Every row of every new hold."""
        if not winners:
            return
        holds = [hold for _, hold in winners]
        jobs = [watch(one, now) for one in holds]
        rows = {
            _bookings: [from_terms(one.terms) | from_record(one) for one in holds],
            _allocations: _in_sequence(holds),
            schema.audit: [_entry(hold, one.actor, now) for one, hold in winners],
            schema.jobs: from_jobs(jobs, [one.terms.id for one in holds]),
            schema.idempotency: [_key(one, hold, now) for one, hold in winners],
        }
        for table, values in rows.items():
            connection.execute(_INSERT[table], values)


def _in_sequence(holds: Iterable[Hold]) -> list[Values]:
    """The allocations of holds, sorted as every process sorts them."""
    rows = [
        row
        for one in holds
        for row in from_allocations(
            one.terms.slot.venue_id, one.terms.id, one.terms.allocations, one.expires_at
        )
    ]
    return sorted(rows, key=lambda row: (row["venue_id"], row["resource_id"], row["starts"]))


def _entry(hold: Hold, actor: Actor, now: datetime) -> Values:
    return {
        "venue_id": hold.terms.slot.venue_id,
        "booking_id": hold.terms.id,
        "version": hold.version,
        "was": "",
        "became": str(Status.HELD),
        "party": str(actor.party),
        "actor_id": actor.id,
        "at": now,
    }


def _ending(row: sa.Row[Any], status: Status, actor: Actor, now: datetime) -> Values:
    return {
        "venue_id": row.venue_id,
        "booking_id": row.id,
        "version": row.version,
        "was": str(Status.HELD),
        "became": str(status),
        "party": str(actor.party),
        "actor_id": actor.id,
        "at": now,
    }


def _key(placement: Placement, hold: Hold, now: datetime) -> Values:
    return {
        "venue_id": hold.terms.slot.venue_id,
        "key": placement.key,
        "fingerprint": fingerprint(placement),
        "booking_id": hold.terms.id,
        "at": now,
    }
