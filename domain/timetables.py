"""Opening hours, blackouts and changing capacity of a resource, laid out over a window.

slots, range    a mask of starts: every step from the opening on, as long as the length fits
into what is open, which may be several openings that touch
days            a mask of midnights: every date with an opening
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.allocations import Taken
from domain.intervals import MINUTE
from domain.resources import Mode, Resource, ResourceId, Service, Venue
from domain.schedule import Hours, day_start, opening_minutes
from domain.slots import Slot, length_minutes
from domain.windows import Window, comb, runs, stretch

DAY = timedelta(days=1)
# Minutes since 1970 at which nothing has begun yet, and at which everything is over.
_BEGINNING, _END = 0, 2**31 - 1
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The `grid` of a service's starts and its part on `closed` days, as openings make it.

    `open_` is a mask of minutes; at the starts that `fit` it is open for the whole length. In
    mode `days`, `days` has the first opening and the last closing by midnight.
    """

    grid: int
    closed: int
    open_: int
    fits: int
    days: tuple[tuple[int, tuple[int, int]], ...] = ()


def timetable(venue: Venue, slot_of: Slot, window: Window, own: Hours | None) -> Timetable:
    """By a resource's own hours, else the venue's."""
    hours, service = own or venue.hours, venue.service(slot_of.service_id)
    if service.mode is Mode.DAYS:
        return _of_days(venue, window, hours)
    return _of_starts(venue, (service, length_minutes(slot_of)), window, hours)


def _of_starts(
    venue: Venue, sold: tuple[Service, int], window: Window, hours: Hours
) -> Timetable:
    """Begins the day before the window, whose openings may last into the first date."""
    service, length = sold
    starts = closed = open_ = shut_ = 0
    for on in (window.first - DAY, *window.dates, window.first + window.days * DAY):
        shut, openings = openings_on(venue, hours, on)
        midnight = day_start(on, venue.zone)
        teeth = hours_of = 0
        for start, end in opening_minutes(openings, on, venue.zone):
            teeth |= _teeth(start, end, service.step // MINUTE) << (start - midnight)
            hours_of |= stretch(start - midnight, end - midnight)
        # One date is short and a window is long: only the whole of a date is moved to its place.
        if shut:
            closed |= teeth << (midnight - window.origin)
            shut_ |= hours_of << (midnight - window.origin)
        else:
            starts |= teeth << (midnight - window.origin)
            open_ |= hours_of << (midnight - window.origin)
    open_ &= window.full
    fits = runs(open_, length)
    starts &= fits
    closed &= runs(shut_, length) & ~starts
    inside = window.inside
    return Timetable((starts | closed) & inside, closed & inside, open_, fits)


def _of_days(venue: Venue, window: Window, hours: Hours) -> Timetable:
    grid = closed = open_ = 0
    days = []
    for on in window.dates:
        shut, openings = openings_on(venue, hours, on)
        spans = opening_minutes(openings, on, venue.zone)
        if not spans:
            continue
        midnight = day_start(on, venue.zone)
        bit = 1 << (midnight - window.origin)
        grid |= bit
        days.append((midnight, (spans[0][0], spans[-1][1])))
        if shut:
            closed |= bit
        else:
            open_ |= window.span(spans[0][0], spans[-1][1])
    return Timetable(grid, closed, open_, grid & ~closed, tuple(days))


def openings_on(
    venue: Venue, hours: Hours, on: date
) -> tuple[bool, tuple[tuple[int, int], ...]]:
    """Whether a date is closed, and its openings (those it would have had, when closed)."""
    special = hours.special_on(on)
    if special is not None:
        return not special.openings, special.openings or hours.usual_on(on)
    return on in venue.closed and on not in venue.open_anyway, hours.usual_on(on)


def _teeth(start: int, end: int, step: int) -> int:
    """A start every `step` minutes from the first minute on, before the last."""
    return comb((end - start - 1) // step + 1, step)


def calm(venue: Venue, resource_id: ResourceId, slot_of: Slot, window: Window) -> int:
    """The starts at which no blackout of the resource meets the slot."""
    blacked_out = 0
    for blackout in venue.blackouts:
        if blackout.covers(resource_id):
            blacked_out |= window.span(*blackout.during.minutes)
    if not blacked_out:
        return -1
    if venue.service(slot_of.service_id).mode is Mode.DAYS:
        return _any_day(window, lambda on: not blacked_out & window.day(on))
    return runs(window.full & ~blacked_out, length_minutes(slot_of))


def _any_day(window: Window, fine: Callable[[date], bool]) -> int:
    """The minutes of every date of which something is true."""
    mask = 0
    for on in window.dates:
        if fine(on):
            mask |= window.day(on)
    return mask


def missing(resource: Resource, zone: ZoneInfo) -> tuple[Taken, ...]:
    """The units that are not there, of the most there ever are of a resource, and when."""
    if not resource.periods:
        return ()
    return tuple(
        Taken(start, end, capacity, resource.most)
        for start, end, capacity in _capacities(resource, zone)
        if capacity < resource.most and start < end
    )


def _capacities(resource: Resource, zone: ZoneInfo) -> Iterator[tuple[int, int, int]]:
    since = _BEGINNING
    for one in sorted(resource.periods, key=lambda period: period.first):
        start, end = day_start(one.first, zone), day_start(one.last + DAY, zone)
        yield since, start, resource.capacity
        yield start, end, one.capacity
        since = end
    yield since, _END, resource.capacity
