"""The terms that each table of a `dates.toml` gives its words."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any, TypeAlias

from bot.words.when.meaning import (
    DAY_MINUTES,
    EARLY,
    NOON,
    Clock,
    Holiday,
    Length,
    Part,
    Term,
    Unit,
    Value,
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
POINTS = {"noon": Clock((NOON,)), "midnight": Clock((DAY_MINUTES, 0))}
HALVES = {
    "am": Part((EARLY, NOON), (0, NOON)),
    "pm": Part((NOON, DAY_MINUTES), (NOON, DAY_MINUTES)),
}
UNITS = {
    "minute": Unit("minutes", 1),
    "hour": Unit("minutes", 60),
    "day": Unit("days", 1),
    "week": Unit("days", 7),
    "fortnight": Unit("days", 14),
    "month": Unit("months", 1),
    "year": Unit("months", 12),
}

# A TOML document has no narrower type than this.
Document: TypeAlias = Mapping[str, Any]
Words: TypeAlias = Iterator[tuple[str, Term]]


def list_terms(document: Document, language: str) -> Words:
    """Every word of the file in all its spellings, and what it stands for."""
    spellings = document.get("spellings", {})
    for word, term in _list_words(document, language):
        if spellings:
            yield from ((spelt, term) for spelt in _spell(word, spellings))
        else:
            yield word, term


def _spell(word: str, spellings: Mapping[str, list[str]]) -> set[str]:
    """A word, and what becomes of it where letters are typed otherwise: uebermorgen."""
    spelt = {unicodedata.normalize("NFC", word.lower())}
    for letter, others in spellings.items():
        spelt |= {one.replace(letter, other) for one in spelt for other in others}
    return spelt


def _list_words(document: Document, language: str) -> Words:
    for table, kind, value in SIMPLE:
        for key, words in document.get(table, {}).items():
            yield from ((word, Term(kind, value(key))) for word in words)
    yield from _months(document)
    yield from _parts(document)
    yield from _units(document)
    for tables in document["numbers"].values():
        yield from _numbers(tables)
    for name, words in document["words"].items():
        yield from ((word, Term(f"{language}:{name}", 0)) for word in words)
    suffixes = document.get("ordinal_suffixes", ())
    for number, suffix in product(range(1, 32), suffixes):
        yield f"{number}{suffix}", Term("ORD", number)
    for kind in ("filler", "particle", "negation"):
        yield from (
            (word, Term(kind, 0))
            for typed in document.get(kind, ())
            for word in _with_endings(typed, document.get("endings", {}))
        )
    yield from ((word, Term("UNSURE", 0)) for word in document["unsure"])


def _with_endings(word: str, endings: Mapping[str, list[str]]) -> Iterator[str]:
    yield word
    for ending, others in endings.items():
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + other for other in others)


def _turns(key: str) -> tuple[int, ...]:
    return tuple(map(int, key.split(" or ")))


def _holiday(key: str) -> Holiday:
    if " " in key:
        return Holiday(known=tuple(map(date.fromisoformat, key.split())))
    place, _, after = key.partition("+")
    month, day, *weekday = place.split("-")
    if not weekday:
        return Holiday(int(month), int(day), after=int(after or 0))
    nth = (int(day), WEEKDAYS.index(weekday[0]))
    return Holiday(int(month), nth=nth, after=int(after or 0))


def _face(key: str) -> tuple[int, ...]:
    return tuple(map(int, key.split(":")))


SIMPLE: tuple[tuple[str, str, Callable[[str], Value]], ...] = (
    ("days", "DAYWORD", int),
    ("weekdays", "WEEKDAY", WEEKDAYS.index),
    ("weekday_letters", "WEEKLETTER", WEEKDAYS.index),
    ("weeks", "WEEKTURN", int),
    ("weekends", "WEEKENDTURN", _turns),
    ("month_turns", "MONTHTURN", int),
    ("years", "YEARTURN", int),
    ("meridiem", "MERIDIEM", HALVES.__getitem__),
    ("points", "POINT", POINTS.__getitem__),
    ("bounds", "BOUND", POINTS.__getitem__),
    ("faces", "FACETIME", _face),
    ("ordinals", "NTH", int),
    ("last_ordinals", "NTHWORD", int),
    ("holidays", "HOLIDAY", _holiday),
    ("day_counts", "DAYCOUNT", lambda key: Length(days=int(key))),
    ("minute_counts", "DAYCOUNT", lambda key: Length(minutes=int(key))),
)


def _months(document: Document) -> Words:
    shy = {*document["names"]}
    for key, words in document["months"].items():
        month = MONTHS.index(key) + 1
        for word in words:
            yield word, Term("MONTH", month)
            if word not in shy:
                yield word, Term("MONTHNAME", month)


def _parts(document: Document) -> Words:
    for table in document["parts"].values():
        part = Part(_minutes(table["shows"]), _minutes(table["holds"]))
        yield from ((word, Term(table.get("kind", "PART"), part)) for word in table["words"])


def _minutes(hours: str) -> tuple[int, int]:
    start, end = (clock.split(":") for clock in hours.split("-"))
    return int(start[0]) * 60 + int(start[1]), int(end[0]) * 60 + int(end[1])


def _units(document: Document) -> Words:
    for key, words in document["units"].items():
        for word in words:
            yield word, Term("UNIT", UNITS[key])
            yield word, Term(f"{key.upper()}UNIT", 1)


def _numbers(tables: Document) -> Words:
    """Ones, tens, and tens with ones behind them: twenty, twenty five."""
    ones = [(word, int(key)) for key, words in tables["ones"].items() for word in words]
    tens = [(word, int(key)) for key, words in tables["tens"].items() for word in words]
    plain = [
        (word, int(key)) for key, words in tables.get("plain", {}).items() for word in words
    ]
    joined = [
        (tables.get("joined", "{ten} {one}").format(ten=ten, one=one), high + low)
        for (ten, high), (one, low) in product(tens, ones)
    ]
    for word, value in (*ones, *tens, *plain, *joined):
        yield from ((word, Term(kind, value)) for kind in tables["kinds"])
