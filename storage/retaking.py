"""Taking back a hold that has expired, for money that came late: if its slot is still free.

What it had is tried first. Where that is taken by now, whatever else would have met the same
wish does as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from domain.allocations import Allocation, BookingId, Taken
from domain.holds import Change
from domain.people import Actor, Party
from domain.placements import Placement, assign
from domain.reminders import watch
from domain.resources import ResourceId, VenueId
from domain.states import Ended, Hold
from storage import schema
from storage.changing import Changing
from storage.engine import Database
from storage.reading import Reading, Stretch
from storage.rows import from_allocations
from storage.versions import Versions
from storage.winning import Winning

_table = schema.allocations


class Retaking:
    """One wish at a time: money that comes late is rare."""

    def __init__(self, database: Database, changing: Changing) -> None:
        self._database = database
        self._changing = changing
        self._reading = Reading(database)
        self._versions = Versions(database)
        self._winning = Winning(database)

    def take_back(
        self,
        connection: sa.Connection,
        ended: Ended,
        again: Placement | None,
        until: datetime,
        key: str,
    ) -> Hold | None:
        """The hold again, until then; None when somebody else has the slot.

        `again` is the same wish as it would be placed now, None where the rules forbid that.
        """
        venue_id = ended.terms.slot.venue_id
        stretches = _stretches(ended, again)
        self._versions.lock(connection, {stretch[:2] for stretch in stretches})
        now = self._database.present(connection)
        taken, overdue = self._taken(connection, stretches, now)
        parts = _parts(ended, again, taken)
        if not parts:
            return None
        self._winning.expire(connection, overdue, now)
        self._place(connection, ended, parts, until)
        actor = Actor(Party.CUSTOMER, ended.terms.customer_id)
        before = replace(ended, terms=replace(ended.terms, allocations=parts))
        hold = before.take_back(until)
        change = Change(before, hold, actor, key, (watch(hold, now),))
        self._changing.apply(connection, change)
        self._versions.bump(connection, {(venue_id, one.resource_id) for one in parts})
        return hold

    def _taken(
        self, connection: sa.Connection, stretches: Sequence[Stretch], now: datetime
    ) -> tuple[dict[ResourceId, list[Taken]], list[tuple[VenueId, BookingId]]]:
        """What stands in the way, and the dead holds that only seem to."""
        found: dict[ResourceId, list[Taken]] = {}
        overdue: set[tuple[VenueId, BookingId]] = set()
        for row in self._reading.active_in(connection, stretches):
            held_until = row["held_until"]
            if held_until is not None and held_until <= now:
                overdue.add((row["venue_id"], row["booking_id"]))
                continue
            taken = Taken(row["starts"], row["ends"], row["unit_from"], row["unit_to"])
            found.setdefault(row["resource_id"], []).append(taken)
        return found, sorted(overdue)

    def _place(
        self,
        connection: sa.Connection,
        ended: Ended,
        parts: tuple[Allocation, ...],
        until: datetime,
    ) -> None:
        """Other parts in the place of those it had."""
        if parts == ended.terms.allocations:
            return
        venue_id, booking_id = ended.terms.slot.venue_id, ended.terms.id
        connection.execute(
            sa.delete(_table).where(
                _table.c.venue_id == venue_id, _table.c.booking_id == booking_id
            )
        )
        rows = from_allocations(venue_id, booking_id, parts, until)
        connection.execute(sa.insert(_table), rows)


def _stretches(ended: Ended, again: Placement | None) -> list[Stretch]:
    venue_id = ended.terms.slot.venue_id
    own = [(venue_id, one.resource_id, one.start, one.end) for one in ended.terms.allocations]
    if again is None:
        return own
    return own + [
        (venue_id, resource_id, *stretch)
        for options in again.choices
        for resource_id, _ in options
        for stretch in again.stretches
    ]


def _parts(
    ended: Ended, again: Placement | None, taken: Mapping[ResourceId, Sequence[Taken]]
) -> tuple[Allocation, ...]:
    """What it had, if nobody has it now; else what would do as well; else nothing."""
    if not any(_meets(one, taken.get(one.resource_id, ())) for one in ended.terms.allocations):
        return ended.terms.allocations
    return assign(again, taken) if again is not None else ()


def _meets(one: Allocation, others: Sequence[Taken]) -> bool:
    return any(
        one.start < other.end
        and other.start < one.end
        and one.first < other.last
        and other.first < one.last
        for other in others
    )
