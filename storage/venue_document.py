"""A venue as a document: what its owner writes in one readable file, and what is kept as JSON.

A document is read in two steps. `venue_parts` says which fields there are and how each is
written; `venue_checks` says what does not go together. What passes both can be turned into a
`Venue`, and written back as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from domain.cancellation import CancellationPolicy, Tier
from domain.intervals import Interval
from domain.labels import Label
from domain.money import Money
from domain.places import Point
from domain.resources import (
    Ask,
    Counts,
    Limits,
    Need,
    Pay,
    Place,
    Resource,
    ResourceId,
    Service,
    ServiceId,
    Venue,
    VenueId,
)
from domain.schedule import Blackout, CapacityPeriod, Hours, Opening, SpecialHours, wall_minute
from storage.closed_days import closed_days
from storage.venue_checks import check
from storage.venue_parts import (
    AskDocument,
    BlackoutDocument,
    HoursDocument,
    NeedDocument,
    ResourceDocument,
    ServiceDocument,
    SpecialDocument,
    VenueDocument,
)
from storage.venue_prices import to_money, to_price
from storage.venue_promos import to_promo
from storage.venue_words import in_words, refusal

__all__ = ["VenueDocument", "read_document", "to_plain", "to_venue"]

Numbers = Mapping[tuple[str, str], int]
Years = Sequence[int]


def read_document(plain: Mapping[str, object]) -> VenueDocument:
    """The document in what TOML or JSON gave; pydantic's ValidationError lists what is wrong.

    Each error has the path of its field as written, and says what would be right.
    """
    try:
        document = VenueDocument.model_validate(plain, context={"languages": _languages(plain)})
    except ValidationError as error:
        raise in_words(error, VenueDocument) from None
    problems = tuple(dict.fromkeys(check(document)))
    if problems:
        raise refusal(problems)
    return document


def _languages(plain: Mapping[str, object]) -> list[object]:
    """The languages as they stand there, before anything has been checked."""
    head = plain.get("venue")
    found = head.get("languages") if isinstance(head, dict) else None
    return found if isinstance(found, list) else []


def to_plain(document: VenueDocument) -> dict[str, object]:
    """What was written, in values that JSON has; `read_document` gives the same again."""
    return document.model_dump(mode="json", by_alias=True, exclude_unset=True)


def to_venue(
    document: VenueDocument, venue_id: VenueId, numbers: Numbers, *, version: int, years: Years
) -> Venue:
    """The venue of a document; `numbers` has the id of every ("resource" or "service", key)."""
    head, zone = document.venue, ZoneInfo(document.venue.zone)
    return Venue(
        id=venue_id,
        version=version,
        key=head.key,
        name=head.name,
        zone=zone,
        currency=head.currency,
        bot=head.bot,
        languages=head.languages,
        place=Place(head.address, head.phone, *(head.location or (None, None))),
        hours=Hours(_weekly(document.hours), tuple(map(_special, document.special))),
        country=head.country,
        subdivision=head.subdivision,
        closed=closed_days(head.country, head.subdivision, head.languages, years),
        open_anyway=head.open_on,
        blackouts=tuple(_blackout(one, zone, numbers) for one in document.blackout),
        resources=tuple(_resource(one, document, numbers) for one in document.resource),
        services=tuple(_paid(one, head.currency, numbers) for one in document.service),
        reminders=tuple(sorted(head.reminders, reverse=True)),
        limits=Limits(**dict(document.limits)),
        providers=document.payment.providers,
        refund_limit=_limit(document),
        gifts_last=document.payment.gifts,
        promos=tuple(to_promo(one, head.currency, numbers) for one in document.promo),
    )


def _weekly(hours: HoursDocument) -> tuple[Opening, ...]:
    return tuple(
        Opening(weekday, *span) for weekday, spans in enumerate(hours.week) for span in spans
    )


def _special(one: SpecialDocument) -> SpecialHours:
    return SpecialHours(one.on, one.hours, one.reason)


def _blackout(one: BlackoutDocument, zone: ZoneInfo, numbers: Numbers) -> Blackout:
    start = _minute(one.since, zone)
    # At least a minute, also where the clocks skip all of it.
    end = max(_minute(one.until, zone, closing=True), start + 1)
    ids = tuple(numbers["resource", key] for key in one.resources)
    return Blackout(Interval.of_minutes(start, end), one.reason, ids)


def _minute(moment: datetime, zone: ZoneInfo, *, closing: bool = False) -> int:
    since_midnight = moment.hour * 60 + moment.minute
    return wall_minute(moment.date(), since_midnight, zone, closing=closing)


def _resource(one: ResourceDocument, document: VenueDocument, numbers: Numbers) -> Resource:
    return Resource(
        ResourceId(numbers["resource", one.key]),
        one.key,
        one.group,
        one.name,
        one.capacity,
        _own(one, document),
        one.seats,
        tuple(CapacityPeriod(each.since, each.until, each.units) for each in one.capacities),
        Point(*one.location) if one.location else None,
        one.description,
    )


def _own(one: ResourceDocument, document: VenueDocument) -> Hours | None:
    """The hours of a resource that has its own: on a special date of the venue, what both have.

    None where it has nothing of its own.
    """
    if one.hours is None and not one.special:
        return None
    usual = Hours(_weekly(one.hours or document.hours))
    special = {each.on: _special(each) for each in document.special}
    if one.hours is not None:
        special = {on: _common(usual, each) for on, each in special.items()}
    special |= {each.on: _special(each) for each in one.special}
    return Hours(usual.weekly, tuple(special.values()))


def _common(usual: Hours, special: SpecialHours) -> SpecialHours:
    """What is left of a special date for a resource with weekly hours of its own."""
    both = (
        (max(opens, begins), min(closes, ends))
        for opens, closes in usual.usual_on(special.on)
        for begins, ends in special.openings
    )
    openings = tuple((opens, closes) for opens, closes in both if opens < closes)
    return SpecialHours(special.on, openings, special.reason)


def _paid(one: ServiceDocument, currency: str, numbers: Numbers) -> Service:
    return replace(_service(one, currency, numbers), pay=one.pay or Pay.ON_SITE)


def _service(one: ServiceDocument, currency: str, numbers: Numbers) -> Service:
    length = one.length or timedelta(days=1)
    step = one.step or length
    return Service(
        ServiceId(numbers["service", one.key]),
        one.key,
        one.name,
        tuple(map(_need, one.needs)),
        length,
        step,
        one.buffer_before,
        one.buffer_after,
        one.lead,
        one.horizon,
        one.hold,
        one.approval,
        to_price(one.price, currency),
        _policy(one),
        tuple(map(_ask, one.asks)),
        one.description,
        one.mode,
        one.longest or length,
        one.length_step or step,
        Counts(*(one.days or (1, 1))),
        one.adjacent,
        *_how_many(one),
        one.assignment,
        *_around(one, numbers),
        one.product,
    )


def _around(
    one: ServiceDocument, numbers: Numbers
) -> tuple[Label | None, tuple[ServiceId, ...]]:
    """What it is listed under, and what can be added to it."""
    return one.category, tuple(ServiceId(numbers["service", key]) for key in one.additions)


def _how_many(one: ServiceDocument) -> tuple[Counts, Counts | None]:
    return Counts(*one.units), Counts(*one.party) if one.party else None


def _ask(one: AskDocument) -> Ask:
    return Ask(one.kind, one.prompt, one.required)


def _need(one: NeedDocument) -> Need:
    return Need(one.group, one.prompt or Label.plain(one.group), one.units, one.choosable)


def _policy(one: ServiceDocument) -> CancellationPolicy:
    said = one.cancellation
    usual = said.preset.policy if said.preset else CancellationPolicy()
    tiers = tuple(Tier(each.before, each.back) for each in said.tiers) or usual.tiers
    cutoff = usual.cutoff if said.cutoff is None else said.cutoff
    return CancellationPolicy(tiers, cutoff, said.no_show)


def _limit(document: VenueDocument) -> Money | None:
    limit = document.payment.refund_limit
    return to_money(limit, document.venue.currency) if limit is not None else None
