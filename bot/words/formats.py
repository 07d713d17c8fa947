"""Days, times, lengths and zones, as a sentence needs them.

A moment is always given with the zone whose wall clock counts, and relative days with the
`today` of that zone, because a machine's own clock says nothing about a venue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale

from bot.words.cldr import NOON, Cldr, offset, repeated
from bot.words.fluent import Pattern
from bot.words.sentences import Sentences
from domain.money import Money

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


class Formats(Sentences):
    """Everything about time and money that can stand in a sentence's hole."""

    def __init__(self, patterns: Mapping[str, Pattern], locale: Locale) -> None:
        super().__init__(patterns, locale)
        self._cldr = Cldr(locale)
        self.hour_cycle = 12 if self._cldr.halves else 24
        self.first_weekday = locale.first_week_day
        self._times = lru_cache(maxsize=8192)(self._time)

    def day(self, on: date, today: date, *, inline: bool = False) -> str:
        """Today, Tomorrow, Fri 27 Nov; the year where it differs; `inline`, in a sentence: today.

        Where weekdays are written small, they are so in a sentence only.
        """
        near = _NEAR.get((on - today).days)
        if near is None:
            day = self._cldr.day(on, with_year=on.year != today.year)
            return day if inline else _begun(day)
        return self.say(f"day-{near}-inline-plain" if inline else f"day-{near}-plain")

    def long_day(self, on: date) -> str:
        """Friday, 27 November 2026."""
        return self._cldr.long_day(on)

    def month(self, on: date) -> str:
        """November 2026."""
        return _begun(self._cldr.month(on))

    def weekday(self, index: int) -> str:
        """Monday for 0."""
        return _begun(self._cldr.weekday(index))

    def weekday_short(self, index: int, *, inline: bool = False) -> str:
        """Mon for 0; `inline`, in a sentence."""
        name = self._cldr.weekday(index, "abbreviated")
        return name if inline else _begun(name)

    def wall(self, minute: int) -> str:
        """What the wall clock shows that many minutes into a day: 09:00; 24:00 is 00:00."""
        return self._cldr.wall(minute)

    def time(self, instant: datetime, zone: ZoneInfo) -> str:
        """16:30, 오후 4:30; a time that the night repeats carries its distance from UTC."""
        return self._times(instant, zone)

    def _time(self, instant: datetime, zone: ZoneInfo) -> str:
        local = instant.astimezone(zone)
        text = self._cldr.wall(_minute(local))
        if repeated(local):
            return self.say("time-repeated-plain", time=text, offset=offset(local))
        return text

    def span(self, start: datetime, end: datetime, zone: ZoneInfo) -> str:
        """16:30–17:00; says so when it ends after midnight."""
        begins, ends = start.astimezone(zone), end.astimezone(zone)
        if begins.date() == ends.date() and not (repeated(begins) or repeated(ends)):
            return self.wall_span(_minute(begins), _minute(ends))
        last = (end - MINUTE).astimezone(zone).date()
        name = "span-plain" if last == begins.date() else "span-next-day-plain"
        return self.say(name, start=self.time(start, zone), end=self.time(end, zone))

    def wall_span(self, opens: int, closes: int) -> str:
        """09:00–18:00, 오후 4:30~5:00: wall-clock minutes into a day, perhaps past its end.

        A 12-hour clock names the half of the day once, if it is the same.
        """
        once = self._cldr.halves and opens // NOON == closes // NOON
        first = self._cldr.half_first
        return self.say(
            "span-plain",
            start=self._cldr.wall(opens, bare=once and not first),
            end=self._cldr.wall(closes, bare=once and first),
        )

    def when(
        self, instant: datetime, zone: ZoneInfo, today: date, *, inline: bool = False
    ) -> str:
        """Fri 27 Nov, 16:30 or Today 16:30; `inline`, in a sentence: today 16:30."""
        on = instant.astimezone(zone).date()
        day, time = self.day(on, today, inline=inline), self.time(instant, zone)
        near = inline or (on - today).days in _NEAR
        return self.say("moment-near-plain" if near else "moment-plain", day=day, time=time)

    def date_and_time(self, instant: datetime, zone: ZoneInfo, today: date) -> str:
        """Fri 27 Nov, 16:30, never today or tomorrow: where it is another date already."""
        on = instant.astimezone(zone).date()
        day = _begun(self._cldr.day(on, with_year=on.year != today.year))
        return self.say("moment-plain", day=day, time=self.time(instant, zone))

    def zone_name(self, zone: ZoneInfo, instant: datetime) -> str:
        """Seoul time; for a zone without a city its distance from UTC at that instant."""
        city = self._cldr.city(zone)
        if not city:
            return offset(instant.astimezone(zone))
        return self.say("zone-city-plain", city=city)

    def zone_city(self, zone: ZoneInfo, instant: datetime) -> str:
        """Seoul; without a city UTC+9."""
        return self._cldr.city(zone) or offset(instant.astimezone(zone))

    def offset(self, zone: ZoneInfo, instant: datetime) -> str:
        """UTC+9."""
        return offset(instant.astimezone(zone))

    def money(self, amount: Money) -> str:
        """₩50,000, $25.00, KWD 1.500."""
        return self._cldr.money(amount)

    def percent(self, hundredths: int) -> str:
        """20%, 12.5%."""
        return self._cldr.percent(hundredths)

    def distance(self, metres: int) -> str:
        """850 m, 12.4 km."""
        return self._cldr.distance(metres)

    def list_of(self, items: Sequence[str]) -> str:
        """A, B and C."""
        return self._cldr.listed(items)

    def duration(self, length: timedelta) -> str:
        """30 min, 1 h 30 min, 2 days; whole minutes, rounded down."""
        days, rest = divmod(length, DAY)
        hours, rest = divmod(rest, HOUR)
        counts = ("days", days), ("hours", hours), ("minutes", rest // MINUTE)
        said = [self._counted_unit(unit, count) for unit, count in counts if count]
        return " ".join(said) or self._counted_unit("minutes", 0)

    def _counted_unit(self, unit: str, count: int) -> str:
        match unit:
            case "days":
                return self.say("duration-days-plain", days=count)
            case "hours":
                return self.say("duration-hours-plain", hours=count)
            case "minutes":
                return self.say("duration-minutes-plain", minutes=count)
            case _:
                raise AssertionError(unit)

    def left(self, length: timedelta) -> str:
        """In 4 min; a begun minute counts, and from two days on the nearest day is enough."""
        if length <= timedelta(0):
            return self.say("left-moment-plain")
        minutes = -(-length // MINUTE) * MINUTE
        rounded = (length + DAY / 2) // DAY * DAY if length >= 2 * DAY else minutes
        return self.say("left-plain", duration=self.duration(rounded))

    def ago(self, length: timedelta) -> str:
        """4 min ago; whole minutes that have passed, whole days from two on."""
        unit = DAY if length >= 2 * DAY else MINUTE
        return self.say("ago-plain", duration=self.duration(length // unit * unit))


def _begun(text: str) -> str:
    """As it stands at the beginning of a line: Пт, 27 нояб."""
    return text[:1].upper() + text[1:]


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute
