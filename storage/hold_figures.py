"""What became of the holds of some days, as the audit tells it, whichever process did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.resources import VenueId
from domain.states import Status
from storage.schema import audit, bookings

_FIRM = (Status.CONFIRMED, Status.REQUESTED)


@dataclass(frozen=True, slots=True)
class HoldFigures:
    """Holds that were placed in a time. What is in no other number is being decided.

    `to_confirm` is how long those that were confirmed took to it, on average.
    """

    placed: int
    confirmed: int
    released: int
    expired: int
    to_confirm: timedelta | None


def hold_figures(
    connection: sa.Connection, venue_id: VenueId, since: datetime, until: datetime
) -> HoldFigures:
    """Of the holds placed from one instant up to another."""
    ended = sa.and_(
        audit.c.venue_id == bookings.c.venue_id,
        audit.c.booking_id == bookings.c.id,
        audit.c.was == str(Status.HELD),
        audit.c.became != str(Status.HELD),
    )
    statement = (
        sa.select(bookings.c.placed_at, audit.c.became, audit.c.at)
        .select_from(bookings.outerjoin(audit, ended))
        .where(
            bookings.c.venue_id == venue_id,
            bookings.c.placed_at >= since,
            bookings.c.placed_at < until,
        )
    )
    return _sum(connection.execute(statement))


def _sum(ends: Iterable[Sequence[Any]]) -> HoldFigures:
    counted: Counter[str] = Counter()
    waited = timedelta(0)
    for placed_at, became, at in ends:
        counted[became or ""] += 1
        if at is not None and became in _FIRM:
            waited += at - placed_at
    confirmed = sum(counted[one] for one in _FIRM)
    return HoldFigures(
        counted.total(),
        confirmed,
        counted[Status.RELEASED],
        counted[Status.EXPIRED],
        waited / confirmed if confirmed else None,
    )
