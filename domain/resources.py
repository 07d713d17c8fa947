"""What a venue has and sells: resources, services, and the venue that owns them.

The venue value is the venue file: everything that decides what is on offer, in one frozen
whole whose `version` rises with every change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from domain.cancellation import CancellationPolicy
from domain.errors import NotFound
from domain.labels import Label
from domain.money import Money
from domain.places import Point
from domain.prices import FlatPrice, Price
from domain.promos import Promo
from domain.schedule import Blackout, CapacityPeriod, Hours

VenueId = NewType("VenueId", int)
ResourceId = NewType("ResourceId", int)
ServiceId = NewType("ServiceId", int)


class Mode(StrEnum):
    """How the time of a service is chosen: a grid of starts, a free length, or whole days."""

    SLOTS = "slots"
    RANGE = "range"
    DAYS = "days"


class Assignment(StrEnum):
    """Who is given to a customer who takes anybody: in the order of the file, or fairly."""

    FIRST = "first"
    ROTATION = "rotation"
    LEAST_BUSY = "least-busy"


@dataclass(frozen=True, slots=True)
class Resource:
    """What only so many can have at the same moment; `hours` None: the venue's own.

    `periods` change its capacity for some dates. `seats` is how many people one unit has room
    for, None where that does not matter.
    """

    id: ResourceId
    key: str
    group: str
    name: Label
    capacity: int = 1
    hours: Hours | None = None
    seats: int | None = None
    periods: tuple[CapacityPeriod, ...] = ()
    location: Point | None = None
    description: Label | None = None

    @property
    def most(self) -> int:
        """The most units there are of it on any date."""
        return max(self.capacity, *(one.capacity for one in self.periods), 0)

    def capacity_on(self, on: date) -> int:
        """How many units there are of it on a local date."""
        periods = (one for one in self.periods if one.first <= on <= one.last)
        return next((one.capacity for one in periods), self.capacity)

    def seats_for(self, party: int, units: int) -> bool:
        """Whether so many people have room in so many units."""
        return self.seats is None or party <= self.seats * units


class Provider(StrEnum):
    """Who collects money for a venue, or where it was given: on site, or for a gift before."""

    STRIPE = "stripe"
    RAZORPAY = "razorpay"
    TOSS = "toss"
    TELEGRAM = "telegram"
    ON_SITE = "on-site"
    GIFT = "gift"

    @property
    def is_afar(self) -> bool:
        """Whether it is somebody who is asked over the network."""
        return self not in {Provider.ON_SITE, Provider.GIFT}


class Pay(StrEnum):
    """How much of a price is paid before a hold becomes firm: all, the deposit, nothing."""

    NOW = "now"
    DEPOSIT = "deposit"
    ON_SITE = "on-site"


class AskKind(StrEnum):
    """The details a service can ask a customer for."""

    SUBJECT = "subject"
    NOTE = "note"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Ask:
    """One detail a service asks for, in the venue's words ("Which pet?").

    A telephone number needs no words: None, where the venue has none of its own.
    """

    kind: AskKind
    prompt: Label | None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Need:
    """`units` of one resource out of a group; `choosable` when customers may name which."""

    group: str
    prompt: Label
    units: int = 1
    choosable: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """From least to most, both included: people, units, or days."""

    least: int = 1
    most: int = 1

    def __contains__(self, count: int) -> bool:
        return self.least <= count <= self.most


@dataclass(frozen=True, slots=True)
class Service:
    """What is sold: its length, its rules, and one resource of every need, all or nothing.

    In mode `range` the length is the shortest there is, and can be more up to `longest`, by
    `length_step`. In mode `days` it says nothing: `days` is how many dates one booking may
    have, next to each other where they have to be `adjacent`. `units` is how many a customer
    may take at once, `party` how many people may come; None where nobody asks. `additions` are
    the services that may be added to it in the same visit, `product` is what a shop of the
    owner sells it as.
    """

    id: ServiceId
    key: str
    name: Label
    needs: tuple[Need, ...]
    length: timedelta
    step: timedelta
    buffer_before: timedelta = timedelta(0)
    buffer_after: timedelta = timedelta(0)
    lead: timedelta = timedelta(0)
    horizon: timedelta = timedelta(days=60)
    hold_for: timedelta = timedelta(minutes=15)
    approval: bool = False
    price: FlatPrice | Price | None = None
    cancellation: CancellationPolicy = field(default_factory=CancellationPolicy)
    asks: tuple[Ask, ...] = ()
    description: Label | None = None
    mode: Mode = Mode.SLOTS
    longest: timedelta = timedelta(0)
    length_step: timedelta = timedelta(0)
    days: Counts = Counts()
    adjacent: bool = False
    units: Counts = Counts()
    party: Counts | None = None
    assignment: Assignment = Assignment.FIRST
    category: Label | None = None
    additions: tuple[ServiceId, ...] = ()
    product: str = ""
    pay: Pay = Pay.ON_SITE

    @property
    def lengths(self) -> tuple[timedelta, ...]:
        """Every length a slot of this service can have, shortest first."""
        if self.mode is not Mode.RANGE:
            return (self.length,)
        count = (self.longest - self.length) // self.length_step
        return tuple(self.length + number * self.length_step for number in range(count + 1))

    @property
    def buffers(self) -> tuple[int, int]:
        """The minutes kept empty before and after a slot of this service."""
        minute = timedelta(minutes=1)
        return self.buffer_before // minute, self.buffer_after // minute


@dataclass(frozen=True, slots=True)
class Place:
    """Where the venue is and how to reach it."""

    address: Label
    phone: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def point(self) -> Point | None:
        """Where it is on the map, if anybody said so."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one customer may have at a time; per day and week of the venue's calendar.

    None where there is no limit.
    """

    live_holds: int = 3
    upcoming: int = 20
    per_day: int | None = None
    per_week: int | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """A business at a place, with all that it offers; `bot` 0: whichever one there is serves it.

    `providers` collect its money, the first unless a customer chooses another. A refund of more
    than `refund_limit` needs a second person, where there is a limit. Gifts last so long after
    they were given out; None where there are none.
    """

    id: VenueId
    key: str
    name: Label
    zone: ZoneInfo
    currency: str
    languages: tuple[str, ...]
    place: Place
    hours: Hours
    country: str = ""
    subdivision: str = ""
    closed: Mapping[date, Label] = field(default_factory=dict)
    open_anyway: tuple[date, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    resources: tuple[Resource, ...] = ()
    services: tuple[Service, ...] = ()
    reminders: tuple[timedelta, ...] = (timedelta(days=1), timedelta(hours=2))
    limits: Limits = field(default_factory=Limits)
    providers: tuple[Provider, ...] = ()
    refund_limit: Money | None = None
    gifts_last: timedelta | None = None
    promos: tuple[Promo, ...] = ()
    bot: int = 0
    version: int = 0

    def service(self, service_id: ServiceId) -> Service:
        """The service of that id; NotFound when the venue does not sell it (any more)."""
        for service in self.services:
            if service.id == service_id:
                return service
        raise NotFound(what="service", key=str(service_id))

    def resource(self, resource_id: ResourceId) -> Resource:
        """The resource of that id; NotFound when the venue does not have it (any more)."""
        for resource in self.resources:
            if resource.id == resource_id:
                return resource
        raise NotFound(what="resource", key=str(resource_id))

    def find_promo(self, code: str) -> Promo | None:
        """The promo of that code; None where there is none (any more)."""
        return next((one for one in self.promos if one.code == code), None)

    def candidates(
        self, need: Need, wanted: tuple[ResourceId, ...] = (), *, units: int = 1, party: int = 0
    ) -> tuple[Resource, ...]:
        """The resources that can meet a need; those the customer insists on, if any are its.

        `units` is how many times the need is wanted, for `party` people in all.
        """
        group = [one for one in self.resources if one.group == need.group]
        named = [one for one in group if one.id in wanted]
        count = need.units * units
        return tuple(
            one for one in named or group if one.most >= count and one.seats_for(party, count)
        )
