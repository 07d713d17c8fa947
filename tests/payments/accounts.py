"""What the stand-ins for providers hold, read from their own books and not through a gateway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.payments.stripe_amounts import from_stripe
from bot.sandbox.tills.razorpay import RazorpayTill
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.till import Till
from bot.sandbox.tills.toss import TossTill
from domain.money import Money

AnyTill = StripeTill | RazorpayTill | TossTill


@dataclass(frozen=True, slots=True)
class Taken:
    """Money that a provider has taken, and how much of it has gone back."""

    charge_id: str
    amount: Money
    back: int

    @property
    def left(self) -> int:
        """What the venue still has of it, in minor units."""
        return self.amount.minor - self.back


def taken(till: Till, ref: str) -> tuple[Taken, ...]:
    """All the money that came by one page."""
    match till:
        case StripeTill():
            return tuple(_by_stripe(till, ref))
        case RazorpayTill():
            return tuple(_by_razorpay(till, ref))
        case TossTill():
            return tuple(_by_toss(till, ref))
        case _:
            raise AssertionError(till)


def close(till: AnyTill, ref: str) -> None:
    """Somebody closes a page in the provider's own office; Refused where it is not open."""
    match till:
        case StripeTill():
            till.account.expire(ref)
        case RazorpayTill():
            till.account.cancel_link(ref)
        case TossTill():
            till.shop.abort(till.shop.latest(ref))
        case _:
            raise AssertionError(till)


def _by_stripe(till: StripeTill, ref: str) -> Iterator[Taken]:
    intent_id = till.account.session(ref)["payment_intent"]
    for one in till.account.charges.values():
        if one["payment_intent"] == intent_id and one["captured"]:
            amount = from_stripe(one["amount_captured"], one["currency"])
            yield Taken(intent_id, amount, one["amount_refunded"])


def _by_razorpay(till: RazorpayTill, ref: str) -> Iterator[Taken]:
    link = till.account.link(ref)
    for one in till.account.tries.values():
        if one["order_id"] == link.get("order_id") and one["captured"]:
            yield Taken(
                one["id"], Money(one["amount"], one["currency"]), one["amount_refunded"]
            )


def _by_toss(till: TossTill, ref: str) -> Iterator[Taken]:
    for one in till.shop.payments.values():
        if one["orderId"] == ref and one["approvedAt"]:
            amount = Money(one["totalAmount"], one["currency"])
            yield Taken(one["paymentKey"], amount, amount.minor - one["balanceAmount"])
