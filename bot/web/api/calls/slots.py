"""What a program wants, as the slot that the rules know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.web.api.models.bookings import HoldIn
from bot.web.api.models.slots import MOST_DATES, SlotIn, WantsQuery
from bot.web.api.problems import wrong
from bot.web.api.reader import Reader
from domain.additions import in_sequence, sold
from domain.intervals import MINUTE, Interval, instant_of
from domain.places import Point
from domain.promos import code_of
from domain.resources import Mode, ResourceId, Service, ServiceId
from domain.schedule import day_start
from domain.slots import DAY, Slot, Wants, with_room


def slot_of(reader: Reader, body: SlotIn) -> Slot:
    """What a body asks for. NotFound; Problem for what the service's mode cannot mean."""
    main = reader.service(body.service)
    additions = _additions(reader, main, body.additions, "body.additions")
    service = sold(reader.venue, main.id, additions)
    wanted = wanted_of(reader, body.resources)
    wants = Wants(wanted, body.units or 1, body.party or 0, additions=additions)
    if service.mode is Mode.DAYS:
        slot = slot_on(reader, service, wants, body.dates, "body.dates")
        _check_unsaid(body, "start", "end")
    elif body.start is None:
        raise wrong("body.start", "write when it shall begin")
    else:
        _check_unsaid(body, "dates")
        slot = slot_at(reader, service, wants, (body.start, body.end))
    if body.units is None:
        slot = replace(slot, units=_units(reader, service, slot.wants))
    place = Point(body.place.latitude, body.place.longitude) if body.place else None
    return replace(slot, place=place)


def slot_with(reader: Reader, body: HoldIn) -> Slot:
    """The same with the code that a body names."""
    return replace(slot_of(reader, body), code=code_of(body.code or ""))


def slot_at(
    reader: Reader, service: Service, wants: Wants, when: tuple[datetime, datetime | None]
) -> Slot:
    """A slot that begins at an instant, and ends there or after the service's length."""
    start, end = when
    if end is not None and end - start not in service.lengths:
        raise wrong("body.end", f"it can last {_lengths(service)} minutes")
    length = wants.length or service.length
    during = Interval(start, end or start + length)
    plain = Slot(reader.venue.id, service.id, during, wants.resources, wants.units, wants.party)
    return replace(plain, additions=wants.additions)


def slot_on(
    reader: Reader, service: Service, wants: Wants, dates: Sequence[date], field: str
) -> Slot:
    """A slot of whole days; `field` is where they were written."""
    if not dates or len(set(dates)) < len(dates):
        raise wrong(field, "write dates, each once: it is booked by whole days")
    ordered = tuple(sorted(dates))
    if (ordered[-1] - ordered[0]).days >= MOST_DATES:
        raise wrong(field, f"write dates within {MOST_DATES} days")
    zone = reader.venue.zone
    # From midnight to midnight; the rules know when the venue opens and closes.
    whole = Interval.of_minutes(day_start(ordered[0], zone), day_start(ordered[-1] + DAY, zone))
    return Slot(
        reader.venue.id,
        service.id,
        whole,
        wants.resources,
        wants.units,
        wants.party,
        ordered,
    )


def sold_for(reader: Reader, key: str, query: WantsQuery) -> tuple[Service, Wants]:
    """The service of that key with the additions that a query names, and what it asks for."""
    main = reader.service(key)
    additions = _additions(reader, main, query.addition, "query.addition")
    service = sold(reader.venue, main.id, additions)
    return service, replace(_wants(reader, service, query), additions=additions)


def _additions(
    reader: Reader, main: Service, keys: Sequence[str], field: str
) -> tuple[ServiceId, ...]:
    """The services to be added, as the main one names them. Problem for any other."""
    known = {reader.venue.service(one).key: one for one in main.additions}
    for key in keys:
        if key not in known:
            some = f"there are: {', '.join(known)}" if known else "nothing can be added to it"
            raise wrong(field, f'"{key}" cannot be added; {some}')
    return in_sequence(main, [known[key] for key in keys])


def _wants(reader: Reader, service: Service, query: WantsQuery) -> Wants:
    length = None
    if service.mode is Mode.RANGE and query.length is not None:
        length = timedelta(minutes=query.length)
        if length not in service.lengths:
            raise wrong("query.length", f"it can last {_lengths(service)} minutes")
    wanted = wanted_of(reader, query.resource)
    wants = Wants(wanted, query.units or 1, query.party or 0, length)
    units = query.units or _units(reader, service, wants)
    return replace(wants, units=units)


def wanted_of(reader: Reader, keys: Sequence[str]) -> tuple[ResourceId, ...]:
    """The resources somebody insists on, each once; NotFound."""
    return tuple(dict.fromkeys(reader.resource(key).id for key in keys))


def midnight_of(reader: Reader, on: date) -> datetime:
    """The instant at which a local date begins."""
    return instant_of(day_start(on, reader.venue.zone))


def _units(reader: Reader, service: Service, wants: Wants) -> int:
    """As many as so many people need, else the fewest there are: as in the chat."""
    fitting = with_room(reader.venue, service, wants)
    return fitting.units if fitting else service.units.least


def _lengths(service: Service) -> str:
    """`60`, or `60, 90 … 240`."""
    *some, last = (str(one // MINUTE) for one in service.lengths)
    return " … ".join([", ".join(some[:2]), last]) if some else last


def _check_unsaid(body: SlotIn, *names: str) -> None:
    for name in names:
        if getattr(body, name):
            raise wrong(f"body.{name}", "leave it out: the service is not booked like that")
