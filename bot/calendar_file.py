"""A booking as a calendar file: a stable UID, a SEQUENCE that rises with every change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from icalendar import Alarm, Calendar, Event, Timezone, vGeo, vText

from bot.screens import offers
from bot.screens.screen import Document
from bot.words.speech import Words
from domain.resources import Venue
from domain.states import Ended, Record, Request


def calendar_file(words: Words, venue: Venue, record: Record, now: datetime) -> Document:
    """An `.ics` file of one event, in the venue's zone, with its VTIMEZONE."""
    calendar = Calendar()
    calendar.add("prodid", "-//Holdfast//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if isinstance(record, Ended) else "PUBLISH")
    calendar.add_component(_event(words, venue, record, now))
    year = record.terms.slot.during.start.year
    for name in calendar.get_missing_tzids():
        calendar.subcomponents.insert(0, _zone(name, year))
    return Document(f"{record.terms.reference}.ics", calendar.to_ical())


@lru_cache(maxsize=64)
def _zone(name: str, year: int) -> Timezone:
    """The clock changes around a year: those of all years take longer than all the rest."""
    return Timezone.from_tzid(
        name, first_date=date(year - 1, 1, 1), last_date=date(year + 2, 1, 1)
    )


def _event(words: Words, venue: Venue, record: Record, now: datetime) -> Event:
    terms, name = record.terms, venue.name.in_(words.language)
    what = offers.what(words, venue, terms.slot)
    event = Event()
    event.add("uid", f"{terms.id}@holdfast")
    event.add("sequence", record.version)
    event.add("dtstamp", now)
    event.add("dtstart", terms.slot.during.start.astimezone(venue.zone))
    event.add("dtend", terms.slot.during.end.astimezone(venue.zone))
    cancelled = isinstance(record, Ended)
    title = "file-cancelled-plain" if cancelled else "file-title-plain"
    event.add("summary", words.say(title, what=what, venue=name))
    event.add("description", words.say("file-text-plain", reference=terms.reference))
    event.add("location", vText(offers.where(words, venue, terms.slot)))
    point = offers.spot(venue, terms.slot)
    if point is not None:
        event.add("geo", vGeo((point.latitude, point.longitude)))
    tentative = isinstance(record, Request)
    status = "CANCELLED" if cancelled else "TENTATIVE" if tentative else "CONFIRMED"
    event.add("status", status)
    if not cancelled:
        for lead in venue.reminders:
            event.add_component(_alarm(what, lead))
    return event


def _alarm(what: str, lead: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", -lead)
    return alarm
