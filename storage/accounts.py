"""All that has to do with money for bookings, read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.refunds import Account
from domain.resources import VenueId
from storage import schema
from storage.money_rows import to_entry, to_payment, to_refund

Part = TypeVar("Part")


def account_of(connection: sa.Connection, venue_id: VenueId, booking_id: BookingId) -> Account:
    """See `domain.money_ports.Payments.account`."""
    [account] = accounts_of(connection, venue_id, [booking_id])
    return account


def accounts_of(
    connection: sa.Connection, venue_id: VenueId, bookings: Iterable[BookingId]
) -> tuple[Account, ...]:
    """The accounts of bookings of a venue, in the same order."""
    numbers = list(bookings)

    def rows(
        table: sa.Table, made: Callable[[sa.RowMapping], Part]
    ) -> dict[BookingId, tuple[Part, ...]]:
        statement = (
            sa.select(table)
            .where(table.c.venue_id == venue_id, table.c.booking_id.in_(numbers))
            .order_by(table.c.id)
        )
        found: dict[BookingId, list[Part]] = defaultdict(list)
        for row in connection.execute(statement).mappings():
            found[row["booking_id"]].append(made(row))
        return {number: tuple(parts) for number, parts in found.items()}

    payments = rows(schema.payments, to_payment)
    # Where nobody went to pay, nothing goes back.
    refunds = rows(schema.refunds, to_refund) if payments else {}
    entries = rows(schema.ledger, to_entry)
    return tuple(
        Account(payments.get(one, ()), refunds.get(one, ()), entries.get(one, ()))
        for one in numbers
    )
