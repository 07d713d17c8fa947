"""Money that goes back: how much, why, and how it stands.

    waiting (for a second person) ─► due ─► done, when the provider says so
                                      └──► failed: by hand

What was paid on site is given back by hand, and a gift has it back at once.

What goes back when a booking ends follows from its own policy, as it was agreed; what is kept
is entered in the ledger at the same moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain.allocations import BookingId
from domain.ledger import Balance, Entry, balance
from domain.money import Money
from domain.payments import Payment, PaymentId, Why
from domain.people import Actor, Party
from domain.resources import Provider, VenueId
from domain.states import Booking, Ended, Record, Request, Status

RefundId = NewType("RefundId", int)


class RefundStatus(StrEnum):
    """How a refund stands."""

    WAITING = "waiting"
    DUE = "due"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Back:
    """How much is to go back, why, and in whose words.

    It `waits` for a second person, or was done `elsewhere`, and we are only told.
    """

    amount: Money
    why: Why
    reason: str = ""
    waits: bool = False
    elsewhere: bool = False

    def begins(self, provider: Provider) -> RefundStatus:
        """How the refund of money that was given there begins."""
        if self.elsewhere:
            return RefundStatus.DONE
        return RefundStatus.WAITING if self.waits else self.goes(provider)

    def goes(self, provider: Provider) -> RefundStatus:
        """How it goes on once everybody agrees: money on site passes from hand to hand."""
        match provider:
            case Provider.GIFT:
                return RefundStatus.DONE
            case Provider.ON_SITE:
                by_hand = self.why is Why.BY_HAND
                return RefundStatus.DONE if by_hand else RefundStatus.FAILED
            case _:
                return RefundStatus.DUE


@dataclass(frozen=True, slots=True)
class ByHand:
    """What somebody who runs the venue gives back. The same key again is the same refund."""

    booking_id: BookingId
    back: Back
    by: Actor
    key: str


@dataclass
class TooMuchBack(Exception):
    """More than is left of what was paid: `most` is."""

    most: Money


class SamePerson(Exception):
    """Whoever asked for a refund cannot be the second person who approves it."""


@dataclass(frozen=True, slots=True)
class Refund:
    """Money of one charge that goes back. `provider_ref` is what the provider calls it."""

    id: RefundId
    venue_id: VenueId
    booking_id: BookingId
    payment_id: PaymentId
    provider: Provider
    charge_id: str
    amount: Money
    why: Why
    status: RefundStatus
    asked_at: datetime
    provider_ref: str = ""
    reason: str = ""

    def became(self, status: RefundStatus, provider_ref: str = "") -> Refund:
        """The same, as it stands by now."""
        return replace(self, status=status, provider_ref=provider_ref or self.provider_ref)


@dataclass(frozen=True, slots=True)
class Account:
    """All that has to do with money for one booking: attempts, refunds, movements, in order."""

    payments: tuple[Payment, ...]
    refunds: tuple[Refund, ...]
    entries: tuple[Entry, ...]

    def balance(self, currency: str) -> Balance:
        """What became of it, in one currency."""
        return balance(self.entries, currency)

    def needs_two(self, amount: Money, limit: Money | None) -> bool:
        """Whether so much more by hand is above a limit: small sums count together."""
        before = (
            one.amount.minor
            for one in self.refunds
            if one.why is Why.BY_HAND and one.status is not RefundStatus.FAILED
        )
        return limit is not None and sum(before) + amount.minor > limit.minor

    def most_back(self, currency: str) -> int:
        """The most that can still go back of what paid for it, kept or not, in minor units."""
        whole = self.balance(currency)
        return self.standing(currency) + whole.kept

    def cancelled_back(self, currency: str) -> Money | None:
        """What goes back, or has, because it was cancelled; None where nothing does."""
        minor = sum(
            one.amount.minor
            for one in self.refunds
            if one.amount.currency == currency
            and one.why is Why.CANCELLED
            and one.status is not RefundStatus.FAILED
        )
        return Money(minor, currency) if minor else None

    def standing(self, currency: str) -> int:
        """What was paid for it and neither goes back nor has, in minor units."""
        under_way = sum(
            one.amount.minor
            for one in self.refunds
            if one.amount.currency == currency and one.status is not RefundStatus.DONE
        )
        return self.balance(currency).owed - under_way

    def to_pay(self, record: Record) -> Money | None:
        """What is still to be paid for a booking that stands or took place; None for nothing."""
        quoted = record.terms.quote
        if quoted is None or not isinstance(record, Request | Booking):
            return None
        currency = quoted.total.currency
        left = quoted.total.minor - self.most_back(currency)
        return Money(left, currency) if left > 0 else None


@dataclass(frozen=True, slots=True)
class Giving:
    """What comes back of what was paid, if it is cancelled now; until when, and what then."""

    paid: Money
    back: Money
    until: datetime | None
    then: Money


def giving_back(account: Account, record: Record, now: datetime) -> Giving | None:
    """What cancelling would give back to the customer; None where nothing was paid."""
    if record.terms.quote is None:
        return None
    paid = Money(account.standing(currency := record.terms.quote.total.currency), currency)
    if not paid.minor:
        return None
    policy, start = record.terms.cancellation, record.terms.slot.during.start
    # From where cancelling is closed on there is no amount to speak of.
    ahead = [
        one.until
        for one in policy.schedule(start)
        if one.until and now <= one.until < policy.closes_at(start)
    ]
    until = min(ahead) if ahead else None
    back = paid.share(policy.percent_at(now, start))
    then = back
    if until is not None:
        then = paid.share(policy.percent_at(until + timedelta.resolution, start))
    return Giving(paid, back, until if then != back else None, then)


def shared_out(parts: Sequence[Money], back: Money) -> list[Money]:
    """Which of several parts so much goes back from: the first ones first."""
    left, shares = back.minor, list[Money]()
    for one in parts:
        share = min(one.minor, left)
        shares.append(Money(share, back.currency))
        left -= share
    return shares


def is_over(record: Record) -> bool:
    """Whether nothing more is done for what was paid."""
    return isinstance(record, Ended) or record.status is Status.COMPLETED


def percent_back(over: Record, actor: Actor, now: datetime) -> int:
    """How much of what was paid goes back for what is over.

    Who runs the venue and cancels gives all of it back.
    """
    match over:
        case Ended(status=Status.NO_SHOW):
            return over.terms.cancellation.no_show
        case Ended(status=Status.CANCELLED) if actor.party is Party.CUSTOMER:
            return over.terms.cancellation.percent_at(now, over.terms.slot.during.start)
        case Ended():
            return 100
        case _:
            return 0
