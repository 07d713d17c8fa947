"""What came of somebody's money: by the provider's account, and by ours."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.sandbox.tills.razorpay import RazorpayTill
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.till import Till
from bot.sandbox.tills.toss import TossTill
from storage import schema
from storage.engine import Database


@dataclass(frozen=True)
class Receipt:
    """In turn: what became of bookings, and every single amount."""

    bookings: tuple[str, ...]
    # At the provider.
    pages: int
    taken: tuple[int, ...]
    given_back: tuple[int, ...]
    # In our books.
    paid: tuple[int, ...]
    refunded: tuple[int, ...]
    kept: tuple[int, ...]


async def receipt_of(database: Database, till: Till) -> Receipt:
    """Of all there is."""
    pages, taken, given_back = _at(till)
    ledger, bookings = schema.ledger, schema.bookings
    statuses = sa.select(bookings.c.status).order_by(bookings.c.id)

    def moved(connection: sa.Connection, movement: str) -> tuple[int, ...]:
        statement = sa.select(ledger.c.minor).where(ledger.c.movement == movement)
        return tuple(connection.scalars(statement.order_by(ledger.c.id)))

    def work(connection: sa.Connection) -> Receipt:
        return Receipt(
            tuple(connection.scalars(statuses)),
            pages,
            taken,
            given_back,
            *(moved(connection, one) for one in ("paid", "refunded", "kept")),
        )

    return await database.read(work)


def _at(till: Till) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
    """Pages that were made, what was taken, and what was given back."""
    match till:
        case StripeTill():
            account = till.account
            taken = [one["amount_captured"] for one in account.charges.values()]
            back = [one["amount"] for one in account.refunds.values()]
            return len(account.sessions), tuple(filter(None, taken)), tuple(back)
        case RazorpayTill():
            links = till.account
            tries = [one["amount"] for one in links.tries.values() if one["captured"]]
            back = [one["amount"] for one in links.refunds.values()]
            return len(links.links), tuple(tries), tuple(back)
        case TossTill():
            payments = till.shop.payments.values()
            done = [one["totalAmount"] for one in payments if one["approvedAt"]]
            cancels = [one for paid in payments for one in paid["cancels"] or ()]
            return len(payments), tuple(done), tuple(one["cancelAmount"] for one in cancels)
        case _:
            raise AssertionError(till)
