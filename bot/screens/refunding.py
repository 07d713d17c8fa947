"""Giving money back by hand: how much of what to whom, and what is wrong with the wish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.screens import money_taps, offers
from bot.screens.screen import Button, Screen, Style
from bot.screens.staff import Entry
from bot.words.speech import GAP, Words, lines
from domain.money import Money
from domain.resources import Venue

# A number of a booking, for whoever asks how a command is written.
SUCH_AS = "BOK-20261118-7K3M9Q"


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody wants to give back; `amount` None where it could not be read.

    It `waits` for a second person where it is more than one may give back alone.
    """

    entry: Entry
    amount: Money | None
    most: Money
    reason: str = ""
    waits: bool = False


def usage(words: Words) -> str:
    """How the command is written."""
    return words.say("refund-usage", reference=SUCH_AS)


def not_that(words: Words, view: Asking, written: str) -> str:
    """Why so much cannot go back."""
    if not view.most.minor:
        return words.say("refund-nothing")
    if view.amount is None and written:
        return words.say("refund-amount-wrong", text=written)
    return words.say("refund-most", most=words.money(view.most))


def ask(words: Words, venue: Venue, view: Asking, today: date) -> Screen:
    """Everything about it; one tap does it."""
    amount = view.amount or view.most
    record, said = view.entry.record, words.money(amount)
    facts = offers.facts(words, venue, record.terms.slot, today)
    limit = venue.refund_limit
    text = lines(
        words.say("refund-ask", amount=said, customer=view.entry.customer.name, **facts),
        words.say("refund-ask-most", most=words.money(view.most)),
        words.say("refund-reason", reason=view.reason) if view.reason else "",
        GAP,
        words.say("refund-waits", limit=words.money(limit)) if limit and view.waits else "",
    )
    give = money_taps.give_back(record.terms.id, amount.minor)
    rows = (
        (Button(words.say("refund-give-button", amount=said), give, style=Style.DANGER),),
        (Button(words.say("back-button"), money_taps.payments(today)),),
    )
    return Screen(text, rows)
