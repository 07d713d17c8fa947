"""Looking for a time: what is free, what is not, and what is soonest.

Availability is derived, never stored. What the calendar says (`slots.ground`) is kept per
version of the venue; what is taken comes from the store, which keeps its own answers per
version of each resource.
"""

from __future__ import annotations

from calendar import monthrange
from collections import OrderedDict
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.errors import RulesChanged, Unavailable
from domain.intervals import Interval, instant_of
from domain.ports import Clock, Usage
from domain.refusals import why
from domain.resources import ResourceId, Service, ServiceId, Venue, VenueId
from domain.slots import Ground, Offer, Slot, ground, offer
from domain.windows import Window

WEEK = timedelta(days=7)
GROUNDS_KEPT = 96


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
        self._grounds: OrderedDict[
            tuple[VenueId, int, ServiceId, Window, tuple[ResourceId, ...]], Ground
        ] = OrderedDict()

    def ground(
        self, venue: Venue, service: Service, window: Window, wanted: tuple[ResourceId, ...]
    ) -> Ground:
        """The calendar's part of an offer, worked out once per version of the venue."""
        key = venue.id, venue.version, service.id, window, wanted
        known = self._grounds.get(key)
        if known is None:
            start = instant_of(window.midnights[0])
            slot = Slot(venue.id, service.id, Interval(start, start + service.length), wanted)
            known = self._grounds[key] = ground(slot, venue, window)
            if len(self._grounds) > GROUNDS_KEPT:
                self._grounds.popitem(last=False)
        else:
            self._grounds.move_to_end(key)
        return known

    async def offer(
        self, venue: Venue, service: Service, window: Window, wanted: tuple[ResourceId, ...]
    ) -> Offer:
        """Every start of the service in a window, free or refused."""
        base = self.ground(venue, service, window, wanted)
        usage = await self._usage.busy(venue, base)
        return offer(base, usage, self._clock.now())

    async def soonest(
        self,
        venue: Venue,
        service: Service,
        wanted: tuple[ResourceId, ...] = (),
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
            week = await self.offer(venue, service, window, wanted)
            for slot in week.slots():
                if slot.during.start >= begin:
                    found.append(slot)
                if len(found) == most:
                    break
            window = week_of(window.first + WEEK, venue.zone)
        return tuple(found)

    async def near(self, venue: Venue, slot: Slot, most: int = 3) -> tuple[Slot, ...]:
        """The free slots closest to one that cannot be had, in order of time."""
        service, start = venue.service(slot.service_id), slot.during.start
        week = _week_around(slot, venue)
        close = await self._nearest(venue, slot, week, most)
        # Another week can only have something closer where these reach over the edge of this.
        reach = 2 * WEEK if len(close) < most else abs(close[-1].during.start - start)
        for other, edge in ((-WEEK, week.midnights[0]), (WEEK, week.midnights[-1])):
            if abs(instant_of(edge) - start) <= reach:
                beside = week_of(week.first + other, venue.zone)
                close += await self._nearest(venue, slot, beside, most)
        close.sort(key=lambda one: abs(one.during.start - start))
        if len(close) < most:
            after = instant_of(week_of(week.first + 2 * WEEK, venue.zone).midnights[0])
            missing = most - len(close)
            close += await self.soonest(venue, service, slot.wanted, after=after, most=missing)
        if not close:
            return await self.soonest(venue, service, slot.wanted, most=most)
        return tuple(sorted(close[:most], key=lambda one: one.during))

    async def _nearest(self, venue: Venue, slot: Slot, week: Window, most: int) -> list[Slot]:
        """The closest of one week, closest first."""
        start = slot.during.start
        offered = await self.offer(venue, venue.service(slot.service_id), week, slot.wanted)
        return sorted(
            offered.nearest(start, most), key=lambda one: abs(one.during.start - start)
        )

    async def why(self, venue: Venue, slot: Slot) -> Unavailable | None:
        """Why a slot is not on offer; None when it is free."""
        service = venue.service(slot.service_id)
        window = _week_around(slot, venue)
        offered = await self.offer(venue, service, window, slot.wanted)
        return why(offered, venue, slot.during.start, self._clock.now())

    def check_rules(self, venue: Venue, slot: Slot) -> Ground:
        """Raise what the rules have against a slot, taken or not: a tap is outside input.

        Any Unavailable but SlotTaken; NotFound for a service or resource the venue does not
        have (any more); RulesChanged when the service has another length by now. Else the
        ground on which it may be had.
        """
        service = venue.service(slot.service_id)
        for resource_id in slot.wanted:
            venue.resource(resource_id)
        now, start = self._clock.now(), slot.during.start
        base = self.ground(venue, service, _week_around(slot, venue), slot.wanted)
        if not base.allows(start, now):
            refusal = why(offer(base, {}, now), venue, start, now)
            if refusal is not None:
                raise refusal
        if slot.during.length != service.length:
            raise RulesChanged
        return base


def _week_around(slot: Slot, venue: Venue) -> Window:
    return week_of(slot.during.start.astimezone(venue.zone).date(), venue.zone)
