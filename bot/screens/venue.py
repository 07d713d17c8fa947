"""The place and its hours, settings, help, privacy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bot.screens import taps
from bot.screens.screen import Button, Row, Screen
from bot.words.sentences import GAP
from bot.words.speech import Words, lines
from domain.resources import Venue

_CLOSED_AHEAD = timedelta(days=45)
_SHOWN = 5


def place(words: Words, venue: Venue, now_zone: str, today: date) -> Screen:
    """Where it is and when it is open."""
    address, phone = venue.place, venue.place.phone
    text = lines(
        words.say("venue-title", venue=venue.name.in_(words.language)),
        words.say("venue-address", address=address.address.in_(words.language)),
        words.say("venue-phone", phone=phone) if phone else "",
        GAP,
        words.say("venue-hours-title", zone=now_zone),
        *_hours(words, venue),
        *_closed(words, venue, today),
    )
    rows: list[Row] = []
    if address.latitude is not None and address.longitude is not None:
        url = f"https://maps.google.com/?q={address.latitude},{address.longitude}"
        rows.append((Button(words.say("card-map-button"), url=url),))
    rows.append(
        (
            Button(words.say("home-choose-button"), taps.CHOOSE),
            Button(words.say("home-button"), taps.HOME),
        )
    )
    return Screen(text, tuple(rows))


def _hours(words: Words, venue: Venue) -> list[str]:
    """Opening hours, neighbouring weekdays with the same hours on one line."""
    order = [(words.first_weekday + i) % 7 for i in range(7)]
    table = [(day, _spans(words, venue, day)) for day in order]
    found = []
    for spans, group in groupby(table, key=lambda pair: pair[1]):
        days = [day for day, _ in group]
        names = words.weekday_short(days[0])
        if len(days) > 1:
            names = f"{names}–{words.weekday_short(days[-1])}"
        if spans:
            found.append(words.say("venue-hours-line", weekdays=names, spans=spans))
        else:
            found.append(words.say("venue-hours-closed", weekdays=names))
    return found


def _spans(words: Words, venue: Venue, weekday: int) -> str:
    return ", ".join(
        f"{words.wall(one.opens)}–{words.wall(one.closes)}"
        for one in venue.hours.weekly
        if one.weekday == weekday
    )


def _closed(words: Words, venue: Venue, today: date) -> list[str]:
    soon = sorted(on for on in venue.closed if today <= on <= today + _CLOSED_AHEAD)
    shut = [on for on in soon if on not in venue.open_anyway][:_SHOWN]
    if not shut:
        return []
    told = [
        words.say(
            "venue-closed-day",
            day=words.day(on, today),
            reason=venue.closed[on].in_(words.language),
        )
        for on in shut
    ]
    return ["", words.say("venue-closed-days"), *told]


def settings(words: Words, *, automatic: bool) -> Screen:
    """The reader's language, and what is kept about them."""
    name = words.say("language-name-plain")
    said = "settings-language-automatic" if automatic else "settings-language"
    rows = (
        (Button(words.say("settings-language-button"), taps.LANGUAGES),),
        (Button(words.say("settings-privacy-button"), taps.PRIVACY),),
        (Button(words.say("home-button"), taps.HOME),),
    )
    return Screen(lines(words.say("settings-title"), words.say(said, language=name)), rows)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language by its own name."""

    name: str
    chosen: bool


def languages(words: Words, tongues: tuple[Tongue, ...]) -> Screen:
    """Choose a language; the first button leaves it to Telegram."""
    rows: list[Row] = [
        (Button(words.say("settings-language-automatic-button"), taps.language(0)),)
    ]
    for number, one in enumerate(tongues, start=1):
        kind = "chosen" if one.chosen else "choice"
        label = words.say(f"settings-language-{kind}-button", language=one.name)
        rows.append((Button(label, taps.language(number)),))
    rows.append((Button(words.say("back-button"), taps.SETTINGS),))
    return Screen(words.say("settings-language-title"), tuple(rows))


def privacy(words: Words, venue: Venue) -> Screen:
    """What is kept, and who sees it."""
    rows = ((Button(words.say("home-button"), taps.HOME),),)
    return Screen(words.say("privacy-text", venue=venue.name.in_(words.language)), rows)


def help_(words: Words, hold: str, example: str, *, staff: bool) -> Screen:
    """How it works."""
    text = lines(
        words.say("help-text", hold=hold, example=example),
        words.say("help-staff", example=example) if staff else "",
    )
    return Screen(text, ((Button(words.say("home-button"), taps.HOME),),))
