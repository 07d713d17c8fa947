"""What the rules of the grammar that name a date mean: 25 December, the 24th, Christmas."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.words.when.calendars import (
    WEEK,
    find_date,
    holiday_in,
    is_nearer,
    month_of,
    next_holiday,
    next_numbered,
    next_yearly,
    nth_weekday,
    week_of,
    weekday_from,
)
from bot.words.when.day_rules import IMPOSSIBLE, OVER, VAGUE, month, weekday, year_given
from bot.words.when.grammar import Action, Match
from bot.words.when.meaning import Days, Here, Holiday
from bot.words.when.narrowing import narrow, union

MONDAY = 0
CENTURY = 2000


def dated(match: Match, here: Here) -> Days:
    day = match.numbers("NUM", "ORD", "NTH")[0]
    return on_date(match.number("MONTH"), day, match, here)


def dated_in_digits(match: Match, here: Here) -> Days:
    """Month and day both as numbers: 12월 25일."""
    number, day = match.numbers("NUM")
    return on_date(number, day, match, here)


def dated_short(match: Match, _: Here) -> Days:
    """All three as numbers, the year in two digits: 26년 12월 3일."""
    year, number, day = match.numbers("NUM")
    found = find_date(CENTURY + year, number, day)
    return Days.on(found) if found else IMPOSSIBLE


def on_date(number: int, day: int, match: Match, here: Here) -> Days:
    """A day of a month: of the year given, else the next there is."""
    given = year_given(match, here)
    if given is None:
        span = next_yearly(number, day, here.today)
        return Days((span,), yearly=True) if span else IMPOSSIBLE
    found = find_date(given, number, day)
    return Days.on(found) if found else IMPOSSIBLE


def number(match: Match, here: Here) -> Days:
    wanted = match.numbers("ORD", "NTH", "NUM")[0]
    first = next_numbered(wanted, here.today)
    if not first:
        return IMPOSSIBLE
    passed = here.today.replace(day=wanted) if wanted < here.today.day else None
    moved = is_nearer(passed, first, here.today)
    later = next_numbered(wanted, here.today + timedelta(days=1))
    days = (first, later) if first == here.today and later else (first,)
    return replace(Days.on(*days, moved=moved), number=wanted)


def weekday_number(match: Match, here: Here) -> Days:
    """Friday 27."""
    return narrow(weekday(match, here), number(match, here), here)


def number_of(match: Match, here: Here) -> Days:
    """The 3rd of next month."""
    span = month(match, here).spans[0]
    found = find_date(span.first.year, span.first.month, match.numbers("ORD", "NTH", "NUM")[0])
    return Days.on(found) if found else IMPOSSIBLE


def holiday(match: Match, here: Here) -> Days:
    wanted = match.one(Holiday)
    given = year_given(match, here)
    if given is not None:
        found = holiday_in(wanted, given) if find_date(given, 1, 1) else None
        return Days.on(found) if found else VAGUE
    span = next_holiday(wanted, here.today)
    return Days((span,), yearly=True) if span else VAGUE


def holiday_next(match: Match, here: Here) -> Days:
    """'Next Christmas': the one to come, or that of the year after it."""
    first = holiday(match, here)
    if not first.spans:
        return first
    later = holiday_in(match.one(Holiday), first.spans[0].first.year + 1)
    return union((first, Days.on(*([later] if later else []))))


def either_number(match: Match, here: Here) -> Days:
    """3 or 4 December."""
    days = match.numbers("NUM", "ORD", "NTH")
    return union(on_date(match.number("MONTH"), day, match, here) for day in days)


def weekday_of_month(match: Match, here: Here) -> Days:
    """The first Monday of December; NTH is -1 for the last."""
    nth = match.numbers("NTH", "ORD")
    return _weekday_of(match, here, nth[0] if nth else -1)


def _weekday_of(match: Match, here: Here, nth: int) -> Days:
    months = match.one(Days)
    wanted = match.number("WEEKDAY")
    if not months.spans:
        return months
    found = nth_weekday(months.spans[0], nth, wanted)
    if found and found < here.today and months.yearly:
        first = months.spans[0].first
        again = nth_weekday(month_of(first.year + 1, first.month), nth, wanted)
        return Days.on(again, moved=True) if again else IMPOSSIBLE
    return Days.on(found) if found else IMPOSSIBLE


def weekday_of_nth_week(match: Match, here: Here) -> Days:
    """The Monday of December's first week: people count these weeks in three ways."""
    months, wanted = match.one(Days), match.number("WEEKDAY")
    nth = match.numbers("NTH", "NUM")[-1]
    if not months.spans:
        return months
    span = months.spans[0]
    days = [nth_weekday(span, nth, wanted)]
    if nth > 0:
        first = week_of(span.first)
        starts = {first.first, weekday_from(span.first - timedelta(days=3), MONDAY)}
        days += [weekday_from(start, wanted) + (nth - 1) * WEEK for start in starts]
    found = [day for day in days if day and day >= here.today]
    return Days.on(*found) if found else OVER


def weekday_of_week(match: Match, here: Here) -> Days:
    """The Friday of next week."""
    return narrow(weekday(match, here), match.one(Days), here)


DATE_ACTIONS: Mapping[str, Action] = {
    action.__name__: action
    for action in (
        dated, dated_in_digits, dated_short, number, weekday_number, number_of, holiday, holiday_next,
        either_number, weekday_of_month, weekday_of_nth_week, weekday_of_week,
    )
}  # fmt: skip
