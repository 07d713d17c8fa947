"""How services, slots and bookings are named, the same on every screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.screens import prices
from bot.screens.screen import short
from bot.words.speech import Words, lines
from domain.resources import AskKind, ResourceId, Service, ServiceId, Venue
from domain.slots import Slot
from domain.states import Hold, Record


def sold(venue: Venue, service_id: ServiceId) -> Service | None:
    """The service, or None when the venue no longer sells it: old bookings stay."""
    return next((one for one in venue.services if one.id == service_id), None)


def named(
    words: Words, venue: Venue, service_id: ServiceId, resource_ids: Iterable[ResourceId]
) -> str:
    """A service and resources: "Consultation, Dr Kim"."""
    language, service = words.language, sold(venue, service_id)
    name = service.name.in_(language) if service else words.say("what-gone-plain")
    known = {one.id: one.name.in_(language) for one in venue.resources}
    return ", ".join([name, *(known[one] for one in resource_ids if one in known)])


def what(words: Words, venue: Venue, slot: Slot) -> str:
    """A service and the resources somebody insists on."""
    return named(words, venue, slot.service_id, slot.wanted)


def taken(words: Words, venue: Venue, record: Record) -> str:
    """The service with every resource it was given, asked for or not."""
    return named(words, venue, record.terms.slot.service_id, record.terms.resource_ids)


def when(words: Words, venue: Venue, slot: Slot, today: date, *, inline: bool = False) -> str:
    """The start of a slot on the venue's clock."""
    return words.when(slot.during.start, venue.zone, today, inline=inline)


def facts(words: Words, venue: Venue, slot: Slot, today: date) -> dict[str, str]:
    """`what` and `when` for a sentence."""
    return {
        "what": what(words, venue, slot),
        "when": when(words, venue, slot, today, inline=True),
    }


def booking_lines(words: Words, venue: Venue, record: Record, today: date) -> str:
    """What was booked: service, who, when, details, place, price."""
    terms = record.terms
    start, end = terms.slot.during.start, terms.slot.during.end
    on, price = start.astimezone(venue.zone).date(), terms.quote
    return lines(
        words.say("booking-what", what=taken(words, venue, record)),
        words.say(
            "booking-when", day=words.day(on, today), span=words.span(start, end, venue.zone)
        ),
        words.say("booking-zone", zone=words.zone_name(venue.zone, start)),
        *details(words, venue, record),
        words.say("booking-place", address=venue.place.address.in_(words.language)),
        prices.quote_lines(words, price, due=isinstance(record, Hold))
        if price
        else words.say("booking-free"),
    )


def policy_line(words: Words, venue: Venue, record: Record, now: datetime) -> str:
    """What cancelling costs, and until when."""
    start = record.terms.slot.during.start
    policy = words.policy(record.terms.cancellation, start, zone=venue.zone, now=now)
    return words.say("booking-policy", policy=policy)


def details(words: Words, venue: Venue, record: Record, most: int = 1000) -> list[str]:
    """What the service asked for and was told, a line each, answers cut to `most`."""
    service = sold(venue, record.terms.slot.service_id)
    given = {AskKind.SUBJECT: record.details.subject, AskKind.NOTE: record.details.note}
    return [
        words.say(
            "booking-detail",
            prompt=ask.prompt.in_(words.language),
            text=short(given[ask.kind], most),
        )
        for ask in (service.asks if service else ())
        if given[ask.kind]
    ]
