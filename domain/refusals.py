"""A struck-out start, with the facts that make the refusal understandable."""

from __future__ import annotations

from datetime import date, datetime

from domain.errors import (
    BlackedOut,
    ClosedDay,
    NotOnGrid,
    OutsideOpeningHours,
    SlotTaken,
    TooFar,
    TooSoon,
    Unavailable,
)
from domain.ground import Ground, Rule
from domain.intervals import Interval, instant_of, minute_of
from domain.labels import Label
from domain.offers import Offer
from domain.resources import Venue
from domain.schedule import day_start
from domain.slots import DAY, Slot
from domain.timetables import openings_on
from domain.windows import spans


def why(offer: Offer, venue: Venue, start: datetime, now: datetime) -> Unavailable | None:
    """Why a slot at `start` is not on offer, or None when it is.

    Any moment of the offer's window may be asked about, on the grid of starts or not.
    """
    base, minute = offer.base, minute_of(start)
    slot = offer.at(minute)
    place = minute - base.window.origin
    if base.grid >> place & 1 and start == slot.during.start:
        rule = offer.rule_at(minute)
    else:
        rule = _off_grid(base, venue, slot, now)
        if rule is None:
            return NotOnGrid(slot, tuple(one.during.start for one in offer.nearest(start, 2)))
    return _facts(rule, base, venue, slot, now) if rule is not None else None


def why_dates(offer: Offer, venue: Venue, slot: Slot, now: datetime) -> Unavailable | None:
    """The same for whole days: about the first of the dates that cannot be had.

    Where each could be had by itself, nothing there is has them all: as good as taken.
    """
    base = offer.base
    for place in base.places(slot):
        if offer.free >> place & 1:
            continue
        day = offer.at(place + base.window.origin)
        rule = offer.rule_at(place + base.window.origin) or Rule.CLOSED
        return _facts(rule, base, venue, day, now)
    return None if offer.has(slot) else SlotTaken(slot, may_return=False)


def _off_grid(base: Ground, venue: Venue, slot: Slot, now: datetime) -> Rule | None:
    """What there would be to say of a start if the grid had it; nobody can have taken it."""
    start = slot.during.start
    place = minute_of(start) - base.window.origin
    if not base.fits >> place & 1:
        shut = not base.open_ >> place & 1 and _is_closed(base, venue, slot)
        return Rule.CLOSED if shut else Rule.HOURS
    if not base.clear >> place & 1:
        return Rule.BLACKOUT
    if start < now + base.service.lead:
        return Rule.TOO_SOON
    return Rule.TOO_FAR if start > now + base.service.horizon else None


def _facts(rule: Rule, base: Ground, venue: Venue, slot: Slot, now: datetime) -> Unavailable:
    on = _local_date(venue, slot)
    match rule:
        case Rule.CLOSED:
            return ClosedDay(slot, on, _closing_reason(base, venue, on))
        case Rule.HOURS:
            return OutsideOpeningHours(slot, _openings(base, on))
        case Rule.BLACKOUT:
            return BlackedOut(slot, _blackout_reason(base, venue, slot))
        case Rule.TOO_SOON:
            return TooSoon(slot, now + base.service.lead)
        case Rule.TOO_FAR:
            return TooFar(slot, now + base.service.horizon)
        case Rule.FULL | Rule.HELD:
            return SlotTaken(slot, may_return=rule is Rule.HELD)
        case _:
            raise AssertionError(rule)


def _local_date(venue: Venue, slot: Slot) -> date:
    return slot.during.start.astimezone(venue.zone).date()


def _is_closed(base: Ground, venue: Venue, slot: Slot) -> bool:
    """Whether nothing that the service begins with has openings on the slot's date."""
    on = _local_date(venue, slot)
    found = [openings_on(venue, one.hours or venue.hours, on) for one, _ in base.needs[0]]
    return all(shut or not openings for shut, openings in found)


def _closing_reason(base: Ground, venue: Venue, on: date) -> Label | None:
    for one, _ in base.needs[0]:
        special = (one.hours or venue.hours).special_on(on)
        if special is not None and not special.openings:
            return special.reason
    return None if on in venue.open_anyway else venue.closed.get(on)


def _openings(base: Ground, on: date) -> tuple[tuple[datetime, datetime], ...]:
    """When a date is open, as far as every need has something that is."""
    since, mask = base.window.part(base.open_, on)
    return tuple((instant_of(since + a), instant_of(since + b)) for a, b in spans(mask))


def _blackout_reason(base: Ground, venue: Venue, slot: Slot) -> Label:
    """Of the first blackout that meets the slot on something of which nothing else is left."""
    place, during = base.places(slot)[0], _whole(venue, slot)
    for need in base.needs:
        if any(base.clear_of[one.id] >> place & 1 for one, _ in need):
            continue
        for blackout in venue.blackouts:
            if blackout.during.overlaps(during) and any(
                blackout.covers(one.id) for one, _ in need
            ):
                return blackout.reason
    raise AssertionError(slot)


def _whole(venue: Venue, slot: Slot) -> Interval:
    """What must not be blacked out: the slot, or all of its only date."""
    if not slot.dates:
        return slot.during
    midnights = (day_start(on, venue.zone) for on in (slot.dates[0], slot.dates[-1] + DAY))
    return Interval.of_minutes(*midnights)
