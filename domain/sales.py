"""What is being sold, and how much of it there is to charge for.

An hour is an elapsed hour, whatever the wall clock does meanwhile, and belongs minute by minute
to the dates and times that the wall clock shows. A day is a date where dates were picked, else
the time from a start until the wall clock shows the same again; one that has begun counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.conditions import Condition
from domain.intervals import EPOCH, MINUTE, Interval, instant_of

_DAY = timedelta(days=1)
_DAY_MINUTES = 24 * 60
_EPOCH_DAY = EPOCH.toordinal()


class Measure(StrEnum):
    """What a rate is charged for each of. Hours are counted in minutes."""

    BOOKING = "booking"
    UNIT = "unit"
    PERSON = "person"
    DAY = "day"
    HOUR = "hour"
    KILOMETRE = "kilometre"


# A date, a minute of its wall clock, and for how many minutes or days it stands.
Piece = tuple[date, int, int]


@dataclass(frozen=True, slots=True)
class Sale:
    """All that a price can depend on.

    `dates` where whole days were picked, adjacent or not. `distance` in metres where somebody
    travels to the customer.
    """

    during: Interval
    zone: ZoneInfo
    dates: tuple[date, ...] = ()
    units: int = 1
    party: int = 1
    distance: int | None = None

    @property
    def begins(self) -> datetime:
        """What the wall clock shows at the start."""
        return _wall(self.during.start, self.zone)

    def pieces(
        self, per: Sequence[Measure], conditions: Sequence[Condition]
    ) -> Iterator[Piece]:
        """The sale in pieces, each of which a condition fits as a whole or not at all."""
        begins = self.begins
        minute = begins.hour * 60 + begins.minute
        if Measure.HOUR in per:
            yield from self._stretches(_edges(conditions))
        elif Measure.DAY in per:
            yield from ((on, minute, 1) for on in self._days(begins))
        else:
            yield begins.date(), minute, 1

    def _stretches(self, edges: Sequence[int]) -> Iterator[Piece]:
        for start, end in _even(self.during, self.zone):
            at = start
            while at < end:
                day, minute = divmod(at, _DAY_MINUTES)
                edge = next(one for one in edges if one > minute)
                until = min(end, day * _DAY_MINUTES + edge)
                yield date.fromordinal(_EPOCH_DAY + day), minute, until - at
                at = until

    def _days(self, begins: datetime) -> Iterator[date]:
        if self.dates:
            yield from self.dates
            return
        ends = _wall(self.during.end, self.zone)
        begun = -((begins - ends) // _DAY)
        yield from (begins.date() + number * _DAY for number in range(max(begun, 1)))

    def counts(self, per: Sequence[Measure], number: int) -> tuple[tuple[Measure, int], ...]:
        """How many there are of each measure; `number` of hours' minutes or days."""
        each = {
            Measure.BOOKING: 1,
            Measure.UNIT: self.units,
            Measure.PERSON: self.party,
            Measure.DAY: number,
            Measure.HOUR: number,
        }
        return tuple((one, each[one]) for one in per)


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)


def _edges(conditions: Sequence[Condition]) -> list[int]:
    """The minutes of a day at which another condition may begin or cease to fit."""
    spans = (one.hours for one in conditions if one.hours)
    inside = {minute % _DAY_MINUTES for span in spans for minute in span}
    return sorted({*inside, _DAY_MINUTES})


def _even(during: Interval, zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    """An interval in minutes of the wall clock since 1970, cut where that clock jumps.

    No zone changes its clocks twice within 24 hours.
    """

    def ahead(minute: int) -> int:
        return (instant_of(minute).astimezone(zone).utcoffset() or timedelta(0)) // MINUTE

    start, end = during.minutes
    while start < end:
        offset, until = ahead(start), min(start + _DAY_MINUTES, end)
        if ahead(until - 1) != offset:
            span = range(start, until)
            until = span[bisect_left(span, 1, key=lambda minute: ahead(minute) != offset)]
        yield start + offset, until + offset
        start = until
