"""Venues as nobody would run them: every rule at once, around the days the clocks change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.allocations import Busy, Taken, busy
from domain.ground import demand_of, ground
from domain.intervals import Interval, instant_of
from domain.offers import Offer, offer
from domain.resources import Resource, ResourceId, Service, Venue
from domain.schedule import Blackout, Hours, Opening, SpecialHours
from domain.slots import Slot
from domain.windows import Window
from tests.domain.clockwork import CHANGES
from tests.domain.oracle import Oracle
from tests.factories import (
    make_label,
    make_need,
    make_resource,
    make_service,
    make_slot,
    make_venue,
)

DAY = 24 * 60
GROUPS = ("vet", "room")


@dataclass(frozen=True)
class Scene:
    """A venue, what is taken of it, a window to look at and the moment of looking."""

    venue: Venue
    window: Window
    taken: dict[ResourceId, list[Taken]]
    wanted: tuple[ResourceId, ...]
    now: datetime

    @property
    def service(self) -> Service:
        return self.venue.services[0]

    @property
    def slot(self) -> Slot:
        start, length = instant_of(self.window.midnights[0]), self.service.length
        return make_slot(during=Interval(start, start + length), wanted=self.wanted)

    def offer(self) -> Offer:
        return offer(ground(self.slot, self.venue, self.window), self.usage(), self.now)

    def usage(self) -> dict[tuple[ResourceId, int], Busy]:
        return {
            (one.id, need.units): busy(
                self.taken.get(one.id, []),
                self.window,
                demand_of(self.service, need, one, self.slot, self.venue.zone),
            )
            for need in self.service.needs
            for one in self.venue.candidates(need, self.wanted)
        }

    def oracle(self) -> Oracle:
        return Oracle(self.venue, self.service, self.wanted, self.taken, self.now)


quarters = st.integers(0, 95).map(lambda quarter: quarter * 15)


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    """Up to three openings of a date; the last one may reach far into the next."""
    edges = sorted(draw(st.sets(quarters, min_size=2, max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    if draw(st.booleans()):
        begin = draw(st.integers(pairs[-1][1] // 15, 95)) * 15
        pairs.append((begin, begin + draw(st.integers(1, 48)) * 15))
    return tuple(pairs)


@st.composite
def hours(draw: st.DrawFn, around: Sequence[date]) -> Hours:
    weekdays = draw(st.sets(st.sampled_from([on.weekday() for on in around]), min_size=1))
    weekly = [Opening(day, *span) for day in sorted(weekdays) for span in draw(spans())]
    special = draw(st.sets(st.sampled_from(around), max_size=1))
    return Hours(
        tuple(weekly),
        tuple(
            SpecialHours(on, draw(st.just(()) | spans()), make_label("Special"))
            for on in special
        ),
    )


@st.composite
def resources(draw: st.DrawFn, around: Sequence[date]) -> tuple[Resource, ...]:
    return tuple(
        make_resource(
            number,
            GROUPS[0] if number == 1 else draw(st.sampled_from(GROUPS)),
            capacity=draw(st.integers(1, 3)),
            hours=draw(st.none() | hours(around)),
        )
        for number in range(1, draw(st.integers(1, 4)) + 1)
    )


@st.composite
def services(draw: st.DrawFn, given: Sequence[Resource]) -> Service:
    """A service of one group or two; now and then it asks for more than anybody has."""
    groups = sorted({one.group for one in given}, reverse=True)
    needed = draw(st.sampled_from([groups[:1], groups]))
    lengths = st.integers(1, 24).map(lambda n: timedelta(minutes=n * 5))
    buffers = st.sampled_from([0, 0, 5, 45]).map(lambda n: timedelta(minutes=n))
    made = make_service(
        length=draw(lengths),
        step=draw(lengths),
        buffer_before=draw(buffers),
        buffer_after=draw(buffers),
        lead=draw(st.sampled_from([0, 1, 90, 1500]).map(lambda n: timedelta(minutes=n))),
        horizon=timedelta(hours=draw(st.sampled_from([1, 30, 72, 24 * 60, 24 * 60]))),
    )
    units = st.sampled_from([1, 1, 1, 2])
    needs = tuple(make_need(group, units=draw(units)) for group in needed)
    return replace(made, needs=needs)


@st.composite
def takings(draw: st.DrawFn, one: Resource, window: Window) -> Taken:
    """A booking or hold of a resource, also across midnight and over the window's edges."""
    start = window.midnights[0] + draw(st.integers(-DAY, (window.days + 1) * DAY))
    first = draw(st.integers(0, one.capacity - 1))
    last = draw(st.integers(first + 1, one.capacity))
    until = draw(st.sampled_from([None, None, 1]))
    return Taken(start, start + draw(st.integers(1, 900)), first, last, until)


@st.composite
def blackouts(draw: st.DrawFn, given: Sequence[Resource], window: Window) -> Blackout:
    start = window.midnights[0] + draw(st.integers(-DAY, window.days * DAY))
    during = Interval.of_minutes(start, start + draw(st.integers(1, 900)))
    ids = draw(st.sets(st.sampled_from([one.id for one in given])))
    return Blackout(during, make_label("Repairs"), tuple(sorted(ids)))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    zone, changed = draw(st.sampled_from(CHANGES))
    first = changed - timedelta(days=draw(st.integers(0, 2)))
    window = Window(first, draw(st.integers(1, 3)), ZoneInfo(zone))
    around = [first + timedelta(days=n) for n in range(-1, window.days)]
    some = draw(resources(around))
    dates = st.sets(st.sampled_from(around), max_size=1)
    venue = make_venue(
        zone=window.zone,
        hours=draw(hours(around)),
        closed=dict.fromkeys(draw(dates), make_label("Holiday")),
        open_anyway=tuple(draw(dates)),
        blackouts=tuple(draw(st.lists(blackouts(some, window), max_size=2))),
        resources=some,
        services=(draw(services(some)),),
    )
    return Scene(
        venue,
        window,
        {one.id: draw(st.lists(takings(one, window), min_size=2, max_size=9)) for one in some},
        tuple(sorted(draw(st.sets(st.sampled_from([one.id for one in some]), max_size=1)))),
        instant_of(window.midnights[0])
        + draw(st.integers(-2 * DAY, DAY)) * timedelta(minutes=1)
        + draw(st.sampled_from([timedelta(0), timedelta(seconds=1)])),
    )
