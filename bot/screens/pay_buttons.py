"""How a held slot can be paid: a button for every provider of the venue."""

from __future__ import annotations

from bot.screens import money_taps
from bot.screens.screen import Button, Row, Style
from bot.words.speech import Words
from domain.additions import service_of
from domain.money import Money
from domain.payments import due
from domain.resources import Provider, Venue
from domain.states import Hold


def collectors(venue: Venue) -> tuple[Provider, ...]:
    """Who collects money from afar, the first first."""
    return tuple(one for one in venue.providers if one.is_afar)


def provider_name(words: Words, provider: Provider) -> str:
    """What customers know a provider as."""
    return words.say(f"provider-{provider}-plain")


def amount_due(venue: Venue, hold: Hold, set_aside: int) -> Money | None:
    """What is paid before a hold is firm besides what a gift pays; None where nothing is."""
    return due(service_of(venue, hold.terms.slot), hold.terms.quote, set_aside)


def pay_rows(words: Words, venue: Venue, hold: Hold, amount: Money) -> list[Row]:
    """A button for every way to pay."""
    found = collectors(venue)
    said = words.money(amount)
    if len(found) == 1:
        label = words.say("pay-button", amount=said)
        return [(Button(label, money_taps.pay(hold.terms.id, 0), style=Style.SUCCESS),)]
    return [
        (
            Button(
                words.say("pay-by-button", provider=provider_name(words, one), amount=said),
                money_taps.pay(hold.terms.id, number),
                style=Style.SUCCESS,
            ),
        )
        for number, one in enumerate(found)
    ]
