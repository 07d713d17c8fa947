"""A month at a glance, and the choice of an hour to begin from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.screens import taps
from bot.screens.days import Bounds, DayLoad, mark
from bot.screens.screen import Button, Row, Screen, in_rows
from bot.words.speech import GAP, Words, lines
from domain.resources import Venue

_WEEKDAYS = 7
_HOUR, _MIDNIGHT = 60, 24


@dataclass(frozen=True, slots=True)
class MonthView:
    """The days of a month with their load."""

    days: tuple[DayLoad, ...]
    chosen: date
    bounds: Bounds

    @property
    def first(self) -> date:
        """The first day of the month."""
        return self.days[0].on

    @property
    def before(self) -> date | None:
        """The month before, if any of it can still be booked."""
        last = self.first - timedelta(days=1)
        return last.replace(day=1) if last >= self.bounds.today else None

    @property
    def after(self) -> date | None:
        """The month after, if any of it can be booked yet."""
        first = self.days[-1].on + timedelta(days=1)
        return first if first <= self.bounds.latest else None


def month(words: Words, title: str, view: MonthView) -> Screen:
    """One button a day; full and closed days answer too."""
    rows: list[Row] = [
        weekday_row(words),
        *in_rows(_cells(words, view), _WEEKDAYS),
        month_row(words, view),
        (
            Button(words.say("when-week-button"), taps.day(view.chosen)),
            Button(words.say("home-button"), taps.HOME),
        ),
    ]
    empty = not any(one.free for one in view.days)
    name = words.month(view.first)
    text = lines(
        title,
        name,
        words.say("when-none-month", month=name) if empty else words.say("when-pick-day"),
        GAP,
        words.say("when-legend"),
    )
    return Screen(text, tuple(rows))


def _cells(words: Words, view: MonthView) -> list[Button]:
    blank = Button("·", taps.heading(taps.BLANK))
    lead = (view.first.weekday() - words.first_weekday) % _WEEKDAYS
    cells = [blank] * lead
    cells += [Button(mark(one, view.chosen), taps.day(one.on)) for one in view.days]
    return cells + [blank] * (-len(cells) % _WEEKDAYS)


def weekday_row(words: Words) -> Row:
    """The names of the weekdays, from the reader's first on."""
    heads = [(words.first_weekday + i) % _WEEKDAYS for i in range(_WEEKDAYS)]
    return tuple(Button(words.weekday_short(i), taps.heading(taps.WEEKDAY, i)) for i in heads)


def month_row(words: Words, view: MonthView) -> Row:
    """To the months before and after, as far as they can be booked."""
    row: list[Button] = []
    if view.before is not None:
        label = words.say("when-month-before-button", month=words.month(view.before))
        row.append(Button(label, taps.month(view.before)))
    if view.after is not None:
        label = words.say("when-month-after-button", month=words.month(view.after))
        row.append(Button(label, taps.month(view.after)))
    return tuple(row) or (Button(words.month(view.first), taps.heading(taps.HEADING)),)


def hours(words: Words, venue: Venue, title: str) -> Screen:
    """Show times only from an hour on, of those at which the venue is open."""
    weekly = venue.hours.weekly
    first = min((one.opens for one in weekly), default=0) // _HOUR
    last = min(max((-(-one.closes // _HOUR) for one in weekly), default=_MIDNIGHT), _MIDNIGHT)
    buttons = [
        Button(
            words.say("when-after-time-button", time=words.wall(hour * _HOUR)),
            taps.after(hour * _HOUR),
        )
        for hour in range(first + 1, last)
    ]
    row = (
        Button(words.say("when-after-all-button"), taps.after(0)),
        Button(words.say("back-button"), taps.WHEN),
    )
    return Screen(lines(title, words.say("when-after-title")), (*in_rows(buttons, 3), row))
