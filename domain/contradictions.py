"""A provider that says of a charge what cannot be true beside what it said before.

Nothing follows from it but that people are told both: which of the two is right, no program knows.
That more has gone back than we asked for is none, as long as it is not more than was paid: somebody
has given it back at the provider (`storage.giving`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.allocations import BookingId
from domain.money import Money
from domain.payments import Charge, ChargeState, Payment, PaymentId

# What it said a moment ago may not have reached every part of it when it is asked again.
SETTLES_WITHIN = timedelta(minutes=1)


class Against(StrEnum):
    """What is said against what."""

    AMOUNT = "amount"
    UNDONE = "undone"
    BACK_LESS = "back-less"
    BACK_MORE = "back-more"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Known:
    """What a provider has said of a charge that was taken; `back` has gone back, as it said."""

    charge_id: str
    payment_id: PaymentId
    booking_id: BookingId
    amount: Money
    back: Money


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Both facts: the amounts, and the bookings that the charge is said to pay for."""

    known: Known
    what: Against
    earlier: Money
    later: Money
    booking_id: BookingId

    @property
    def facts(self) -> tuple[str, str]:
        """What was said earlier and later, for whoever reads the row."""
        match self.what:
            case Against.MOVED:
                return f"booking {self.known.booking_id}", f"booking {self.booking_id}"
            case Against.UNDONE:
                return _text(self.earlier), "not taken"
            case _:
                return _text(self.earlier), _text(self.later)


def contradiction(known: Known, payment: Payment, charge: Charge) -> Contradiction | None:
    """What a charge is said to be against what is known of it."""
    against = _against(known, payment, charge)
    if against is None:
        return None
    what, earlier, later = against
    return Contradiction(known, what, earlier, later, payment.booking_id)


def _against(
    known: Known, payment: Payment, charge: Charge
) -> tuple[Against, Money, Money] | None:
    if known.payment_id != payment.id:
        return Against.MOVED, known.amount, charge.amount
    if charge.state is not ChargeState.CAPTURED:
        return Against.UNDONE, known.amount, charge.amount
    if charge.amount != known.amount:
        return Against.AMOUNT, known.amount, charge.amount
    if charge.refunded.minor > charge.amount.minor:
        return Against.BACK_MORE, known.amount, charge.refunded
    if charge.refunded.minor < known.back.minor:
        return Against.BACK_LESS, known.back, charge.refunded
    return None


def _text(money: Money) -> str:
    return f"{money.minor} {money.currency}"
