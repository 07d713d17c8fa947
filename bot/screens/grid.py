"""The combined grid: days and times on one screen, nothing hidden, everything explained.

Marks do not rely on colour: `12` free, `·12` few, `×12` full or closed, `[12]` chosen, `✓12`
yours, `*12` a holiday. Every label answers a tap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from bot.screens import offers, taps
from bot.screens.screen import Button, Row, Screen, Style
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from domain.labels import Label
from domain.resources import Need, Resource, Service, Venue
from domain.slots import Rule, Slot

TIMES_PER_ROW = 4
TIMES_PER_PAGE = 24
FEW = 3
_PARTS = ("night", "morning", "afternoon", "evening-heading")


@dataclass(frozen=True, slots=True)
class DayLoad:
    """A day at a glance: free starts, and for none of them the rule that struck them out."""

    on: date
    free: int
    rule: Rule | None = None
    reason: Label | None = None
    mine: bool = False
    holiday: Label | None = None


@dataclass(frozen=True, slots=True)
class GridView:
    """What the grid shows of a service."""

    service: Service
    wanted: tuple[Resource, ...]
    days: tuple[DayLoad, ...]
    chosen: DayLoad
    times: tuple[Slot, ...]
    hints: tuple[tuple[str, Slot], ...]
    page: int = 0
    after: int = 0
    changing: Slot | None = None
    first_week: bool = False
    last_week: bool = False
    latest: date | None = None


def grid(words: Words, venue: Venue, view: GridView, today: date) -> Screen:
    """When: suggestions, the week, and all times of the chosen day."""
    rows: list[Row] = [
        (
            Button(
                words.say(f"when-{name}-button", when=_soon(words, venue, slot, today)),
                taps.take(slot),
            ),
        )
        for name, slot in view.hints
    ]
    rows += _who_rows(words, venue, view)
    rows.append(_weekday_row(words, view))
    rows.append(tuple(_day_button(one, view.chosen.on) for one in view.days))
    rows.append(_week_row(words, view))
    rows += _time_rows(words, venue, view)
    rows.append(_last_row(words, view))
    return Screen(_text(words, venue, view, today), tuple(rows))


def _text(words: Words, venue: Venue, view: GridView, today: date) -> str:
    language, service = words.language, view.service
    names = [service.name.in_(language), *(one.name.in_(language) for one in view.wanted)]
    duration = words.duration(service.length)
    terms = words.say("when-terms", duration=duration)
    if service.price is not None:
        price = words.money(service.price.amount)
        terms = words.say("when-terms-price", duration=duration, price=price)
    zone = words.zone_name(venue.zone, _midday(view, venue))
    changing = view.changing
    return lines(
        words.say("when-title", what=", ".join(names)),
        terms,
        words.say("when-changing", when=_soon(words, venue, changing, today))
        if changing
        else "",
        GAP,
        day_line(words, view.chosen, service, (today, view.latest)),
        words.say("when-after-active", time=words.wall(view.after)) if view.after else "",
        words.say("when-zone", zone=zone),
        words.say("when-legend"),
    )


def _midday(view: GridView, venue: Venue) -> datetime:
    return datetime.combine(view.chosen.on, time(12), venue.zone)


def day_line(
    words: Words, load: DayLoad, service: Service, limits: tuple[date, date | None]
) -> str:
    """What is to say about a day, above all why there is nothing on it."""
    today, latest = limits
    day = words.day(load.on, today)
    reason = load.reason.in_(words.language) if load.reason else ""
    if load.free:
        free = words.say("when-day-free", count=load.free, day=day)
        if load.holiday is None:
            return free
        holiday = load.holiday.in_(words.language)
        return lines(words.say("when-day-holiday", day=day, holiday=holiday), free)
    match load.rule:
        case Rule.CLOSED | Rule.HOURS | None if reason:
            return words.say("when-day-closed-reason", day=day, reason=reason)
        case Rule.BLACKOUT if reason:
            return words.say("when-day-blocked-reason", day=day, reason=reason)
        case Rule.BLACKOUT:
            return words.say("when-day-blocked", day=day)
        case Rule.TOO_SOON if load.on < today:
            return words.say("when-day-past", day=day)
        case Rule.TOO_SOON if load.on == today:
            return words.say("when-day-no-more", day=day)
        case Rule.TOO_SOON:
            return words.say("when-day-too-soon", day=day, lead=words.duration(service.lead))
        case Rule.TOO_FAR if latest is not None:
            return words.say("when-day-too-far", day=day, latest=words.day(latest, today))
        case Rule.HELD:
            return words.say("when-day-held", day=day, count=1)
        case Rule.FULL:
            return words.say("when-day-full", day=day)
        case _:
            return words.say("when-day-closed", day=day)


def mark(load: DayLoad, chosen: date) -> str:
    """The number of a day with its sign."""
    number = str(load.on.day)
    if load.on == chosen:
        return f"[{number}]"
    if load.mine:
        return f"✓{number}"
    if load.holiday is not None:
        return f"*{number}"
    if not load.free:
        return f"×{number}"
    return f"·{number}" if load.free <= FEW else number


def _day_button(load: DayLoad, chosen: date) -> Button:
    style = Style.PRIMARY if load.on == chosen else Style.PLAIN
    return Button(mark(load, chosen), taps.day(load.on), style=style)


def _weekday_row(words: Words, view: GridView) -> Row:
    return tuple(
        Button(
            words.weekday_short(one.on.weekday()),
            taps.heading(taps.WEEKDAY, one.on.weekday()),
        )
        for one in view.days
    )


def _week_row(words: Words, view: GridView) -> Row:
    first = view.days[0].on
    before = taps.heading(taps.EDGE, 0) if view.first_week else taps.day(first - timedelta(1))
    after = taps.heading(taps.EDGE, 1) if view.last_week else taps.day(first + timedelta(7))
    return (
        Button(words.say("when-week-before-button"), before),
        Button(words.say("when-month-button"), taps.month(view.chosen.on)),
        Button(words.say("when-week-after-button"), after),
    )


def _who_rows(words: Words, venue: Venue, view: GridView) -> list[Row]:
    """Per need that customers may choose for: any, or one of them."""
    rows: list[Row] = []
    for need in view.service.needs:
        group = venue.candidates(need)
        if not need.choosable or len(group) < 2:
            continue
        rows += _who_buttons(words, view, need, group)
    return rows


def _who_buttons(
    words: Words, view: GridView, need: Need, group: Sequence[Resource]
) -> list[Row]:
    ids = {one.id for one in group}
    others = [one.id for one in view.wanted if one.id not in ids]
    named = next((one for one in view.wanted if one.id in ids), None)
    buttons = [_toggle(words.say("who-any-button"), taps.who(*others), chosen=named is None)]
    buttons += [
        _toggle(
            words.say("who-button", resource=one.name.in_(words.language)),
            taps.who(*others, one.id),
            chosen=one == named,
        )
        for one in group
    ]
    del need
    return [tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3)]


def _toggle(label: str, tap: object, *, chosen: bool) -> Button:
    return Button(f"[{label}]" if chosen else label, tap)  # type: ignore[arg-type]


def _time_rows(words: Words, venue: Venue, view: GridView) -> list[Row]:
    """The times of the chosen day by part of the day, a page at a time."""
    begin = view.page * TIMES_PER_PAGE
    shown = view.times[begin : begin + TIMES_PER_PAGE]
    rows: list[Row] = []
    for part, group in groupby(shown, key=lambda slot: _part(venue, slot)):
        rows.append(
            (Button(words.say(f"when-{_PARTS[part]}-button"), taps.heading(taps.HEADING)),)
        )
        buttons = [
            Button(
                words.say("when-time-button", time=words.time(slot.during.start, venue.zone)),
                taps.take(slot),
            )
            for slot in group
        ]
        rows += [
            tuple(buttons[i : i + TIMES_PER_ROW]) for i in range(0, len(buttons), TIMES_PER_ROW)
        ]
    return rows + _page_rows(words, view)


def _page_rows(words: Words, view: GridView) -> list[Row]:
    row: list[Button] = []
    if view.page:
        tap = taps.day(view.chosen.on, view.page - 1)
        row.append(Button(words.say("when-times-before-button"), tap))
    if len(view.times) > (view.page + 1) * TIMES_PER_PAGE:
        tap = taps.day(view.chosen.on, view.page + 1)
        row.append(Button(words.say("when-times-after-button"), tap))
    return [tuple(row)] if row else []


def _part(venue: Venue, slot: Slot) -> int:
    """Night before 6, morning before 12, afternoon before 17, evening after."""
    hour = slot.during.start.astimezone(venue.zone).hour
    return sum(hour >= since for since in (6, 12, 17))


def _last_row(words: Words, view: GridView) -> Row:
    after = Button(words.say("when-after-button"), taps.AFTER)
    if view.after:
        after = Button(words.say("when-after-all-button"), taps.after(0))
    return (
        Button(words.say("back-button"), taps.BACK),
        after,
        Button(words.say("home-button"), taps.HOME),
    )


def _soon(words: Words, venue: Venue, slot: Slot, today: date) -> str:
    return offers.when(words, venue, slot, today, inline=True)
