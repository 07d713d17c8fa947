"""Several services in one visit: a main one, and those that are added to it.

Together they are sold as one service that `combined` makes of them, so that whatever looks for
a time, takes it or explains it needs to know of one service only. It takes one uninterrupted
slot of what the main one needs, for as long as all of them take one after the other, and its
rules are the strictest of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from domain.cancellation import strictest
from domain.errors import NotFound, OutOfBounds
from domain.intervals import Interval
from domain.labels import together
from domain.money import Money
from domain.prices import Line, LineKind, Quote, quote
from domain.resources import Ask, Counts, Need, Service, ServiceId, Venue
from domain.sales import Measure
from domain.slots import Slot, sale_of

# As many as a button has room for, whatever else it says.
MOST = 3


def service_of(venue: Venue, slot: Slot) -> Service:
    """What a slot is of, with all that is added to it; NotFound for what is not sold any more."""
    return sold(venue, slot.service_id, slot.additions)


def sold(venue: Venue, service_id: ServiceId, additions: Sequence[ServiceId]) -> Service:
    """A service with additions as one; NotFound for what the venue does not sell (any more)."""
    main = venue.service(service_id)
    if not additions:
        return main
    return combined(main, [venue.service(one) for one in additions])


def combined(main: Service, additions: Sequence[Service]) -> Service:
    """The one service that several are in the same visit.

    Its starts, how long it is held and who is given are the main one's. So is its `price`: what
    it costs in all, `quote_of` says.
    """
    every = (main, *additions)
    parties = [one.party for one in every if one.party is not None]
    return replace(
        main,
        name=together([one.name for one in every]),
        needs=tuple(_needed(need, additions) for need in main.needs),
        length=sum((one.length for one in every), timedelta(0)),
        buffer_before=max(one.buffer_before for one in every),
        buffer_after=max(one.buffer_after for one in every),
        lead=max(one.lead for one in every),
        horizon=min(one.horizon for one in every),
        approval=any(one.approval for one in every),
        cancellation=strictest([one.cancellation for one in every]),
        asks=tuple(_asks(every)),
        units=common([one.units for one in every]),
        party=common(parties) if parties else None,
    )


def common(counts: Sequence[Counts]) -> Counts:
    """What all of them allow: nothing, where the least is above the most."""
    return Counts(max(one.least for one in counts), min(one.most for one in counts))


def _needed(need: Need, additions: Sequence[Service]) -> Need:
    """As many units as whichever needs most."""
    others = (other for one in additions for other in one.needs if other.group == need.group)
    return replace(need, units=max([need.units, *(other.units for other in others)]))


def _asks(every: Sequence[Service]) -> Iterator[Ask]:
    """Each detail once, in the words of the first that asks for it; required if any requires it."""
    asks = [ask for one in every for ask in one.asks]
    for kind in dict.fromkeys(ask.kind for ask in asks):
        same = [ask for ask in asks if ask.kind is kind]
        yield replace(same[0], required=any(ask.required for ask in same))


def check_additions(venue: Venue, slot: Slot) -> None:
    """NotFound for what cannot be added to a slot's service (any more); OutOfBounds for too many."""
    main, chosen = venue.service(slot.service_id), slot.additions
    for one in chosen:
        if one not in main.additions:
            raise NotFound("service", str(one))
    if len(chosen) > MOST or chosen != in_sequence(main, chosen):
        raise OutOfBounds("additions", 0, min(MOST, len(main.additions)))


def in_sequence(main: Service, chosen: Sequence[ServiceId]) -> tuple[ServiceId, ...]:
    """Each once and as the service names them; without those that it does not name (any more)."""
    return tuple(one for one in main.additions if one in chosen)


def with_additions(venue: Venue, slot: Slot, chosen: Sequence[ServiceId]) -> Slot:
    """A slot from the same start on, with just these of the additions there are.

    As many units as all of them allow, and people where any of them asks for these.
    """
    additions = in_sequence(venue.service(slot.service_id), chosen)
    start, whole = slot.during.start, sold(venue, slot.service_id, additions)
    return replace(
        slot,
        during=Interval(start, start + whole.length),
        units=min(max(slot.units, whole.units.least), whole.units.most),
        party=slot.party if whole.party is not None else 0,
        additions=additions,
    )


def quote_of(venue: Venue, slot: Slot) -> Quote | None:
    """What a slot costs, None where nothing is charged; OutOfReach beyond the radius.

    A code that the venue has takes its part off, whether or not it counts now.
    """
    quoted = _whole(venue, slot)
    promo = venue.find_promo(slot.code) if slot.code and quoted is not None else None
    return quoted if promo is None or quoted is None else promo.discounted(quoted)


def _whole(venue: Venue, slot: Slot) -> Quote | None:
    """With additions, the sum of what each costs for its own part of the time, in sequence."""
    main, sale = venue.service(slot.service_id), sale_of(slot, venue)
    if not slot.additions:
        return quote(main.price, sale)
    found: list[Quote] = []
    start = slot.during.start
    for one in (main, *map(venue.service, slot.additions)):
        during = Interval(start, start + one.length)
        # Somebody travels once, at the price of the main one.
        part = replace(sale, during=during, distance=sale.distance if one is main else None)
        if priced := quote(one.price, part):
            found.append(replace(priced, lines=tuple(_lines(one, priced))))
        start = during.end
    return _sum(found) if found else None


def _lines(one: Service, priced: Quote) -> Iterator[Line]:
    """The lines of one of several services, of which the first says whose they are."""
    if not priced.lines:
        once = ((Measure.BOOKING, 1),)
        yield Line(LineKind.SERVICE, priced.total, priced.total, once, one.name)
        return
    first, *rest = priced.lines
    if first.label is None:
        first = replace(first, kind=LineKind.SERVICE, label=one.name)
    yield from (first, *rest)


def _sum(quotes: Sequence[Quote]) -> Quote:
    nothing = Money(0, quotes[0].total.currency)
    deposits = [one.deposit for one in quotes if one.deposit is not None]
    return Quote(
        sum((one.total for one in quotes), nothing),
        tuple(line for one in quotes for line in one.lines),
        sum(deposits, nothing) if deposits else None,
    )
