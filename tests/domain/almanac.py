"""What the clock on the wall shows, minute by minute, around every change of the clocks.

And what a venue with rules at their worst would have on offer then, worked out minute by minute
from that table alone: sets of minutes, no masks, no arithmetic with wall clocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.ground import Rule
from domain.intervals import instant_of
from domain.resources import Mode, Need, Resource, Venue
from tests.domain.strategies import Scene

# Both hemispheres; changes by half an hour and by two; at midnight, before it and after it; on
# Fridays, at Ramadan, and by rules that have a quarter of an hour in them.
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Havana",
    "America/Los_Angeles",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Chatham",
)
YEARS = range(2026, 2031)
A_DAY = 24 * 60
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def changes(zone: ZoneInfo) -> Iterator[Almanac]:
    """What there is around the first minute of each new time in those years."""
    begin, end = (
        (datetime(year, 1, 1, tzinfo=UTC) - EPOCH) // timedelta(minutes=1)
        for year in (YEARS.start, YEARS.stop)
    )
    for day in range(begin, end, A_DAY):
        if _offset(day, zone) != _offset(day + A_DAY, zone):
            offsets = [_offset(minute, zone) for minute in range(day, day + A_DAY + 1)]
            places = (n for n in range(1, A_DAY + 1) if offsets[n] != offsets[n - 1])
            yield Almanac(zone, day + next(places))


def _offset(minute: int, zone: ZoneInfo) -> int:
    """How many minutes the wall clock is ahead of UTC."""
    ahead = datetime.fromtimestamp(minute * 60, zone).utcoffset()
    return (ahead or timedelta(0)) // timedelta(minutes=1)


def wall(on: date, minute: int = 0) -> int:
    """What the wall clock shows so many minutes into a date: minutes since 1970, of no zone."""
    return (on - EPOCH.date()).days * A_DAY + minute


@dataclass(frozen=True)
class Almanac:
    """Seven days around a minute."""

    zone: ZoneInfo
    around: int

    @cached_property
    def minutes(self) -> range:
        """All of them, counted since 1970."""
        return range(self.around - 3 * A_DAY, self.around + 4 * A_DAY)

    @cached_property
    def shown(self) -> dict[int, int]:
        """What the wall clock shows in each; it changes but once, and goes on by the minute."""
        before, after = (_offset(one, self.zone) for one in (self.around - 1, self.around))
        return {one: one + (after if one >= self.around else before) for one in self.minutes}

    @cached_property
    def first(self) -> dict[int, int]:
        """By what it shows, the first minute in which it shows that or more."""
        found: dict[int, int] = {}
        reached = self.shown[self.minutes[0]] - 1
        for minute, shown in self.shown.items():
            while reached < shown:
                reached += 1
                found[reached] = minute
        return found

    @cached_property
    def last(self) -> dict[int, int]:
        """By what it shows, the last minute in which it shows that or less."""
        found: dict[int, int] = {}
        reached = self.shown[self.minutes[-1]] + 1
        for minute, shown in reversed(self.shown.items()):
            while reached > shown:
                reached -= 1
                found[reached] = minute
        return found

    @cached_property
    def dates(self) -> tuple[date, date, date]:
        """That of the minute before, the one before that, and the one after."""
        on = instant_of(self.around - 1).astimezone(self.zone).date()
        return on - timedelta(days=1), on, on + timedelta(days=1)

    def whole(self, on: date) -> range:
        """The minutes in which the wall clock shows this date."""
        return self.opening(on, 0, A_DAY)

    def opening(self, on: date, opens: int, closes: int) -> range:
        """From the first minute that shows the one time or more to the last before the other."""
        return range(self.first[wall(on, opens)], self.last[wall(on, closes - 1)] + 1)


@dataclass(frozen=True)
class Clerk:
    """Works out by the table what is on offer in a scene."""

    almanac: Almanac
    scene: Scene
    _openings: dict[int, list[range]] = field(default_factory=dict)

    @property
    def venue(self) -> Venue:
        return self.scene.venue

    @cached_property
    def open_(self) -> Mapping[int, set[int]]:
        """The minutes in which each resource is open."""
        return {
            one.id: {minute for span in self.openings(one) for minute in span}
            for one in self.venue.resources
        }

    def openings(self, one: Resource) -> list[range]:
        """From the day before the dates to the day after."""
        if one.id not in self._openings:
            before, _, last = self.almanac.dates
            hours = one.hours or self.venue.hours
            self._openings[one.id] = [
                self.almanac.opening(on, opens, closes)
                for days in range(-1, (last - before).days + 2)
                for on in (before + timedelta(days=days),)
                for opens, closes in hours.usual_on(on)
            ]
        return self._openings[one.id]

    def day(self, on: date) -> dict[int, Rule | None]:
        """Every start of a date, and what is against it."""
        if self.scene.service.mode is Mode.DAYS:
            minutes = self.almanac.whole(on)
            return {minutes[0]: self._rule(minutes)}
        length = self.scene.service.length // timedelta(minutes=1)
        step = self.scene.service.step // timedelta(minutes=1)
        return {
            start: self._rule(range(start, start + length))
            for one in self._options(self.scene.service.needs[0])
            for span in self.openings(one)
            for start in span[::step]
            if wall(on) <= self.almanac.shown[start] < wall(on, A_DAY)
            and self.open_[one.id].issuperset(range(start, start + length))
        }

    def _rule(self, span: range) -> Rule | None:
        options = [self._options(need) for need in self.scene.service.needs]
        for rule, fine in (
            (Rule.HOURS, self._is_open),
            (Rule.BLACKOUT, self._is_clear),
        ):
            options = [[one for one in need if fine(one, span)] for need in options]
            if not all(options):
                return rule
        for rule, firm in ((Rule.FULL, True), (Rule.HELD, False)):
            left = (
                [one for one in need if self._has_room(one, span, firm=firm)]
                for need in options
            )
            if not all(left):
                return rule
        return None

    def _options(self, need: Need) -> list[Resource]:
        return [one for one in self.venue.resources if one.group == need.group]

    def _is_open(self, one: Resource, span: range) -> bool:
        """Somewhere in whole days, all the time in hours."""
        if self.scene.service.mode is Mode.DAYS:
            return not self.open_[one.id].isdisjoint(span)
        return self.open_[one.id].issuperset(span)

    def _is_clear(self, one: Resource, span: range) -> bool:
        return not any(
            meet(range(*blackout.during.minutes), span)
            for blackout in self.venue.blackouts
            if blackout.covers(one.id)
        )

    def _has_room(self, one: Resource, span: range, *, firm: bool) -> bool:
        before, after = self.scene.service.buffers
        wide = range(span.start - before, span.stop + after)
        mine = [each for each in self.scene.taken.get(one.id, ()) if not (firm and each.until)]
        return all(
            sum(each.last - each.first for each in mine if each.start <= minute < each.end)
            < one.capacity
            for minute in {wide.start, *(edge.start for edge in mine if edge.start in wide)}
        )


def meet(one: range, other: range) -> bool:
    """Whether they share a minute."""
    return one.start < other.stop and other.start < one.stop
