"""When there is something free, and why not: the same calculation that makes the chat's offer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.web.api.asking import Ask
from bot.web.api.calls.slots import slot_at, slot_on, sold_for
from bot.web.api.models.availability import (
    DAYS_OF_DATES,
    DAYS_OF_SLOTS,
    DateOut,
    DatesOut,
    DatesQuery,
    LengthOut,
    LengthsOut,
    LengthsQuery,
    OfferedOut,
    SlotsOut,
    SlotsQuery,
    WhyOut,
    WhyQuery,
)
from bot.web.api.models.basics import MoneyOut
from bot.web.api.models.prices import money_out
from bot.web.api.problems import refused, slot_out, wrong
from bot.web.api.reader import Reader
from bot.web.api.routes import Answer, route
from domain.access import Scope
from domain.additions import quote_of
from domain.availability import month_of, window_of
from domain.ground import Rule
from domain.intervals import MINUTE
from domain.offers import Offer
from domain.refusals import why, why_dates
from domain.resources import Mode, Service
from domain.slots import Slot, Wants
from domain.windows import Window

NEAR = 3
# Up to so many units it is tried out how many there are left.
COUNTED_UNITS = 50
SERVICE = "/venues/{venue}/services/{service}"


@route(f"GET {SERVICE}/slots", scope=Scope.READ, customers=True)
async def list_slots(ask: Ask, query: SlotsQuery) -> Answer[SlotsOut]:
    """Every start of some dates: free with its price, or refused with the reason."""
    window = window_between(ask.reader, query.since, query.until, DAYS_OF_SLOTS)
    service, wants = sold_for(ask.reader, ask.path["service"], query)
    offer = await ask.desk.availability.offer(ask.venue, service, window, wants)
    found: list[OfferedOut] = []
    for on in window.dates:
        found += _of_date(ask, offer, on, free=query.free)
        # A month of reasons takes long to say: others have their turn in between.
        await asyncio.sleep(0)
    return Answer(SlotsOut(service=service.key, items=tuple(found)))


@route(f"GET {SERVICE}/dates", scope=Scope.READ, customers=True)
async def list_dates(ask: Ask, query: DatesQuery) -> Answer[DatesOut]:
    """How many starts each date has, and how many of them are free."""
    window = window_between(ask.reader, query.since, query.until, DAYS_OF_DATES)
    service, wants = sold_for(ask.reader, ask.path["service"], query)
    found: list[DateOut] = []
    for month in _months(window):
        offer = await ask.desk.availability.offer(ask.venue, service, month, wants)
        left = await _units_left(ask, service, month, wants)
        found += [_date_out(offer, on, left) for on in month.dates if window.holds(on)]
    return Answer(DatesOut(service=service.key, items=tuple(found)))


@route(f"GET {SERVICE}/why", scope=Scope.READ, customers=True)
async def explain_start(ask: Ask, query: WhyQuery) -> Answer[WhyOut]:
    """Whether a start can be had, on the grid or not; why not, and what is free nearest to it."""
    slot = _asked(ask, query)
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


@route(f"GET {SERVICE}/lengths", scope=Scope.READ, customers=True)
async def list_lengths(ask: Ask, query: LengthsQuery) -> Answer[LengthsOut]:
    """Every length that can be had from a start, each with its price."""
    service, wants = sold_for(ask.reader, ask.path["service"], query)
    if service.mode is Mode.DAYS:
        raise wrong("query.at", "it is booked by whole days, which have no length")
    wants = replace(wants, length=None)
    slot = slot_at(ask.reader, service, wants, (query.at, None))
    found = await ask.desk.availability.lengths(ask.venue, slot)
    items = tuple(
        LengthOut(
            minutes=one.during.length // MINUTE,
            end=ask.reader.at(one.during.end),
            price=_price(ask.reader, one),
        )
        for one in found
    )
    return Answer(LengthsOut(service=service.key, start=ask.reader.at(query.at), items=items))


def window_between(reader: Reader, first: date, last: date, most: int) -> Window:
    """Local dates, both included. Problem when they are none or too many."""
    days = (last - first).days + 1
    if not 0 < days <= most:
        raise wrong("query.to", f"write a date from {first} on, at most {most} days in all")
    return window_of(first, days, reader.venue.zone)


def _asked(ask: Ask, query: WhyQuery) -> Slot:
    """The slot that is asked about."""
    service, wants = sold_for(ask.reader, ask.path["service"], query)
    if service.mode is Mode.DAYS:
        return slot_on(ask.reader, service, wants, query.date, "query.date")
    if query.at is None:
        raise wrong("query.at", "write which start")
    return slot_at(ask.reader, service, wants, (query.at, None))


def _of_date(ask: Ask, offer: Offer, on: date, *, free: bool) -> Iterator[OfferedOut]:
    found: list[tuple[Slot, Rule | None]] = [(slot, None) for slot in offer.slots(on)]
    if not free:
        found += offer.refused(on)
    for slot, rule in sorted(found, key=lambda one: one[0].during):
        yield _offered(ask, offer, slot, rule)


def _offered(ask: Ask, offer: Offer, slot: Slot, rule: Rule | None) -> OfferedOut:
    reader, start, reason = ask.reader, slot.during.start, None
    if rule is not None:
        reason = (
            why_dates(offer, ask.venue, slot, ask.now)
            if slot.dates
            else why(offer, ask.venue, start, ask.now)
        )
    return OfferedOut(
        start=reader.at(start),
        end=reader.at(slot.during.end),
        date=slot.dates[0] if slot.dates else reader.at(start).date(),
        available=rule is None,
        rule=rule,
        reason=refused(reason, reader).out() if reason else None,
        price=_price(reader, slot) if rule is None else None,
    )


def _price(reader: Reader, slot: Slot) -> MoneyOut | None:
    """What a slot costs, without the way there: nobody has said where."""
    found = quote_of(reader.venue, slot)
    return money_out(found.total) if found else None


def _date_out(offer: Offer, on: date, left: dict[date, int] | None) -> DateOut:
    free = offer.count(on)
    return DateOut(
        date=on,
        size=offer.size(on),
        free=free,
        available=free > 0,
        units_left=left.get(on, 0) if left is not None else None,
    )


async def _units_left(
    ask: Ask, service: Service, window: Window, wants: Wants
) -> dict[date, int] | None:
    """The most units of one booking on each date; None where that is no question of the date."""
    if service.mode is not Mode.DAYS or service.units.most > COUNTED_UNITS:
        return None
    left: dict[date, int] = {}
    for units in range(service.units.least, service.units.most + 1):
        more = replace(wants, units=units)
        offer = await ask.desk.availability.offer(ask.venue, service, window, more)
        dates = [on for on in window.dates if offer.count(on)]
        left |= dict.fromkeys(dates, units)
        if not dates:
            break
    return left


def _months(window: Window) -> Iterator[Window]:
    """The calendar months that a window touches: these are kept, and shared with the chat."""
    first = {on.replace(day=1) for on in window.dates}
    return (month_of(on, window.zone) for on in sorted(first))
