"""What is free on a day, and when nothing is, why: read off an offer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.screens.days import DayLoad
from domain.ground import Rule
from domain.intervals import Interval
from domain.labels import Label
from domain.offers import Offer
from domain.resources import Venue

# Told in this sequence: what may still change comes before what will not.
_TELLING = (
    Rule.HELD,
    Rule.FULL,
    Rule.BLACKOUT,
    Rule.CLOSED,
    Rule.TOO_SOON,
    Rule.TOO_FAR,
    Rule.HOURS,
)


def day_load(venue: Venue, offer: Offer, on: date, *, mine: bool = False) -> DayLoad:
    """A day at a glance."""
    free, holiday = offer.count(on), venue.closed.get(on)
    if free:
        return DayLoad(on, free, mine=mine, holiday=holiday, size=offer.size(on))
    counts = _refused(offer, on)
    rule = next((one for one in _TELLING if counts.get(one)), None)
    return DayLoad(
        on, 0, rule, _reason(venue, offer, on, rule), counts.get(Rule.HELD, 0), mine, holiday
    )


def _refused(offer: Offer, on: date) -> dict[Rule, int]:
    """How many starts of a day each rule has struck out: the first that did counts."""
    _, left = offer.window.part(offer.grid & ~offer.free, on)
    counts: dict[Rule, int] = {}
    for rule, mask in offer.struck:
        _, struck = offer.window.part(mask, on)
        counts[rule] = (left & struck).bit_count()
        left &= ~struck
    return counts


def _reason(venue: Venue, offer: Offer, on: date, rule: Rule | None) -> Label | None:
    if rule is Rule.BLACKOUT:
        begin = datetime.combine(on, time(), venue.zone)
        day = Interval(begin, begin + timedelta(days=1))
        wanted = [one.id for need in offer.base.needs for one, _ in need]
        found = (one for one in venue.blackouts if one.during.overlaps(day))
        return next((one.reason for one in found if any(map(one.covers, wanted))), None)
    if rule not in (Rule.CLOSED, None):
        return None
    special = venue.hours.special_on(on)
    return special.reason if special is not None else venue.closed.get(on)
