"""What is known of charges, and what providers say against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.contradictions import Contradiction, Known
from domain.events import Job, JobKind, Notice
from domain.money import Money
from domain.payments import Payment, PaymentId
from domain.ports import Ids
from domain.refunds import RefundStatus
from storage import schema
from storage.engine import Database
from storage.money_rows import to_money
from storage.queueing import enqueue
from storage.statements import insert_new

_charges, _refunds, _ledger = schema.charges, schema.refunds, schema.ledger


class Contradictions:
    """In somebody's transaction."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    def known(
        self, connection: sa.Connection, payment: Payment, ids: Sequence[str], by: datetime
    ) -> tuple[Known, ...]:
        """See `domain.money_ports.Payments.known`."""
        asked = sa.select(_charges, _back(by).label("back")).where(
            _charges.c.venue_id == payment.venue_id,
            _charges.c.provider == str(payment.provider),
            _charges.c.charge_id.in_(ids),
            _charges.c.at <= by,
        )
        return tuple(map(_to_known, connection.execute(asked).mappings()))

    def tell(self, connection: sa.Connection, payment: Payment, one: Contradiction) -> bool:
        """See `domain.money_ports.Payments.contradicted`."""
        earlier, later = one.facts
        now = self._database.present(connection)
        values = {
            "venue_id": payment.venue_id,
            "provider": str(payment.provider),
            "charge_id": one.known.charge_id,
            "what": str(one.what),
            "earlier": earlier,
            "later": later,
            "at": now,
        }
        new = insert_new(connection, schema.contradictions, values)
        if new:
            enqueue(connection, self._ids, [_alert(payment, one, now)])
        return new


def _back(by: datetime) -> sa.ScalarSelect[int]:
    """How much the provider itself had said by then has gone back of a charge."""
    entered = sa.exists().where(
        _ledger.c.venue_id == _refunds.c.venue_id,
        _ledger.c.key == sa.literal("refunded:") + sa.cast(_refunds.c.id, sa.Text),
        _ledger.c.at <= by,
    )
    return (
        sa.select(sa.func.coalesce(sa.func.sum(_refunds.c.minor), 0))
        .where(
            _refunds.c.venue_id == _charges.c.venue_id,
            _refunds.c.provider == _charges.c.provider,
            _refunds.c.charge_id == _charges.c.charge_id,
            _refunds.c.status == str(RefundStatus.DONE),
            sa.not_(_refunds.c.provider_ref.like("by-hand:%")),
            entered,
        )
        .correlate(_charges)
        .scalar_subquery()
    )


def _to_known(row: sa.RowMapping) -> Known:
    return Known(
        row["charge_id"],
        PaymentId(row["payment_id"]),
        BookingId(row["booking_id"]),
        to_money(row),
        Money(int(row["back"]), row["currency"]),
    )


def _alert(payment: Payment, one: Contradiction, at: datetime) -> Job:
    known = one.known
    key = ":".join((*map(str, (payment.provider, known.charge_id, one.what)), one.facts[1]))
    payload: dict[str, str | int] = {
        "notice": Notice.CONTRADICTED,
        "provider": str(payment.provider),
        "charge": known.charge_id,
        "what": str(one.what),
        "earlier": one.earlier.minor,
        "earlier_in": one.earlier.currency,
        "later": one.later.minor,
        "later_in": one.later.currency,
        "other": one.booking_id,
    }
    whole = payment.venue_id, known.booking_id
    return Job(JobKind.ALERT, f"alert:contradicted:{key}", at, *whole, payload)
