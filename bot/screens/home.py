"""Home, and the list of services."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens import offers, prices, slot_taps, taps
from bot.screens.pages import page_of, page_row
from bot.screens.screen import Button, Row, Screen, Style, choices, in_rows
from bot.words.speech import GAP, Words, lines
from domain.labels import Label
from domain.resources import Service, Venue
from domain.slots import Slot
from domain.states import Hold, Record, Request

PER_PAGE = 8
SHOWN = 2
_DAYS_PER_ROW = 3


@dataclass(frozen=True, slots=True)
class HomeView:
    """What home shows: the next booking, the soonest slot, the usual one, what was left.

    `days` have something free, of the one service a venue sells. `latest` is the last date
    that can be booked, when nothing is free until then. `several`: the bot has other venues too.
    """

    coming: tuple[Record, ...]
    soonest: Slot | None = None
    again: tuple[Record, Slot] | None = None
    left: str = ""
    lapsed: bool = False
    days: tuple[date, ...] = ()
    closed: tuple[date, Label] | None = None
    latest: date | None = None
    example: str = ""
    staff: bool = False
    several: bool = False


def home(words: Words, venue: Venue, view: HomeView, today: date) -> Screen:
    """The way in to everything."""
    title = "home-title" if view.coming else "home-welcome"
    beyond = len(view.coming) - SHOWN
    text = lines(
        words.say(title, venue=venue.name.in_(words.language)),
        *(_coming(words, venue, one, today) for one in view.coming[:SHOWN]),
        words.say("home-more", count=beyond) if beyond > 0 else "",
        GAP,
        *_notes(words, venue, view, today),
    )
    rows = [
        *_held_rows(words, venue, view, today),
        *_left_rows(words, view),
        *_soon_rows(words, venue, view, today),
        *_day_rows(words, venue, view, today),
        *_fixed_rows(words, venue, view, today),
    ]
    return Screen(text, tuple(rows))


def _coming(words: Words, venue: Venue, record: Record, today: date) -> str:
    slot = record.terms.slot
    when = offers.when(words, venue, slot, today)
    what = offers.what(words, venue, slot)
    if isinstance(record, Hold):
        until = words.time(record.expires_at, venue.zone)
        return words.say("home-held", until=until, when=when, what=what)
    name = "home-next-requested" if isinstance(record, Request) else "home-next"
    return words.say(name, when=when, what=what)


def _notes(words: Words, venue: Venue, view: HomeView, today: date) -> list[str]:
    if not venue.services:
        return [words.say("home-nothing-sold")]
    notes: list[str] = []
    if view.left:
        notes += [words.say("resume-title"), words.say("resume-draft", what=view.left)]
    if view.left and view.lapsed:
        notes.append(words.say("resume-hold-over"))
    if view.closed is not None:
        on, reason = view.closed
        day = words.day(on, today, inline=True)
        notes.append(words.say("home-closed-soon", day=day, reason=reason.in_(words.language)))
    if view.latest is not None:
        day = words.day(view.latest, today, inline=True)
        notes.append(words.say("home-nothing-free", day=day))
    if view.example:
        notes.append(words.say("home-tip", example=view.example))
    return notes


def _held_rows(words: Words, venue: Venue, view: HomeView, today: date) -> list[Row]:
    return [
        (
            Button(
                words.say(
                    "home-held-button", when=offers.when(words, venue, one.terms.slot, today)
                ),
                taps.finish(one.terms.id),
                style=Style.PRIMARY,
            ),
        )
        for one in view.coming
        if isinstance(one, Hold)
    ]


def _left_rows(words: Words, view: HomeView) -> list[Row]:
    if not view.left:
        return []
    resume = Button(words.say("resume-button"), taps.RESUME)
    return [(resume, Button(words.say("resume-drop-button"), taps.DROP))]


def _soon_rows(words: Words, venue: Venue, view: HomeView, today: date) -> list[Row]:
    rows: list[Row] = []
    if view.soonest is not None:
        # What would be cut is said last. Who sells one thing need not say which.
        name = "home-soonest-of-button" if len(venue.services) > 1 else "home-soonest-button"
        label = words.say(name, **offers.facts(words, venue, view.soonest, today))
        rows.append((Button(label, slot_taps.pick(venue, view.soonest)),))
    if view.again is not None:
        record, slot = view.again
        label = words.say("home-again-button", **offers.facts(words, venue, slot, today))
        rows.append((Button(label, taps.again(record.terms.id)),))
    return rows


def _day_rows(words: Words, venue: Venue, view: HomeView, today: date) -> list[Row]:
    buttons = [
        Button(words.day(on, today), taps.service_on(service.id, on))
        for service in venue.services[:1]
        for on in view.days
    ]
    return in_rows(buttons, _DAYS_PER_ROW)


def _fixed_rows(words: Words, venue: Venue, view: HomeView, today: date) -> list[Row]:
    mine = Button(words.say("home-mine-button"), taps.MINE)
    rows: list[Row] = [
        (Button(words.say("home-choose-button"), taps.CHOOSE), mine)
        if venue.services
        else (mine,),
        (
            Button(words.say("home-venue-button"), taps.VENUE),
            Button(words.say("home-settings-button"), taps.SETTINGS),
        ),
    ]
    if view.staff:
        rows.append((Button(words.say("home-today-button"), taps.today(today)),))
    if view.several:
        rows.append((Button(words.say("venues-button"), taps.venues(taps.TO_HOME)),))
    return rows


@dataclass(frozen=True, slots=True)
class WhatView:
    """The services to choose from: all of them, or what a typed word matched."""

    services: tuple[Service, ...]
    searched: str = ""
    found: bool = True
    page: int = 0
    categories: tuple[Label, ...] = ()
    category: int = 0


def what(words: Words, view: WhatView) -> Screen:
    """Everything that can be booked, or what a typed word matched."""
    shown = page_of(view.services, view.page, PER_PAGE)
    rows: list[Row] = [(_service_button(words, one),) for one in shown.items]
    narrow = _category_rows(words, view)
    last: list[Row] = page_row(words, shown, taps.choose)
    if view.searched and view.found:
        last.append((Button(words.say("what-all-button"), taps.ALL),))
    last.append((Button(words.say("home-button"), taps.HOME),))
    text = lines(
        _what_head(words, view),
        GAP,
        *(_described(words, one) for one in shown.items),
        GAP,
        _approved(words, shown.items),
        GAP,
        words.say("what-search-hint") if shown.last else "",
        words.say("choices-hint") if len(rows) > 1 else "",
    )
    return Screen(text, (*narrow, *rows, *last), choices(rows))


def _category_rows(words: Words, view: WhatView) -> list[Row]:
    buttons = []
    for number, one in enumerate(view.categories, start=1):
        name, is_chosen = one.in_(words.language), number == view.category
        tap = taps.category(0 if is_chosen else number)
        buttons.append(Button(f"[{name}]" if is_chosen else name, tap))
    return in_rows(buttons, _DAYS_PER_ROW)


def _what_head(words: Words, view: WhatView) -> str:
    if not view.searched:
        return words.say("what-title")
    if not view.found:
        return words.say("what-none-found", text=view.searched)
    return words.say("what-found", count=len(view.services), text=view.searched)


def _described(words: Words, service: Service) -> str:
    if service.description is None:
        return ""
    name, said = service.name.in_(words.language), service.description.in_(words.language)
    return words.say("what-description", service=name, description=said)


def _approved(words: Words, services: Sequence[Service]) -> str:
    """Of which services each request waits for a yes: said once for all of them."""
    names = [one.name.in_(words.language) for one in services if one.approval]
    return words.say("what-approval-note", services=words.list_of(names)) if names else ""


def _service_button(words: Words, service: Service) -> Button:
    name = service.name.in_(words.language)
    duration = offers.duration(words, service)
    if service.price is None:
        label = words.say("what-button", service=name, duration=duration)
    else:
        price = prices.price_from(words, service.price)
        label = words.say("what-price-button", service=name, duration=duration, price=price)
    return Button(label, taps.service(service.id))
