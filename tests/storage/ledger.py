"""Who had what, and when, as the people of a storm were told; and what follows from that.

A second opinion that shares no rule with the program: how many units are left of a resource is a
list of numbers, one for every minute there is. What may have been taken at a moment is everything
that was asked for before it and not certainly given up; what was taken for certain is what
somebody had an answer about and had not yet let go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import inf

from domain.allocations import Allocation
from domain.resources import Mode, Need, Resource, Service, Venue
from domain.slots import Slot
from tests.storage import medley

DAY = timedelta(days=1)
MARGIN = 2
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Outcome:
    """What became of a wish. Moments are seconds of the machine's own clock."""

    number: int
    asked: float
    answered: float
    refusal: str = ""
    booking_id: int = 0
    parts: tuple[Allocation, ...] = ()
    # When it was given up: asked for, and known to be done.
    let_go: float = inf
    gone: float = inf


@dataclass
class Ledger:
    """Units left of every resource, minute by minute, over all the dates of a house."""

    venue: Venue
    first: date = medley.FIRST - MARGIN * DAY
    days: int = medley.DATES + 10 + 2 * MARGIN
    left: Mapping[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        dates = [self.first + n * DAY for n in range(self.days)]
        self._origin = self._midnight(self.first)
        self.left = {
            one.id: [units for on in dates for units in self._day(one, on)]
            for one in self.venue.resources
        }

    def _day(self, one: Resource, on: date) -> list[int]:
        """As many numbers as the date has minutes."""
        many = one.capacity
        for period in one.periods:
            if period.first <= on <= period.last:
                many = period.capacity
        return [many] * (self._midnight(on + DAY) - self._midnight(on))

    def _midnight(self, on: date) -> int:
        return _minute(datetime.combine(on, time(), self.venue.zone))

    def take(self, parts: Iterable[Allocation], sign: int = 1) -> None:
        """Units go; with `sign` -1 they come back."""
        for part in parts:
            left, units = self.left[part.resource_id], sign * (part.last - part.first)
            for minute in range(part.start - self._origin, part.end - self._origin):
                left[minute] -= units

    @property
    def overdrawn(self) -> int:
        """In how many minutes more is taken than there is."""
        return sum(units < 0 for left in self.left.values() for units in left)

    def fits(self, slot: Slot) -> bool:
        """Whether of everything a slot needs there is one that has room in every minute."""
        service = self.venue.service(slot.service_id)
        spans = list(self._spans(service, slot))
        return all(
            any(
                all(min(self.left[one.id][a:b]) >= need.units * slot.units for a, b in spans)
                for one in self._options(need, slot)
            )
            for need in service.needs
        )

    def _options(self, need: Need, slot: Slot) -> list[Resource]:
        group = [one for one in self.venue.resources if one.group == need.group]
        named = [one for one in group if one.id in slot.wanted]
        many = need.units * slot.units
        return [one for one in named or group if (one.seats or inf) * many >= slot.party]

    def _spans(self, service: Service, slot: Slot) -> Iterator[tuple[int, int]]:
        """The minutes it takes, buffers and all, counted from the first there is."""
        before, after = (
            one // medley.MINUTE for one in (service.buffer_before, service.buffer_after)
        )
        if service.mode is Mode.DAYS:
            for on in slot.dates:
                start, end = self._midnight(on), self._midnight(on + DAY)
                yield start - before - self._origin, end + after - self._origin
        else:
            start, end = _minute(slot.during.start), _minute(slot.during.end)
            yield start - before - self._origin, end + after - self._origin


def _minute(moment: datetime) -> int:
    return (moment - EPOCH) // medley.MINUTE


def given_twice(outcomes: Iterable[Outcome]) -> int:
    """How often two had the same unit of something in the same minute, at the same time."""
    by_resource: dict[int, list[tuple[Allocation, Outcome]]] = defaultdict(list)
    for one in outcomes:
        for part in one.parts:
            by_resource[part.resource_id].append((part, one))
    return sum(map(_meetings, by_resource.values()))


def _meetings(taken: list[tuple[Allocation, Outcome]]) -> int:
    """Pairs of what was taken of one resource that cannot both be right."""
    taken.sort(key=lambda one: one[0].start)
    found = 0
    for place, (part, mine) in enumerate(taken):
        for other, theirs in taken[place + 1 :]:
            if other.start >= part.end:
                break
            same = part.first < other.last and other.first < part.last
            at_once = mine.answered < theirs.let_go and theirs.answered < mine.let_go
            found += same and at_once
    return found


def not_justified(
    ledger: Ledger, wishes: medley.Medley, outcomes: Sequence[Outcome]
) -> list[int]:
    """Who was refused what could be had, whatever the sequence in which all were decided.

    What could have stood in somebody's way was asked for before they had their answer, and was
    not known to be given up when they asked. Were there room even beside all of that, nothing
    justifies the refusal.
    """
    won = [one for one in outcomes if one.booking_id]
    coming = sorted(won, key=lambda one: -one.asked)
    leaving = sorted(won, key=lambda one: -one.gone)
    wrong, latest = [], 0.0
    for one in sorted(outcomes, key=lambda one: one.asked):
        latest = max(latest, one.answered)
        if not one.refusal:
            continue
        while coming and coming[-1].asked < latest:
            ledger.take(coming.pop().parts)
        while leaving and leaving[-1].gone < one.asked:
            ledger.take(leaving.pop().parts, -1)
        if ledger.fits(wishes.slot(one.number)):
            wrong.append(one.number)
    return wrong
