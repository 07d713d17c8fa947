"""What CLDR knows about a locale: how dates, times, amounts and lists are written there.

Babel is exact and slow (tens of microseconds a piece), and a screen has dozens of times on
it, so everything is spelt once and kept. All spaces are plain ones: CLDR's narrow no-break
spaces are not what people type, search for or compare.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import get_currency_symbol, parse_pattern
from babel.units import format_unit

from domain.money import Money, exponent_of

NOON = 12 * 60
_KILOMETRE = 1000
_SPACES = {ord(space): " " for space in "\u00a0\u2009\u202f"}


class Cldr:
    """One full locale; bare `ko` would begin the week on the wrong day."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        pattern = str(locale.time_formats["short"]).translate(_SPACES)
        self.halves = "h" in pattern or "K" in pattern
        # The abbreviated half of the day is AM and PM where people write 오전 and 오후; where
        # CLDR has no wide one, Babel would take the narrow one, a single letter.
        half = "aaaa" if "am" in locale.day_periods["format"]["wide"] else "a"
        self._full_time = pattern.replace("B", "a").replace("a", half)
        self._bare_time = pattern.replace("a", "").replace("B", "").strip()
        self.half_first = pattern[0] in "aB"
        # CLDR goes on calling Asia/Kolkata by a name it had before.
        aliases = get_global("zone_aliases").items()
        self._zones = {
            new: locale.time_zones[old] for old, new in aliases if old in locale.time_zones
        }
        self._zones |= locale.time_zones
        self.day = lru_cache(maxsize=1024)(self._day)
        self.long_day = lru_cache(maxsize=256)(self._long_day)
        self.month = lru_cache(maxsize=64)(self._month)
        self.wall = lru_cache(maxsize=1440)(self._wall)
        self.money = lru_cache(maxsize=256)(self._money)

    def weekday(self, index: int, width: str = "wide") -> str:
        """The name of a weekday, Monday 0; width `wide` or `abbreviated`."""
        return str(self.locale.days["stand-alone"][width][index])

    def _day(self, on: date, *, with_year: bool) -> str:
        skeleton = "yMMMEd" if with_year else "MMMEd"
        return format_skeleton(skeleton, on, locale=self.locale).translate(_SPACES)

    def _long_day(self, on: date) -> str:
        return format_date(on, "full", locale=self.locale).translate(_SPACES)

    def _month(self, on: date) -> str:
        return format_skeleton("yMMMM", on, locale=self.locale).translate(_SPACES)

    def _wall(self, minute: int, *, bare: bool = False) -> str:
        pattern = self._bare_time if bare else self._full_time
        hour, past = divmod(minute, 60)
        return format_time(time(hour % 24, past), pattern, locale=self.locale)

    def _money(self, amount: Money) -> str:
        """By ISO's decimal places, which `minor` counts; CLDR hides those of small coins.

        A symbol made of letters keeps its distance: KWD 1.500. Digits are grouped as in all
        numbers: CLDR's pattern for Marathi amounts has forgotten the lakh, ₹1,50,000.00.
        """
        exponent = exponent_of(amount.currency)
        shape = self.locale.currency_formats["standard"].pattern
        if get_currency_symbol(amount.currency, self.locale).isalpha():
            shape = shape.replace("¤#", "¤ #").replace("0¤", "0 ¤")
        pattern = parse_pattern(shape)
        pattern.frac_prec = (exponent, exponent)
        pattern.grouping = self.locale.decimal_formats[None].grouping
        value = Decimal(amount.minor).scaleb(-exponent)
        text = pattern.apply(value, self.locale, amount.currency, currency_digits=False)
        return str(text).translate(_SPACES)

    def percent(self, hundredths: int) -> str:
        """12.5%, 12,5 %; as many decimals as there are, two at most."""
        pattern = parse_pattern(self.locale.percent_formats[None].pattern)
        pattern.frac_prec = 0, 2
        return str(pattern.apply(Decimal(hundredths).scaleb(-4), self.locale)).translate(
            _SPACES
        )

    def distance(self, metres: int) -> str:
        """850 m, 12.4 km; tenths of a kilometre, rounded up."""
        if metres < _KILOMETRE:
            return self._unit(metres, "length-meter")
        return self._unit(Decimal(-(-metres // 100)).scaleb(-1).normalize(), "length-kilometer")

    def _unit(self, count: int | Decimal, unit: str) -> str:
        return format_unit(count, unit, "short", locale=self.locale).translate(_SPACES)

    def listed(self, items: Sequence[str]) -> str:
        """The items with commas and the word for “and” before the last."""
        return format_list(items, locale=self.locale) if items else ""

    def city(self, zone: ZoneInfo) -> str:
        """The city a zone is called after; empty for a bare distance from UTC."""
        return self.city_of(zone.key or "")

    def city_of(self, key: str) -> str:
        """The same by the name of the zone, which need not be read for it."""
        if "/" not in key or key.startswith("Etc/"):
            return ""
        city = self._zones.get(key, {}).get("city")
        return str(city or key.rsplit("/", 1)[-1].replace("_", " "))


def offset(local: datetime) -> str:
    """How far a local time is from UTC: UTC+9, UTC-3:30."""
    distance = local.utcoffset() or timedelta(0)
    if not distance:
        return "UTC"
    hours, minutes = divmod(abs(distance) // timedelta(minutes=1), 60)
    sign = "+" if distance > timedelta(0) else "-"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


def repeated(local: datetime) -> bool:
    """Whether the wall clock shows this time twice, because the clocks go back."""
    return local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()
