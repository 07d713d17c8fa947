"""Two ways of naming days in one line: they narrow each other or contradict."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from bot.words.when.calendars import WEEK, week_of, weekday_from
from bot.words.when.meaning import Days, Here, Span

CONTRADICTION = Days(ask="contradiction")
LONGEST_INNER, SHORTEST_YEAR = 7, 365  # days
LONGEST_SEARCHED = 400  # days of a span in which a weekday is looked for


def narrow(one: Days, two: Days, here: Here) -> Days:
    """The days that both allow. Asks when there are none, or too many to tell."""
    if one.ask or two.ask:
        return one if one.ask else two
    if one.either or two.either:
        many, other = (one, two) if one.either else (two, one)
        return union(_ahead(narrow(other, days, here), here) for days in many.either)
    return replace(_narrow(one, two, here), yearly=one.yearly or two.yearly)


def union(parts: Iterable[Days]) -> Days:
    """One of several days; nothing if one of them is none."""
    given = tuple(parts)
    asked = next((days.ask for days in given if days.ask), None)
    spans = dict.fromkeys(span for days in given for span in days.spans)
    return Days(ask=asked) if asked else Days(tuple(spans))


def _ahead(days: Days, here: Here) -> Days:
    """These days, unless they are over: who offers two days is not given only the other."""
    over = days.spans and all(span.last < here.today for span in days.spans)
    return Days(ask="past") if over else days


def _narrow(one: Days, two: Days, here: Here) -> Days:
    for days, other in ((one, two), (two, one)):
        if other.weekday is not None and days.week is not None:
            return _found(_weekdays_of(days.week, other.weekday, here))
        if other.weekday is not None and days.weeks_on is not None:
            return _found(_weekdays_on(days, other.weekday, here))
    if one.narrows != two.narrows:
        return _filter(one, two) if two.narrows else _filter(two, one)
    if one.narrows:
        return _both(one, two)
    return _found(
        shared
        for a, b in product(one.spans, two.spans)
        if (shared := a.within(b) or b.within(a)) and not _is_chance(shared, a, b)
    )


def _is_chance(shared: Span, one: Span, two: Span) -> bool:
    """True for a month that happens to lie between two days: 30 December to 2 February."""
    outer = two if shared.first == one.first and shared.last == one.last else one
    return (
        _days_of(shared) > LONGEST_INNER and shared != outer and _days_of(outer) < SHORTEST_YEAR
    )


def _days_of(span: Span) -> int:
    return (span.last - span.first).days + 1


def _both(one: Days, two: Days) -> Days:
    """A weekday and a number: of the days that the number means, those on the weekday."""
    numbered, other = (one, two) if one.number is not None else (two, one)
    return _found(span for span in numbered.spans if other.fits(span.first))


def _filter(days: Days, wanted: Days) -> Days:
    found: list[Span] = []
    for span in days.spans:
        fitting = [day for day in _days(span) if wanted.fits(day)]
        if len(fitting) > 1:
            return Days(ask="which-day")
        found += (Span(day, day, span.moved) for day in fitting)
    return _found(found)


def _days(span: Span) -> Iterator[date]:
    longest = span.first + timedelta(days=LONGEST_SEARCHED)
    return replace(span, last=min(span.last, longest)).days()


def _weekdays_of(turn: int, weekday: int, here: Here) -> Iterator[Span]:
    """The weekday in this or a later week, for each day that weeks may start on."""
    for start in here.week_starts:
        day = weekday_from(week_of(here.today + turn * WEEK, start).first, weekday)
        if day >= here.today or len(here.week_starts) == 1:
            yield Span(day, day)


def _weekdays_on(days: Days, weekday: int, here: Here) -> Iterator[Span]:
    """'In two weeks on Monday': that of the week in two weeks, or the coming one plus two."""
    reached = days.spans[0].first
    for day in (
        weekday_from(week_of(reached).first, weekday),
        weekday_from(here.today, weekday) + (days.weeks_on or 0) * WEEK,
    ):
        yield Span(day, day)


def _found(spans: Iterator[Span] | list[Span]) -> Days:
    unique = tuple(dict.fromkeys(spans))
    return Days(unique) if unique else CONTRADICTION
