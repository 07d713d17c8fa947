"""Codes on what is held: where one can be given, and what it did."""

from __future__ import annotations

from dataclasses import dataclass

from bot.screens import taps
from bot.screens.screen import Button, Row
from bot.words.speech import Words, lines
from domain.money import Money
from domain.promos import saving
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Hold


def takes_codes(venue: Venue) -> bool:
    """Whether the venue has any use for a code."""
    return bool(venue.promos) or venue.gifts_last is not None


@dataclass(frozen=True, slots=True)
class SetAside:
    """What a gift pays of what is held; no code where none does."""

    code: str = ""
    minor: int = 0


NO_GIFT = SetAside()


def code_rows(words: Words, venue: Venue, hold: Hold, gift: SetAside) -> list[Row]:
    """To give a code, or to take off what is given; nothing where nothing is charged."""
    code, quoted = hold.terms.slot.code, hold.terms.quote
    row: list[Button] = []
    if code:
        row.append(Button(words.say("code-leave-button", code=code), taps.NO_CODE))
    if gift.code:
        row.append(Button(words.say("gift-leave-button", code=gift.code), taps.NO_GIFT))
    more = not code if venue.gifts_last is None else not (code and gift.code)
    if quoted is not None and takes_codes(venue) and more:
        row.append(Button(words.say("code-button"), taps.CODE))
    return [tuple(row)] if row else []


def gift_lines(words: Words, hold: Hold, gift: SetAside) -> str:
    """What a gift pays, and what is left to pay."""
    quoted = hold.terms.quote
    if not gift.code or quoted is None:
        return ""
    currency = quoted.total.currency
    left = Money(max(quoted.total.minor - gift.minor, 0), currency)
    used = words.money(Money(-gift.minor, currency))
    return lines(
        words.say("gift-line", code=gift.code, amount=used),
        words.say("gift-left-to-pay", amount=words.money(left)),
    )


def code_said(words: Words, before: Slot, hold: Hold) -> str:
    """What a code that was given or taken off does."""
    quote, code = hold.terms.quote, hold.terms.slot.code
    if code and quote is not None:
        return words.say("code-toast", code=code, saved=words.money(saving(quote)))
    return words.say("code-left-toast", code=before.code)
