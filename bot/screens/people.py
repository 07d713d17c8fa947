"""How many people come, and how many of it: asked before a time is looked for."""

from __future__ import annotations

from bot.screens import taps
from bot.screens.screen import Button, Row, Screen, in_rows
from bot.words.speech import GAP, Words, lines
from domain.resources import Counts, Service

PER_ROW, BUTTONS = 4, 8


def people(words: Words, service: Service, counts: Counts) -> Screen:
    """A few numbers to tap; any other is typed."""
    last = min(counts.most, counts.least + BUTTONS - 1)
    numbers = [Button(str(one), taps.party(one)) for one in range(counts.least, last + 1)]
    row = (
        Button(words.say("back-button"), taps.BACK),
        Button(words.say("home-button"), taps.HOME),
    )
    text = lines(
        words.say("when-title", what=service.name.in_(words.language)),
        GAP,
        words.say("people-ask"),
        words.say("people-hint", least=counts.least, most=counts.most),
    )
    return Screen(text, (*in_rows(numbers, PER_ROW), row))


def stepper(words: Words, service: Service, units: int) -> list[Row]:
    """One less, how many, one more; nothing where there is no choice."""
    counts = service.units
    if counts.least == counts.most:
        return []
    less = taps.units(max(units - 1, counts.least))
    more = taps.units(min(units + 1, counts.most))
    label = words.say("units-button", units=units)
    return [(Button("−", less), Button(label, taps.heading(taps.HEADING)), Button("+", more))]
