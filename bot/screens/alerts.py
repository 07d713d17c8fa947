"""What who runs the venue is told at once: about money, and about what is tried at its doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.forgeries import MOST, WITHIN
from bot.screens import money_taps
from bot.screens.pay_buttons import provider_name
from bot.screens.screen import Button, Screen
from bot.words.speech import Words, lines
from domain.contradictions import Against
from domain.events import Notice
from domain.money import Money
from domain.resources import Provider, Venue
from domain.strays import Stray, StrayStatus


def stray(words: Words, venue: Venue, one: Stray, notice: Notice, now: datetime) -> Screen:
    """Money that nobody can place, or what became of it."""
    today = now.astimezone(venue.zone).date()
    facts = {
        "amount": words.money(one.amount),
        "provider": provider_name(words, one.provider),
        "charge": one.charge_id,
    }
    said = words.say(f"alert-{notice}", **facts)
    then = ""
    if notice is Notice.PARKED and one.status is StrayStatus.PARKED:
        at = words.when(one.goes_back_at, venue.zone, today, inline=True)
        then = words.say("alert-parked-then", at=at)
    return _alert(words, venue, lines(said, then), now)


@dataclass(frozen=True, slots=True)
class Both:
    """What a provider said of a charge, earlier and later: amounts, and which booking it paid for."""

    provider: Provider
    charge: str
    what: Against
    amounts: tuple[Money, Money]
    references: tuple[str, str]


def contradiction(words: Words, venue: Venue, both: Both, now: datetime) -> Screen:
    """A provider contradicts itself."""
    provider = provider_name(words, both.provider)
    earlier, later = map(words.money, both.amounts)
    if both.what is Against.MOVED:
        earlier, later = both.references
    text = lines(
        words.say(
            "alert-contradicted",
            provider=provider,
            charge=both.charge,
            reference=both.references[0],
        ),
        words.say(f"contradicted-{both.what}", earlier=earlier, later=later),
        words.say("contradicted-nothing", provider=provider),
    )
    return _alert(words, venue, text, now)


def forged(words: Words, venue: Venue, provider: Provider, now: datetime) -> Screen:
    """Many callbacks came that no provider has sent."""
    name = provider_name(words, provider)
    minutes = int(WITHIN.total_seconds() // 60)
    said = words.say("alert-forged", minutes=minutes, count=MOST, provider=name)
    secret = words.say("alert-forged-secret", provider=name)
    return _alert(words, venue, lines(said, secret), now)


def _alert(words: Words, venue: Venue, text: str, now: datetime) -> Screen:
    today = now.astimezone(venue.zone).date()
    button = Button(words.say("alert-payments-button"), money_taps.payments(today))
    return Screen(text, ((button,),))
