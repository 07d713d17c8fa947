"""When a rate counts: weekdays, seasons, times of day, a certain start. All on the wall clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

_DAY = timedelta(days=1)
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Dates:
    """From one date to another, both included."""

    first: date
    last: date

    def has(self, on: date) -> bool:
        """Whether the date is one of them."""
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Season:
    """The same days every year, by month and day, both included; may reach over New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def has(self, on: date) -> bool:
        """Whether the date is one of them."""
        day = on.month, on.day
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to be so, all of it; what is not said does not matter.

    `hours` are minutes of the wall clock and may end after midnight: Friday 22:00-26:00 is
    Friday's still at one. `at` is the start of a whole slot, on the wall clock.
    """

    weekdays: tuple[int, ...] = ()
    season: Dates | Season | None = None
    hours: tuple[int, int] | None = None
    at: datetime | None = None

    def fits(self, on: date, minute: int) -> bool:
        """Whether that minute of the wall clock is meant, whatever slot it belongs to."""
        if self.hours is None:
            return self._has(on)
        opens, closes = self.hours
        if opens <= minute < closes and self._has(on):
            return True
        return minute < closes - _DAY_MINUTES and self._has(on - _DAY)

    def _has(self, on: date) -> bool:
        if self.weekdays and on.weekday() not in self.weekdays:
            return False
        return self.season is None or self.season.has(on)


ALWAYS = Condition()
