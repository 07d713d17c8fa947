"""Collecting money for a booking: attempts, what providers say of them, and what follows.

    created ─► pending ─► paid
       └──────────┴─────► closed

What a provider calls back with is only a reason to look: amounts come from the payment's own row
and from what the provider answers when it is asked. Every charge that is found is decided by one
table, `decide`, whenever it is found and however often.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain.allocations import BookingId
from domain.money import Money
from domain.prices import Quote
from domain.resources import Pay, Provider, Service, VenueId
from domain.states import Booking, Ended, Hold, Record, Request, Status

PaymentId = NewType("PaymentId", int)

# So long a hold lasts at least from the moment on at which somebody goes to pay …
PAYING = timedelta(minutes=15)
# … and Telegram's own payment once it has asked whether it may take the money …
LAST_STEP = timedelta(minutes=2)
# … but never longer than this after the slot was held.
LONGEST_HOLD = timedelta(minutes=60)


class PaymentStatus(StrEnum):
    """How an attempt stands: `pending` while the provider waits for somebody to pay."""

    CREATED = "created"
    PENDING = "pending"
    PAID = "paid"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Payment:
    """One attempt to collect money for a booking.

    `ref` is what the provider calls it, `url` where it takes the money; both empty until the
    provider was asked.
    """

    id: PaymentId
    venue_id: VenueId
    booking_id: BookingId
    provider: Provider
    amount: Money
    created_at: datetime
    status: PaymentStatus = PaymentStatus.CREATED
    ref: str = ""
    url: str = ""

    def opened(self, ref: str, url: str) -> Payment:
        """The provider waits for somebody to pay."""
        return replace(self, status=PaymentStatus.PENDING, ref=ref, url=url)


class ChargeState(StrEnum):
    """How one try to pay stands. Only what is `authorised` is still to be taken."""

    AUTHORISED = "authorised"
    CAPTURED = "captured"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Charge:
    """What a provider says of money that somebody gave, under the provider's own `id`.

    `refunded` is how much of it the provider has given back by now.
    """

    id: str
    state: ChargeState
    amount: Money
    refunded: Money
    disputed: bool = False


def taken(charge_id: str, amount: Money) -> Charge:
    """A charge that was taken, where nobody tells more."""
    return Charge(charge_id, ChargeState.CAPTURED, amount, Money(0, amount.currency))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a provider says of a payment: whether one may still pay, and what was charged."""

    is_open: bool
    charges: tuple[Charge, ...] = ()


class Verdict(StrEnum):
    """What becomes of a charge."""

    CONFIRM = "confirm"
    TAKE_BACK = "take-back"
    REFUND = "refund"
    NOTHING = "nothing"


class Why(StrEnum):
    """Why money goes back."""

    TOO_LITTLE = "too-little"
    CURRENCY = "currency"
    TOO_MUCH = "too-much"
    TWICE = "twice"
    TAKEN = "taken"
    OVER = "over"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    BY_HAND = "by-hand"


# Why money for what has ended goes back.
_ENDED = {
    Status.REJECTED: Why.REJECTED,
    Status.CANCELLED: Why.CANCELLED,
    Status.RELEASED: Why.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a charge, and how much of it goes back why."""

    verdict: Verdict
    back: Money
    why: Why | None = None


def decide(record: Record, payment: Payment, charge: Charge, *, paid: bool) -> Decision:
    """The one table for money that is certain.

    `paid`: whether another charge stands for the booking already. Where the verdict is to take
    an expired hold back and its slot is gone, all of it goes back as `TAKEN`.
    """
    wrong = amiss(payment, charge)
    if wrong is not None:
        return Decision(Verdict.REFUND, charge.amount, wrong)
    over = Money(charge.amount.minor - payment.amount.minor, payment.amount.currency)
    why = Why.TOO_MUCH if over.minor else None
    match record:
        case Hold():
            return Decision(Verdict.CONFIRM, over, why)
        case Booking() | Request() if paid:
            return Decision(Verdict.REFUND, charge.amount, Why.TWICE)
        case Booking() | Request():
            return Decision(Verdict.NOTHING, over, why)
        case Ended(status=Status.EXPIRED):
            return Decision(Verdict.TAKE_BACK, over, why)
        case Ended(status=status):
            return Decision(Verdict.REFUND, charge.amount, _ENDED.get(status, Why.OVER))
        case _:
            raise AssertionError(record)


def amiss(payment: Payment, charge: Charge) -> Why | None:
    """What is wrong with a charge whatever became of the booking."""
    if charge.amount.currency != payment.amount.currency:
        return Why.CURRENCY
    return Why.TOO_LITTLE if charge.amount.minor < payment.amount.minor else None


def due(service: Service, quoted: Quote | None, set_aside: int = 0) -> Money | None:
    """What is to be paid before a hold becomes firm; None where nothing is.

    `set_aside` is what a gift pays of it, in minor units.
    """
    if quoted is None or service.pay is Pay.ON_SITE:
        return None
    part = quoted.total
    if service.pay is Pay.DEPOSIT and quoted.deposit is not None:
        part = quoted.deposit
    left = part.minor - set_aside
    return Money(left, part.currency) if left > 0 else None


def cover(hold: Hold, now: datetime, lasts: timedelta = PAYING) -> Hold:
    """The hold while somebody pays: long enough, within limits. HoldExpired."""
    hold.check_live(now)
    latest = max(hold.terms.placed_at + LONGEST_HOLD, hold.expires_at)
    until = min(max(hold.expires_at, now + lasts), latest)
    return replace(hold, expires_at=until, version=hold.version + 1)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a charge, and of its booking. None: it had been settled before."""

    decision: Decision | None
    record: Record


def firm(hold: Hold, service: Service) -> Booking | Request:
    """What a hold becomes that is paid for. Nothing is asked any more: the money is here."""
    if service.approval:
        return Request(hold.terms, hold.version + 1, hold.details)
    return Booking(hold.terms, hold.version + 1, hold.details, Status.CONFIRMED)
