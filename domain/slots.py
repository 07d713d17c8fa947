"""What can be booked, as a value: a service during an interval, and what somebody wants of it.

A slot is never stored by itself and has no id. In mode `days` it is about dates: `during` goes
from the first opening of the first to the last closing of the last, and what is taken of the
resources are the whole dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.intervals import MINUTE, Interval
from domain.places import Point, distance
from domain.prices import Price
from domain.resources import Counts, Mode, ResourceId, Service, ServiceId, Venue, VenueId
from domain.sales import Sale
from domain.schedule import day_start

DAY = timedelta(days=1)
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wants:
    """What somebody wants of a service, whatever the time.

    The resources they insist on, how many `units` of everything, how many people come (0 where
    that was not asked), in mode `range` the length, None for the shortest, and the additions.
    """

    resources: tuple[ResourceId, ...] = ()
    units: int = 1
    party: int = 0
    length: timedelta | None = None
    additions: tuple[ServiceId, ...] = ()


ANYTHING = Wants()


@dataclass(frozen=True, slots=True)
class Slot:
    """A service during an interval, on resources the customer insists on, else on any.

    `during` leaves out the buffers. `dates` is empty unless whole days are booked. `place` is
    where the customer wants it, where somebody travels to them. `additions` are the services
    added to it, in the order in which the service names them; `during` is long enough for all.
    `code` is the promo code it is wanted with, in capitals.
    """

    venue_id: VenueId
    service_id: ServiceId
    during: Interval
    wanted: tuple[ResourceId, ...] = ()
    units: int = 1
    party: int = 0
    dates: tuple[date, ...] = ()
    place: Point | None = None
    additions: tuple[ServiceId, ...] = ()
    code: str = ""

    @property
    def wants(self) -> Wants:
        """What is wanted of the service, without the time."""
        length = None if self.dates else self.during.length
        return Wants(self.wanted, self.units, self.party, length, self.additions)


def stretches(slot: Slot, service: Service, zone: ZoneInfo) -> tuple[Stretch, ...]:
    """The minutes for which resources are taken, buffers included: one for each run of dates."""
    before, after = service.buffers
    if service.mode is not Mode.DAYS:
        start, end = slot.during.minutes
        return ((start - before, end + after),)
    found: list[Stretch] = []
    for first, last in runs_of(slot.dates):
        start, end = day_start(first, zone) - before, day_start(last + DAY, zone) + after
        # Over a day that is an hour short what is kept empty on both sides may meet.
        if found and start < found[-1][1]:
            start, _ = found.pop()
        found.append((start, end))
    return tuple(found)


def runs_of(dates: Sequence[date]) -> tuple[tuple[date, date], ...]:
    """Dates in order as runs without a gap, each by its first and last."""
    runs = []
    for _, run in groupby(enumerate(dates), lambda one: one[1].toordinal() - one[0]):
        _, *middle = first, *_ = [on for _, on in run]
        runs.append((first, middle[-1] if middle else first))
    return tuple(runs)


def joined(days: Sequence[Slot]) -> Slot:
    """One slot of those of single dates, which are given in order."""
    first, last = days[0], days[-1]
    during = Interval(first.during.start, last.during.end)
    return replace(first, during=during, dates=tuple(on for one in days for on in one.dates))


def sale_of(slot: Slot, venue: Venue) -> Sale:
    """What the price of a slot depends on."""
    far = None
    if slot.place is not None and (origin := origin_of(slot, venue)) is not None:
        far = distance(origin, slot.place)
    return Sale(slot.during, venue.zone, slot.dates, slot.units, slot.party or 1, far)


def with_room(venue: Venue, service: Service, wants: Wants) -> Wants | None:
    """The same with as many units as that many people need; None where nothing has the room."""
    for units in range(max(wants.units, service.units.least), service.units.most + 1):
        if all(
            venue.candidates(need, wants.resources, units=units, party=wants.party)
            for need in service.needs
        ):
            return replace(wants, units=units)
    return None


def most_people(venue: Venue, service: Service, wants: Wants) -> int:
    """The largest party there is room for, with as many units as can be had."""
    counts = service.party or Counts()
    parties = range(counts.most, counts.least - 1, -1)
    wishes = (replace(wants, units=1, party=party) for party in parties)
    return next((one.party for one in wishes if with_room(venue, service, one)), 0)


def travels(service: Service) -> bool:
    """Whether coming to the customer is part of its price."""
    return isinstance(service.price, Price) and service.price.travel is not None


def origin_of(slot: Slot, venue: Venue) -> Point | None:
    """Where whoever travels sets out: the resource that is wanted, else the venue."""
    for one in venue.resources:
        if one.id in slot.wanted and one.location is not None:
            return one.location
    return venue.place.point


def length_minutes(slot: Slot) -> int:
    """How long a slot takes, in minutes."""
    return slot.during.length // MINUTE
