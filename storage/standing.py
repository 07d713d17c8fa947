"""What stands at a venue: the holds and bookings that an edit of its file must leave a place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from domain.errors import StillBooked
from domain.intervals import minute_of
from domain.orphans import Orphan, Standing, jobs_for, may_orphan, orphans
from domain.resources import Venue, VenueId
from domain.states import ACTIVE, Ended, Status
from storage.engine import Database
from storage.reading import Reading
from storage.rows import from_jobs
from storage.schema import LONGEST, bookings, jobs
from storage.statements import insert_all_new
from storage.versions import Versions


class StandingBookings:
    """Reads them, and sees to it that an edit does not take their place away unseen."""

    def __init__(self, database: Database) -> None:
        self._reading = Reading(database)
        self._versions = Versions(database)

    def read(
        self, connection: sa.Connection, venue_id: VenueId, now: datetime
    ) -> tuple[Standing, ...]:
        """All that have not ended, holds as long as they live."""
        minute = minute_of(now)
        held = bookings.c.status == str(Status.HELD)
        statement = sa.select(bookings).where(
            bookings.c.venue_id == venue_id,
            bookings.c.starts > minute - LONGEST,
            bookings.c.ends > minute,
            bookings.c.status.in_([str(one) for one in ACTIVE]),
            sa.or_(~held, bookings.c.expires_at > now),
        )
        rows = connection.execute(statement).mappings().all()
        records = self._reading.with_allocations(connection, rows)
        return tuple(one for one in records if not isinstance(one, Ended))

    def settle(
        self, connection: sa.Connection, edit: tuple[Venue, Venue], now: datetime, *, keep: bool
    ) -> tuple[Orphan, ...]:
        """Refuse an edit that leaves bookings without a place, or `keep` them. StillBooked.

        Staff are told of each that is kept. Nobody takes anything of the venue meanwhile.
        """
        before, after = edit
        if not may_orphan(before, after):
            return ()
        self.keep_still(connection, before)
        left = orphans(before, after, self.read(connection, before.id, now), now)
        if not all(one.may_stay and keep for one in left):
            raise StillBooked(left)
        self._tell_staff(connection, left, after, now)
        return left

    def keep_still(self, connection: sa.Connection, venue: Venue) -> None:
        """Wait for whoever is taking something of the venue, and let nobody go on as before."""
        resources = [(venue.id, one.id) for one in venue.resources]
        self._versions.lock(connection, resources)
        self._versions.renew(connection, resources)

    def _tell_staff(
        self, connection: sa.Connection, left: Sequence[Orphan], venue: Venue, now: datetime
    ) -> None:
        due = jobs_for(left, venue, now)
        if due:
            rows = from_jobs(due, [one.booking_id for one in due])
            insert_all_new(connection, jobs, rows)
