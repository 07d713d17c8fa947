"""Money that is handed over at the venue: for a booking that is firm, as much as is still to be paid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.allocations import BookingId
from domain.money import Money
from domain.people import Actor


class Means(StrEnum):
    """How it is handed over."""

    CASH = "cash"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What staff took for a booking. The same key again is the same money."""

    booking_id: BookingId
    amount: Money
    means: Means
    by: Actor
    key: str


@dataclass
class TooMuchPaid(Exception):
    """More than is still to be paid: `most` is."""

    most: Money
