"""What who runs the venue is told at once: about money, and about what is tried at its doors."""

from __future__ import annotations

from datetime import datetime

from bot.screens import money_taps
from bot.screens.pay_buttons import provider_name
from bot.screens.screen import Button, Screen
from bot.words.speech import Words, lines
from domain.events import Notice
from domain.resources import Venue
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


def _alert(words: Words, venue: Venue, text: str, now: datetime) -> Screen:
    today = now.astimezone(venue.zone).date()
    button = Button(words.say("alert-payments-button"), money_taps.payments(today))
    return Screen(text, ((button,),))
