"""How many people come, and how many of it: asked before a time is looked for."""

from __future__ import annotations

from bot.screens import taps
from bot.screens.screen import Button, Row, Screen, in_rows
from bot.words.speech import GAP, Words, lines
from domain.resources import Counts, Service

PER_ROW, BUTTONS = 4, 8
MANY = 50


def people(words: Words, service: Service, counts: Counts) -> Screen:
    """A few numbers to tap; any other is typed."""
    numbers = [Button(str(one), taps.party(one)) for one in _numbers(counts)]
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


def _numbers(counts: Counts) -> list[int]:
    """The first few; where there are very many, round ones from the least to the most."""
    if counts.most - counts.least < MANY:
        return list(range(counts.least, min(counts.most, counts.least + BUTTONS - 1) + 1))
    most = len(str(counts.most))
    rounded = (figure * 10**power for power in range(most) for figure in (1, 2, 3, 5))
    inside = [one for one in rounded if counts.least < one < counts.most]
    return [counts.least, *inside[2 - BUTTONS :], counts.most]


def stepper(words: Words, service: Service, units: int) -> list[Row]:
    """One less, how many, one more; nothing where there is no choice."""
    counts = service.units
    if counts.least == counts.most:
        return []
    less = taps.units(max(units - 1, counts.least))
    more = taps.units(min(units + 1, counts.most))
    label = words.say("units-button", units=units)
    return [(Button("−", less), Button(label, taps.heading(taps.HEADING)), Button("+", more))]
