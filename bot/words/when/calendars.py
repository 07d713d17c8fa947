"""Arithmetic of days that the phrases need and the standard library has not."""

from calendar import monthrange
from datetime import date, timedelta

from bot.words.when.meaning import Holiday, Span

WEEK = timedelta(days=7)
YEARS = range(1900, 9000)  # keeps every sum inside what a date can hold
MONTHS = range(1, 13)


def find_date(year: int, month: int, day: int) -> date | None:
    """The date, unless the calendar has none or it is out of all reason."""
    if month not in MONTHS or year not in YEARS or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Span:
    """All days of a month."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def week_of(day: date, starts_on: int = 0) -> Span:
    """The seven days around a day, from the weekday that weeks start on."""
    first = day - timedelta(days=(day.weekday() - starts_on) % 7)
    return Span(first, first + timedelta(days=6))


def find_week(year: int, number: int) -> Span | None:
    """A numbered week of a year; None if it has none of this number."""
    try:
        return week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on a day or after it."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def nth_weekday(month: Span, nth: int, weekday: int) -> date | None:
    """The first, second … such weekday of a month; -1 is the last."""
    if nth < 0:
        return weekday_from(month.last - timedelta(days=6), weekday)
    day = weekday_from(month.first, weekday) + (nth - 1) * WEEK
    return day if day <= month.last else None


def next_yearly(month: int, day: int, today: date) -> Span | None:
    """The next such date from today on; None if no year has it."""
    for year in range(today.year, today.year + 9):
        found = find_date(year, month, day)
        if found and found >= today:
            passed = find_date(today.year, month, day) if year > today.year else None
            return Span(found, found, moved=is_nearer(passed, found, today))
    return None


def is_nearer(passed: date | None, coming: date, today: date) -> bool:
    """True if a day that is over is nearer than the one to come: it may have been meant."""
    return passed is not None and today - passed < coming - today


def next_numbered(number: int, after: date) -> date | None:
    """The next day from `after` on that has this number in its month."""
    for months in range(3):
        month = add_months(after.replace(day=1), months)
        found = find_date(month.year, month.month, number)
        if found and found >= after:
            return found
    return None


def holiday_in(holiday: Holiday, year: int) -> date | None:
    """When a holiday is in a year; None if that is not known."""
    if holiday.known:
        return next((day for day in holiday.known if day.year == year), None)
    if holiday.nth:
        found = nth_weekday(month_of(year, holiday.month), *holiday.nth)
    else:
        found = find_date(year, holiday.month, holiday.day)
    return found and found + timedelta(days=holiday.after)


def next_holiday(holiday: Holiday, today: date) -> Span | None:
    """The next such holiday from today on; None if that is not known."""
    for year in (today.year, today.year + 1):
        found = holiday_in(holiday, year)
        if found and found >= today:
            passed = holiday_in(holiday, today.year) if year > today.year else None
            return Span(found, found, moved=is_nearer(passed, found, today))
    return None
