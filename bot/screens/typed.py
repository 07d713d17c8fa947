"""What a typed day or time was taken to mean, echoed as times to tap."""

from __future__ import annotations

from datetime import date, time

from bot.screens import card as cards
from bot.screens import offers, refusals, taps
from bot.screens.screen import Button, Row, Screen
from bot.words.speech import Words, lines
from bot.words.when import Reading
from domain.errors import Unavailable
from domain.resources import Venue
from domain.slots import Slot

_PER_ROW = 3


def reading(words: Words, one: Reading, today: date) -> str:
    """A reading in words: "Fri 8 Jan after 17:00"."""
    facts: dict[str, str] = {}
    name = "reading-day"
    if one.until is not None and one.until != one.on:
        name = "reading-days"
        facts |= {"first": words.day(one.on, today), "last": words.day(one.until, today)}
    else:
        facts["day"] = words.day(one.on, today)
    if one.exact and one.from_ is not None and name == "reading-day":
        return words.say("reading-at-plain", day=facts["day"], time=_wall(words, one.from_))
    if one.from_ is not None and one.to is not None:
        facts |= {"start": _wall(words, one.from_), "end": _wall(words, one.to)}
        return words.say(_BOUNDED[name, "between"], **facts)
    if one.from_ is not None:
        return words.say(_BOUNDED[name, "after"], **facts, time=_wall(words, one.from_))
    if one.to is not None:
        return words.say(_BOUNDED[name, "before"], **facts, time=_wall(words, one.to))
    return words.say(f"{name}-plain", **facts)


_BOUNDED = {
    ("reading-day", "after"): "reading-after-plain",
    ("reading-day", "before"): "reading-before-plain",
    ("reading-day", "between"): "reading-between-plain",
    ("reading-days", "after"): "reading-days-after-plain",
    ("reading-days", "before"): "reading-days-before-plain",
    ("reading-days", "between"): "reading-days-between-plain",
}


def _wall(words: Words, at: time) -> str:
    return words.wall(at.hour * 60 + at.minute)


def offer(
    words: Words, venue: Venue, told: tuple[str, tuple[Slot, ...]], today: date | None
) -> Screen:
    """A sentence and the times that go with it; `today` None when it names their day."""
    said, slots = told
    rows: list[Row] = []
    if today is not None:
        rows = cards.alternatives(words, venue, slots, today)
    else:
        buttons = [
            Button(
                words.say("when-time-button", time=words.time(one.during.start, venue.zone)),
                taps.take(one),
            )
            for one in slots
        ]
        rows = [tuple(buttons[i : i + _PER_ROW]) for i in range(0, len(buttons), _PER_ROW)]
    rows.append(
        (
            Button(words.say("text-choose-button"), taps.WHEN),
            Button(words.say("home-button"), taps.HOME),
        )
    )
    return Screen(said, tuple(rows))


def why(words: Words, venue: Venue, asked: tuple[Slot, Unavailable | None], today: date) -> str:
    """Why a time is offered or not."""
    slot, refusal = asked
    when = offers.when(words, venue, slot, today)
    what = offers.what(words, venue, slot)
    if refusal is None:
        return words.say("why-free", when=when, what=what)
    return lines(
        words.say("why-refused", when=when, what=what),
        refusals.reason(words, venue, refusal, today),
    )
