"""What pays for a booking, part by part, and how much of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from domain.money import Money
from domain.payments import Payment
from domain.refunds import RefundStatus
from domain.states import Record
from storage import schema
from storage.money_rows import to_money, to_payment

# Parts of a price that are paid by themselves, in the order in which they go back.
AHEAD, GIFT, ON_SITE = "", "gift", "on-site"
_WENT = (RefundStatus.WAITING, RefundStatus.DUE, RefundStatus.DONE)


@dataclass(frozen=True, slots=True)
class Portion:
    """A charge that pays for a part of a booking, and what of it does not go back."""

    payment: Payment
    charge_id: str
    amount: Money
    part: str


def standing(connection: sa.Connection, record: Record) -> tuple[Portion, ...]:
    """What pays for a booking, in the order in which it goes back."""
    table, terms = schema.charges, record.terms
    found = connection.execute(
        sa.select(table)
        .where(
            table.c.venue_id == terms.slot.venue_id,
            table.c.booking_id == terms.id,
            table.c.stands,
        )
        .order_by(table.c.part)
    )
    return tuple(_left(connection, row) for row in found.mappings().all())


def _left(connection: sa.Connection, row: sa.RowMapping) -> Portion:
    whole = to_money(row)
    # What is still to be given back by hand is not left either.
    goes = going_back(connection, row, tuple(RefundStatus))
    left = Money(whole.minor - goes, whole.currency)
    return Portion(payment_of(connection, row), row["charge_id"], left, row["part"])


def going_back(
    connection: sa.Connection, row: sa.RowMapping, statuses: Sequence[RefundStatus] = _WENT
) -> int:
    """How much of a charge goes back already, or has; without what did not work."""
    table = schema.refunds
    found = connection.scalar(
        sa.select(sa.func.coalesce(sa.func.sum(table.c.minor), 0)).where(
            table.c.venue_id == row["venue_id"],
            table.c.provider == row["provider"],
            table.c.charge_id == row["charge_id"],
            table.c.status.in_([str(one) for one in statuses]),
        )
    )
    return int(found or 0)


def payment_of(connection: sa.Connection, row: sa.RowMapping) -> Payment:
    """The attempt that a charge or a refund belongs to."""
    table = schema.payments
    found = connection.execute(
        sa.select(table).where(
            table.c.venue_id == row["venue_id"], table.c.id == row["payment_id"]
        )
    )
    return to_payment(found.mappings().one())
