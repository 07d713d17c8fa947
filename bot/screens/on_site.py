"""Money that is handed over at the venue: how much is to be paid, and how it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.screens import money_taps, offers, taps
from bot.screens.refunding import SUCH_AS
from bot.screens.screen import Button, Screen, Style
from bot.screens.staff import Entry
from bot.words.speech import GAP, Words, lines
from domain.money import Money
from domain.on_site import Means
from domain.resources import Venue


@dataclass(frozen=True, slots=True)
class Asking:
    """Of what is `left` to be paid for a booking, so much was handed over."""

    entry: Entry
    amount: Money
    left: Money


def usage(words: Words) -> str:
    """How the command is written."""
    return words.say("onsite-usage", reference=SUCH_AS)


def not_that(words: Words, amount: Money | None, left: Money, written: str) -> str:
    """Why so much cannot have been paid."""
    if amount is None:
        return words.say("refund-amount-wrong", text=written)
    if not left.minor:
        return words.say("onsite-nothing")
    return words.say("onsite-most", most=words.money(left))


def ask(words: Words, venue: Venue, view: Asking, today: date) -> Screen:
    """What is to be paid, and a button for every way to do so."""
    terms, said = view.entry.record.terms, words.money(view.amount)
    ways = tuple(
        Button(
            words.say(f"onsite-{means}-button", amount=said),
            money_taps.taken(terms.id, view.amount.minor, number),
            style=Style.SUCCESS,
        )
        for number, means in enumerate(Means)
    )
    on = terms.slot.during.start.astimezone(venue.zone).date()
    last = (Button(words.say("back-button"), taps.today(on)),)
    return Screen(_told(words, venue, view, today), (ways, last))


def _told(words: Words, venue: Venue, view: Asking, today: date) -> str:
    terms, left = view.entry.record.terms, view.left
    price = terms.quote.total if terms.quote else left
    paid = Money(price.minor - left.minor, price.currency)
    who = {"customer": view.entry.customer.to_call, "reference": terms.reference}
    return lines(
        words.say("onsite-title"),
        GAP,
        words.say("onsite-who", **who, **offers.facts(words, venue, terms.slot, today)),
        words.say("onsite-price", price=words.money(price)),
        words.say("onsite-paid", paid=words.money(paid)) if paid.minor else "",
        words.say("onsite-left", amount=words.money(left)),
        GAP,
        words.say("onsite-hint"),
    )
