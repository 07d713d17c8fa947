"""Writing what a batch of placements decided: overdue holds out, winners in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from domain.holds import Placement
from domain.people import CLOCK, Actor
from domain.ports import Ids
from domain.reminders import watch
from domain.states import Hold, Record, Status
from storage import schema
from storage.engine import Database
from storage.reading import Stretch, active_in
from storage.rows import Values, from_allocations, from_jobs, from_record, from_terms

_bookings, _allocations = schema.bookings, schema.allocations


def fingerprint(placement: Placement) -> str:
    """What a key stands for: the same wish has the same fingerprint."""
    slot = placement.terms.slot
    wanted = ",".join(str(one) for one in slot.wanted)
    start, _ = slot.during.minutes
    return f"hold:{placement.terms.customer_id}:{slot.service_id}:{start}:{wanted}"


def expire_overdue(
    database: Database, connection: sa.Connection, stretches: Iterable[Stretch], now: datetime
) -> tuple[bool, list[sa.RowMapping]]:
    """Let holds go that are dead but still in the way; a constraint cannot see the clock.

    Whether there were any, and what is in the way after that.
    """
    rows = active_in(database, connection, stretches)
    overdue = {
        (row["venue_id"], row["booking_id"])
        for row in rows
        if row["held_until"] is not None and row["held_until"] <= now
    }
    if overdue:
        _end(connection, sorted(overdue), (Status.EXPIRED, CLOCK), now)
    left = [row for row in rows if (row["venue_id"], row["booking_id"]) not in overdue]
    return bool(overdue), left


def write_winners(
    connection: sa.Connection,
    winners: Sequence[tuple[Placement, Hold]],
    now: datetime,
    ids: Ids,
) -> None:
    """Every row of every new hold; the holds that give way go first."""
    for placement, _ in winners:
        if placement.replaces is not None:
            gone = [(placement.terms.slot.venue_id, placement.replaces)]
            _end(connection, gone, (Status.RELEASED, placement.actor), now)
    if not winners:
        return
    holds = [hold for _, hold in winners]
    rows = [from_terms(one.terms) | from_record(one) for one in holds]
    connection.execute(sa.insert(_bookings), rows)
    taken = [
        row
        for one in holds
        for row in from_allocations(
            one.terms.slot.venue_id, one.terms.id, one.terms.allocations, one.expires_at
        )
    ]
    taken.sort(key=lambda row: (row["venue_id"], row["resource_id"], row["starts"]))
    connection.execute(sa.insert(_allocations), taken)
    entries = [_entry(hold, placement.actor, now) for placement, hold in winners]
    connection.execute(sa.insert(schema.audit), entries)
    jobs = from_jobs([watch(one, now) for one in holds], [ids.fresh() for _ in holds])
    connection.execute(sa.insert(schema.jobs), jobs)
    _remember(connection, winners, now)


def _end(
    connection: sa.Connection,
    bookings: Sequence[tuple[int, int]],
    how: tuple[Status, Actor],
    now: datetime,
) -> None:
    """End holds as expired or released, with all that belongs to it."""
    status, actor = how
    ended = (
        connection.execute(
            sa.update(_bookings)
            .where(
                sa.tuple_(_bookings.c.venue_id, _bookings.c.id).in_(bookings),
                _bookings.c.status == str(Status.HELD),
            )
            .values(status=str(status), version=_bookings.c.version + 1)
            .returning(_bookings.c.venue_id, _bookings.c.id, _bookings.c.version)
        )
    ).all()
    if not ended:
        return
    gone = [(row.venue_id, row.id) for row in ended]
    connection.execute(
        sa.update(_allocations)
        .where(sa.tuple_(_allocations.c.venue_id, _allocations.c.booking_id).in_(gone))
        .values(active=False)
    )
    entries = [
        {
            "venue_id": row.venue_id,
            "booking_id": row.id,
            "version": row.version,
            "was": str(Status.HELD),
            "became": str(status),
            "party": str(actor.party),
            "actor_id": actor.id,
            "at": now,
        }
        for row in ended
    ]
    connection.execute(sa.insert(schema.audit), entries)


def remember_subject(
    connection: sa.Connection, after: Record, now: sa.ColumnElement[datetime]
) -> None:
    """Keep who or what the booking is for, to offer it next time."""
    table = schema.subjects
    on_postgresql = connection.dialect.name == "postgresql"
    insert = postgresql.insert(table) if on_postgresql else sqlite.insert(table)
    statement = insert.values(
        venue_id=after.terms.slot.venue_id,
        customer_id=after.terms.customer_id,
        name=after.details.subject,
        used_at=now,
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.venue_id, table.c.customer_id, table.c.name],
            set_={"used_at": statement.excluded.used_at},
        )
    )


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


def _remember(
    connection: sa.Connection, winners: Sequence[tuple[Placement, Hold]], now: datetime
) -> None:
    """The idempotency rows; one left behind by an attempt that came to nothing is taken over."""
    table = schema.idempotency
    on_postgresql = connection.dialect.name == "postgresql"
    insert = postgresql.insert(table) if on_postgresql else sqlite.insert(table)
    rows = [
        {
            "venue_id": hold.terms.slot.venue_id,
            "key": placement.key,
            "fingerprint": fingerprint(placement),
            "booking_id": hold.terms.id,
            "at": now,
        }
        for placement, hold in winners
    ]
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=[table.c.venue_id, table.c.key],
            set_={"booking_id": insert.excluded.booking_id},
        ),
        rows,
    )
