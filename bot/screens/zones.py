"""By whose clock the reader lives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens import taps
from bot.screens.screen import Button, Row, Screen, choices
from bot.words.speech import Words
from bot.words.zones import number_of
from domain.resources import Venue


def zones(words: Words, venue: Venue, found: Sequence[ZoneInfo], now: datetime) -> Screen:
    """Ask for a city or a zone; `found` are those that a typed text may mean."""
    rows: list[Row] = [(_button(words, one, now),) for one in found]
    name = venue.name.in_(words.language)
    same = Button(words.say("settings-zone-same-button", venue=name), taps.zone(0))
    back = Button(words.say("back-button"), taps.SETTINGS)
    example = words.zone_city(venue.zone, now)
    text = words.say("settings-zone-title", example=example)
    return Screen(text, (*rows, (same,), (back,)), choices(rows))


def _button(words: Words, zone: ZoneInfo, now: datetime) -> Button:
    name, offset = words.zone_name(zone, now), words.offset(zone, now)
    label = words.say("settings-zone-choice-button", zone=name, offset=offset)
    return Button(label, taps.zone(number_of(zone)))
