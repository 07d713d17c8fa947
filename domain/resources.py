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
from domain.prices import FlatPrice
from domain.schedule import Blackout, Hours

VenueId = NewType("VenueId", int)
ResourceId = NewType("ResourceId", int)
ServiceId = NewType("ServiceId", int)


@dataclass(frozen=True, slots=True)
class Resource:
    """What only so many can have at the same moment; `hours` None: the venue's own."""

    id: ResourceId
    key: str
    group: str
    name: Label
    capacity: int = 1
    hours: Hours | None = None


class AskKind(StrEnum):
    """The details a service can ask a customer for."""

    SUBJECT = "subject"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Ask:
    """One detail a service asks for, in the venue's words ("Which pet?")."""

    kind: AskKind
    prompt: Label
    required: bool = True


@dataclass(frozen=True, slots=True)
class Need:
    """`units` of one resource out of a group; `choosable` when customers may name which."""

    group: str
    prompt: Label
    units: int = 1
    choosable: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """What is sold: its length, its rules, and one resource of every need, all or nothing."""

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
    price: FlatPrice | None = None
    cancellation: CancellationPolicy = field(default_factory=CancellationPolicy)
    asks: tuple[Ask, ...] = ()
    description: Label | None = None

    @property
    def footprint(self) -> tuple[int, int, int]:
        """Minutes before, during and after: what a slot of this service takes."""
        minute = timedelta(minutes=1)
        return self.buffer_before // minute, self.length // minute, self.buffer_after // minute


@dataclass(frozen=True, slots=True)
class Place:
    """Where the venue is and how to reach it."""

    address: Label
    phone: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one customer may have at a time."""

    live_holds: int = 3
    upcoming: int = 20


@dataclass(frozen=True, slots=True)
class Venue:
    """A business at a place, with all that it offers."""

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

    def candidates(
        self, need: Need, wanted: tuple[ResourceId, ...] = ()
    ) -> tuple[Resource, ...]:
        """The resources that can meet a need; those the customer insists on, if any are its."""
        group = [one for one in self.resources if one.group == need.group]
        named = [one for one in group if one.id in wanted]
        return tuple(one for one in named or group if one.capacity >= need.units)
