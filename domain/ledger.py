"""The ledger of a venue: what was paid, what went back, what was kept, and so what is owed.

Double entry, append-only. Every movement of money takes from one account and gives to another,
so that the whole always adds up to nothing, and a booking's own account says what is still owed
for it: `paid - refunded - kept`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.allocations import BookingId
from domain.money import Money
from domain.resources import Provider, VenueId


class Purse(StrEnum):
    """An account of the ledger: where money is.

    With a provider, owed for a booking, on a gift, or the venue's for good.
    What codes take off goes from `promo` to `customer`, beside the money and never of it.
    """

    PROVIDER = "provider"
    BOOKING = "booking"
    GIFT = "gift"
    KEPT = "kept"
    PROMO = "promo"
    CUSTOMER = "customer"


class Movement(StrEnum):
    """What happened to money. What is given up was kept before, and goes back out of goodwill.

    A gift is issued for money that was given on site, or for nothing.
    What a code took off is discounted, and withdrawn when the booking ends early: no money moved.
    """

    PAID = "paid"
    REFUNDED = "refunded"
    KEPT = "kept"
    GIVEN_UP = "given-up"
    ISSUED = "issued"
    DISCOUNTED = "discounted"
    WITHDRAWN = "withdrawn"

    def accounts(self, provider: Provider | None) -> tuple[Purse, Purse]:
        """From which account to which; a gift is an account of its own."""
        gift = provider is Provider.GIFT
        given = Purse.GIFT if gift else Purse.PROVIDER
        return {
            Movement.PAID: (given, Purse.BOOKING),
            Movement.REFUNDED: (Purse.BOOKING, given),
            Movement.KEPT: (Purse.BOOKING, Purse.KEPT),
            Movement.GIVEN_UP: (Purse.KEPT, Purse.BOOKING),
            Movement.ISSUED: (Purse.KEPT if gift else Purse.PROVIDER, Purse.GIFT),
            Movement.DISCOUNTED: (Purse.PROMO, Purse.CUSTOMER),
            Movement.WITHDRAWN: (Purse.CUSTOMER, Purse.PROMO),
        }[self]


# What is entered for the record: no money moved, and nothing is owed for it.
MEMOS = frozenset({Movement.DISCOUNTED, Movement.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement. A second one with the same key is void. `why` is for whoever reads it.

    `provider` is None where no money moved.
    """

    venue_id: VenueId
    booking_id: BookingId
    key: str
    movement: Movement
    provider: Provider | None
    amount: Money
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """What became of the money for a booking, in minor units of one currency."""

    currency: str
    paid: int = 0
    refunded: int = 0
    kept: int = 0

    @property
    def owed(self) -> int:
        """What was given for it and has neither gone back nor been used up."""
        return self.paid - self.refunded - self.kept


def balance(entries: Iterable[Entry], currency: str) -> Balance:
    """What entries in one currency add up to."""
    sums = dict.fromkeys(Movement, 0)
    for one in entries:
        if one.amount.currency == currency:
            sums[one.movement] += one.amount.minor
    kept = sums[Movement.KEPT] - sums[Movement.GIVEN_UP]
    return Balance(currency, sums[Movement.PAID], sums[Movement.REFUNDED], kept)
