"""A month at a glance, and the choice of an hour to begin from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.screens import taps
from bot.screens.grid import DayLoad, mark
from bot.screens.screen import Button, Row, Screen
from bot.words.sentences import GAP
from bot.words.speech import Words, lines

_HOURS = range(8, 21)


@dataclass(frozen=True, slots=True)
class MonthView:
    """The days of a month with their load; `before` and `after` when there is anything there."""

    first: date
    days: tuple[DayLoad, ...]
    chosen: date
    before: date | None
    after: date | None


def month(words: Words, title: str, view: MonthView) -> Screen:
    """One button a day; full and closed days answer too."""
    heads = [(words.first_weekday + i) % 7 for i in range(7)]
    rows: list[Row] = [
        tuple(Button(words.weekday_short(i), taps.heading(taps.WEEKDAY, i)) for i in heads)
    ]
    blank = Button("·", taps.heading(taps.BLANK))
    lead = (view.first.weekday() - words.first_weekday) % 7
    cells = [blank] * lead
    cells += [Button(mark(one, view.chosen), taps.day(one.on)) for one in view.days]
    cells += [blank] * (-len(cells) % 7)
    rows += [tuple(cells[i : i + 7]) for i in range(0, len(cells), 7)]
    rows.append(_month_row(words, view))
    rows.append(
        (
            Button(words.say("when-week-button"), taps.day(view.chosen)),
            Button(words.say("home-button"), taps.HOME),
        )
    )
    empty = not any(one.free for one in view.days)
    name = words.month(view.first)
    text = lines(
        title,
        f"{name}",
        words.say("when-none-month", month=name) if empty else words.say("when-pick-day"),
        GAP,
        words.say("when-legend"),
    )
    return Screen(text, tuple(rows))


def _month_row(words: Words, view: MonthView) -> Row:
    row: list[Button] = []
    if view.before is not None:
        label = words.say("when-month-before-button", month=words.month(view.before))
        row.append(Button(label, taps.month(view.before)))
    if view.after is not None:
        label = words.say("when-month-after-button", month=words.month(view.after))
        row.append(Button(label, taps.month(view.after)))
    return tuple(row) or (Button(words.month(view.first), taps.heading(taps.HEADING)),)


def hours(words: Words, title: str) -> Screen:
    """Show times only from an hour on."""
    buttons = [
        Button(
            words.say("when-after-time-button", time=words.wall(hour * 60)),
            taps.after(hour * 60),
        )
        for hour in _HOURS
    ]
    rows = [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]
    rows.append(
        (
            Button(words.say("when-after-all-button"), taps.after(0)),
            Button(words.say("back-button"), taps.WHEN),
        )
    )
    return Screen(lines(title, words.say("when-after-title")), tuple(rows))


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
