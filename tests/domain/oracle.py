"""What is on offer, worked out slot by slot and minute by minute with aware datetimes.

It shares no code and no representation with the domain: loops instead of masks, instants
instead of numbers. Slow, and meant to be obviously right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.allocations import Taken
from domain.errors import (
    BlackedOut,
    ClosedDay,
    NotOnGrid,
    OutsideOpeningHours,
    SlotTaken,
    TooFar,
    TooSoon,
    Unavailable,
)
from domain.ground import Rule
from domain.intervals import instant_of
from domain.resources import Need, Resource, ResourceId, Service, Venue
from domain.schedule import Hours
from tests.domain import clockwork

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)

Usage = Mapping[ResourceId, Sequence[Taken]]


@dataclass(frozen=True)
class Oracle:
    """One service at a venue, what is taken, and what time it is."""

    venue: Venue
    service: Service
    wanted: tuple[ResourceId, ...]
    taken: Usage
    now: datetime

    def day(self, on: date) -> dict[datetime, Rule | None]:
        """Every start of a local date, with the rule that strikes it out, None when free."""
        starts: dict[datetime, set[bool]] = {}
        for resource in self.options(self.service.needs[0]):
            for start, shut in self.grid(resource, on):
                starts.setdefault(start, set()).add(shut)
        return {
            start: Rule.CLOSED if shuts == {True} else self.rule(start)
            for start, shuts in sorted(starts.items())
        }

    def grid(self, resource: Resource, on: date) -> Iterator[tuple[datetime, bool]]:
        """The starts on a date that a resource's openings make, and whether they are shut."""
        for begun in (on - DAY, on):
            for opens, closes, shut in self.openings(resource, begun):
                start = opens
                while start < closes:
                    inside = start.astimezone(self.venue.zone).date() == on
                    if inside and self.lasts(resource, start, shut=shut):
                        yield start, shut
                    start += self.service.step

    def openings(
        self, resource: Resource, on: date
    ) -> Iterator[tuple[datetime, datetime, bool]]:
        hours, zone = resource.hours or self.venue.hours, self.venue.zone
        spans, shut = todays(self.venue, hours, on)
        for opens, closes in spans:
            start = clockwork.opens(on, opens, zone)
            yield start, clockwork.closes(on, closes, zone), shut

    def rule(self, start: datetime) -> Rule | None:
        """The first rule against a start on which something is open."""
        calendar = self.calendar_rule(start)
        if calendar is not None:
            return calendar
        if not self.met(start, firm=True):
            return Rule.FULL
        return None if self.met(start, firm=False) else Rule.HELD

    def calendar_rule(self, start: datetime) -> Rule | None:
        needs = [self.options(need) for need in self.service.needs]
        if not all(any(self.is_open(one, start) for one in need) for need in needs):
            return Rule.HOURS
        if not all(any(self.is_clear(one, start) for one in need) for need in needs):
            return Rule.BLACKOUT
        if start < self.now + self.service.lead:
            return Rule.TOO_SOON
        if start > self.now + self.service.horizon:
            return Rule.TOO_FAR
        return None

    def options(self, need: Need) -> list[Resource]:
        group = [one for one in self.venue.resources if one.group == need.group]
        named = [one for one in group if one.id in self.wanted]
        return [one for one in named or group if one.capacity >= need.units]

    def is_open(self, resource: Resource, start: datetime) -> bool:
        """Whether a resource is open in every minute of a slot."""
        return self.lasts(resource, start, shut=False)

    def lasts(self, resource: Resource, start: datetime, *, shut: bool) -> bool:
        """Whether every minute of a slot lies in some opening, of those that are shut or not."""
        first = start.astimezone(self.venue.zone).date() - DAY
        dates = [first + n * DAY for n in range(4)]
        found = [
            (opens, closes)
            for on in dates
            for opens, closes, is_shut in self.openings(resource, on)
            if is_shut is shut
        ]
        slot = minutes(start, start + self.service.length)
        return all(any(opens <= one < closes for opens, closes in found) for one in slot)

    def is_clear(self, resource: Resource, start: datetime) -> bool:
        """Whether it is open then and not blacked out."""
        end = start + self.service.length
        return self.is_open(resource, start) and not any(
            blackout.during.start < end and start < blackout.during.end
            for blackout in self.venue.blackouts
            if not blackout.resource_ids or resource.id in blackout.resource_ids
        )

    def met(self, start: datetime, *, firm: bool) -> bool:
        """Whether every need finds a resource with enough units left all the time."""
        return all(
            any(
                self.is_clear(one, start) and self.has_room(one, need.units, start, firm=firm)
                for one in self.options(need)
            )
            for need in self.service.needs
        )

    def has_room(self, resource: Resource, units: int, start: datetime, *, firm: bool) -> bool:
        mine = [one for one in self.taken.get(resource.id, ()) if not (firm and one.until)]
        service = self.service
        before, after = start - service.buffer_before, start + service.length
        return all(
            sum(one.last - one.first for one in mine if covers(one, moment)) + units
            <= resource.capacity
            for moment in minutes(before, after + service.buffer_after)
        )

    def why(self, start: datetime) -> type[Unavailable] | None:
        """The error for any minute of a date, on the grid or not."""
        on = start.astimezone(self.venue.zone).date()
        grid = self.day(on)
        if start in grid:
            return REFUSALS[grid[start]]
        rule = self.calendar_rule(start)
        if rule is Rule.HOURS and self.is_closed(on) and not self.open_at(start):
            return ClosedDay
        return NotOnGrid if rule is None else REFUSALS[rule]

    def is_closed(self, on: date) -> bool:
        """Whether all that the service begins with is closed on a date."""
        found = [
            todays(self.venue, one.hours or self.venue.hours, on)
            for one in self.options(self.service.needs[0])
        ]
        return all(shut or not spans for spans, shut in found)

    def open_at(self, moment: datetime) -> bool:
        """Whether every need has something that is open at a moment."""
        on = moment.astimezone(self.venue.zone).date()
        return all(
            any(
                opens <= moment < closes and not shut
                for one in self.options(need)
                for begun in (on - DAY, on)
                for opens, closes, shut in self.openings(one, begun)
            )
            for need in self.service.needs
        )


REFUSALS: dict[Rule | None, type[Unavailable] | None] = {
    None: None,
    Rule.CLOSED: ClosedDay,
    Rule.HOURS: OutsideOpeningHours,
    Rule.BLACKOUT: BlackedOut,
    Rule.TOO_SOON: TooSoon,
    Rule.TOO_FAR: TooFar,
    Rule.FULL: SlotTaken,
    Rule.HELD: SlotTaken,
}


def todays(venue: Venue, hours: Hours, on: date) -> tuple[list[tuple[int, int]], bool]:
    """A date's openings on the wall clock, and whether they are shut after all."""
    usual = [(one.opens, one.closes) for one in hours.weekly if one.weekday == on.weekday()]
    for special in hours.special:
        if special.on == on:
            return list(special.openings) or usual, not special.openings
    return usual, on in venue.closed and on not in venue.open_anyway


def minutes(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += MINUTE


def covers(one: Taken, moment: datetime) -> bool:
    return instant_of(one.start) <= moment < instant_of(one.end)
