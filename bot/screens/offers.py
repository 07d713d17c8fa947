"""How services, slots and bookings are named, the same on every screen."""

from __future__ import annotations

from datetime import date, datetime

from bot.words.speech import Words, lines
from domain.resources import AskKind, Venue
from domain.slots import Slot
from domain.states import Record


def what(words: Words, venue: Venue, slot: Slot) -> str:
    """A service and the resources somebody insists on: "Consultation, Dr Kim"."""
    language = words.language
    names = [venue.service(slot.service_id).name.in_(language)]
    names += [venue.resource(one).name.in_(language) for one in slot.wanted]
    return ", ".join(names)


def when(words: Words, venue: Venue, slot: Slot, today: date, *, inline: bool = False) -> str:
    """The start of a slot on the venue's clock."""
    return words.when(slot.during.start, venue.zone, today, inline=inline)


def booking_lines(words: Words, venue: Venue, record: Record, today: date) -> str:
    """What was booked: service, who, when, details, place, price."""
    terms, language = record.terms, words.language
    start, end = terms.slot.during.start, terms.slot.during.end
    on = start.astimezone(venue.zone).date()
    price = terms.quote
    return lines(
        words.say("booking-what", what=taken(words, venue, record)),
        words.say(
            "booking-when", day=words.day(on, today), span=words.span(start, end, venue.zone)
        ),
        words.say("booking-zone", zone=words.zone_name(venue.zone, start)),
        *details(words, venue, record),
        words.say("booking-place", address=venue.place.address.in_(language)),
        words.say("booking-price", price=words.money(price.total))
        if price
        else words.say("booking-free"),
    )


def policy_line(words: Words, venue: Venue, record: Record, now: datetime) -> str:
    """What cancelling costs, and until when."""
    start = record.terms.slot.during.start
    policy = words.policy(record.terms.cancellation, start, zone=venue.zone, now=now)
    return words.say("booking-policy", policy=policy)


def taken(words: Words, venue: Venue, record: Record) -> str:
    """The service with every resource it was given, "any" or not."""
    language = words.language
    service = venue.service(record.terms.slot.service_id)
    names = [service.name.in_(language)]
    names += [venue.resource(one).name.in_(language) for one in record.terms.resource_ids]
    return ", ".join(names)


def details(words: Words, venue: Venue, record: Record) -> list[str]:
    """What the service asked for and was told, a line each."""
    service = venue.service(record.terms.slot.service_id)
    given = {AskKind.SUBJECT: record.details.subject, AskKind.NOTE: record.details.note}
    return [
        words.say("booking-detail", prompt=ask.prompt.in_(words.language), text=given[ask.kind])
        for ask in service.asks
        if given[ask.kind]
    ]
