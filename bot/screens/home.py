"""Home, the list of services, and the little screens around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.screens import offers, taps
from bot.screens.screen import Button, Row, Screen, Style
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from domain.resources import Service, Venue
from domain.slots import Slot
from domain.states import Hold, Record, Request

PER_PAGE = 8
SHOWN = 2


@dataclass(frozen=True, slots=True)
class HomeView:
    """What home shows: the next booking, the soonest slot, the usual one, what was left."""

    coming: tuple[Record, ...]
    soonest: Slot | None
    again: tuple[Record, Slot] | None
    left: Service | None
    example: str
    staff: bool = False


def home(words: Words, venue: Venue, view: HomeView, today: date) -> Screen:
    """The way in to everything."""
    name = venue.name.in_(words.language)
    title = "home-title" if view.coming else "home-welcome"
    text = lines(
        words.say(title, venue=name),
        *(_coming(words, venue, one, today) for one in view.coming[:SHOWN]),
        ""
        if len(view.coming) <= SHOWN
        else words.say("home-more", count=len(view.coming) - SHOWN),
        words.say("home-nothing-sold") if not venue.services else "",
        words.say("home-tip", example=view.example) if view.example else "",
    )
    return Screen(text, tuple(_home_rows(words, venue, view, today)))


def _coming(words: Words, venue: Venue, record: Record, today: date) -> str:
    slot = record.terms.slot
    when = offers.when(words, venue, slot, today)
    what = offers.what(words, venue, slot)
    if isinstance(record, Hold):
        until = words.time(record.expires_at, venue.zone)
        return words.say("home-held", until=until, when=when, what=what)
    name = "home-next-requested" if isinstance(record, Request) else "home-next"
    return words.say(name, when=when, what=what)


def _home_rows(words: Words, venue: Venue, view: HomeView, today: date) -> list[Row]:
    rows: list[Row] = []
    for record in view.coming:
        if isinstance(record, Hold):
            when = offers.when(words, venue, record.terms.slot, today)
            label = words.say("home-held-button", when=when)
            rows.append((Button(label, taps.finish(record.terms.id), style=Style.PRIMARY),))
    if view.left is not None:
        rows.append(
            (
                Button(words.say("resume-button"), taps.RESUME),
                Button(words.say("resume-drop-button"), taps.DROP),
            )
        )
    if view.soonest is not None:
        when = offers.when(words, venue, view.soonest, today, inline=True)
        label = words.say("home-soonest-button", when=when)
        rows.append((Button(label, taps.take(view.soonest)),))
    if view.again is not None:
        record, slot = view.again
        label = words.say(
            "home-again-button",
            what=offers.what(words, venue, slot),
            when=offers.when(words, venue, slot, today, inline=True),
        )
        rows.append((Button(label, taps.again(record.terms.id)),))
    rows.append(
        (
            Button(words.say("home-choose-button"), taps.CHOOSE),
            Button(words.say("home-mine-button"), taps.MINE),
        )
    )
    rows.append(
        (
            Button(words.say("home-venue-button"), taps.VENUE),
            Button(words.say("home-settings-button"), taps.SETTINGS),
        )
    )
    if view.staff:
        rows.append((Button(words.say("home-today-button"), taps.today(today)),))
    return rows


def what(words: Words, venue: Venue, found: tuple[Service, ...], searched: str) -> Screen:
    """Everything that can be booked, or what a typed word matched."""
    if not searched:
        head = words.say("what-title")
    elif found:
        head = words.say("what-found", count=len(found), text=searched)
    else:
        head = words.say("what-none-found", text=searched)
    shown = found or venue.services
    rows: list[Row] = [(_service_button(words, one),) for one in shown[: PER_PAGE * 2]]
    if searched and found:
        rows.append((Button(words.say("what-all-button"), taps.CHOOSE),))
    rows.append((Button(words.say("home-button"), taps.HOME),))
    described = [
        words.say(
            "what-description",
            service=one.name.in_(words.language),
            description=one.description.in_(words.language),
        )
        for one in shown
        if one.description is not None
    ]
    return Screen(lines(head, GAP, *described), tuple(rows))


def _service_button(words: Words, service: Service) -> Button:
    name = service.name.in_(words.language)
    duration = words.duration(service.length)
    if service.price is None:
        label = words.say("what-button", service=name, duration=duration)
    else:
        price = words.money(service.price.amount)
        label = words.say("what-price-button", service=name, duration=duration, price=price)
    return Button(label, taps.service(service.id))
