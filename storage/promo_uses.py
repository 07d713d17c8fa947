"""How often promo codes are used, counted under a lock so that nobody gets one too many.

A use is a booking with the code, a request, or a hold that lives; what was cancelled, rejected,
let go or has run out is none. Whoever places with a limited code waits until nobody else does:
after the locks of the resources, in sorted sequence, to the end of the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from domain.people import CustomerId
from domain.placements import Placement
from domain.resources import VenueId
from domain.states import Status
from storage import schema
from storage.engine import Database
from storage.many import Present, Rows

# A code at a venue, by a customer or (None) by everybody.
Used = tuple[VenueId, str, CustomerId | None]
Asked = tuple[VenueId, str, int]

_bookings = schema.bookings
_STANDING = [
    str(one)
    for one in (
        Status.REQUESTED,
        Status.CONFIRMED,
        Status.IN_PROGRESS,
        Status.COMPLETED,
        Status.REVIEWED,
        Status.NO_SHOW,
    )
]
_LOCK = sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:of, 0))")


class PromoUses:
    """The statements by which uses are counted, made once."""

    def __init__(self, database: Database) -> None:
        self._locks = database.dialect != "sqlite"
        self._given = Rows(database)
        self._present = Present(database)
        self._by_everybody = self._counting(own=False)
        self._by_customer = self._counting(own=True)

    def count(self, connection: sa.Connection, asked: Iterable[Placement]) -> dict[Used, int]:
        """The uses of what is asked for with a limit, after waiting for whoever else counts."""
        uses: dict[Used, int] = {}
        everybody, own = set[Asked](), set[Asked]()
        for one in asked:
            venue_id, code, promo = one.slot.venue_id, one.slot.code, one.promo
            if promo is not None and promo.uses is not None:
                everybody.add((venue_id, code, 0))
            if promo is not None and promo.per_customer is not None:
                own.add((venue_id, code, one.customer_id))
        self._lock(connection, {one[:2] for one in everybody | own})
        for row in self._run(connection, self._by_everybody, sorted(everybody)):
            uses[row.venue_id, row.code, None] = row.uses
        for row in self._run(connection, self._by_customer, sorted(own)):
            uses[row.venue_id, row.code, row.customer_id] = row.uses
        return uses

    def _lock(self, connection: sa.Connection, codes: set[tuple[VenueId, str]]) -> None:
        """On SQLite nobody else is writing anyway."""
        if self._locks:
            for venue_id, code in sorted(codes):
                connection.execute(_LOCK, {"of": f"promo:{venue_id}:{code}"})

    def _run(
        self,
        connection: sa.Connection,
        statement: sa.Select[Any],
        rows: Sequence[Asked],
    ) -> Sequence[sa.Row[Any]]:
        if not rows:
            return []
        bound = Rows.bound(rows) | self._present.bound()
        return connection.execute(statement, bound).all()

    def _counting(self, *, own: bool) -> sa.Select[Any]:
        given, now = self._given, self._present.now
        venue_id, code, customer_id = given.number(0), given.text(1), given.number(2)
        live = sa.and_(_bookings.c.status == str(Status.HELD), _bookings.c.expires_at > now)
        uses = sa.select(sa.func.count()).where(
            _bookings.c.venue_id == venue_id,
            _bookings.c.promo == code,
            _bookings.c.promo.is_not(None),
            sa.or_(_bookings.c.status.in_(_STANDING), live),
        )
        if own:
            uses = uses.where(_bookings.c.customer_id == customer_id)
        return sa.select(
            venue_id.label("venue_id"),
            code.label("code"),
            customer_id.label("customer_id"),
            uses.correlate(given.table).scalar_subquery().label("uses"),
        ).select_from(given.table)
