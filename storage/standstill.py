"""Keeping a booking still: in somebody's transaction nothing else becomes of it meanwhile."""

from __future__ import annotations

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.resources import VenueId
from domain.states import Record
from storage.engine import Database
from storage.reading import Reading
from storage.versions import Versions


class Standstill:
    """Under the locks that every step of a booking takes: those of its resources."""

    def __init__(self, database: Database) -> None:
        self._reading = Reading(database)
        self._versions = Versions(database)

    def load(
        self, connection: sa.Connection, venue_id: VenueId, booking_id: BookingId
    ) -> Record:
        """The booking as it is, and stays until the transaction ends; NotFound."""
        found = self._reading.load(connection, venue_id, booking_id)
        resources = [(venue_id, one) for one in found.terms.resource_ids]
        self._versions.lock(connection, resources)
        return self._reading.load(connection, venue_id, booking_id)
