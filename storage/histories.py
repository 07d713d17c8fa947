"""What became of bookings, as the audit tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.resources import VenueId
from domain.states import Record, Status
from storage.schema import audit

History = tuple[tuple[datetime, Status], ...]
_STEPS = (
    sa.select(audit.c.booking_id, audit.c.at, audit.c.became)
    .where(
        audit.c.venue_id == sa.bindparam("venue_id"),
        audit.c.booking_id.in_(sa.bindparam("booking_ids", expanding=True)),
        audit.c.was != audit.c.became,
    )
    .order_by(audit.c.booking_id, audit.c.version)
)


def history_of(
    connection: sa.Connection, venue_id: VenueId, booking_ids: Iterable[BookingId]
) -> dict[BookingId, History]:
    """What became of bookings, and when, in order; extending a hold is no step."""
    asked = {"venue_id": venue_id, "booking_ids": tuple(booking_ids)}
    found: dict[BookingId, History] = {}
    for booking_id, at, became in connection.execute(_STEPS, asked):
        found[booking_id] = (*found.get(booking_id, ()), (at, Status(became)))
    return found


def histories(connection: sa.Connection, records: Sequence[Record]) -> list[History]:
    """The same for records of one venue, one for each."""
    if not records:
        return []
    venue_id = records[0].terms.slot.venue_id
    found = history_of(connection, venue_id, [one.terms.id for one in records])
    return [found.get(one.terms.id, ()) for one in records]
