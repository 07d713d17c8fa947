"""What the calendar alone says about a service in a window, before anybody books.

The grid of starts is laid over a window of dates, and the calendar strikes out its part:
closed days, hours, blackouts. What bookings leave of it is `offers`' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from operator import and_, or_
from zoneinfo import ZoneInfo

from domain.additions import service_of
from domain.allocations import Busy, Demand
from domain.intervals import MINUTE, Interval, instant_of, minute_of
from domain.prices import Quote
from domain.resources import Mode, Need, Resource, ResourceId, Service, Venue
from domain.schedule import day_start
from domain.slots import DAY, Slot, Stretch, length_minutes
from domain.timetables import calm, missing, timetable
from domain.windows import Window

FREE = Busy()


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
Choices = tuple[tuple[tuple[ResourceId, Demand], ...], ...]


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
    hours_of: Mapping[int, tuple[int, int]]
    _slots: dict[int, Slot] = field(default_factory=dict, compare=False, repr=False)
    _last: list[tuple[tuple[Busy | None, ...], tuple[int, Struck]]] = field(
        default_factory=list, compare=False, repr=False
    )

    def at(self, minute: int) -> Slot:
        """The slot that starts at a minute, whether or not the grid has it."""
        known = self._slots.get(minute)
        if known is None:
            known = self._slot(minute)
            if self.grid >> (minute - self.window.origin) & 1:
                self._slots[minute] = known
        return known

    def _slot(self, minute: int) -> Slot:
        one = self.slot_of
        if self.service.mode is not Mode.DAYS:
            start = instant_of(minute)
            return replace(one, during=Interval(start, start + one.during.length))
        zone = self.window.zone
        on = instant_of(minute).astimezone(zone).date()
        midnight = day_start(on, zone)
        hours = self.hours_of.get(midnight) or (midnight, day_start(on + DAY, zone))
        return replace(one, during=Interval.of_minutes(*hours), dates=(on,))

    def places(self, slot: Slot) -> tuple[int, ...]:
        """The bits a slot stands on: its start, or the midnight of each of its dates."""
        if slot.dates:
            return tuple(self.window.edges(on)[0] for on in slot.dates)
        return (minute_of(slot.during.start) - self.window.origin,)

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

    def in_time(self, now: datetime) -> tuple[int, int]:
        """The starts that are too soon, and those that are too far away."""
        soonest = minute_of(now + self.service.lead + MINUTE - timedelta.resolution)
        furthest = minute_of(now + self.service.horizon)
        window, grid = self.window, self.grid
        if self.service.mode is not Mode.DAYS:
            early = window.span(window.origin, soonest)
            return grid & early, grid & window.span(furthest + 1, window.origin + window.size)
        early = late = 0
        for minute, (opens, _) in self.hours_of.items():
            early |= (opens < soonest) << (minute - window.origin)
            late |= (opens > furthest) << (minute - window.origin)
        return grid & early, grid & late

    def allows(self, slot: Slot, now: datetime) -> bool:
        """Whether no rule has anything against a slot, taken or not; `offers` says why not."""
        start = slot.during.start
        if not now + self.service.lead <= start <= now + self.service.horizon:
            return False
        if slot.dates:
            return self._allows_dates(slot, now)
        minute = minute_of(start)
        on_grid = self.unbooked >> (minute - self.window.origin) & 1
        return on_grid == 1 and start == instant_of(minute)

    def _allows_dates(self, slot: Slot, now: datetime) -> bool:
        """The same for whole days, which one and the same resource has to be there for."""
        early, late = self.in_time(now)
        left = self.unbooked & ~early & ~late
        return all(left >> place & 1 for place in self.places(slot)) and all(self.choices(slot))

    def choices(self, slot: Slot) -> Choices:
        """For every need the resources the calendar lets meet it then, in the order of trying."""
        here, clear_of = sum(1 << place for place in self.places(slot)), self.clear_of
        return tuple(
            tuple([(one.id, demand) for one, demand in need if here & clear_of[one.id] == here])
            for need in self.needs
        )


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a slot takes of the ground it stands on: for which minutes, and of which resources.

    And what that costs.
    """

    base: Ground
    stretches: tuple[Stretch, ...]
    choices: Choices
    quote: Quote | None


def ground(slot_of: Slot, venue: Venue, window: Window) -> Ground:
    """The calendar's part of an offer; `slot_of` names the service and what is wanted of it."""
    service = service_of(venue, slot_of)
    needs = tuple(_options(need, slot_of, venue, service) for need in service.needs)
    everything = {one.id: one for need in needs for one, _ in need}
    table = {
        hours: timetable(venue, slot_of, window, hours)
        for hours in {one.hours for one in everything.values()}
    }
    table_of = {key: table[one.hours] for key, one in everything.items()}
    clear_of = {
        key: each.fits & calm(venue, key, slot_of, window) for key, each in table_of.items()
    }
    leading = [table_of[one.id] for one, _ in next(iter(needs), ())]
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
    hours_of = {minute: span for each in reversed(leading) for minute, span in each.days}
    found = (slot_of, window, service, needs, grid, open_, fits, clear, clear_of)
    return Ground(*found, struck, unbooked, keys, hours_of)


def _options(need: Need, slot_of: Slot, venue: Venue, service: Service) -> Options:
    wants = slot_of.wants
    candidates = venue.candidates(need, wants.resources, units=wants.units, party=wants.party)
    return tuple(
        (one, demand_of(service, need, one, slot_of, venue.zone)) for one in candidates
    )


def demand_of(
    service: Service, need: Need, resource: Resource, slot: Slot, zone: ZoneInfo
) -> Demand:
    """What a slot of the service asks of one resource."""
    before, after = service.buffers
    return Demand(
        resource.most,
        need.units * slot.units,
        before,
        0 if service.mode is Mode.DAYS else length_minutes(slot),
        after,
        missing(resource, zone),
    )


def _met(needs: Iterable[Options], masks: Mapping[ResourceId, int]) -> int:
    """Where every need has some resource whose mask says yes."""
    return _every(_any(masks[one.id] for one, _ in need) for need in needs)


def _any(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _every(masks: Iterable[int]) -> int:
    return reduce(and_, masks, -1)
