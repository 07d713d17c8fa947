"""Dates written in digits, where day and month may change places."""

from collections.abc import Mapping
from dataclasses import replace

from bot.words.when.calendars import find_date, next_yearly
from bot.words.when.date_rules import on_date
from bot.words.when.grammar import Action, Match
from bot.words.when.meaning import Days, Here, Span

CENTURY = 2000
SHORT_YEAR = 2  # digits
LAST_MONTH = 12


def literal(match: Match, _: Here) -> Days:
    """2026-12-01: the year first leaves no doubt."""
    found = find_date(*match.literal("DATELIT"))
    return Days.on(found) if found else Days(ask="impossible-date")


def slashed(match: Match, here: Here) -> Days:
    one, two, _ = match.literal("SLASHED")
    return read_pair(one, two, here)


def dotted(match: Match, here: Here) -> Days:
    """25.12 is a date; 5.12 may as well be an hour or a price, so it needs company.

    Where days are written so, the other way round it is no date: 12.25 is a time.
    """
    one, two, _ = match.literal("DOTTED")
    sure = one > LAST_MONTH or (here.dotted_days and one >= LAST_MONTH - 2)
    days = read_pair(one, two, here, swaps=not here.dotted_days)
    return replace(days, shaky=not sure)


def dotted_sure(match: Match, here: Here) -> Days:
    """5.12. in languages that write days so and times otherwise."""
    one, two, _ = match.literal("DOTTED")
    return read_pair(one, two, here, swaps=False)


def dotted_of(match: Match, here: Here) -> Days:
    """5.12. of a year."""
    one, two, _ = match.literal("DOTTED")
    month, day = _places(one, two, here)[0]
    return on_date(month, day, match, here)


def dashed(match: Match, here: Here) -> Days | None:
    """12-25 is a date; 10-11 may as well be hours, so it needs company."""
    one, two = match.numbers("NUM")
    days = read_pair(one, two, here)
    return None if days.ask else replace(days, shaky=max(one, two) <= LAST_MONTH)


def read_pair(one: int, two: int, here: Here, *, swaps: bool = True) -> Days:
    """A day and a month, if it `swaps` in either place."""
    places = _places(one, two, here)[: 2 if swaps else 1]
    spans = [next_yearly(month, day, here.today) for month, day in places]
    return _choose([span for span in spans if span], here)


def triple(match: Match, here: Here) -> Days:
    """Two numbers and a year; in some languages the year also comes first, in two digits."""
    one, two, last, width = match.literal("TRIPLE")
    year = last if width > SHORT_YEAR else CENTURY + last
    places = _places(one, two, here) if width >= SHORT_YEAR else ()
    found = [find_date(year, month, day) for month, day in places]
    if here.dotted_days and here.month_first and width <= SHORT_YEAR:
        found.insert(0, find_date(CENTURY + one, two, last))
    return _choose([Span(day, day) for day in found if day], here)


def _places(one: int, two: int, here: Here) -> tuple[tuple[int, int], ...]:
    both = ((one, two), (two, one))
    return both if here.month_first else both[::-1]


def _choose(spans: list[Span], here: Here) -> Days:
    if not spans:
        return Days(ask="impossible-date")
    return Days(tuple(dict.fromkeys(spans[:1] if here.one_way else spans)), yearly=True)


WRITTEN_ACTIONS: Mapping[str, Action] = {
    action.__name__: action
    for action in (literal, slashed, dotted, dotted_sure, dotted_of, dashed, triple)
}
