"""Doing a thing once, however often it is asked for: the rows of `idempotency`."""

from __future__ import annotations

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.errors import KeyReused
from domain.resources import VenueId
from storage import schema
from storage.engine import Database
from storage.statements import insert_new

Whole = tuple[VenueId, BookingId]


def first_time(
    connection: sa.Connection, database: Database, whole: Whole, key: str, means: str
) -> bool:
    """Whether this key was not used yet; KeyReused when it stands for something else."""
    venue_id, booking_id = whole
    table = schema.idempotency
    values = {
        "venue_id": venue_id,
        "key": key,
        "fingerprint": means,
        "booking_id": booking_id,
        "at": database.now(),
    }
    if insert_new(connection, table, values):
        return True
    known = connection.scalar(
        sa.select(table.c.fingerprint).where(table.c.venue_id == venue_id, table.c.key == key)
    )
    if known != means:
        raise KeyReused(key)
    return False
