"""Gathering what the screens of booking show: pure looking, nothing is changed."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

from bot.flows.turn import Turn
from bot.screens.calendar import MonthView, next_month
from bot.screens.grid import DayLoad, GridView
from bot.screens.home import HomeView
from domain.availability import month_of, week_of
from domain.intervals import Interval
from domain.labels import Label
from domain.resources import Service
from domain.slots import Offer, Rule, Slot
from domain.states import Hold, Record

WEEK = timedelta(days=7)
_EVENING, _SATURDAY = 17, 5


async def home_view(turn: Turn, *, staff: bool) -> HomeView:
    """What home shows to this person."""
    customer = await turn.customer()
    kept, venue = turn.desk.kept, turn.venue
    coming = await kept.list_of_customer(venue.id, customer.id, since=turn.now)
    alive = tuple(one for one in coming if not isinstance(one, Hold) or _lives(one, turn))
    last = await kept.last_of_customer(venue.id, customer.id)
    again = await usual(turn, last) if last is not None else None
    service = await _favourite(turn, last)
    soonest: Slot | None = None
    if service is not None:
        found = await turn.desk.availability.soonest(venue, service)
        soonest = found[0] if found else None
    left = None
    if turn.draft.left_lately(turn.now) and not turn.draft.hold_id:
        left = next((one for one in venue.services if one.id == turn.draft.service_id), None)
    usual_pair = (last, again) if last is not None and again is not None else None
    return HomeView(alive, soonest, usual_pair, left, example(turn, soonest), staff)


def _lives(hold: Hold, turn: Turn) -> bool:
    return hold.expires_at > turn.now


async def _favourite(turn: Turn, last: Record | None) -> Service | None:
    """The service to offer the soonest time of: last time's, else the first one sold."""
    services = turn.venue.services
    if last is not None:
        for one in services:
            if one.id == last.terms.slot.service_id:
                return one
    return services[0] if services else None


async def usual(turn: Turn, last: Record) -> Slot | None:
    """The same service, people and weekday and hour as last time, or the nearest to it."""
    venue, slot = turn.venue, last.terms.slot
    service = next((one for one in venue.services if one.id == slot.service_id), None)
    known = {one.id for one in venue.resources}
    if service is None:
        return None
    wanted = tuple(one for one in slot.wanted if one in known)
    start = slot.during.start.astimezone(venue.zone)
    soonest = turn.now + service.lead
    wish = datetime.combine(start.date(), start.time(), venue.zone)
    while wish <= soonest:
        wish = datetime.combine(wish.date() + WEEK, start.time(), venue.zone)
    target = Slot(venue.id, service.id, Interval(wish, wish + service.length), wanted)
    near = await turn.desk.availability.near(venue, target, 1)
    return near[0] if near else None


def example(turn: Turn, slot: Slot | None) -> str:
    """A line somebody could type: a time that is really free."""
    if slot is None:
        return ""
    start = slot.during.start.astimezone(turn.venue.zone)
    return turn.words.say(
        "text-example-plain",
        day=turn.words.day(start.date(), turn.today, inline=True),
        time=turn.words.time(slot.during.start, turn.venue.zone),
    )


async def grid_view(turn: Turn) -> GridView:
    """The week around the draft's day, or around the first day with anything free."""
    venue, service, draft = turn.venue, turn.service, turn.draft
    availability = turn.desk.availability
    soonest = await availability.soonest(venue, service, draft.resources, most=1)
    on = draft.chosen_day or _first_day(turn, soonest)
    last = (turn.now + service.horizon).astimezone(venue.zone).date()
    on = min(max(on, turn.today), last)
    week = await availability.offer(venue, service, week_of(on, venue.zone), draft.resources)
    mine = await _my_days(turn)
    days = tuple(day_load(turn, week, one, mine) for one in week.window.dates)
    chosen = next(one for one in days if one.on == on)
    changing = None
    if draft.hold_id:
        held = await turn.desk.kept.get(venue.id, draft.hold)
        changing = held.terms.slot if isinstance(held, Hold) and _lives(held, turn) else None
    times = tuple(slot for slot in week.slots(on) if _late_enough(turn, slot))
    return GridView(
        service,
        tuple(venue.resource(one) for one in draft.resources),
        days,
        chosen,
        times,
        await _hints(turn, service, soonest),
        min(draft.page, max(len(times) - 1, 0) // 24),
        draft.after,
        changing,
        first_week=days[0].on <= turn.today,
        last_week=days[-1].on >= last,
        latest=last,
    )


def _first_day(turn: Turn, soonest: tuple[Slot, ...]) -> date:
    if not soonest:
        return turn.today
    return soonest[0].during.start.astimezone(turn.venue.zone).date()


def _late_enough(turn: Turn, slot: Slot) -> bool:
    start = slot.during.start.astimezone(turn.venue.zone)
    return start.hour * 60 + start.minute >= turn.draft.after


async def _my_days(turn: Turn) -> set[date]:
    customer = await turn.customer()
    coming = await turn.desk.kept.list_of_customer(turn.venue.id, customer.id, since=turn.now)
    return {one.terms.slot.during.start.astimezone(turn.venue.zone).date() for one in coming}


def day_load(turn: Turn, offer: Offer, on: date, mine: set[date]) -> DayLoad:
    """A day at a glance: how much is free, and if nothing, by which rule."""
    venue, free = turn.venue, offer.count(on)
    holiday = venue.closed.get(on)
    rule, reason = None, None
    if not free:
        rules = Counter(rule for _, rule in offer.refused(on))
        rule = next((one for one in _TELLING if rules[one]), None)
        reason = _reason(turn, on, rule)
    return DayLoad(on, free, rule, reason, on in mine, holiday)


# Asked in this order: what could still change comes before what could not.
_TELLING = (
    Rule.HELD,
    Rule.FULL,
    Rule.BLACKOUT,
    Rule.CLOSED,
    Rule.TOO_SOON,
    Rule.TOO_FAR,
    Rule.HOURS,
)


def _reason(turn: Turn, on: date, rule: Rule | None) -> Label | None:
    venue = turn.venue
    special = venue.hours.special_on(on)
    if rule is Rule.BLACKOUT:
        begin = datetime.combine(on, time(), venue.zone)
        day = Interval(begin, begin + timedelta(days=1))
        return next((one.reason for one in venue.blackouts if one.during.overlaps(day)), None)
    if rule in (Rule.CLOSED, None) and special is not None:
        return special.reason
    return venue.closed.get(on) if rule in (Rule.CLOSED, None) else None


async def _hints(
    turn: Turn, service: Service, soonest: tuple[Slot, ...]
) -> tuple[tuple[str, Slot], ...]:
    """Up to three suggestions: soonest, the usual, the next evening or weekend."""
    found: list[tuple[str, Slot]] = [("soonest", one) for one in soonest]
    customer = await turn.customer()
    last = await turn.desk.kept.last_of_customer(turn.venue.id, customer.id)
    if last is not None and last.terms.slot.service_id == service.id:
        again = await usual(turn, last)
        if again is not None:
            found.append(("usual", again))
    found += await _later(turn, service)
    seen: set[datetime] = set()
    kept = []
    for name, slot in found:
        if slot.during.start not in seen:
            seen.add(slot.during.start)
            kept.append((name, slot))
    return tuple(kept[:3])


async def _later(turn: Turn, service: Service) -> list[tuple[str, Slot]]:
    """The next evening and the next weekend, within a fortnight."""
    zone = turn.venue.zone
    found: dict[str, Slot] = {}
    for week in (turn.today, turn.today + WEEK):
        offer = await turn.desk.availability.offer(
            turn.venue, service, week_of(week, zone), turn.draft.resources
        )
        for slot in offer.slots():
            start = slot.during.start.astimezone(zone)
            if start.weekday() >= _SATURDAY:
                found.setdefault("weekend", slot)
            elif start.hour >= _EVENING:
                found.setdefault("evening", slot)
            if "weekend" in found and "evening" in found:
                return list(found.items())
    return list(found.items())


async def month_view(turn: Turn, on: date) -> MonthView:
    """The month of a date."""
    venue, service = turn.venue, turn.service
    window = month_of(on, venue.zone)
    offer = await turn.desk.availability.offer(venue, service, window, turn.draft.resources)
    mine = await _my_days(turn)
    days = tuple(day_load(turn, offer, one, mine) for one in window.dates)
    last = (turn.now + service.horizon).astimezone(venue.zone).date()
    before = window.first - timedelta(days=1)
    after = next_month(window.first)
    return MonthView(
        window.first,
        days,
        turn.draft.chosen_day or turn.today,
        before.replace(day=1) if before >= turn.today else None,
        after if after <= last else None,
    )
