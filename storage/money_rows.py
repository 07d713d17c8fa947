"""Row ⇄ value for money: every column of a payment, a refund and an entry named once each way."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from domain.allocations import BookingId
from domain.ledger import Entry, Movement
from domain.money import Money
from domain.payments import Payment, PaymentId, PaymentStatus, Why
from domain.people import Actor
from domain.refunds import Refund, RefundId, RefundStatus
from domain.resources import Provider, VenueId

Values = dict[str, Any]
# While an attempt has one of these, somebody may still pay there.
OPEN = [str(one) for one in (PaymentStatus.CREATED, PaymentStatus.PENDING)]


def from_payment(payment: Payment) -> Values:
    """The row of an attempt."""
    return {
        "venue_id": payment.venue_id,
        "id": payment.id,
        "booking_id": payment.booking_id,
        "provider": str(payment.provider),
        "minor": payment.amount.minor,
        "currency": payment.amount.currency,
        "status": str(payment.status),
        "ref": payment.ref or None,
        "url": payment.url,
        "created_at": payment.created_at,
    }


def to_payment(row: RowMapping) -> Payment:
    """The inverse."""
    return Payment(
        PaymentId(row["id"]),
        VenueId(row["venue_id"]),
        BookingId(row["booking_id"]),
        Provider(row["provider"]),
        to_money(row),
        row["created_at"],
        PaymentStatus(row["status"]),
        row["ref"] or "",
        row["url"],
    )


def from_refund(refund: Refund, actor: Actor) -> Values:
    """The row of a refund, and who asked for it."""
    return {
        "venue_id": refund.venue_id,
        "id": refund.id,
        "booking_id": refund.booking_id,
        "payment_id": refund.payment_id,
        "provider": str(refund.provider),
        "charge_id": refund.charge_id,
        "minor": refund.amount.minor,
        "currency": refund.amount.currency,
        "why": str(refund.why),
        "status": str(refund.status),
        "provider_ref": refund.provider_ref,
        "reason": refund.reason,
        "asked_party": str(actor.party),
        "asked_by": actor.id,
        "asked_at": refund.asked_at,
    }


def to_refund(row: RowMapping) -> Refund:
    """The inverse, without who asked."""
    return Refund(
        RefundId(row["id"]),
        VenueId(row["venue_id"]),
        BookingId(row["booking_id"]),
        PaymentId(row["payment_id"]),
        Provider(row["provider"]),
        row["charge_id"],
        to_money(row),
        Why(row["why"]),
        RefundStatus(row["status"]),
        row["asked_at"],
        row["provider_ref"],
        row["reason"],
    )


def from_entry(entry: Entry) -> Values:
    """The row of a movement, with both its accounts."""
    debit, credit = entry.movement.accounts(entry.provider)
    return {
        "venue_id": entry.venue_id,
        "booking_id": entry.booking_id,
        "key": entry.key,
        "movement": str(entry.movement),
        "debit": str(debit),
        "credit": str(credit),
        "provider": str(entry.provider or ""),
        "minor": entry.amount.minor,
        "currency": entry.amount.currency,
        "why": entry.why,
        "at": entry.at,
    }


def to_entry(row: RowMapping) -> Entry:
    """The inverse."""
    return Entry(
        VenueId(row["venue_id"]),
        BookingId(row["booking_id"]),
        row["key"],
        Movement(row["movement"]),
        Provider(row["provider"]) if row["provider"] else None,
        to_money(row),
        row["at"],
        row["why"],
    )


def to_money(row: RowMapping) -> Money:
    """An amount."""
    return Money(row["minor"], row["currency"])
