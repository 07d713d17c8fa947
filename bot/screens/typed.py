"""What a typed day or time was taken to mean, echoed as times to tap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.callbacks import Tap
from bot.screens import offers, refusals, taps
from bot.screens.grid import time_buttons
from bot.screens.lost import alternatives
from bot.screens.screen import Button, Row, Screen, choices, in_rows
from bot.screens.slot_taps import pick
from bot.words.speech import Words, lines
from bot.words.when import Reading
from domain.errors import Unavailable
from domain.resources import Venue
from domain.slots import Slot

_PER_ROW = 3


def reading(words: Words, one: Reading, today: date) -> str:
    """A reading in words: "Fri 8 Jan after 17:00"."""
    facts = {
        "day": words.day(one.on, today),
        "first": words.day(one.on, today),
        "last": words.day(one.until or one.on, today, inline=True),
        "time": _wall(words, one.from_ or one.to),
        "start": _wall(words, one.from_),
        "end": _wall(words, one.to),
    }
    several = one.until is not None and one.until != one.on
    bound = _bound(one)
    if several:
        # "At three" of a stretch of days is said as "after three".
        bound = {"": "days", "at": "days-after"}.get(bound, f"days-{bound}")
    return words.say(f"reading-{bound or 'day'}-plain", **facts)


def _bound(one: Reading) -> str:
    if one.from_ is None:
        return "" if one.to is None else "before"
    if one.exact:
        return "at"
    return "after" if one.to is None else "between"


def _wall(words: Words, at: time | None) -> str:
    return words.wall(at.hour * 60 + at.minute) if at else ""


@dataclass(frozen=True, slots=True)
class Echo:
    """A sentence, the times that go with it, and where else to look.

    `one_day`: the sentence names their day, so that the times alone are enough.
    """

    said: str
    slots: tuple[Slot, ...]
    one_day: bool = False
    choose: Tap = taps.WHEN


def offer(words: Words, venue: Venue, echo: Echo, today: date) -> Screen:
    """What was understood, as times to tap."""
    rows = alternatives(words, venue, echo.slots, today, pick)
    if echo.one_day:
        rows = in_rows(time_buttons(words, venue, echo.slots), _PER_ROW)
    return Screen(echo.said, (*rows, _last_row(words, echo.choose)), choices(rows))


def which(words: Words, rows: list[Row]) -> Screen:
    """Two ways to mean it, and both can be had."""
    last = _last_row(words, taps.WHEN)
    return Screen(words.say("text-ambiguous"), (*rows, last), choices(rows))


def _last_row(words: Words, choose: Tap) -> Row:
    return (
        Button(words.say("text-choose-button"), choose),
        Button(words.say("home-button"), taps.HOME),
    )


def why(
    words: Words, venue: Venue, asked: tuple[Slot, Unavailable | None], now: datetime
) -> str:
    """Why a time is offered or not."""
    slot, refusal = asked
    today = now.astimezone(venue.zone).date()
    when = offers.when(words, venue, slot, today)
    what = offers.what(words, venue, slot)
    if refusal is None:
        return words.say("why-free", when=when, what=what)
    reason = refusals.reason(words, venue, refusal, now)
    return lines(words.say("why-refused", when=when, what=what), reason)
