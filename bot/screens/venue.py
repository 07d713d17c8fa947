"""The place and its hours, settings, help, privacy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.phones import show_phone
from bot.screens import taps
from bot.screens.card import map_url
from bot.screens.screen import Button, Row, Screen, choices
from bot.words.speech import GAP, Words, lines
from domain.resources import Venue

_AHEAD = timedelta(days=45)
_SHOWN = 5
_WEEKDAYS = 7


def place(words: Words, venue: Venue, zone: str, today: date) -> Screen:
    """Where it is and when it is open."""
    where, phone = venue.place, venue.place.phone
    special = _special_days(words, venue, today)
    text = lines(
        words.say("venue-title", venue=venue.name.in_(words.language)),
        words.say("venue-address", address=where.address.in_(words.language)),
        words.say("venue-phone", phone=phone) if phone else "",
        GAP,
        words.say("venue-hours-title", zone=zone),
        *_hours(words, venue),
        GAP,
        words.say("venue-closed-days") if special else "",
        *special,
    )
    url = map_url(where.point)
    rows: list[Row] = [(Button(words.say("card-map-button"), url=url),)] if url else []
    home = Button(words.say("home-button"), taps.HOME)
    choose = Button(words.say("home-choose-button"), taps.CHOOSE)
    rows.append((choose, home) if venue.services else (home,))
    return Screen(text, tuple(rows))


def _hours(words: Words, venue: Venue) -> list[str]:
    """Opening hours, neighbouring weekdays with the same hours on one line."""
    weekdays = [(words.first_weekday + i) % _WEEKDAYS for i in range(_WEEKDAYS)]
    table = [(day, _of_weekday(words, venue, day)) for day in weekdays]
    found: list[str] = []
    for spans, group in groupby(table, key=lambda pair: pair[1]):
        days = [day for day, _ in group]
        names = words.weekday_short(days[0])
        if len(days) > 1:
            last = words.weekday_short(days[-1], inline=True)
            names = words.say("span-plain", start=names, end=last)
        if spans:
            found.append(words.say("venue-hours-line", weekdays=names, spans=spans))
        else:
            found.append(words.say("venue-hours-closed", weekdays=names))
    return found


def _of_weekday(words: Words, venue: Venue, weekday: int) -> str:
    weekly = venue.hours.weekly
    return _spans(words, ((one.opens, one.closes) for one in weekly if one.weekday == weekday))


def _spans(words: Words, openings: Iterable[tuple[int, int]]) -> str:
    return ", ".join(words.wall_span(opens, closes) for opens, closes in openings)


def _special_days(words: Words, venue: Venue, today: date) -> list[str]:
    """The days soon that are not like the others, each with its reason."""
    language = words.language
    told = {
        on: reason.in_(language)
        for on, reason in venue.closed.items()
        if on not in venue.open_anyway
    }
    for one in venue.hours.special:
        reason = one.reason.in_(language) if one.reason else ""
        told[one.on] = ", ".join(filter(None, (_spans(words, one.openings), reason)))
    soon = sorted(on for on in told if today <= on <= today + _AHEAD)
    return [
        words.say("venue-closed-day", day=words.day(on, today), reason=told[on])
        for on in soon[:_SHOWN]
    ]


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What a person has settled; `automatic` while the language is Telegram's."""

    zone: ZoneInfo | None
    phone: str
    automatic: bool


def settings(words: Words, venue: Venue, view: SettingsView, now: datetime) -> Screen:
    """The reader's language and clock, and what is kept about them."""
    delete = Button(words.say("settings-phone-delete-button"), taps.NO_PHONE)
    rows = (
        (Button(words.say("settings-language-button"), taps.LANGUAGES),),
        (Button(words.say("settings-zone-button"), taps.ZONES),),
        *(((delete,),) if view.phone else ()),
        (Button(words.say("settings-privacy-button"), taps.PRIVACY),),
        (Button(words.say("home-button"), taps.HOME),),
    )
    said = "settings-language-automatic" if view.automatic else "settings-language"
    text = lines(
        words.say("settings-title"),
        words.say(said, language=words.say("language-name-plain")),
        _own_zone(words, venue, view.zone, now),
        words.say("settings-phone", phone=show_phone(view.phone)) if view.phone else "",
    )
    return Screen(text, rows)


def _own_zone(words: Words, venue: Venue, zone: ZoneInfo | None, now: datetime) -> str:
    if zone is None:
        return words.say("settings-zone-venue", venue=venue.name.in_(words.language))
    return words.say("settings-zone", zone=words.zone_name(zone, now))


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language by its own name."""

    name: str
    chosen: bool


def languages(words: Words, tongues: tuple[Tongue, ...]) -> Screen:
    """Choose a language; the last button leaves it to Telegram."""
    rows: list[Row] = []
    for number, one in enumerate(tongues, start=1):
        kind = "chosen" if one.chosen else "choice"
        label = words.say(f"settings-language-{kind}-button", language=one.name)
        rows.append((Button(label, taps.language(number)),))
    automatic = Button(words.say("settings-language-automatic-button"), taps.language(0))
    back = Button(words.say("back-button"), taps.SETTINGS)
    return Screen(
        words.say("settings-language-title"), (*rows, (automatic,), (back,)), choices(rows)
    )


def privacy(words: Words, venue: Venue) -> Screen:
    """What is kept, and who sees it."""
    rows = ((Button(words.say("home-button"), taps.HOME),),)
    return Screen(words.say("privacy-text", venue=venue.name.in_(words.language)), rows)


def help_(words: Words, hold: str, example: str, *, staff: bool) -> Screen:
    """How it works."""
    text = lines(
        words.say("help-text", hold=hold, example=example),
        GAP,
        words.say("help-staff", example=example) if staff else "",
    )
    return Screen(text, ((Button(words.say("home-button"), taps.HOME),),))
