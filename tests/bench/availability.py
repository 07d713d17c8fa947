"""Looking for a time, against a plain loop over every start and every booking.

The plain loop is what one writes first: aware datetimes on the venue's clock, and for every
start a look at every booking. Both give the same starts, which is checked before measuring.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

from domain.allocations import BookingId, Busy, Taken, busy
from domain.availability import Availability, month_of
from domain.ground import Ground
from domain.intervals import instant_of, minute_of
from domain.resources import ResourceId, Service, Venue
from domain.slots import ANYTHING
from domain.windows import Window
from tests.bench.rounds import Bench, Way
from tests.factories import (
    BERLIN,
    HandClock,
    make_resource,
    make_service,
    make_venue,
)

# A month with a change of the clocks in it.
FIRST, NOW = date(2026, 3, 1), datetime(2026, 2, 27, 9, 0, tzinfo=UTC)
BOOKINGS, RESOURCES, WARM = 500, 200, 200
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Booked:
    """A venue, and what is taken of each of its resources in minutes since 1970."""

    venue: Venue
    taken: dict[ResourceId, list[Taken]]

    @property
    def service(self) -> Service:
        return self.venue.services[0]

    async def turns(self, venue: Venue, base: Ground) -> dict[ResourceId, int]:
        return {}

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> dict[tuple[ResourceId, int], Busy]:
        return {
            (one.id, demand.units): busy(self.taken[one.id], base.window, demand)
            for need in base.needs
            for one, demand in need
        }


class Remembered:
    """Usage that has seen everything before, and finds it unchanged."""

    def __init__(self, booked: Booked) -> None:
        self._booked = booked
        self._known: dict[Window, dict[tuple[ResourceId, int], Busy]] = {}

    async def turns(self, venue: Venue, base: Ground) -> dict[ResourceId, int]:
        return {}

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> dict[tuple[ResourceId, int], Busy]:
        if base.window not in self._known:
            self._known[base.window] = await self._booked.busy(venue, base)
        return self._known[base.window]


async def benches(stack: AsyncExitStack) -> Sequence[Bench]:
    return [await month(), await soonest()]


async def month() -> Bench:
    """Every free start of a month."""
    booked, window, clock = busy_month(), month_of(FIRST, BERLIN), HandClock(NOW)
    warm = Availability(Remembered(booked), clock)

    async def look(availability: Availability) -> list[datetime]:
        offer = await availability.offer(booked.venue, booked.service, window, ANYTHING)
        return [slot.during.start for slot in offer.slots()]

    async def plainly() -> int:
        plain_month(booked, window)
        return 1

    async def warmly() -> int:
        for _ in range(WARM):
            await look(warm)
        return WARM

    async def coldly() -> int:
        await look(Availability(booked, clock))
        return 1

    check(plain_month(booked, window), await look(warm))
    return Bench(
        f"a month of availability, one resource, {BOOKINGS} bookings",
        Way("plain loop over starts and bookings", plainly),
        (
            Way("Availability.offer, warm", warmly, goal=1000),
            Way("Availability.offer, calendar and bookings laid out anew", coldly),
        ),
    )


async def soonest() -> Bench:
    """The next times at which any of many resources is free."""
    booked = busy_weeks()
    warm = Availability(Remembered(booked), HandClock(NOW))

    async def look() -> list[datetime]:
        found = await warm.soonest(booked.venue, booked.service, most=5)
        return [slot.during.start for slot in found]

    async def plainly() -> int:
        plain_soonest(booked, 5)
        return 1

    async def warmly() -> int:
        for _ in range(WARM):
            await look()
        return WARM

    check(plain_soonest(booked, 5), await look())
    return Bench(
        f"the next five free times over {RESOURCES} resources, the first week full",
        Way("plain loop over starts, resources and bookings", plainly),
        (Way("Availability.soonest, warm", warmly, goal=2000),),
    )


def check(plain: list[datetime], ours: list[datetime]) -> None:
    if plain != ours:
        raise AssertionError(plain, ours)


def plain_month(booked: Booked, window: Window) -> list[datetime]:
    """The free starts of every date, each held against every booking."""
    [bookings] = instants(booked)
    return [
        start
        for on in window.dates
        for start in starts_on(booked, on)
        if is_free(booked.service, start, bookings)
    ]


def plain_soonest(booked: Booked, most: int) -> list[datetime]:
    """The first starts at which some resource is free, from today on."""
    everybody = instants(booked)
    found: list[datetime] = []
    on = NOW.astimezone(BERLIN).date()
    while len(found) < most:
        found += [
            start
            for start in starts_on(booked, on)
            if any(is_free(booked.service, start, bookings) for bookings in everybody)
        ]
        on += timedelta(days=1)
    return found[:most]


def instants(booked: Booked) -> list[list[tuple[datetime, datetime]]]:
    """What is taken, as rows of a database come: aware instants in UTC."""
    return [
        [(instant_of(one.start), instant_of(one.end)) for one in mine]
        for mine in booked.taken.values()
    ]


def starts_on(booked: Booked, on: date) -> Iterator[datetime]:
    """The grid of a date on the venue's clock."""
    midnight = datetime.combine(on, time(), booked.venue.zone)
    for opening in booked.venue.hours.weekly:
        if opening.weekday == on.weekday():
            start = midnight + opening.opens * MINUTE
            while start + booked.service.length <= midnight + opening.closes * MINUTE:
                yield start
                start += booked.service.step


def is_free(
    service: Service, start: datetime, bookings: Sequence[tuple[datetime, datetime]]
) -> bool:
    first = start - service.buffer_before
    end = start + service.length + service.buffer_after
    return NOW <= start <= NOW + service.horizon and not any(
        begins < end and first < ends for begins, ends in bookings
    )


def busy_month() -> Booked:
    """One resource, and a month with little room left between its bookings."""
    rng = random.Random(2026)
    venue = make_venue(zone=BERLIN, resources=(make_resource(1),), services=(make_service(),))
    taken = [
        one
        for on in month_of(FIRST, BERLIN).dates
        for one in filled(venue, on, lambda: rng.choice((0,) * 12 + (45,)))
    ]
    return Booked(venue, {ResourceId(1): rng.sample(taken, BOOKINGS)})


def busy_weeks() -> Booked:
    """Many resources without any room for a week, and with some in the next."""
    rng = random.Random(2026)
    resources = tuple(make_resource(number) for number in range(1, RESOURCES + 1))
    venue = make_venue(zone=BERLIN, resources=resources, services=(make_service(),))
    days = [NOW.date() + n * timedelta(days=1) for n in range(14)]
    return Booked(
        venue,
        {
            one.id: [
                *chain.from_iterable(filled(venue, on, lambda: 0) for on in days[:7]),
                *chain.from_iterable(
                    filled(venue, on, lambda: rng.choice((0, 45))) for on in days[7:]
                ),
            ]
            for one in resources
        },
    )


def filled(venue: Venue, on: date, gap: Callable[[], int]) -> Iterator[Taken]:
    """Bookings of a quarter of an hour or a little more, with gaps between them."""
    midnight = minute_of(datetime.combine(on, time(), venue.zone))
    for opening in venue.hours.weekly:
        if opening.weekday == on.weekday():
            start, end = midnight + opening.opens, midnight + opening.closes
            while start < end:
                yield Taken(start, min(start + 18, end), 0, 1)
                start += 18 + gap()
