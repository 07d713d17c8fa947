"""What does not go together in how a venue is paid, and what would."""

from __future__ import annotations

from collections.abc import Iterator

from domain.resources import Pay, Provider
from domain.slots import DAY
from storage.currencies import currencies
from storage.venue_parts import ServiceDocument, VenueDocument
from storage.venue_price_checks import check_amount
from storage.venue_prices import PriceDocument
from storage.venue_words import Problem, twice

# Who takes money of one country alone, by what its providers say.
_ONLY = {Provider.RAZORPAY: "INR", Provider.TOSS: "KRW"}


def check_payment(document: VenueDocument) -> Iterator[Problem]:
    """Every problem of the table [payment], and of services that are paid before they are firm."""
    payment, currency = document.payment, document.venue.currency
    yield from twice(("payment", "providers"), "", [str(one) for one in payment.providers])
    if payment.gifts is not None and payment.gifts < DAY:
        yield ("payment", "gifts"), 'a gift lasts at least a day: "365d"'
    for index, one in enumerate(payment.providers):
        if one is Provider.GIFT:
            words = 'a gift is no provider: write how long gifts last, gifts = "365d"'
            yield ("payment", "providers", index), words
        only = _ONLY.get(one)
        if only is not None and currency in currencies() and currency != only:
            words = f"{one} collects {only} alone, and the venue's currency is {currency}"
            yield ("payment", "providers", index), words
    if payment.refund_limit is not None and currency in currencies():
        yield from check_amount(("payment", "refund_limit"), payment.refund_limit, currency)
    for index, service in enumerate(document.service):
        for words in _pay(service, document):
            yield ("service", index, "pay"), words


def _pay(service: ServiceDocument, document: VenueDocument) -> Iterator[str]:
    if service.pay in {None, Pay.ON_SITE}:
        return
    online = [one for one in document.payment.providers if one.is_afar]
    if service.price is None:
        yield "there is no price to pay: write one, or leave pay out"
    elif not online:
        yield 'nobody collects it: write [payment] with providers = ["stripe"]'
    deposit = isinstance(service.price, PriceDocument) and service.price.deposit
    if service.pay is Pay.DEPOSIT and not deposit:
        yield 'the price has no deposit: write price = { …, deposit = "20%" }'
