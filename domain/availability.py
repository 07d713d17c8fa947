"""Looking for a time: what is free, what is not, and what is soonest.

Availability is derived, never stored. What the calendar says (`slots.ground`) is kept per
version of the venue; what is taken comes from the store, which keeps its own answers per
version of each resource.
"""

from __future__ import annotations

from calendar import monthrange
from collections import OrderedDict
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.additions import quote_of, service_of, sold
from domain.allocations import BookingId
from domain.bounds import check_bounds
from domain.errors import NotOnGrid, Unavailable
from domain.ground import Choices, Footprint, Ground, ground
from domain.intervals import Interval, instant_of
from domain.offers import Offer, offer
from domain.ports import Clock, Usage
from domain.refusals import why, why_dates
from domain.resources import Assignment, Mode, ResourceId, Service, ServiceId, Venue, VenueId
from domain.slots import ANYTHING, DAY, Slot, Wants, joined, stretches
from domain.windows import Window

WEEK = timedelta(days=7)
GROUNDS_KEPT = 96
FOOTPRINTS_KEPT = 512
# How many days the dates of a booking are moved at most, to find others that are free.
MOVED = 14


Choice = tuple[tuple[ResourceId, ...], int, int, timedelta, tuple[ServiceId, ...]]


@lru_cache(maxsize=512)
def window_of(first: date, days: int, zone: ZoneInfo) -> Window:
    """The window of those dates; kept, because every midnight costs a look-up in the zone."""
    return Window(first, days, zone)


def week_of(on: date, zone: ZoneInfo) -> Window:
    """Monday to Sunday around a date."""
    return window_of(on - timedelta(days=on.weekday()), 7, zone)


def month_of(on: date, zone: ZoneInfo) -> Window:
    """The calendar month of a date."""
    return window_of(on.replace(day=1), monthrange(on.year, on.month)[1], zone)


class Availability:
    """What can be booked at a venue."""

    def __init__(self, usage: Usage, clock: Clock) -> None:
        self._usage = usage
        self._clock = clock
        self._grounds: OrderedDict[tuple[VenueId, int, ServiceId, Window, Choice], Ground] = (
            OrderedDict()
        )
        self._footprints: dict[tuple[VenueId, int, Slot], Footprint] = {}

    def ground(self, venue: Venue, service: Service, window: Window, wants: Wants) -> Ground:
        """The calendar's part of an offer, worked out once per version of the venue."""
        if wants.additions:
            service = sold(venue, service.id, wants.additions)
        length = wants.length if service.mode is Mode.RANGE else None
        length = length or service.length
        choice = wants.resources, wants.units, wants.party, length, wants.additions
        key = venue.id, venue.version, service.id, window, choice
        known = self._grounds.get(key)
        if known is None:
            known = self._grounds[key] = ground(
                like(venue, service, window, wants), venue, window
            )
            if len(self._grounds) > GROUNDS_KEPT:
                self._grounds.popitem(last=False)
        else:
            self._grounds.move_to_end(key)
        return known

    async def offer(
        self,
        venue: Venue,
        service: Service,
        window: Window,
        wants: Wants,
        *,
        but: BookingId | None = None,
    ) -> Offer:
        """Every start of the service in a window, free or refused.

        `but`: to somebody whose booking gives way to what they take instead.
        """
        base = self.ground(venue, service, window, wants)
        usage = await self._usage.busy(venue, base, but=but)
        return offer(base, usage, self._clock.now())

    async def soonest(
        self,
        venue: Venue,
        service: Service,
        wants: Wants = ANYTHING,
        *,
        after: datetime | None = None,
        most: int = 1,
    ) -> tuple[Slot, ...]:
        """The first free slots after an instant (now), within the service's horizon."""
        now = self._clock.now()
        begin = max(after or now, now)
        window = week_of(begin.astimezone(venue.zone).date(), venue.zone)
        last = (now + service.horizon).astimezone(venue.zone).date()
        found: list[Slot] = []
        while window.first <= last and len(found) < most:
            week = await self.offer(venue, service, window, wants)
            for slot in week.slots():
                if slot.during.start >= begin:
                    found.append(slot)
                if len(found) == most:
                    break
            window = week_of(window.first + WEEK, venue.zone)
        return tuple(found)

    async def near(
        self, venue: Venue, slot: Slot, most: int = 3, *, but: BookingId | None = None
    ) -> tuple[Slot, ...]:
        """The free slots closest to one that cannot be had, in order of time.

        `but` as above.
        """
        if len(slot.dates) > 1:
            return await self._other_dates(venue, slot, most)
        service, start = service_of(venue, slot), slot.during.start
        week = _week_around(slot, venue)
        close = await self._nearest(venue, slot, week, most, but)
        # Another week can only have something closer where these reach over the edge of this.
        reach = 2 * WEEK if len(close) < most else abs(close[-1].during.start - start)
        for other, edge in ((-WEEK, week.midnights[0]), (WEEK, week.midnights[-1])):
            if abs(instant_of(edge) - start) <= reach:
                beside = week_of(week.first + other, venue.zone)
                close += await self._nearest(venue, slot, beside, most, but)
        close.sort(key=lambda one: abs(one.during.start - start))
        if len(close) < most:
            after = instant_of(week_of(week.first + 2 * WEEK, venue.zone).midnights[0])
            missing = most - len(close)
            close += await self.soonest(venue, service, slot.wants, after=after, most=missing)
        if not close:
            return await self.soonest(venue, service, slot.wants, most=most)
        return tuple(sorted(close[:most], key=lambda one: one.during))

    async def _nearest(
        self, venue: Venue, slot: Slot, week: Window, most: int, but: BookingId | None
    ) -> list[Slot]:
        """The closest of one week, closest first."""
        start, service = slot.during.start, service_of(venue, slot)
        offered = await self.offer(venue, service, week, slot.wants, but=but)
        return sorted(
            offered.nearest(start, most), key=lambda one: abs(one.during.start - start)
        )

    async def _other_dates(self, venue: Venue, slot: Slot, most: int) -> tuple[Slot, ...]:
        """The same dates moved by as few days as possible, in order of time."""
        span = (slot.dates[-1] - slot.dates[0]).days + 1
        window = window_of(slot.dates[0] - MOVED * DAY, span + 2 * MOVED, venue.zone)
        offered = await self.offer(venue, service_of(venue, slot), window, slot.wants)
        found: list[Slot] = []
        for moved in sorted(range(-MOVED, MOVED + 1), key=abs):
            dates = tuple(on + moved * DAY for on in slot.dates)
            if len(found) < most and all(map(offered.count, dates)):
                other = joined([day for on in dates for day in offered.slots(on)])
                if await self.why(venue, other) is None:
                    found.append(other)
        return tuple(sorted(found, key=lambda one: one.during))

    async def why(self, venue: Venue, slot: Slot) -> Unavailable | None:
        """Why a slot is not on offer; None when it is free."""
        service = service_of(venue, slot)
        base = self.ground(venue, service, _window_around(slot, venue), slot.wants)
        usage = await self._usage.busy(venue, base)
        return _why(offer(base, usage, self._clock.now()), venue, slot, self._clock.now())

    async def lengths(self, venue: Venue, slot: Slot) -> tuple[Slot, ...]:
        """The slots of every length that can be had from the start of this one, shortest first."""
        found: list[Slot] = []
        for length in service_of(venue, slot).lengths:
            during = Interval(slot.during.start, slot.during.start + length)
            longer = replace(slot, during=during)
            if await self.why(venue, longer) is not None:
                break
            found.append(longer)
        return tuple(found)

    def of_dates(self, venue: Venue, slot: Slot) -> Slot:
        """Whole days from the first opening to the last closing; any other slot as it is."""
        if not slot.dates:
            return slot
        service = service_of(venue, slot)
        window = window_of(slot.dates[0], (slot.dates[-1] - slot.dates[0]).days + 1, venue.zone)
        base = self.ground(venue, service, window, slot.wants)
        midnights = (window.edges(on)[0] + window.origin for on in slot.dates)
        during = joined([base.at(one) for one in midnights]).during
        return replace(slot, during=during)

    def check_rules(self, venue: Venue, slot: Slot) -> Ground:
        """Raise what the rules have against a slot, taken or not: a tap is outside input.

        Any Unavailable but SlotTaken; OutOfBounds; NotFound for a service or resource the venue
        does not have (any more); RulesChanged when the service has another length by now. Else
        the ground on which it may be had.
        """
        service = service_of(venue, slot)
        for resource_id in slot.wanted:
            venue.resource(resource_id)
        check_bounds(venue, service, slot)
        now = self._clock.now()
        base = self.ground(venue, service, _window_around(slot, venue), slot.wants)
        if not base.allows(slot, now):
            raise _why(offer(base, {}, now), venue, slot, now) or NotOnGrid(slot, ())
        return base

    def footprint(self, venue: Venue, slot: Slot) -> Footprint:
        """What a slot takes, taken or not. Raises as `check_rules` does."""
        key = venue.id, venue.version, slot
        known = self._footprints.get(key)
        if known is None or not known.base.allows(slot, self._clock.now()):
            base = self.check_rules(venue, slot)
            if len(self._footprints) >= FOOTPRINTS_KEPT:
                self._footprints.clear()
            known = self._footprints[key] = Footprint(
                base,
                stretches(slot, base.service, venue.zone),
                base.choices(slot),
                quote_of(venue, slot),
            )
        return known

    async def choices(self, venue: Venue, takes: Footprint) -> Choices:
        """For every need who may meet it, in the order in which the service gives them out."""
        base, found = takes.base, takes.choices
        match base.service.assignment:
            case Assignment.FIRST:
                return found
            case Assignment.ROTATION:
                turns = await self._usage.turns(venue, base)
                place = {one.id: (turns.get(one.id, 0), one.id) for one in venue.resources}
            case Assignment.LEAST_BUSY:
                usage = await self._usage.busy(venue, base)
                place = {one: (usage[one, units].all_.bit_count(), one) for one, units in usage}
            case _:
                raise AssertionError(base.service.assignment)
        return tuple(
            tuple(sorted(options, key=lambda option: place[option[0]])) for options in found
        )


def _why(offered: Offer, venue: Venue, slot: Slot, now: datetime) -> Unavailable | None:
    if slot.dates:
        return why_dates(offered, venue, slot, now)
    return why(offered, venue, slot.during.start, now)


def like(venue: Venue, service: Service, window: Window, wants: Wants) -> Slot:
    """Some slot of that kind."""
    start, length = instant_of(window.midnights[0]), service.length
    if service.mode is Mode.RANGE and wants.length is not None:
        length = wants.length
    during = Interval(start, start + length)
    plain = Slot(venue.id, service.id, during, wants.resources, wants.units, wants.party)
    return replace(plain, additions=wants.additions) if wants.additions else plain


def _week_around(slot: Slot, venue: Venue) -> Window:
    return week_of(slot.during.start.astimezone(venue.zone).date(), venue.zone)


def _window_around(slot: Slot, venue: Venue) -> Window:
    """The week of a slot, or all its dates where these are further apart."""
    week = _week_around(slot, venue)
    if not slot.dates or slot.dates[-1] in week.dates:
        return week
    return window_of(week.first, (slot.dates[-1] - week.first).days + 1, venue.zone)
