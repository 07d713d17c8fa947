"""When a venue is open: wall-clock rules, turned into the minutes of real days.

Openings are written as people say them, on the wall clock of the venue's zone. A day on which
the clocks change is shorter or longer, never wrong: an opening that falls into the missing hour
begins when the hour is over, and one that ends in a repeated hour ends the second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from domain.intervals import MINUTE, Interval, minute_of
from domain.labels import Label

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Opening:
    """One weekly stretch, Monday 0, in minutes of the wall clock; may end after midnight."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class SpecialHours:
    """Openings that replace the weekly ones on a date; none at all closes it."""

    on: date
    openings: tuple[tuple[int, int], ...]
    reason: Label | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Weekly openings and the dates that differ."""

    weekly: tuple[Opening, ...]
    special: tuple[SpecialHours, ...] = ()

    def special_on(self, on: date) -> SpecialHours | None:
        """What replaces the weekly openings on this date, if anything does."""
        return next((one for one in self.special if one.on == on), None)

    def usual_on(self, on: date) -> tuple[tuple[int, int], ...]:
        """The weekly openings of that weekday, whether or not the date is special."""
        weekday = on.weekday()
        return tuple((one.opens, one.closes) for one in self.weekly if one.weekday == weekday)


@dataclass(frozen=True, slots=True)
class Blackout:
    """An interval in which resources cannot be booked whatever the openings.

    `resource_ids` empty means the whole venue.
    """

    during: Interval
    reason: Label
    resource_ids: tuple[int, ...] = ()

    def covers(self, resource_id: int) -> bool:
        """Whether this resource is affected."""
        return not self.resource_ids or resource_id in self.resource_ids


@dataclass(frozen=True, slots=True)
class CapacityPeriod:
    """How many units there are of a resource from one local date to another, both included."""

    first: date
    last: date
    capacity: int


def wall_minute(on: date, minute: int, zone: ZoneInfo, *, closing: bool = False) -> int:
    """The real minute at which the wall clock of `zone` shows `minute` minutes into `on`.

    In a repeated hour the first time; in a missing hour the moment it is skipped. `closing`:
    the end of the last minute before, so in a repeated hour the second time.
    """
    later, within = divmod(minute - closing, DAY_MINUTES)
    begins = _steady(on + timedelta(days=later) if later else on, zone)
    if begins is not None:
        return begins + within + closing
    wall = datetime(on.year, on.month, on.day) + timedelta(minutes=minute - closing)  # noqa: DTZ001
    first, second = (_resolve(wall, zone, fold) for fold in (0, 1))
    if first > second:
        return _skip(second, first, zone)
    return minute_of(second) + 1 if closing else minute_of(first)


@lru_cache(maxsize=4096)
def _steady(on: date, zone: ZoneInfo) -> int | None:
    """The first minute of a date all of whose minutes the wall clock shows once, in turn."""
    edges = [datetime.combine(on, time()), datetime.combine(on, time(23, 59))]
    first, *others = (
        minute_of(_resolve(wall, zone, fold)) for wall in edges for fold in (0, 1)
    )
    return (
        first if others == [first, first + DAY_MINUTES - 1, first + DAY_MINUTES - 1] else None
    )


def _resolve(wall: datetime, zone: ZoneInfo, fold: int) -> datetime:
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _skip(before: datetime, after: datetime, zone: ZoneInfo) -> int:
    """The minute between two instants at which the zone's offset changes."""
    low, high = minute_of(before), minute_of(after)
    target = after.astimezone(zone).utcoffset()
    while low < high:
        middle = (low + high) // 2
        instant = before + (middle - minute_of(before)) * MINUTE
        if instant.astimezone(zone).utcoffset() == target:
            high = middle
        else:
            low = middle + 1
    return low


def day_start(on: date, zone: ZoneInfo) -> int:
    """The first real minute of a local date."""
    return wall_minute(on, 0, zone)


def opening_minutes(
    openings: tuple[tuple[int, int], ...], on: date, zone: ZoneInfo
) -> tuple[tuple[int, int], ...]:
    """Wall-clock openings of a date as real minutes; one that vanishes in a gap is dropped."""
    pairs = (
        (wall_minute(on, opens, zone), wall_minute(on, closes, zone, closing=True))
        for opens, closes in openings
    )
    return tuple((start, end) for start, end in pairs if start < end)
