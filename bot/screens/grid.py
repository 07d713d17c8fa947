"""The combined grid: days and times on one screen, nothing hidden, everything explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from bot.screens import offers, slot_taps, taps
from bot.screens.days import Bounds, DayLoad, clocks_line, day_line, mark
from bot.screens.pages import Page
from bot.screens.people import stepper
from bot.screens.prices import price_from
from bot.screens.screen import Button, Row, Screen, Style, in_rows
from bot.screens.who import who_rows
from bot.words.speech import GAP, Words, lines
from domain.resources import Resource, Service, Venue
from domain.slots import Slot
from domain.states import Hold, Record

TIMES_PER_ROW = 4
TIMES_PER_PAGE = 24
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_PARTS = ("night", "morning", "afternoon", "evening-heading")
# Night before 6, morning before 12, afternoon before 17, evening after.
_PARTS_BEGIN = (6, 12, 17)


@dataclass(frozen=True, slots=True)
class GridView:
    """What the grid shows of a service. `changing`: the hold that a new time would replace."""

    service: Service
    wanted: tuple[Resource, ...]
    days: tuple[DayLoad, ...]
    chosen: DayLoad
    times: Page[Slot]
    hints: tuple[tuple[str, Slot], ...]
    bounds: Bounds
    after: int = 0
    changing: Hold | None = None
    yours: Record | None = None
    units: int = 1


def grid(words: Words, venue: Venue, view: GridView) -> Screen:
    """When: suggestions, the week, and all times of the chosen day."""
    rows: list[Row] = [(one,) for one in _hints(words, venue, view)]
    rows += who_rows(words, venue, view.service, view.wanted)
    rows += stepper(words, view.service, view.units)
    rows.append(_weekday_row(words, view))
    rows.append(tuple(_day_button(one, view.chosen.on) for one in view.days))
    rows.append(_week_row(words, view))
    rows += _time_rows(words, venue, view.times)
    rows += _page_rows(words, view)
    rows.append(_last_row(words, view))
    return Screen(_text(words, venue, view), tuple(rows))


def _text(words: Words, venue: Venue, view: GridView) -> str:
    language = words.language
    names = [view.service.name.in_(language), *(one.name.in_(language) for one in view.wanted)]
    midday = datetime.combine(view.chosen.on, time(12), venue.zone)
    return lines(
        words.say("when-title", what=", ".join(names)),
        terms_line(words, view.service),
        _changing(words, venue, view),
        GAP,
        _chosen_line(words, view),
        _yours(words, venue, view),
        clocks_line(words, venue, view.chosen.on),
        words.say("when-after-active", time=words.wall(view.after)) if view.after else "",
        words.say("when-zone", zone=words.zone_name(venue.zone, midday)),
        words.say("when-legend"),
    )


def terms_line(words: Words, service: Service) -> str:
    """How long it takes, and what it costs."""
    duration = offers.duration(words, service)
    if service.price is None:
        return words.say("when-terms", duration=duration)
    price = price_from(words, service.price)
    return words.say("when-terms-price", duration=duration, price=price)


def _changing(words: Words, venue: Venue, view: GridView) -> str:
    if view.changing is None:
        return ""
    return words.say("when-changing", when=_soon(words, venue, view, view.changing.terms.slot))


def _yours(words: Words, venue: Venue, view: GridView) -> str:
    if view.yours is None:
        return ""
    slot = view.yours.terms.slot
    return words.say(
        "when-day-yours",
        when=words.time(slot.during.start, venue.zone),
        what=offers.what(words, venue, slot),
    )


def _chosen_line(words: Words, view: GridView) -> str:
    if not view.chosen.free or view.times.items:
        return day_line(words, view.chosen, view.service, view.bounds)
    day = words.day(view.chosen.on, view.bounds.today)
    return words.say("when-day-after-none", day=day, time=words.wall(view.after))


def _soon(words: Words, venue: Venue, view: GridView, slot: Slot) -> str:
    return offers.when(words, venue, slot, view.bounds.today, inline=True)


def _hints(words: Words, venue: Venue, view: GridView) -> list[Button]:
    buttons = [
        Button(
            words.say(f"when-{name}-button", when=_soon(words, venue, view, slot)),
            slot_taps.pick(venue, slot),
        )
        for name, slot in view.hints
    ]
    if view.changing is not None:
        terms = view.changing.terms
        label = words.say("when-keep-button", when=_soon(words, venue, view, terms.slot))
        buttons.insert(0, Button(label, taps.finish(terms.id), style=Style.PRIMARY))
    return buttons


def _weekday_row(words: Words, view: GridView) -> Row:
    return tuple(
        Button(words.weekday_short(day), taps.heading(taps.WEEKDAY, day))
        for day in (one.on.weekday() for one in view.days)
    )


def _day_button(load: DayLoad, chosen: date) -> Button:
    style = Style.PRIMARY if load.on == chosen else Style.PLAIN
    return Button(mark(load, chosen), taps.day(load.on), style=style)


def _week_row(words: Words, view: GridView) -> Row:
    first, last = view.days[0].on, view.days[-1].on
    before, after = taps.week(first - _WEEK), taps.week(last + _DAY)
    if first <= view.bounds.today:
        before = taps.heading(taps.EDGE, 0)
    if last >= view.bounds.latest:
        after = taps.heading(taps.EDGE, 1)
    return (
        Button(words.say("when-week-before-button"), before),
        Button(words.say("when-month-button"), taps.month(view.chosen.on)),
        Button(words.say("when-week-after-button"), after),
    )


def _time_rows(words: Words, venue: Venue, times: Page[Slot]) -> list[Row]:
    """The times of the chosen day by part of the day."""
    rows: list[Row] = []
    for part, group in groupby(times.items, key=lambda slot: _part(venue, slot)):
        heading = words.say(f"when-{_PARTS[part]}-button")
        rows.append((Button(heading, taps.heading(taps.HEADING)),))
        rows += in_rows(time_buttons(words, venue, tuple(group)), TIMES_PER_ROW)
    return rows


def time_buttons(words: Words, venue: Venue, slots: tuple[Slot, ...]) -> list[Button]:
    """A button for each slot of one day, by its time alone."""
    return [
        Button(
            words.say("when-time-button", time=words.time(one.during.start, venue.zone)),
            slot_taps.pick(venue, one),
        )
        for one in slots
    ]


def _part(venue: Venue, slot: Slot) -> int:
    hour = slot.during.start.astimezone(venue.zone).hour
    return sum(hour >= since for since in _PARTS_BEGIN)


def _page_rows(words: Words, view: GridView) -> list[Row]:
    row: list[Button] = []
    on, page = view.chosen.on, view.times
    if page.number:
        tap = taps.day(on, page.number - 1)
        row.append(Button(words.say("when-times-before-button"), tap))
    if page.number < page.last:
        tap = taps.day(on, page.number + 1)
        row.append(Button(words.say("when-times-after-button"), tap))
    return [tuple(row)] if row else []


def _last_row(words: Words, view: GridView) -> Row:
    after = Button(words.say("when-after-button"), taps.AFTER)
    if view.after:
        after = Button(words.say("when-after-all-button"), taps.after(0))
    return (
        Button(words.say("back-button"), taps.BACK),
        after,
        Button(words.say("home-button"), taps.HOME),
    )
