"""Gathering what the screens of booking show: pure looking, nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from bot.flows.loads import day_load
from bot.flows.turn import Turn
from bot.screens import offers
from bot.screens.calendar import MonthView
from bot.screens.days import Bounds
from bot.screens.grid import TIMES_PER_PAGE, GridView
from bot.screens.home import HomeView
from bot.screens.pages import page_of
from domain.additions import in_sequence
from domain.availability import month_of, window_of
from domain.intervals import instant_of
from domain.labels import Label
from domain.offers import Offer
from domain.resources import Service, Venue
from domain.slots import ANYTHING, Slot, Wants
from domain.states import Record
from domain.windows import Window

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FORTNIGHT = 14
_EVENING, _SATURDAY = 17, 5
_HINTS = 3
_DAYS_ON_HOME = 6
_CLOSED_AHEAD = 4


def bounds_of(turn: Turn, service: Service) -> Bounds:
    """The dates between which the service can be booked."""
    latest = (turn.now + service.horizon).astimezone(turn.venue.zone).date()
    return Bounds(turn.today, latest)


def week_start(turn: Turn, on: date) -> date:
    """The first day of a date's week, as the reader's calendar has it."""
    return on - timedelta(days=(on.weekday() - turn.words.first_weekday) % 7)


async def ahead(turn: Turn, service: Service, wants: Wants) -> Offer:
    """This week and the next: looked up once in a step, it answers most questions."""
    key = service.id, wants
    if key not in turn.seen:
        window = window_of(week_start(turn, turn.today), FORTNIGHT, turn.venue.zone)
        found = await turn.desk.availability.offer(turn.venue, service, window, wants)
        turn.seen[key] = found
    return turn.seen[key]


async def to_take(turn: Turn, service: Service, window: Window) -> Offer:
    """What a service offers to somebody whose hold gives way to what they take."""
    hold = await turn.hold()
    but = hold.terms.id if hold else None
    return await turn.desk.availability.offer(
        turn.venue, service, window, turn.draft.wants, but=but
    )


async def week_of(turn: Turn, service: Service, wants: Wants, on: date) -> Offer:
    """An offer that has the week of a date in it."""
    near = await ahead(turn, service, wants)
    begin = week_start(turn, on)
    if begin in near.window.dates:
        return near
    window = window_of(begin, 7, turn.venue.zone)
    return await turn.desk.availability.offer(turn.venue, service, window, wants)


async def soonest(turn: Turn, service: Service, wants: Wants = ANYTHING) -> Slot | None:
    """The first slot that is free."""
    near = await ahead(turn, service, wants)
    first = next(near.slots(), None)
    if first is not None:
        return first
    after = instant_of(near.window.midnights[-1])
    found = await turn.desk.availability.soonest(turn.venue, service, wants, after=after)
    return found[0] if found else None


async def usual(turn: Turn, last: Record) -> Slot | None:
    """The same service, people, weekday and hour as last time, or the nearest to it."""
    venue, slot = turn.venue, last.terms.slot
    service = offers.sold(venue, slot.service_id)
    if service is None:
        return None
    known = {one.id for one in venue.resources}
    wanted = tuple(one for one in slot.wanted if one in known)
    additions = in_sequence(service, slot.additions)
    wants = replace(slot.wants, resources=wanted, additions=additions)
    wish = _wish(turn, service, slot)
    offer = await week_of(turn, service, wants, wish.date())
    near = offer.nearest(wish, 1)
    return near[0] if near else await soonest(turn, service, wants)


def _wish(turn: Turn, service: Service, slot: Slot) -> datetime:
    """The next time the weekday and hour of a slot come round, after the slot itself."""
    zone = turn.venue.zone
    start = slot.during.start.astimezone(zone)
    first = max(turn.now + service.lead, slot.during.start).astimezone(zone)
    on = first.date() + timedelta(days=(start.weekday() - first.weekday()) % 7)
    wish = datetime.combine(on, start.time(), zone)
    return wish if wish > first else datetime.combine(on + WEEK, start.time(), zone)


def example(turn: Turn, slot: Slot | None) -> str:
    """A line somebody could type: a time that is really free, if there is one."""
    words, zone = turn.words, turn.venue.zone
    if slot is None:
        on, time = turn.today + DAY, words.wall(15 * 60)
    else:
        on = slot.during.start.astimezone(zone).date()
        time = words.time(slot.during.start, zone)
    day = words.day(on, turn.today, inline=True)
    return words.say("text-example-plain", day=day, time=time)


async def home_view(turn: Turn) -> HomeView:
    """What home shows to this person."""
    venue, coming, several = turn.venue, await turn.coming(), len(turn.venues) > 1
    last = await turn.desk.kept.last_of_customer(venue.id, (await turn.customer()).id)
    staff = await turn.find_staff() is not None
    service = favourite(turn, last)
    if service is None:
        return HomeView(coming, staff=staff, several=several)
    first = await soonest(turn, service)
    again = await usual(turn, last) if last is not None else None
    left = _left(turn, coming)
    return HomeView(
        coming,
        first,
        (last, again) if last is not None and again is not None else None,
        left,
        lapsed=bool(left and turn.draft.told),
        days=await _days(turn, service),
        closed=_closed(venue, turn.today),
        latest=None if first else bounds_of(turn, service).latest,
        example=example(turn, first) if first else "",
        staff=staff,
        several=several,
    )


def favourite(turn: Turn, last: Record | None) -> Service | None:
    """The service to offer the soonest time of: last time's, else the first one sold."""
    known = offers.sold(turn.venue, last.terms.slot.service_id) if last else None
    return known or next(iter(turn.venue.services), None)


def _left(turn: Turn, coming: tuple[Record, ...]) -> str:
    """What was begun and not finished; what is still held has a button of its own."""
    draft = turn.draft
    held = any(one.terms.id == draft.hold_id for one in coming)
    if held or offers.sold(turn.venue, draft.service) is None:
        return ""
    what = draft.service, draft.additions
    return offers.named(turn.words, turn.venue, what, draft.resources)


async def _days(turn: Turn, service: Service) -> tuple[date, ...]:
    """Where only one service is sold, the next days with anything free."""
    if len(turn.venue.services) > 1:
        return ()
    near = await ahead(turn, service, ANYTHING)
    return tuple(on for on in near.window.dates if near.count(on))[:_DAYS_ON_HOME]


def _closed(venue: Venue, today: date) -> tuple[date, Label] | None:
    """The next day, of a few, that is closed and has a reason."""
    for on in (today + timedelta(days=i) for i in range(_CLOSED_AHEAD)):
        special = venue.hours.special_on(on)
        if special is not None and special.reason is not None and not special.openings:
            return on, special.reason
        if special is None and on in venue.closed and on not in venue.open_anyway:
            return on, venue.closed[on]
    return None


async def grid_view(turn: Turn, *, seek: bool = False) -> GridView:
    """The week around the draft's day, or around the first day with anything free.

    `seek`: the day gives way to the first one of its week with anything free.
    """
    service, draft = turn.service, turn.draft
    bounds, first = bounds_of(turn, service), await soonest(turn, service, draft.wants)
    on = min(max(_day(turn, first), bounds.today), bounds.latest)
    hold, coming = await turn.hold(), reversed(await turn.coming())
    offer = await _week(turn, service, on)
    dates = [week_start(turn, on) + timedelta(days=i) for i in range(7)]
    if seek:
        on = next((one for one in dates if one >= on and offer.count(one)), on)
    mine = {_date(turn, one.terms.slot): one for one in coming}
    days = tuple(day_load(turn.venue, offer, one, mine=one in mine) for one in dates)
    times = [slot for slot in offer.slots(on) if _late(turn, slot)]
    return GridView(
        service,
        tuple(turn.venue.resource(one) for one in draft.resources),
        days,
        days[dates.index(on)],
        page_of(times, draft.page, TIMES_PER_PAGE),
        (*_next_free(turn, offer, on), *await _hints(turn, service, first))[:_HINTS],
        bounds,
        draft.after,
        hold,
        mine.get(on) if mine.get(on) != hold else None,
        draft.units,
    )


async def _week(turn: Turn, service: Service, on: date) -> Offer:
    """The week of a date, for somebody who chooses a time in it."""
    if await turn.hold() is None:
        return await week_of(turn, service, turn.draft.wants, on)
    return await to_take(turn, service, window_of(week_start(turn, on), 7, turn.venue.zone))


def _day(turn: Turn, first: Slot | None) -> date:
    return turn.draft.chosen_day or (_date(turn, first) if first else turn.today)


def _date(turn: Turn, slot: Slot) -> date:
    return slot.during.start.astimezone(turn.venue.zone).date()


def _late(turn: Turn, slot: Slot) -> bool:
    """Whether it is not before the hour from which times are wanted."""
    start = slot.during.start.astimezone(turn.venue.zone)
    return start.hour * 60 + start.minute >= turn.draft.after


async def _usual_here(turn: Turn, service: Service, slot: Slot) -> Slot | None:
    """The usual weekday and hour, with whom the person insists on now."""
    wish = _wish(turn, service, slot)
    offer = await week_of(turn, service, turn.draft.wants, wish.date())
    return next(iter(offer.nearest(wish, 1)), None)


def _next_free(turn: Turn, offer: Offer, on: date) -> tuple[tuple[str, Slot], ...]:
    """From a day with nothing free, the first slot after it."""
    if offer.count(on):
        return ()
    days = (day for day in offer.window.dates if day > on)
    later = (slot for day in days for slot in offer.slots(day) if _late(turn, slot))
    return tuple(("next-free", slot) for slot in islice(later, 1))


async def _hints(
    turn: Turn, service: Service, first: Slot | None
) -> tuple[tuple[str, Slot], ...]:
    """Up to three suggestions: soonest, the usual, the next evening or weekend."""
    near = await ahead(turn, service, turn.draft.wants)
    late = [slot for slot in near.slots() if _late(turn, slot)]
    if first is not None and not _late(turn, first):
        first = next(iter(late), None)
    found: list[tuple[str, Slot | None]] = [("soonest", first)]
    last = await turn.desk.kept.last_of_customer(turn.venue.id, (await turn.customer()).id)
    if last is not None and last.terms.slot.service_id == service.id:
        found.append(("usual", await _usual_here(turn, service, last.terms.slot)))
    starts = [(slot, slot.during.start.astimezone(turn.venue.zone)) for slot in late]
    weekend = (slot for slot, at in starts if at.weekday() >= _SATURDAY)
    evening = (slot for slot, at in starts if at.weekday() < _SATURDAY and at.hour >= _EVENING)
    found += [("evening", next(evening, None)), ("weekend", next(weekend, None))]
    kept: dict[datetime, tuple[str, Slot]] = {}
    for name, slot in found:
        if slot is not None and _late(turn, slot):
            kept.setdefault(slot.during.start, (name, slot))
    return tuple(kept.values())[:_HINTS]


async def month_view(turn: Turn, on: date) -> MonthView:
    """The month of a date, no earlier than this one and no later than the last to be booked."""
    venue, service = turn.venue, turn.service
    bounds = bounds_of(turn, service)
    window = month_of(min(max(on, bounds.today), bounds.latest), venue.zone)
    offer = await to_take(turn, service, window)
    mine = {_date(turn, one.terms.slot) for one in await turn.coming()}
    days = tuple(day_load(venue, offer, one, mine=one in mine) for one in window.dates)
    return MonthView(days, turn.draft.chosen_day or turn.today, bounds)
