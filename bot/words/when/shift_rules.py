"""Days counted from other days, stretches of days, and lengths of time."""

from collections.abc import Mapping
from datetime import UTC, date, timedelta
from fractions import Fraction

from bot.words.when.calendars import (
    WEEK,
    add_months,
    find_date,
    next_numbered,
    next_yearly,
    week_of,
    weekday_from,
)
from bot.words.when.day_rules import IMPOSSIBLE, moved_by
from bot.words.when.grammar import Action, Match
from bot.words.when.meaning import DAY_MINUTES, Days, Here, Length, Piece, Span, Unit
from bot.words.when.narrowing import union

LONGEST_DAYS, LONGEST_MONTHS = 4000, 120
IDIOMS = {8: 1, 15: 2}  # days counted with the first one, in weeks
HALF = Fraction(1, 2)
QUARTER = Fraction(1, 4)
TOO_FAR = Days(ask="too-far")
ONE_DAY = timedelta(days=1)


def length(match: Match, _: Here) -> Length | None:
    """Two hours, a week, 1.5 hours, 1 hour 30 minutes."""
    units = match.all(Unit)
    counts = match.all(Fraction) or tuple(map(Fraction, match.numbers("INT")))
    # "An hour and 15 minutes" says no number first.
    counts = (Fraction(1),) * (len(units) - len(counts)) + counts
    parts = [_times(unit, count) for unit, count in zip(units, counts, strict=True)]
    return _sum(parts)


def length_one(match: Match, _: Here) -> Length | None:
    """Через неделю; but "через день" may leave one day out."""
    unit = match.one(Unit)
    return None if (unit.name, unit.count) == ("days", 1) else _times(unit, Fraction(1))


def length_couple(match: Match, _: Here) -> Length | None:
    return _times(match.one(Unit), Fraction(2))


def length_and_half(match: Match, _: Here) -> Length | None:
    unit = match.one(Unit)
    count = match.numbers("INT") or (1,)
    return _times(unit, count[0] + HALF)


def length_half(match: Match, _: Here) -> Length | None:
    return _times(match.one(Unit), HALF)


def length_quarter(match: Match, _: Here) -> Length | None:
    """A quarter of an hour, three quarters of an hour."""
    return _times(match.one(Unit), (match.numbers("NUM") or (1,))[0] * QUARTER)


def length_counted(match: Match, _: Here) -> Length:
    """A word that is a number of days."""
    return match.one(Length)


def _times(unit: Unit, count: Fraction) -> Length | None:
    amount = unit.count * count
    if amount.denominator != 1 or (count.denominator != 1 and unit.name != "minutes"):
        return None
    match unit.name:
        case "minutes":
            return Length(minutes=int(amount))
        case "days":
            return Length(
                days=int(amount), weeks=int(count) if unit.count == WEEK.days else None
            )
        case "months":
            return Length(months=int(amount))
        case _:
            raise ValueError(unit.name)


def _sum(parts: list[Length | None]) -> Length | None:
    if len(parts) == 1:
        return parts[0]
    known = [part for part in parts if part]
    if len(known) < len(parts) or any(not part.minutes for part in known):
        return None
    return Length(minutes=sum(part.minutes for part in known))


def delay(match: Match, here: Here) -> Days | None:
    """In three days, in two weeks; lengths under a day make an instant instead."""
    wanted = match.one(Length)
    if wanted.minutes:
        return None
    day = _later(here.today, wanted)
    return Days((Span(day, day),), weeks_on=wanted.weeks) if day else TOO_FAR


def delay_idiom(match: Match, here: Here) -> Days | None:
    """In acht Tagen is a week, en quince días a fortnight; "in 8 Tagen" means the number too."""
    weeks = IDIOMS.get(match.number("NUM"))
    day = here.today + weeks * WEEK if weeks else None
    return Days((Span(day, day),), weeks_on=weeks) if day else None


def instant(match: Match, here: Here) -> Piece | None:
    """In 90 minutes: counted in real time, whatever the clocks are changed by."""
    lengths = match.all(Length)
    wanted = lengths[0] if lengths else Length()
    if lengths and not wanted.minutes:
        return None
    if wanted.minutes > LONGEST_DAYS * DAY_MINUTES:
        return Piece(ask="too-far")
    now = here.now.astimezone(UTC) + timedelta(minutes=wanted.minutes)
    return Piece(instant=now.astimezone(here.now.tzinfo))


def _later(day: date, wanted: Length, sign: int = 1) -> date | None:
    if wanted.days > LONGEST_DAYS or wanted.months > LONGEST_MONTHS:
        return None
    return add_months(day, sign * wanted.months) + timedelta(days=sign * wanted.days)


def shift(match: Match, _: Here) -> Days | None:
    """A week from Friday; without a length, a week."""
    return _shift(match, 1)


def shift_in(match: Match, _: Here) -> Days | None:
    """Friday in two weeks; no weekday is counted from in days."""
    weekly = match.one(Length).days % WEEK.days == 0
    return _shift(match, 1) if weekly or match.one(Days).weekday is None else None


def shift_back(match: Match, _: Here) -> Days | None:
    """Two days before Christmas."""
    return _shift(match, -1)


def _shift(match: Match, sign: int) -> Days | None:
    lengths = match.all(Length)
    wanted = lengths[0] if lengths else Length(days=7)
    anchor = match.one(Days)
    if wanted.minutes or not anchor.spans:
        return None if wanted.minutes else anchor
    days = [_later(span.first, wanted, sign) for span in anchor.spans]
    return Days.on(*(day for day in days if day)) if all(days) else TOO_FAR


def shift_fortnight(match: Match, _: Here) -> Days:
    return moved_by(match.one(Days), 2 * WEEK)


def day_after(match: Match, _: Here) -> Days:
    return moved_by(match.one(Days), ONE_DAY)


def day_before(match: Match, _: Here) -> Days:
    return moved_by(match.one(Days), -ONE_DAY)


def weekday_after(match: Match, _: Here) -> Days:
    """The Friday after Christmas."""
    wanted = match.number("WEEKDAY")
    anchors = match.one(Days)
    days = (weekday_from(span.last + ONE_DAY, wanted) for span in anchors.spans)
    return Days.on(*days) if anchors.spans else anchors


def weekday_before(match: Match, _: Here) -> Days:
    wanted = match.number("WEEKDAY")
    anchors = match.one(Days)
    days = (weekday_from(span.first - WEEK, wanted) for span in anchors.spans)
    return Days.on(*days) if anchors.spans else anchors


def week_around(match: Match, _: Here) -> Days:
    """The week of the 23rd."""
    anchors = match.one(Days)
    return Days(tuple(week_of(span.first) for span in anchors.spans), ask=anchors.ask)


def weekend_around(match: Match, _: Here) -> Days:
    """The weekend of the 5th."""
    anchors = match.one(Days)
    lasts = (week_of(span.first).last for span in anchors.spans)
    return Days(tuple(Span(last - ONE_DAY, last) for last in lasts), ask=anchors.ask)


def day_range(match: Match, _: Here) -> Days | None:
    """From a day to the next day that fits the second."""
    first, second = match.all(Days)
    if first.ask or second.ask:
        return union((first, second))
    spans = [_range(span, second) for span in first.spans]
    return (
        Days(tuple(span for span in spans if span)) if any(spans) else Days(ask="contradiction")
    )


def _range(start: Span, second: Days) -> Span | None:
    if second.weekday is not None:
        return Span(
            start.first, weekday_from(start.first + ONE_DAY, second.weekday), start.moved
        )
    if second.number is not None:
        last = next_numbered(second.number, start.first)
    else:
        last = next((s.last for s in second.spans if s.last > start.first), None)
    return Span(start.first, last, start.moved) if last else None


def number_range(match: Match, here: Here) -> Days | None:
    """24 to 26 November; without a month, the next days of these numbers."""
    *months, first, last = match.numbers("NUM", "ORD", "NTH")
    months += match.numbers("MONTH")
    if months:
        return _range_of_month(months[0], first, last, here)
    start = next_numbered(first, here.today)
    end = start and next_numbered(last, start)
    if first >= last:
        return None
    return Days((Span(start, end),)) if start and end else IMPOSSIBLE


def dotted_range(match: Match, here: Here) -> Days | None:
    """24. bis 26.11."""
    last, month, _ = match.literal("DOTTED")
    return _range_of_month(month, match.number("NUM"), last, here)


def _range_of_month(month: int, first: int, last: int, here: Here) -> Days | None:
    if first >= last:
        return None
    span = next_yearly(month, last, here.today)
    start = find_date(span.first.year, month, first) if span else None
    if not span or not start:
        return IMPOSSIBLE
    return Days((Span(start, span.last, span.moved),), yearly=True)


SHIFT_ACTIONS: Mapping[str, Action] = {
    action.__name__: action
    for action in (
        length, length_one, length_couple, length_and_half, length_half, length_quarter, length_counted,
        delay, delay_idiom, instant, shift, shift_in, shift_back, shift_fortnight, day_after, day_before,
        weekday_after, weekday_before, week_around, weekend_around, day_range, number_range, dotted_range,
    )
}  # fmt: skip
