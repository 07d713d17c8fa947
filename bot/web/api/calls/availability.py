"""When there is something free, and why not: the same calculation that makes the chat's offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.web.api.asking import Ask
from bot.web.api.models.availability import (
    DAYS_OF_DATES,
    DAYS_OF_SLOTS,
    DateOut,
    DatesOut,
    DatesQuery,
    OfferedOut,
    SlotsOut,
    SlotsQuery,
    WhyOut,
    WhyQuery,
)
from bot.web.api.problems import refused, slot_out, wrong
from bot.web.api.reader import Reader
from bot.web.api.routes import Answer, route
from domain.access import Scope
from domain.availability import month_of, window_of
from domain.intervals import Interval
from domain.refusals import why
from domain.resources import ResourceId, Service
from domain.slots import Offer, Rule, Slot
from domain.windows import Window

NEAR = 3


@route("GET /venues/{venue}/services/{service}/slots", scope=Scope.READ, customers=True)
async def list_slots(ask: Ask, query: SlotsQuery) -> Answer[SlotsOut]:
    """Every start of some dates: free, or refused with the reason."""
    window = window_between(ask.reader, query.since, query.until, DAYS_OF_SLOTS)
    service, wanted = _asked(ask, query.resource)
    offer = await ask.desk.availability.offer(ask.venue, service, window, wanted)
    found = (one for on in window.dates for one in _of_date(ask, offer, on, free=query.free))
    return Answer(SlotsOut(service=service.key, items=tuple(found)))


@route("GET /venues/{venue}/services/{service}/dates", scope=Scope.READ, customers=True)
async def list_dates(ask: Ask, query: DatesQuery) -> Answer[DatesOut]:
    """How many starts each date has, and how many of them are free."""
    window = window_between(ask.reader, query.since, query.until, DAYS_OF_DATES)
    service, wanted = _asked(ask, query.resource)
    found: list[DateOut] = []
    for month in _months(window):
        offer = await ask.desk.availability.offer(ask.venue, service, month, wanted)
        found += [_date_out(offer, on) for on in month.dates if window.holds(on)]
    return Answer(DatesOut(service=service.key, items=tuple(found)))


@route("GET /venues/{venue}/services/{service}/why", scope=Scope.READ, customers=True)
async def explain_start(ask: Ask, query: WhyQuery) -> Answer[WhyOut]:
    """Whether a start can be had, on the grid or not; why not, and what is free nearest to it."""
    slot = slot_at(ask.reader, ask.path["service"], query.at, query.resource)
    availability = ask.desk.availability
    refusal = await availability.why(ask.venue, slot)
    near = await availability.near(ask.venue, slot, NEAR) if refusal else ()
    return Answer(
        WhyOut(
            available=refusal is None,
            reason=refused(refusal, ask.reader).out() if refusal else None,
            nearest=tuple(slot_out(ask.reader, one) for one in near),
        )
    )


def slot_at(
    reader: Reader, service_key: str, start: datetime, resources: Sequence[str]
) -> Slot:
    """The slot of a service that begins at an instant; NotFound."""
    service = reader.service(service_key)
    during = Interval(start, start + service.length)
    return Slot(reader.venue.id, service.id, during, wanted_of(reader, resources))


def wanted_of(reader: Reader, keys: Sequence[str]) -> tuple[ResourceId, ...]:
    """The resources somebody insists on, each once; NotFound."""
    return tuple(dict.fromkeys(reader.resource(key).id for key in keys))


def window_between(reader: Reader, first: date, last: date, most: int) -> Window:
    """Local dates, both included. Problem when they are none or too many."""
    days = (last - first).days + 1
    if not 0 < days <= most:
        raise wrong("query.to", f"write a date from {first} on, at most {most} days in all")
    return window_of(first, days, reader.venue.zone)


def _asked(ask: Ask, keys: Sequence[str]) -> tuple[Service, tuple[ResourceId, ...]]:
    return ask.reader.service(ask.path["service"]), wanted_of(ask.reader, keys)


def _of_date(ask: Ask, offer: Offer, on: date, *, free: bool) -> Iterator[OfferedOut]:
    found: list[tuple[Slot, Rule | None]] = [(slot, None) for slot in offer.slots(on)]
    if not free:
        found += offer.refused(on)
    for slot, rule in sorted(found, key=lambda one: one[0].during):
        reason = why(offer, ask.venue, slot.during.start, ask.now) if rule else None
        yield OfferedOut(
            start=ask.reader.at(slot.during.start),
            end=ask.reader.at(slot.during.end),
            available=rule is None,
            rule=rule,
            reason=refused(reason, ask.reader).out() if reason else None,
        )


def _date_out(offer: Offer, on: date) -> DateOut:
    free = offer.count(on)
    return DateOut(date=on, size=offer.size(on), free=free, available=free > 0)


def _months(window: Window) -> Iterator[Window]:
    """The calendar months that a window touches: these are kept, and shared with the chat."""
    first = {on.replace(day=1) for on in window.dates}
    return (month_of(on, window.zone) for on in sorted(first))
