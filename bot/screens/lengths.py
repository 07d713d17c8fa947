"""How long: every length that can be had from a start, with its end and its price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens import offers, slot_taps, taps
from bot.screens.screen import Button, Row, Screen, choices
from bot.words.speech import GAP, Words, lines
from domain.prices import quote
from domain.resources import Service, Venue
from domain.slots import Slot, sale_of


@dataclass(frozen=True, slots=True)
class LengthsView:
    """The slots that begin at one start, shortest first, and what ends them."""

    service: Service
    slots: Sequence[Slot]
    today: date


def lengths(words: Words, venue: Venue, view: LengthsView) -> Screen:
    """A button for each length."""
    first = view.slots[0]
    rows: list[Row] = [(_button(words, venue, view.service, one),) for one in view.slots]
    last = (
        Button(words.say("back-button"), taps.WHEN),
        Button(words.say("home-button"), taps.HOME),
    )
    facts = offers.facts(words, venue, first, view.today)
    shorter = len(view.slots) < len(view.service.lengths)
    text = lines(
        words.say("lengths-title", **facts),
        GAP,
        words.say("lengths-ask"),
        words.say("lengths-ends-there") if shorter else "",
    )
    return Screen(text, (*rows, last), choices(rows))


def _button(words: Words, venue: Venue, service: Service, slot: Slot) -> Button:
    during, price = slot.during, quote(service.price, sale_of(slot, venue))
    facts = {
        "duration": words.duration(during.length),
        "span": words.span(during.start, during.end, venue.zone),
    }
    if price is None:
        label = words.say("lengths-button", **facts)
    else:
        label = words.say("lengths-price-button", price=words.money(price.total), **facts)
    return Button(label, slot_taps.take(venue, slot))
