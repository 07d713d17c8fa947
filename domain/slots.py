"""What is on offer, and why the rest is not.

One function works out both: `offer` lays the grid of starts over a window of dates and lets
every rule strike out its part. What is left is free; what was struck out knows by which rule.
So an offer and an explanation can never contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import reduce
from operator import and_, or_

from domain.allocations import Busy, Demand
from domain.intervals import MINUTE, Interval, instant_of, minute_of
from domain.resources import Need, Resource, ResourceId, Service, ServiceId, Venue, VenueId
from domain.timetables import calm, timetable
from domain.windows import Window, bits

FREE = Busy()


@dataclass(frozen=True, slots=True)
class Slot:
    """A service during an interval, on resources the customer insists on, else on any.

    A value: never stored by itself, has no id. `during` leaves out the buffers.
    """

    venue_id: VenueId
    service_id: ServiceId
    during: Interval
    wanted: tuple[ResourceId, ...] = ()


class Rule(StrEnum):
    """Why a start is not on offer, in the order in which the rules are asked."""

    CLOSED = "closed"
    HOURS = "hours"
    BLACKOUT = "blackout"
    TOO_SOON = "too-soon"
    TOO_FAR = "too-far"
    FULL = "full"
    HELD = "held"


Struck = tuple[tuple[Rule, int], ...]
Options = tuple[tuple[Resource, Demand], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the calendar alone says about a service in a window, before anybody books.

    `open_` is a mask of minutes: those in which every need has some resource open. The others
    are masks of starts: the `grid`, and the starts at which every need has some resource open
    for the whole length (`fits`) and not blacked out (`clear`). `struck` is what the calendar's
    rules strike out of the grid, `unbooked` what they leave.
    """

    slot_of: Slot
    window: Window
    service: Service
    needs: tuple[Options, ...]
    grid: int
    open_: int
    fits: int
    clear: int
    clear_of: Mapping[ResourceId, int]
    struck: Struck
    unbooked: int
    keys: tuple[tuple[ResourceId, int], ...]
    _slots: dict[int, Slot] = field(default_factory=dict, compare=False, repr=False)
    _last: list[tuple[tuple[Busy | None, ...], tuple[int, Struck]]] = field(
        default_factory=list, compare=False, repr=False
    )

    def at(self, minute: int) -> Slot:
        """The slot that starts at a minute, whether or not the grid has it."""
        known = self._slots.get(minute)
        if known is None:
            one, start = self.slot_of, instant_of(minute)
            during = Interval(start, start + self.service.length)
            known = Slot(one.venue_id, one.service_id, during, one.wanted)
            if self.grid >> (minute - self.window.origin) & 1:
                self._slots[minute] = known
        return known

    def left(self, usage: Mapping[tuple[ResourceId, int], Busy]) -> tuple[int, Struck]:
        """The starts that bookings and holds leave, and those that they strike out.

        The last answer is kept: to look again at two hundred resources of which none has
        changed costs two hundred comparisons.
        """
        if not usage:
            return self.unbooked, ()
        found = tuple(map(usage.get, self.keys))
        if not self._last or self._last[0][0] != found:
            self._last[:] = [(found, self._left(iter(found)))]
        return self._last[0][1]

    def _left(self, found: Iterator[Busy | None]) -> tuple[int, Struck]:
        free = firm = self.grid
        for need in self.needs:
            some = some_firm = 0
            for one, _ in need:
                busy = next(found) or FREE
                clear = self.clear_of[one.id]
                mine = clear & ~busy.all_
                some |= mine
                some_firm |= mine if busy.firm is busy.all_ else clear & ~busy.firm
            free &= some
            firm &= some_firm
        taken = (Rule.FULL, self.grid & ~firm), (Rule.HELD, self.grid & ~free)
        return self.unbooked & free, taken

    def allows(self, start: datetime, now: datetime) -> bool:
        """Whether no rule has anything against a start, taken or not; `offer` says why not."""
        if not now + self.service.lead <= start <= now + self.service.horizon:
            return False
        minute = minute_of(start)
        on_grid = self.unbooked >> (minute - self.window.origin) & 1
        return on_grid == 1 and start == instant_of(minute)

    def choices(self, start: datetime) -> tuple[tuple[tuple[ResourceId, Demand], ...], ...]:
        """For every need the resources the calendar lets meet it then, in the order of trying."""
        place = minute_of(start) - self.window.origin
        return tuple(
            tuple(
                (one.id, demand) for one, demand in need if self.clear_of[one.id] >> place & 1
            )
            for need in self.needs
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """Every start of a service in a window, sorted into free ones and refused ones."""

    base: Ground
    free: int
    struck: Struck

    @property
    def window(self) -> Window:
        """The dates the offer is about."""
        return self.base.window

    @property
    def grid(self) -> int:
        """The mask of all starts, free or not."""
        return self.base.grid

    def slots(self, on: date | None = None) -> Iterator[Slot]:
        """The free slots in order of time, of one date or of the whole window."""
        return map(self.base.at, self._minutes(self.free, on))

    def refused(self, on: date) -> Iterator[tuple[Slot, Rule]]:
        """The starts of a date that are not free, each with the rule that struck it out."""
        for minute in self._minutes(self.grid & ~self.free, on):
            rule = self.rule_at(minute)
            if rule is not None:
                yield self.at(minute), rule

    def _minutes(self, mask: int, on: date | None) -> Iterator[int]:
        since = self.window.origin
        if on is not None:
            since, mask = self.window.part(mask, on)
        return map(since.__add__, bits(mask))

    def at(self, minute: int) -> Slot:
        """The slot that starts at a minute, whether or not it is free."""
        return self.base.at(minute)

    def rule_at(self, minute: int) -> Rule | None:
        """Which rule strikes out a start of the grid; None when it is free."""
        place = minute - self.window.origin
        return next((rule for rule, mask in self.struck if mask >> place & 1), None)

    def count(self, on: date) -> int:
        """How many starts of a date are free."""
        return self.window.part(self.free, on)[1].bit_count()

    def size(self, on: date) -> int:
        """How many starts a date would have if nothing stood in the way."""
        return self.window.part(self.grid, on)[1].bit_count()

    def nearest(self, start: datetime, most: int = 3) -> tuple[Slot, ...]:
        """The free slots closest in time to `start`, in order of time."""
        wish = minute_of(start)
        found = sorted(self._minutes(self.free, None), key=lambda minute: abs(minute - wish))
        return tuple(map(self.at, sorted(found[:most])))


def ground(slot_of: Slot, venue: Venue, window: Window) -> Ground:
    """The calendar's part of an offer; `slot_of` names the service and wanted resources."""
    service = venue.service(slot_of.service_id)
    needs = tuple(_options(need, slot_of, venue, service) for need in service.needs)
    everything = {one.id: one for need in needs for one, _ in need}
    table = {
        hours: timetable(venue, service, window, hours)
        for hours in {one.hours for one in everything.values()}
    }
    table_of = {key: table[one.hours] for key, one in everything.items()}
    clear_of = {
        key: each.fits & calm(venue, key, service, window) for key, each in table_of.items()
    }
    leading = [table_of[one.id] for one, _ in needs[0]]
    grid = _any(each.grid for each in leading)
    closed = _every(each.closed | ~each.grid for each in leading)
    fits = _met(needs, {key: each.fits for key, each in table_of.items()})
    open_ = _met(needs, {key: each.open_ for key, each in table_of.items()})
    clear = _met(needs, clear_of)
    struck = (
        (Rule.CLOSED, grid & closed),
        (Rule.HOURS, grid & ~fits),
        (Rule.BLACKOUT, grid & ~clear),
    )
    keys = tuple((one.id, demand.units) for need in needs for one, demand in need)
    unbooked = grid & ~_any(mask for _, mask in struck)
    found = (slot_of, window, service, needs, grid, open_, fits, clear, clear_of)
    return Ground(*found, struck, unbooked, keys)


def _options(need: Need, slot_of: Slot, venue: Venue, service: Service) -> Options:
    candidates = venue.candidates(need, slot_of.wanted)
    return tuple((one, demand_of(service, need, one)) for one in candidates)


def _met(needs: Iterable[Options], masks: Mapping[ResourceId, int]) -> int:
    """Where every need has some resource whose mask says yes."""
    return _every(_any(masks[one.id] for one, _ in need) for need in needs)


def demand_of(service: Service, need: Need, resource: Resource) -> Demand:
    """What a slot of the service asks of one resource."""
    return Demand(resource.capacity, need.units, *service.footprint)


def offer(base: Ground, usage: Mapping[tuple[ResourceId, int], Busy], now: datetime) -> Offer:
    """Strike out of the grid whatever a rule forbids.

    `usage` says per resource and units asked for which starts are blocked; what is missing
    there is free all the time.
    """
    window, grid, service = base.window, base.grid, base.service
    left, taken = base.left(usage)
    soonest = minute_of(now + service.lead + MINUTE - timedelta.resolution)
    too_soon = grid & window.span(window.origin, soonest)
    furthest = minute_of(now + service.horizon)
    too_far = grid & window.span(furthest + 1, window.origin + window.size)
    struck = (*base.struck, (Rule.TOO_SOON, too_soon), (Rule.TOO_FAR, too_far), *taken)
    return Offer(base, left & ~too_soon & ~too_far, struck)


def _any(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _every(masks: Iterable[int]) -> int:
    return reduce(and_, masks, -1)
