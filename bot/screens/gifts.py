"""Gifts: what is about to be given out, the card that is passed on, and what is left on one."""

from __future__ import annotations

from datetime import date, datetime

from bot.screens import money_taps
from bot.screens.screen import Button, Screen, Style
from bot.words.speech import GAP, Words, lines
from domain.gifts import Gift, Wallet
from domain.money import Money
from domain.resources import Venue


def ask(words: Words, venue: Venue, amount: Money, note: str, now: datetime) -> Screen:
    """How much, until when; one tap gives it out."""
    today = now.astimezone(venue.zone).date()
    last = today if venue.gifts_last is None else (today + venue.gifts_last)
    text = lines(
        words.say("gift-ask", amount=words.money(amount), until=words.day(last, today)),
        words.say("refund-reason", reason=note) if note else "",
    )
    sold, present = (money_taps.issue(amount.minor, sold=one) for one in (True, False))
    rows = (
        (Button(words.say("gift-sold-button"), sold, style=Style.SUCCESS),),
        (Button(words.say("gift-present-button"), present),),
        (Button(words.say("back-button"), money_taps.payments(today)),),
    )
    return Screen(text, rows)


def link(username: str, venue: Venue, gift: Gift) -> str:
    """Where whoever has the gift books with it."""
    return f"https://t.me/{username}?start=code_{gift.code}_{venue.key}"


def card(words: Words, venue: Venue, gift: Gift, where: str, today: date) -> Screen:
    """What whoever gets the gift needs to know."""
    last = gift.expires_at.astimezone(venue.zone).date()
    text = lines(
        words.say(
            "gift-card", venue=venue.name.in_(words.language), amount=words.money(gift.amount)
        ),
        words.say("gift-card-code", code=gift.code),
        words.say("refund-reason", reason=gift.note) if gift.note else "",
        GAP,
        words.say("gift-card-how", until=words.day(last, today)),
        where,
    )
    return Screen(text)


def state(words: Words, venue: Venue, wallet: Wallet, today: date) -> str:
    """What is left on a gift."""
    gift = wallet.gift
    last = gift.expires_at.astimezone(venue.zone).date()
    return words.say(
        "gift-state",
        code=gift.code,
        left=words.money(wallet.left),
        amount=words.money(gift.amount),
        until=words.day(last, today),
    )
