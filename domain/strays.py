"""Money that was meant for us, as its mark says, and for which there is no payment.

    parked ─► matched     its payment is here after all, and it is settled as any other
      │
      └─► due ─► returned, when the provider says so
            └──► failed: by hand

That happens where a database was restored from a copy older than the payment. Accounts at
providers are shared with other shops, so only what carries the mark of the venue is ours.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from domain.allocations import BookingId
from domain.money import Money
from domain.payments import Payment, PaymentId, PaymentStatus, Standing
from domain.resources import Provider, VenueId

StrayId = NewType("StrayId", int)

# So long somebody may look where money belongs, before it goes back.
PARKED_FOR = timedelta(hours=24)
_LARGEST = 2**63
_DIGITS = 10
_MARK = re.compile(r"hf-(?P<number>[1-9][0-9]{0,18})-[0-9a-f]{10}")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a venue's payments are called at providers: `hf-812-3f2a9c01de`.

    Sealed with the key of the venue and a secret that payers do not know: at some providers who
    pays can say what a sale of somebody else is called, and would have it given back by us. At
    most 33 letters, of those that every provider takes.
    """

    venue_key: str
    secret: str = field(default="", repr=False)

    def of(self, payment_id: PaymentId) -> str:
        """The mark of a payment."""
        sealed = f"{self.venue_key}:{payment_id}".encode()
        seal = hmac.new(self.secret.encode(), sealed, sha256).hexdigest()
        return f"hf-{payment_id}-{seal[:_DIGITS]}"

    def number_in(self, said: object) -> PaymentId | None:
        """The payment that something is marked as; None where it is not of this venue."""
        found = _MARK.fullmatch(said) if isinstance(said, str) else None
        if found is None or int(found["number"]) >= _LARGEST:
            return None
        number = PaymentId(int(found["number"]))
        return number if hmac.compare_digest(self.of(number), found[0]) else None


@dataclass(frozen=True, slots=True)
class Traced:
    """What a provider says of something that carries our mark, and as which payment."""

    number: PaymentId
    standing: Standing


class StrayStatus(StrEnum):
    """How a stray stands."""

    PARKED = "parked"
    DUE = "due"
    MATCHED = "matched"
    RETURNED = "returned"
    FAILED = "failed"


OPEN = (StrayStatus.PARKED, StrayStatus.DUE, StrayStatus.FAILED)


@dataclass(frozen=True, slots=True)
class Stray:
    """A charge without a payment: where it was `ref`, marked as payment `number`."""

    id: StrayId
    venue_id: VenueId
    provider: Provider
    charge_id: str
    ref: str
    number: PaymentId
    amount: Money
    seen_at: datetime
    status: StrayStatus = StrayStatus.PARKED
    ended_at: datetime | None = None
    refund_ref: str = ""

    @property
    def goes_back_at(self) -> datetime:
        """When it is given back, unless its payment is here by then."""
        return self.seen_at + PARKED_FOR

    @property
    def lost(self) -> Payment:
        """The payment as far as anybody still knows of it."""
        none = BookingId(0)
        return Payment(
            self.number,
            self.venue_id,
            none,
            self.provider,
            self.amount,
            self.seen_at,
            PaymentStatus.PAID,
            self.ref,
        )

    def became(
        self, status: StrayStatus, at: datetime | None = None, refund_ref: str = ""
    ) -> Stray:
        """The same, as it stands by now."""
        ref = refund_ref or self.refund_ref
        return replace(self, status=status, ended_at=at, refund_ref=ref)
