"""An independent look at what is taken: minute by minute, unit by unit, from the plain rows.

It shares nothing with the program but the table, so that a mistake in the program's own idea
of an overlap is not made twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.allocations import Demand
from domain.resources import Resource, ResourceId, Venue
from domain.slots import Slot
from storage import schema
from storage.engine import Database

Choices = Sequence[Sequence[tuple[ResourceId, Demand]]]


@dataclass(frozen=True)
class Sweep:
    """How often something was wrong, and how much of what is taken."""

    overlaps: int
    above_capacity: int
    used: Mapping[tuple[int, int], Counter[int]]

    @property
    def clean(self) -> bool:
        return self.overlaps == 0 and self.above_capacity == 0

    def fits(self, slot: Slot, choices: Choices) -> bool:
        """Whether the count would still let this in."""
        begins = int(slot.during.start.timestamp()) // 60
        return all(
            any(
                self._room(slot.venue_id, resource_id, demand, begins)
                for resource_id, demand in options
            )
            for options in choices
        )

    def _room(self, venue_id: int, resource_id: int, demand: Demand, begins: int) -> bool:
        used = self.used.get((venue_id, resource_id), Counter())
        minutes = range(begins - demand.before, begins + demand.length + demand.after)
        return all(used[minute] + demand.units <= demand.capacity for minute in minutes)


async def sweep(database: Database, venue: Venue) -> Sweep:
    """Look at every active allocation of a venue."""
    table = schema.allocations
    statement = sa.select(table).where(table.c.venue_id == venue.id, table.c.active)
    rows = await database.read(lambda connection: connection.execute(statement).all())
    return swept(rows, venue)


def swept(rows: Iterable[sa.Row[Any]], venue: Venue, *, every: int = 1) -> Sweep:
    """`every`: look at so many minutes as one, where all begin and end together."""
    capacity: dict[int, Callable[[int], int]] = {
        one.id: _capacity(one, venue) for one in venue.resources
    }
    holders: dict[tuple[int, int, int], int] = {}
    used: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    overlaps = 0
    for row in rows:
        for minute in range(row.starts, row.ends, every):
            used[row.venue_id, row.resource_id][minute] += row.unit_to - row.unit_from
            for unit in range(row.unit_from, row.unit_to):
                place = row.resource_id, unit, minute
                overlaps += place in holders
                holders[place] = row.booking_id
    above = sum(
        units > capacity[resource_id](minute)
        for (_, resource_id), minutes in used.items()
        for minute, units in minutes.items()
    )
    return Sweep(overlaps, above, used)


def _capacity(one: Resource, venue: Venue) -> Callable[[int], int]:
    """How many units there are of a resource in a minute."""

    def on_its_date(minute: int) -> int:
        on = datetime.fromtimestamp(minute * 60, venue.zone).date()
        found = (each.capacity for each in one.periods if each.first <= on <= each.last)
        return next(found, one.capacity)

    return on_its_date if one.periods else lambda _: one.capacity
