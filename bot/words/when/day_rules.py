"""What the rules of the grammar that name days mean, counted from today."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.words.when.calendars import (
    MONTHS,
    WEEK,
    add_months,
    find_date,
    find_week,
    is_nearer,
    month_of,
    week_of,
    weekday_from,
)
from bot.words.when.grammar import Action, Match
from bot.words.when.meaning import Days, Here, Span
from bot.words.when.narrowing import union

FRIDAY, SUNDAY = 4, 6
IMPOSSIBLE = Days(ask="impossible-date")
VAGUE = Days(ask="which-day")
OVER = Days(ask="past")


def vague(_: Match, __: Here) -> Days:
    return VAGUE


def dayword(match: Match, here: Here) -> Days:
    offset = match.number("DAYWORD")
    return Days.on(here.today + timedelta(days=offset)) if offset >= 0 else OVER


def weekday(match: Match, here: Here) -> Days:
    return _weekday(match.number("WEEKDAY"), here)


def _weekday(wanted: int, here: Here) -> Days:
    nearest = weekday_from(here.today, wanted)
    # On a Wednesday, "Wednesday" is today or a week from today.
    days = (nearest,) if nearest > here.today else (nearest, nearest + WEEK)
    return replace(Days.on(*days), weekday=wanted)


def weekday_letter(match: Match, here: Here) -> Days:
    """A weekday in one letter: only beside a date or a time."""
    return replace(_weekday(match.number("WEEKLETTER"), here), shaky=True)


def this_weekday(match: Match, here: Here) -> Days:
    return Days.on(weekday_from(here.today, match.number("WEEKDAY")))


def next_weekday(match: Match, here: Here) -> Days:
    """The coming one, or the one of next week, whenever these are two."""
    wanted = match.number("WEEKDAY")
    coming = weekday_from(here.today + timedelta(days=1), wanted)
    return Days.on(*sorted({coming, *_weekdays_of_week(wanted, 1, here)}))


def weekday_after_next(match: Match, here: Here) -> Days:
    return moved_by(next_weekday(match, here), WEEK)


def _weekdays_of_week(wanted: int, turn: int, here: Here) -> tuple[date, ...]:
    weeks = (week_of(here.today + turn * WEEK, start) for start in here.week_starts)
    days = (weekday_from(span.first, wanted) for span in weeks)
    return tuple(day for day in dict.fromkeys(days) if day >= here.today)


def week(match: Match, here: Here) -> Days:
    """Weeks start on Monday; on a Sunday, in some languages, maybe today."""
    turn = match.number("WEEKTURN")
    starts = here.week_starts if here.today.weekday() == SUNDAY else here.week_starts[:1]
    spans = (week_of(here.today + turn * WEEK, start) for start in starts)
    return Days(tuple(spans), week=turn)


def week_numbered(match: Match, here: Here) -> Days:
    """KW 48: a week of the year as ISO 8601 counts them."""
    number = match.number("NUM")
    for year in (here.today.year, here.today.year + 1):
        found = find_week(year, number)
        if found and found.last >= here.today:
            return Days((found,))
    return IMPOSSIBLE


def weekend(match: Match, here: Here) -> Days:
    turns = match.literal("WEEKENDTURN")
    return Days(tuple(_weekend(here.today + turn * WEEK) for turn in turns))


def next_weekend(_: Match, here: Here) -> Days:
    """The coming one or the one after it; on a Saturday, that of next week."""
    spans = (_weekend(here.today + turn * WEEK) for turn in (0, 1))
    return Days(tuple(span for span in spans if span.first > here.today))


def weekend_of_week(match: Match, here: Here) -> Days:
    return Days((_weekend(here.today + match.number("WEEKTURN") * WEEK),))


def _weekend(day: date) -> Span:
    last = week_of(day).last
    return Span(last - timedelta(days=1), last)


def month(match: Match, here: Here) -> Days:
    turn = match.number("MONTHTURN") if match.has("MONTHTURN") else 0
    first = add_months(here.today.replace(day=1), turn)
    return Days((month_of(first.year, first.month),))


def month_named(match: Match, here: Here) -> Days:
    return named_month(match.number("MONTH", "MONTHNAME", "NUM"), match, here)


def named_month(number: int, match: Match, here: Here) -> Days:
    """The next month of this name, which may have begun; or that of the year given."""
    year = year_given(match, here)
    if number not in MONTHS:
        return IMPOSSIBLE
    if year is not None:
        return Days((month_of(year, number),)) if find_date(year, number, 1) else IMPOSSIBLE
    over = number < here.today.month
    span = month_of(here.today.year + over, number)
    passed = month_of(here.today.year, number).last if over else None
    moved = is_nearer(passed, span.first, here.today)
    return Days((replace(span, moved=moved),), yearly=True)


def month_next(match: Match, here: Here) -> Days:
    """'Next December' in November: this year's, or next year's."""
    first = month_named(match, here).spans[0]
    later = month_of(first.first.year + 1, first.first.month)
    return Days((first, later) if first.first > here.today else (later,))


def year(match: Match, here: Here) -> Days:
    number = year_given(match, here)
    return _all_year(number) if number and find_date(number, 1, 1) else IMPOSSIBLE


def _all_year(number: int) -> Days:
    return Days((Span(date(number, 1, 1), date(number, 12, 31)),))


def year_given(match: Match, here: Here) -> int | None:
    """The year that the words name, if they name one."""
    if match.has("YEARTURN"):
        return here.today.year + match.number("YEARTURN")
    return match.number("YEAR") if match.has("YEAR") else None


def end(match: Match, here: Here) -> Days:
    """The last day of a month or year."""
    days = _stretch(match, here)
    spans = (Span(span.last, span.last, span.moved) for span in days.spans)
    return Days(tuple(spans), ask=days.ask)


def start(match: Match, here: Here) -> Days:
    days = _stretch(match, here)
    spans = (Span(span.first, span.first, span.moved) for span in days.spans)
    return Days(tuple(spans), ask=days.ask)


def _stretch(match: Match, here: Here) -> Days:
    """The month or year named, else this one."""
    given = match.all(Days)
    if given:
        return given[0]
    return _all_year(here.today.year) if match.has("YEARUNIT") else month(match, here)


def end_of_year(_: Match, here: Here) -> Days:
    return Days.on(date(here.today.year, 12, 31))


def end_of_week(match: Match, here: Here) -> Days:
    """Friday or Sunday: people mean either."""
    span = match.one(Days).spans[0] if match.all(Days) else week_of(here.today)
    ends = (weekday_from(span.first, one) for one in (FRIDAY, SUNDAY))
    return Days.on(*(day for day in ends if day >= here.today))


def moved_by(days: Days, length: timedelta) -> Days:
    """The same days later or earlier."""
    spans = (Span(s.first + length, s.last + length, s.moved) for s in days.spans)
    return Days(tuple(spans), ask=days.ask)


def today_within(match: Match, here: Here) -> Days | None:
    """오늘 안에: some time today."""
    return Days.on(here.today) if match.number("DAYWORD") == 0 else None


def later_today(_: Match, here: Here) -> Days:
    """이따: today, where an hour says when."""
    return replace(Days.on(here.today), shaky=True)


def either_day(match: Match, _: Here) -> Days:
    either = match.all(Days)
    return replace(union(either), either=either)


DAY_ACTIONS: Mapping[str, Action] = {
    action.__name__: action
    for action in (
        vague, dayword, weekday, weekday_letter, this_weekday, next_weekday, weekday_after_next,
        week, week_numbered, weekend, next_weekend, weekend_of_week, month, month_named, month_next, year, end,
        end_of_week, end_of_year, start, today_within, later_today, either_day,
    )
}  # fmt: skip
