"""Reading bookings and allocations inside somebody's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import sqlalchemy as sa

from domain.allocations import Allocation, BookingId
from domain.errors import NotFound
from domain.resources import ResourceId, VenueId
from domain.states import Record
from storage import schema
from storage.engine import Database
from storage.many import Rows
from storage.rows import to_allocation, to_record

_table, _bookings = schema.allocations, schema.bookings
_BOOKING = sa.select(_bookings).where(
    _bookings.c.venue_id == sa.bindparam("venue_id"), _bookings.c.id == sa.bindparam("id")
)
_ALLOCATIONS = (
    sa.select(_table)
    .where(
        sa.tuple_(_table.c.venue_id, _table.c.booking_id).in_(
            sa.bindparam("bookings", expanding=True)
        )
    )
    .order_by(_table.c.booking_id, _table.c.part)
)

# (venue, resource, first minute, last minute)
Stretch = tuple[VenueId, ResourceId, int, int]


def load(connection: sa.Connection, venue_id: VenueId, booking_id: BookingId) -> Record:
    """The booking as this transaction sees it; NotFound."""
    table = schema.bookings
    statement = sa.select(table).where(table.c.venue_id == venue_id, table.c.id == booking_id)
    row = (connection.execute(statement)).mappings().one_or_none()
    if row is None:
        raise NotFound("booking", str(booking_id))
    parts = allocations_of(connection, [(venue_id, booking_id)])
    return to_record(row, parts.get(booking_id, ()))


def allocations_of(
    connection: sa.Connection, bookings: Sequence[tuple[VenueId, BookingId]]
) -> dict[int, tuple[Allocation, ...]]:
    """The allocations of bookings, by booking id."""
    found: dict[int, tuple[Allocation, ...]] = {}
    if not bookings:
        return found
    rows = connection.execute(_ALLOCATIONS, {"bookings": bookings})
    for row in rows.mappings():
        key = row["booking_id"]
        found[key] = (*found.get(key, ()), to_allocation(row))
    return found


def active_in(
    database: Database, connection: sa.Connection, stretches: Iterable[Stretch]
) -> Sequence[sa.RowMapping]:
    """The active allocations that meet any of these stretches of resources, each once."""
    statement = _active_in(database)
    rows = connection.execute(statement, Rows.bound(sorted(set(stretches))))
    return rows.mappings().all()


@cache
def _active_in(database: Database) -> sa.Select[tuple[object, ...]]:
    asked = Rows(database)
    return (
        sa.select(_table)
        .distinct()
        .join(
            asked.table,
            sa.and_(
                _table.c.venue_id == asked.number(0),
                _table.c.resource_id == asked.number(1),
                meets(database.dialect, asked.number(2), asked.number(3)),
            ),
        )
        .where(_table.c.active)
    )


def meets(
    dialect: str, since: sa.ColumnElement[int], until: sa.ColumnElement[int]
) -> sa.ColumnElement[bool]:
    """Whether an allocation overlaps [since, until), said so that an index can answer."""
    if dialect == "postgresql":
        ours = sa.func.int4range(_table.c.starts, _table.c.ends)
        return ours.op("&&")(
            sa.func.int4range(sa.cast(since, sa.Integer), sa.cast(until, sa.Integer))
        )
    return sa.and_(
        _table.c.starts < until,
        _table.c.starts > since - schema.LONGEST,
        since < _table.c.ends,
    )
