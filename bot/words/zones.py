"""Time zones by what people call them: a city, a country, the zone's own name, UTC+9.

    an exact name ► names that begin so ► nothing

A country has many names for few clocks: where CLDR singles some out, those are meant.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from bot.words.cldr import Cldr

UTC = "Etc/UTC"
_SHORTEST_BEGINNING = 3
_EAST, _WEST = 14, 12
_OFFSET = re.compile(r"(?:utc|gmt)?\s*(?:([+\-−])\s*(\d{1,2})(?::?00)?)?")
# What stands above and below Latin letters; Devanagari has its marks elsewhere.
_ACCENTS = re.compile("[\u0300-\u036f]")


def number_of(zone: ZoneInfo) -> int:
    """What a button calls a zone: the same in every version of the list of zones."""
    return zlib.crc32(zone.key.encode())


def numbered(number: int) -> ZoneInfo | None:
    """The zone a button means, if there is one."""
    key = _by_number().get(number)
    return ZoneInfo(key) if key else None


class Zones:
    """What readers of one locale call the zones; English is always understood."""

    def __init__(self, locale: Locale) -> None:
        self._named: dict[str, list[str]] = {}
        for spoken in (locale, Locale("en")):
            self._learn(Cldr(spoken))
        for old, new in get_global("zone_aliases").items():
            self._add(old.rpartition("/")[2], new)
            self._add(old, new)

    def find(self, text: str, most: int) -> tuple[ZoneInfo, ...]:
        """The zones that a typed text may mean, at most so many; none when it means none."""
        wanted = _folded(text)
        fixed = _fixed(text.strip())
        if fixed:
            return (ZoneInfo(fixed),)
        keys = self._named.get(wanted, [])
        if not keys and len(wanted) >= _SHORTEST_BEGINNING:
            found = (self._named[name] for name in self._named if name.startswith(wanted))
            keys = list(dict.fromkeys(key for each in found for key in each))
        return tuple(map(ZoneInfo, keys[:most]))

    def _learn(self, cldr: Cldr) -> None:
        lands: defaultdict[str, list[str]] = defaultdict(list)
        for key, territory in _territories().items():
            self._add(cldr.city_of(key), key)
            self._add(key.rpartition("/")[2], key)
            self._add(key, key)
            lands[territory].append(key)
        for territory, keys in lands.items():
            main = [key for key in keys if key in _singled_out()]
            for key in main or keys:
                self._add(str(cldr.locale.territories.get(territory, "")), key)

    def _add(self, name: str, key: str) -> None:
        folded = _folded(name)
        if folded and key in _territories():
            known = self._named.setdefault(folded, [])
            if key not in known:
                known.append(key)


def _fixed(text: str) -> str:
    """The zone that is so many hours from UTC and never changes; empty for other texts."""
    match = _OFFSET.fullmatch(text.casefold()) if text else None
    if match is None:
        return ""
    hours = int(match[2] or 0)
    if not hours:
        return UTC
    east = match[1] == "+"
    if hours > (_EAST if east else _WEST):
        return ""
    # POSIX counts the other way round.
    return f"Etc/GMT{'-' if east else '+'}{hours}"


@cache
def _territories() -> dict[str, str]:
    """Every zone of a place, and in which country it is."""
    known, there = get_global("zone_territories").items(), available_timezones()
    return {key: land for key, land in known if key in there}


@cache
def _singled_out() -> frozenset[str]:
    return frozenset(get_global("windows_zone_mapping").values())


@cache
def _by_number() -> dict[int, str]:
    fixed = [f"Etc/GMT{sign}{hours}" for sign in "+-" for hours in range(_EAST + 1)]
    keys = {*_territories(), UTC, *fixed} & available_timezones()
    return {zlib.crc32(key.encode()): key for key in sorted(keys)}


def _folded(text: str) -> str:
    """Letters and digits alone, without accents: São Paulo, sao_paulo."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))
    kept = (one if unicodedata.category(one)[0] in "LMN" else " " for one in plain)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=32)
def zones_of(locale: str) -> Zones:
    """The zones for readers of a locale such as `de_DE`."""
    return Zones(Locale.parse(locale))
