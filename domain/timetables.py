"""Opening hours and blackouts of a resource, laid out as masks over a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from domain.intervals import MINUTE
from domain.resources import ResourceId, Service, Venue
from domain.schedule import Hours, opening_minutes
from domain.windows import Window, comb, runs

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The `grid` of a service's starts and its part on `closed` days, as openings make it.

    `open_` is a mask of minutes; at the starts that `fit` it is open for the whole length.
    """

    grid: int
    closed: int
    open_: int
    fits: int


def timetable(venue: Venue, service: Service, window: Window, own: Hours | None) -> Timetable:
    """By a resource's own hours, else the venue's.

    Begins the day before the window, whose openings may last into the first date.
    """
    hours = own or venue.hours
    starts = closed = open_ = 0
    for on in (window.first - DAY, *window.dates):
        shut, openings = openings_on(venue, hours, on)
        for start, end in opening_minutes(openings, on, venue.zone):
            teeth = _starts(start - window.origin, end - window.origin, service)
            if shut:
                closed |= teeth
            else:
                starts |= teeth
                open_ |= window.span(start, end)
    fits = runs(open_, service.length // MINUTE)
    grid, closed = starts | closed, closed & ~starts
    return Timetable(grid & window.inside, closed & window.inside, open_, fits)


def openings_on(
    venue: Venue, hours: Hours, on: date
) -> tuple[bool, tuple[tuple[int, int], ...]]:
    """Whether a date is closed, and its openings (those it would have had, when closed)."""
    special = hours.special_on(on)
    if special is not None:
        return not special.openings, special.openings or hours.usual_on(on)
    return on in venue.closed and on not in venue.open_anyway, hours.usual_on(on)


def _starts(start: int, end: int, service: Service) -> int:
    step, length = service.step // MINUTE, service.length // MINUTE
    return comb((end - start - length) // step + 1, step) << start


def calm(venue: Venue, resource_id: ResourceId, service: Service, window: Window) -> int:
    """The starts at which no blackout of the resource meets the slot."""
    blacked_out = 0
    for blackout in venue.blackouts:
        if blackout.covers(resource_id):
            blacked_out |= window.span(*blackout.during.minutes)
    return runs(window.full & ~blacked_out, service.length // MINUTE) if blacked_out else -1
