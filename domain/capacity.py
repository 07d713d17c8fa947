"""How much of each resource there is on a date, and how much of that is taken.

A report for owners: derived from openings, blackouts and allocations, never counted along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.allocations import Taken
from domain.resources import Resource, ResourceId, Venue
from domain.schedule import opening_minutes
from domain.timetables import openings_on
from domain.windows import Window


@dataclass(frozen=True, slots=True)
class ResourceDay:
    """One resource on one local date. Minutes are minutes of one unit each.

    `capacity` is that date's; `open_minutes` leaves out blackouts; `firm` and `held` count what falls into the openings,
    buffers included. `peak` is the most units that are taken at the same moment of the date.
    """

    resource: Resource
    on: date
    capacity: int
    open_minutes: int
    firm_minutes: int
    held_minutes: int
    peak: int

    @property
    def units_left(self) -> int:
        """How many units are free all day long."""
        return self.capacity - self.peak


def loads(
    venue: Venue, window: Window, taken: Mapping[ResourceId, Sequence[Taken]]
) -> tuple[ResourceDay, ...]:
    """Every resource on every date of the window, date by date."""
    open_of = {one.id: _open(venue, one, window) for one in venue.resources}
    return tuple(
        _load(one, on, window, (open_of[one.id], taken.get(one.id, ())))
        for on in window.dates
        for one in venue.resources
    )


def _open(venue: Venue, one: Resource, window: Window) -> int:
    """The minutes in which a resource can be used at all."""
    hours, mask = one.hours or venue.hours, 0
    for on in window.dates:
        shut, openings = openings_on(venue, hours, on)
        for start, end in () if shut else opening_minutes(openings, on, venue.zone):
            mask |= window.span(start, end)
    for blackout in venue.blackouts:
        if blackout.covers(one.id):
            mask &= ~window.span(*blackout.during.minutes)
    return mask


def _load(
    one: Resource, on: date, window: Window, found: tuple[int, Sequence[Taken]]
) -> ResourceDay:
    open_, taken = found
    since, mask = window.part(open_, on)
    first, last = (edge + window.origin for edge in window.edges(on))
    mine = [
        each._replace(start=max(each.start, first), end=min(each.end, last))
        for each in taken
        if each.start < last and first < each.end
    ]
    counted = {True: 0, False: 0}
    for each in mine:
        minutes = mask >> (each.start - since) & ((1 << (each.end - each.start)) - 1)
        counted[each.until is None] += minutes.bit_count() * (each.last - each.first)
    capacity = one.capacity_on(on)
    open_minutes = mask.bit_count() * capacity
    return ResourceDay(
        one, on, capacity, open_minutes, counted[True], counted[False], _peak(mine)
    )


def _peak(taken: Iterable[Taken]) -> int:
    """The most units at once; what ends at a minute is gone before what begins at it."""
    moves = sorted(
        move
        for one in taken
        for move in ((one.start, one.last - one.first), (one.end, one.first - one.last))
    )
    most = used = 0
    for _, change in moves:
        used += change
        most = max(most, used)
    return most
