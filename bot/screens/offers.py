"""How services, slots and bookings are named, the same on every screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.phones import show_phone
from bot.screens import prices
from bot.screens.screen import short
from bot.words.speech import Words, lines
from domain.additions import combined
from domain.labels import Label
from domain.places import Point
from domain.resources import Ask, AskKind, Mode, ResourceId, Service, ServiceId, Venue
from domain.slots import Slot, runs_of, sale_of, travels
from domain.states import Hold, Record


def sold(venue: Venue, service_id: ServiceId) -> Service | None:
    """The service, or None when the venue no longer sells it: old bookings stay."""
    return next((one for one in venue.services if one.id == service_id), None)


def categories(venue: Venue) -> tuple[Label, ...]:
    """The categories of what is sold, in the order of the file; none where there is but one."""
    found = tuple(dict.fromkeys(one.category for one in venue.services if one.category))
    return found if len(found) > 1 else ()


def services(
    words: Words, venue: Venue, service_id: ServiceId, additions: Sequence[ServiceId]
) -> str:
    """A service and what is added to it: "Consultation + Vaccination"."""
    found = [sold(venue, one) for one in (service_id, *additions)]
    gone = words.say("what-gone-plain")
    return " + ".join(one.name.in_(words.language) if one else gone for one in found)


def named(
    words: Words,
    venue: Venue,
    chosen: tuple[ServiceId, Sequence[ServiceId]],
    resource_ids: Iterable[ResourceId],
) -> str:
    """A service, what is added to it, and resources: "Consultation, Dr Kim"."""
    known = {one.id: one.name.in_(words.language) for one in venue.resources}
    name = services(words, venue, *chosen)
    return ", ".join([name, *(known[one] for one in resource_ids if one in known)])


def what(words: Words, venue: Venue, slot: Slot) -> str:
    """What is booked, and the resources somebody insists on."""
    return named(words, venue, (slot.service_id, slot.additions), slot.wanted)


def taken(words: Words, venue: Venue, record: Record) -> str:
    """What is booked with every resource it was given, asked for or not."""
    terms = record.terms
    chosen = terms.slot.service_id, terms.slot.additions
    return named(words, venue, chosen, terms.resource_ids)


def when(words: Words, venue: Venue, slot: Slot, today: date, *, inline: bool = False) -> str:
    """The start of a slot on the venue's clock; its dates where it is whole days."""
    if slot.dates:
        return dates(words, slot.dates, today)
    return words.when(slot.during.start, venue.zone, today, inline=inline)


def dates(words: Words, chosen: Sequence[date], today: date) -> str:
    """Dates, those in a row by the first and the last: "Thu 19 – Sat 21 Nov and Mon 23 Nov"."""
    said = [
        words.day(first, today)
        if first == last
        else words.say("days-plain", first=words.day(first, today), last=words.day(last, today))
        for first, last in runs_of(chosen)
    ]
    return words.list_of(said)


def duration(words: Words, service: Service) -> str:
    """How long it takes, or from how long to how long it may."""
    if service.mode is Mode.DAYS:
        return words.say("duration-by-day-plain")
    shortest = words.duration(service.length)
    if service.mode is Mode.SLOTS:
        return shortest
    longest = words.duration(service.lengths[-1])
    return words.say("duration-between-plain", shortest=shortest, longest=longest)


def facts(words: Words, venue: Venue, slot: Slot, today: date) -> dict[str, str]:
    """`what` and `when` for a sentence."""
    return {
        "what": what(words, venue, slot),
        "when": when(words, venue, slot, today, inline=True),
    }


def where(words: Words, venue: Venue, slot: Slot, *, staff: bool = False) -> str:
    """The venue's address; where somebody travels to the customer, their place."""
    service = sold(venue, slot.service_id)
    if service is None or not travels(service):
        return venue.place.address.in_(words.language)
    whose, far = "theirs" if staff else "yours", sale_of(slot, venue).distance
    if far is None:
        return words.say(f"place-{whose}-plain")
    return words.say(f"place-{whose}-far-plain", distance=words.distance(far))


def spot(venue: Venue, slot: Slot) -> Point | None:
    """The same on the map, if anybody has said so."""
    service = sold(venue, slot.service_id)
    return slot.place if service and travels(service) else venue.place.point


def booking_lines(
    words: Words, venue: Venue, record: Record, today: date, *, staff: bool = False
) -> str:
    """What was booked: service, who, when, details, place, price."""
    slot, price = record.terms.slot, record.terms.quote
    return lines(
        words.say("booking-what", what=taken(words, venue, record)),
        *_when_lines(words, venue, slot, today),
        words.say("booking-zone", zone=words.zone_name(venue.zone, slot.during.start)),
        own_time(words, venue, slot, today),
        words.say("booking-units", units=slot.units) if slot.units > 1 else "",
        words.say("booking-party", party=slot.party) if slot.party else "",
        *details(words, venue, record),
        words.say("booking-place", address=where(words, venue, slot, staff=staff)),
        prices.quote_lines(words, price, due=isinstance(record, Hold))
        if price
        else words.say("booking-free"),
    )


def own_time(words: Words, venue: Venue, slot: Slot, today: date) -> str:
    """The start by the reader's own clock, where that shows another time then."""
    start, zone = slot.during.start, words.zone
    if zone is None or _offset(start, zone) == _offset(start, venue.zone):
        return ""
    when = words.date_and_time(start, zone, today)
    return words.say("booking-your-time", when=when, zone=words.zone_name(zone, start))


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def _when_lines(words: Words, venue: Venue, slot: Slot, today: date) -> list[str]:
    start, end, zone = slot.during.start, slot.during.end, venue.zone
    if not slot.dates:
        on, span = start.astimezone(zone).date(), words.span(start, end, zone)
        return [words.say("booking-when", day=words.day(on, today), span=span)]
    return [
        words.say("booking-days", days=dates(words, slot.dates, today)),
        words.say(
            "booking-days-hours", start=words.time(start, zone), end=words.time(end, zone)
        ),
    ]


def policy_line(words: Words, venue: Venue, record: Record, now: datetime) -> str:
    """What cancelling costs, and until when."""
    start = record.terms.slot.during.start
    policy = words.policy(record.terms.cancellation, start, zone=venue.zone, now=now)
    return words.say("booking-policy", policy=policy)


def details(words: Words, venue: Venue, record: Record, most: int = 1000) -> list[str]:
    """What the service asked for and was told, a line each, answers cut to `most`."""
    service = whole(venue, record.terms.slot)
    given = dict(record.details.given)
    given[AskKind.PHONE] = show_phone(given[AskKind.PHONE])
    return [
        words.say(
            "booking-detail", prompt=prompt(words, ask), text=short(given[ask.kind], most)
        )
        for ask in (service.asks if service else ())
        if given[ask.kind]
    ]


def whole(venue: Venue, slot: Slot) -> Service | None:
    """What a slot is of, as far as the venue sells it still."""
    main = sold(venue, slot.service_id)
    additions = [one for one in map(partial(sold, venue), slot.additions) if one]
    return combined(main, additions) if main and additions else main


def prompt(words: Words, ask: Ask) -> str:
    """What a detail is called: in the venue's words, else as the bot calls it."""
    if ask.prompt is not None:
        return ask.prompt.in_(words.language)
    return words.say("details-phone-placeholder-plain")
