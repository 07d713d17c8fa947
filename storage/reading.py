"""Reading bookings and allocations inside somebody's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

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

# (venue, resource, first minute, last minute)
Stretch = tuple[VenueId, ResourceId, int, int]
Whose = Callable[[sa.FromClause], sa.ColumnElement[bool]]


class Reading:
    """The statements by which bookings are read, made once."""

    def __init__(self, database: Database) -> None:
        self._given = Rows(database)
        self._dialect = database.dialect
        self._allocations = self._make_allocations()
        self._active = self._make_active()

    def load(
        self, connection: sa.Connection, venue_id: VenueId, booking_id: BookingId
    ) -> Record:
        """The booking as this transaction sees it; NotFound."""
        one = {"venue_id": venue_id, "id": booking_id}
        row = connection.execute(_BOOKING, one).mappings().one_or_none()
        if row is None:
            raise NotFound("booking", str(booking_id))
        return self.with_allocations(connection, [row])[0]

    def with_allocations(
        self, connection: sa.Connection, rows: Sequence[sa.RowMapping]
    ) -> tuple[Record, ...]:
        """Rows of bookings as the values they stand for."""
        keys = [(VenueId(row["venue_id"]), BookingId(row["id"])) for row in rows]
        parts = self.allocations_of(connection, keys)
        return tuple(
            to_record(row, parts.get(key, ())) for key, row in zip(keys, rows, strict=True)
        )

    def allocations_of(
        self, connection: sa.Connection, bookings: Sequence[tuple[VenueId, BookingId]]
    ) -> dict[tuple[VenueId, BookingId], tuple[Allocation, ...]]:
        """What bookings take, or took."""
        found: dict[tuple[VenueId, BookingId], tuple[Allocation, ...]] = {}
        if not bookings:
            return found
        rows = connection.execute(self._allocations, Rows.bound(sorted(set(bookings))))
        for row in rows.mappings():
            key = VenueId(row["venue_id"]), BookingId(row["booking_id"])
            found[key] = (*found.get(key, ()), to_allocation(row))
        return found

    def active_in(
        self, connection: sa.Connection, stretches: Iterable[Stretch]
    ) -> Sequence[sa.RowMapping]:
        """The active allocations that meet any of these stretches, each once, and whose."""
        rows = connection.execute(self._active, Rows.bound(sorted(set(stretches))))
        return rows.mappings().all()

    def _make_allocations(self) -> sa.Select[Any]:
        given = self._given
        whole = sa.and_(
            _table.c.venue_id == sa.cast(given.number(0), sa.Integer),
            _table.c.booking_id == given.number(1),
        )
        found, joined = self._found(whole)
        return sa.select(found).select_from(joined).order_by(found.c.booking_id, found.c.part)

    def _found(self, condition: sa.ColumnElement[bool]) -> tuple[sa.FromClause, sa.FromClause]:
        """What is taken under a condition about given rows, by itself and together with these."""
        given = self._given.table
        if self._dialect == "sqlite":
            return _table, given.join(_table, condition)
        # One search for each row, whatever the planner thinks of reading everything.
        found = sa.select(_table).where(condition).offset(0).lateral("found")
        return found, given.join(found, sa.true())

    def _make_active(self) -> sa.Select[Any]:
        given = self._given
        # As wide as the columns, or PostgreSQL does not find them by the guard's index.
        venue_id, resource_id = (sa.cast(given.number(one), sa.Integer) for one in (0, 1))

        def whose(table: sa.FromClause) -> sa.ColumnElement[bool]:
            return sa.and_(table.c.venue_id == venue_id, table.c.resource_id == resource_id)

        condition = meets(self._dialect, whose, given.number(2), given.number(3))
        found, joined = self._found(condition)
        whole = sa.and_(
            _bookings.c.venue_id == found.c.venue_id, _bookings.c.id == found.c.booking_id
        )
        return (
            sa.select(found, _bookings.c.customer_id)
            .distinct()
            .select_from(joined.join(_bookings, whole))
        )


def meets(
    dialect: str, whose: Whose, since: sa.ColumnElement[int], until: sa.ColumnElement[int]
) -> sa.ColumnElement[bool]:
    """Whether an allocation is active, is of whom is asked for, and overlaps [since, until).

    Said so that an index can answer.
    """
    if dialect == "postgresql":
        ours = sa.func.int4range(_table.c.starts, _table.c.ends)
        asked = sa.func.int4range(sa.cast(since, sa.Integer), sa.cast(until, sa.Integer))
        return sa.and_(_table.c.active, whose(_table), ours.op("&&")(asked))
    return sa.and_(
        _table.c.active,
        whose(_table),
        _table.c.starts < until,
        _table.c.starts > since - _reach(whose),
        since < _table.c.ends,
    )


def _reach(whose: Whose) -> sa.ColumnElement[int]:
    """How far back to search on SQLite, as `guards` does."""
    long = _table.alias("long")
    # Literally as in the index, or SQLite does not use it.
    is_long = long.c.ends - long.c.starts > sa.literal_column(str(schema.DAY))
    any_long = sa.exists().where(whose(long), long.c.active, is_long).correlate_except(long)
    return sa.select(sa.case((any_long, schema.LONGEST), else_=schema.DAY)).scalar_subquery()
