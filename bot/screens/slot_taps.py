"""A slot in a button, and back: the one way a time travels through Telegram.

tk   a start of a service with one length: service, start, resources
tm   the same with a length, units and people: service, start, minutes, units, people, …
ts   whole days: service, units, people, first day, one bit for each day from it on, …
ta   a start with additions: service, start, units, people, how many additions, these, …
ln   a start whose length is still to be chosen: service, start, units, people, …
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.callbacks import Tap
from bot.screens.taps import LAST_MINUTE, to_date
from domain.additions import MOST, sold
from domain.errors import NotFound
from domain.intervals import MINUTE, Interval, instant_of
from domain.resources import Mode, ResourceId, Service, ServiceId, Venue
from domain.schedule import day_start
from domain.slots import DAY, Slot

LONGEST_MINUTES = 366 * 24 * 60
# The bits that a number of callback data has.
_BITS = 62


def take(venue: Venue, slot: Slot) -> Tap:
    """Exactly this slot: tapping it holds it."""
    start, end = slot.during.minutes
    if slot.dates:
        first = slot.dates[0]
        mask = sum(1 << (on - first).days for on in slot.dates)
        numbers = slot.service_id, slot.units, slot.party, first.toordinal(), mask
        return Tap("ts", (*numbers, *slot.wanted))
    if slot.additions:
        counts = slot.units, slot.party, len(slot.additions)
        return Tap("ta", (slot.service_id, start, *counts, *slot.additions, *slot.wanted))
    mode = next((one.mode for one in venue.services if one.id == slot.service_id), Mode.SLOTS)
    if mode is Mode.RANGE or slot.units != 1 or slot.party:
        numbers = slot.service_id, start, end - start, slot.units, slot.party
        return Tap("tm", (*numbers, *slot.wanted))
    return Tap("tk", (slot.service_id, start, *slot.wanted))


def pick(venue: Venue, slot: Slot) -> Tap:
    """A slot as a suggestion: where the length is free, only its start is meant."""
    service = next((one for one in venue.services if one.id == slot.service_id), None)
    if service is None or service.mode is not Mode.RANGE:
        return take(venue, slot)
    start, _ = slot.during.minutes
    return Tap("ln", (slot.service_id, start, slot.units, slot.party, *slot.wanted))


def to_slot(tap: Tap, venue: Venue) -> Slot:
    """The slot that was packed; NotFound when there is no such service or day (any more)."""
    service = venue.service(ServiceId(tap.number(0)))
    match tap.verb:
        case "ts":
            return _of_days(tap, venue, service)
        case "tm":
            plain = _from(venue, service, tap.number(1), tap.number(2))
            return _with(plain, tap.numbers[3:])
        case "ta":
            return _with_additions(tap, venue)
        case "ln":
            plain = _from(venue, service, tap.number(1), service.length // MINUTE)
            return _with(plain, tap.numbers[2:])
        case _:
            plain = _from(venue, service, tap.number(1), service.length // MINUTE)
            return _with(plain, (1, 0, *tap.numbers[2:]))


def _from(venue: Venue, service: Service, start: int, minutes: int) -> Slot:
    begins = instant_of(min(start, LAST_MINUTE))
    length = min(max(minutes, 1), LONGEST_MINUTES) * MINUTE
    return Slot(venue.id, service.id, Interval(begins, begins + length))


def _with(plain: Slot, numbers: tuple[int, ...]) -> Slot:
    units, party, *wanted = (*numbers, *(1, 0)[len(numbers) :])
    return replace(
        plain, units=units, party=party, wanted=tuple(ResourceId(one) for one in wanted)
    )


def _with_additions(tap: Tap, venue: Venue) -> Slot:
    count = min(tap.number(4), MOST)
    chosen, wanted = tap.numbers[5 : 5 + count], tap.numbers[5 + count :]
    additions = tuple(map(ServiceId, chosen))
    whole = sold(venue, ServiceId(tap.number(0)), additions)
    plain = _from(venue, whole, tap.number(1), whole.length // MINUTE)
    wants = tap.number(2), tap.number(3), *wanted
    return replace(_with(plain, wants), additions=additions)


def _of_days(tap: Tap, venue: Venue, service: Service) -> Slot:
    first, mask = to_date(tap.number(3)), tap.number(4)
    dates = tuple(first + n * DAY for n in range(_BITS) if mask >> n & 1) if first else ()
    if not dates:
        raise NotFound(what="day", key=str(tap.number(3)))
    wanted = tuple(ResourceId(one) for one in tap.numbers[5:])
    return slot_of_days(venue, service, dates, (tap.number(1), tap.number(2), wanted))


def slot_of_days(
    venue: Venue,
    service: Service,
    dates: tuple[date, ...],
    wants: tuple[int, int, tuple[ResourceId, ...]],
) -> Slot:
    """Whole days, from the midnight of the first to that after the last.

    When they open and close is for the availability to say.
    """
    start, end = day_start(dates[0], venue.zone), day_start(dates[-1] + DAY, venue.zone)
    units, party, wanted = wants
    during = Interval.of_minutes(start, end)
    return Slot(venue.id, service.id, during, wanted, units, party, dates)
