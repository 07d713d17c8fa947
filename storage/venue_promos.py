"""Promo codes in a venue document: what does not go together, and what they are as values.

[[promo]]
code = "SPRING"
off = "10%"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.promos import Promo, code_of
from domain.resources import ServiceId
from storage.currencies import currencies
from storage.venue_parts import PromoDocument, VenueDocument
from storage.venue_price_checks import check_amount
from storage.venue_prices import to_money, to_part
from storage.venue_words import Problem, did_you_mean, twice

MOST = 100


def check_promos(document: VenueDocument) -> Iterator[Problem]:
    """Every problem of the tables [[promo]]."""
    if len(document.promo) > MOST:
        yield ("promo",), f"at most {MOST}, these are {len(document.promo)}"
    for index, one in enumerate(document.promo):
        for path, words in _promo(one, document):
            yield ("promo", index, *path), words
    yield from twice(("promo",), "code", [code_of(one.code) for one in document.promo])


def _promo(one: PromoDocument, document: VenueDocument) -> Iterator[Problem]:
    yield from _amounts(one, document.venue.currency)
    if one.since is not None and one.until is not None and one.until < one.since:
        yield ("until",), "ends before it begins: write a later date"
    if one.uses is not None and one.per_customer is not None and one.uses < one.per_customer:
        yield ("per_customer",), f"more than its uses in all: at most {one.uses}"
    yield from twice(("services",), "", one.services)
    services = {each.key: each for each in document.service}
    for index, key in enumerate(one.services):
        if key not in services:
            close = did_you_mean(key, services) or f"; there are {', '.join(services)}"
            yield ("services", index), f'there is no service "{key}"{close}'
        elif services[key].price is None:
            yield ("services", index), f'"{key}" has no price: there is nothing to take off'


def _amounts(one: PromoDocument, currency: str) -> Iterator[Problem]:
    if currency in currencies():
        yield from check_amount(("off",), one.off, currency)
        if one.least is not None:
            yield from check_amount(("least",), one.least, currency)
    if not one.off.strip("0."):
        yield ("off",), "is nothing at all: write an amount or a percentage"


def to_promo(
    one: PromoDocument, currency: str, numbers: Mapping[tuple[str, str], int]
) -> Promo:
    """What a table [[promo]] says."""
    return Promo(
        code_of(one.code),
        to_part(one.off, currency),
        one.since,
        one.until,
        one.uses,
        one.per_customer,
        tuple(ServiceId(numbers["service", key]) for key in one.services),
        to_money(one.least, currency) if one.least is not None else None,
    )
