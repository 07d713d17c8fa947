"""What an edited venue would have no place for: holds and bookings that stand already.

A booking keeps its terms, whatever price, length or notice the venue asks for by then. What it
cannot do without is that what it takes is there: the service and its resources, open at that
time, and enough of them. What was amiss before the edit is not the edit's doing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.allocations import Taken, crowds
from domain.availability import week_of
from domain.events import Job, JobKind, Notice
from domain.intervals import minute_of
from domain.resources import Mode, Resource, ResourceId, Service, Venue
from domain.schedule import Hours, day_start
from domain.slots import DAY, Slot
from domain.states import Booking, Hold, Request
from domain.timetables import calm, missing, openings_on, timetable
from domain.windows import Window

Standing = Hold | Request | Booking


class Cause(StrEnum):
    """What a booking would miss, in the order of asking."""

    SERVICE = "service-gone"
    MODE = "mode"
    RESOURCE = "resource-gone"
    CAPACITY = "capacity"
    CLOSED = "closed"
    HOURS = "hours"
    BLACKOUT = "blackout"
    UNITS = "units"
    SEATS = "seats"


# Nobody can look after a booking of what is not there at all.
_IMPOSSIBLE = (Cause.SERVICE, Cause.MODE, Cause.RESOURCE, Cause.CAPACITY)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A hold or booking for which an edit leaves no place, and the first reason.

    `about` is the key of the service or resource that is to blame; `service` and `resources`
    are the keys of what is booked.
    """

    record: Standing
    cause: Cause
    about: str
    service: str
    resources: tuple[str, ...]

    @property
    def may_stay(self) -> bool:
        """Whether the booking could be left as it is all the same, and staff see to it."""
        return self.cause not in _IMPOSSIBLE


@dataclass(frozen=True, slots=True)
class Edited:
    """A venue as an edit has left it, and the bookings that stay without a place."""

    venue: Venue
    kept: tuple[Orphan, ...] = ()


def orphans(
    before: Venue, after: Venue, standing: Sequence[Standing], now: datetime
) -> tuple[Orphan, ...]:
    """What would have no place any more at the venue that is to be, soonest first."""
    was, becomes = _Places(before, standing, now), _Places(after, standing, now)
    keys = _keys(after) | _keys(before)
    found: list[Orphan] = []
    for one in standing:
        amiss = tuple(becomes.misses(one))
        known = tuple(was.misses(one)) if amiss else ()
        new = next((each for each in amiss if each not in known), None)
        if new is not None:
            found.append(_orphan(one, new, keys))
    return tuple(sorted(found, key=lambda each: each.record.terms.slot.during))


def _orphan(
    one: Standing, miss: tuple[Cause, str, int], keys: Mapping[tuple[str, int], str]
) -> Orphan:
    cause, kind, number = miss
    service = "service", int(one.terms.slot.service_id)
    resources = (("resource", int(each)) for each in one.terms.resource_ids)
    known = tuple(keys[each] for each in resources if each in keys)
    return Orphan(one, cause, keys[kind, number], keys.get(service, ""), known)


def jobs_for(left: Iterable[Orphan], venue: Venue, now: datetime) -> tuple[Job, ...]:
    """Staff are told of each booking that is left without a place; a hold may yet be let go."""
    return tuple(
        Job(
            JobKind.TELL_STAFF,
            f"staff:{one.record.terms.id}:{Notice.STAFF_ORPHANED}:{venue.version}",
            now,
            venue.id,
            one.record.terms.id,
            {"notice": Notice.STAFF_ORPHANED},
        )
        for one in left
        if not isinstance(one.record, Hold)
    )


def may_orphan(before: Venue, after: Venue) -> bool:
    """Whether an edit is of a kind that could: no price and no name is."""
    return _essence(before) != _essence(after)


def _essence(venue: Venue) -> tuple[Any, ...]:
    return (
        venue.zone.key,
        venue.hours,
        venue.closed,
        venue.open_anyway,
        venue.blackouts,
        {one.id: (one.capacity, one.periods, one.hours, one.seats) for one in venue.resources},
        {one.id: one.mode for one in venue.services},
    )


def _keys(venue: Venue) -> dict[tuple[str, int], str]:
    resources = {("resource", int(one.id)): one.key for one in venue.resources}
    return resources | {("service", int(one.id)): one.key for one in venue.services}


def taken_by(standing: Iterable[Standing]) -> dict[ResourceId, list[Taken]]:
    """What they take of every resource, as others meet it."""
    found: dict[ResourceId, list[Taken]] = {}
    for one in standing:
        until = minute_of(one.expires_at) if isinstance(one, Hold) else None
        for part in one.terms.allocations:
            taken = Taken(part.start, part.end, part.first, part.last, until)
            found.setdefault(part.resource_id, []).append(taken)
    return found


class _Places:
    """What there is at a venue for what stands; weeks are laid out once."""

    def __init__(self, venue: Venue, standing: Sequence[Standing], now: datetime) -> None:
        self._venue = venue
        self._now = now
        self._services = {one.id: one for one in venue.services}
        self._resources = {one.id: one for one in venue.resources}
        self._short = _too_few(venue, taken_by(standing))
        self._fits: dict[tuple[Any, ...], int] = {}
        self._calm: dict[tuple[Any, ...], int] = {}

    def misses(self, one: Standing) -> Iterator[tuple[Cause, str, int]]:
        """Everything a booking misses: why, and of which service or resource."""
        slot = one.terms.slot
        service = self._services.get(slot.service_id)
        if service is None:
            yield Cause.SERVICE, "service", slot.service_id
        elif (service.mode is Mode.DAYS) != bool(slot.dates):
            yield Cause.MODE, "service", slot.service_id
            service = None
        for addition in slot.additions:
            if addition not in self._services:
                yield Cause.SERVICE, "service", addition
        for resource_id in one.terms.resource_ids:
            resource = self._resources.get(resource_id)
            if resource is None:
                yield Cause.RESOURCE, "resource", resource_id
                continue
            for cause in self._of(resource, one, service):
                yield cause, "resource", resource_id

    def _of(self, one: Resource, kept: Standing, service: Service | None) -> Iterator[Cause]:
        since = minute_of(self._now)
        parts = [
            part
            for part in kept.terms.allocations
            if part.resource_id == one.id and part.end > since
        ]
        if any(part.last > one.most for part in parts):
            yield Cause.CAPACITY
        if service is not None:
            yield from self._when(one, kept.terms.slot)
        if any(
            start < part.end and part.start < end and since < end
            for start, end in self._short.get(one.id, ())
            for part in parts
        ):
            yield Cause.UNITS
        units = sum(part.last - part.first for part in parts if part.start == parts[0].start)
        if parts and not one.seats_for(kept.terms.slot.party, units):
            yield Cause.SEATS

    def _when(self, one: Resource, slot: Slot) -> Iterator[Cause]:
        """What the calendar has against it; what has begun is left alone."""
        for on, window, place in self._moments(slot):
            if not self._fit(one.hours, slot, window) >> place & 1:
                hours = one.hours or self._venue.hours
                shut, _ = openings_on(self._venue, hours, on)
                yield Cause.CLOSED if shut else Cause.HOURS
            if not self._undisturbed(one.id, slot, window) >> place & 1:
                yield Cause.BLACKOUT

    def _moments(self, slot: Slot) -> Iterator[tuple[date, Window, int]]:
        """Each date of a slot, or its start, as a place in the window around it."""
        zone = self._venue.zone
        if not slot.dates and slot.during.start > self._now:
            on = slot.during.start.astimezone(zone).date()
            window = week_of(on, zone)
            yield on, window, minute_of(slot.during.start) - window.origin
        for on in slot.dates:
            if day_start(on + DAY, zone) > minute_of(self._now):
                window = week_of(on, zone)
                yield on, window, window.edges(on)[0]

    def _fit(self, hours: Hours | None, slot: Slot, window: Window) -> int:
        key = hours, *_kind(slot), window.first
        if key not in self._fits:
            self._fits[key] = timetable(self._venue, slot, window, hours).fits
        return self._fits[key]

    def _undisturbed(self, resource_id: ResourceId, slot: Slot, window: Window) -> int:
        key = resource_id, *_kind(slot), window.first
        if key not in self._calm:
            self._calm[key] = calm(self._venue, resource_id, slot, window)
        return self._calm[key]


def _kind(slot: Slot) -> tuple[Any, ...]:
    """What the calendar makes a difference by; whole days are as long as they are."""
    return slot.service_id, None if slot.dates else slot.during.length


def _too_few(
    venue: Venue, taken: Mapping[ResourceId, Sequence[Taken]]
) -> dict[ResourceId, tuple[tuple[int, int], ...]]:
    """When more is taken of a resource than there is then."""
    return {
        one.id: tuple(crowds((*taken.get(one.id, ()), *missing(one, venue.zone)), one.most))
        for one in venue.resources
        if one.periods
    }
