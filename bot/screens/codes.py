"""Codes on what is held: where one can be given, and what it did."""

from __future__ import annotations

from bot.screens import taps
from bot.screens.screen import Button, Row
from bot.words.speech import Words
from domain.promos import saving
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Hold


def takes_codes(venue: Venue) -> bool:
    """Whether the venue has any use for a code."""
    return bool(venue.promos)


def code_rows(words: Words, venue: Venue, hold: Hold) -> list[Row]:
    """To give a code, or to take off the one that is given; nothing where nothing is charged."""
    code = hold.terms.slot.code
    if code:
        return [(Button(words.say("code-leave-button", code=code), taps.NO_CODE),)]
    if hold.terms.quote is None or not takes_codes(venue):
        return []
    return [(Button(words.say("code-button"), taps.CODE),)]


def code_said(words: Words, before: Slot, hold: Hold) -> str:
    """What a code that was given or taken off does."""
    quote, code = hold.terms.quote, hold.terms.slot.code
    if code and quote is not None:
        return words.say("code-toast", code=code, saved=words.money(saving(quote)))
    return words.say("code-left-toast", code=before.code)
