"""Keeping the books in somebody's transaction: charges, refunds, and the ledger.

Whatever ends a booking settles what was paid for it in the same transaction, whoever did it and
by whichever way: what goes back becomes a refund with the job that makes it, what is kept is
entered.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from domain.events import Job, JobKind, Notice
from domain.holds import Change
from domain.ledger import Entry, Movement
from domain.money import Money
from domain.payments import Charge, Payment, PaymentStatus, Why
from domain.people import Actor, Party
from domain.ports import Ids
from domain.refunds import Back, Refund, RefundId, RefundStatus, is_over, percent_back
from domain.states import Ended, Record, Status
from storage import schema
from storage.engine import Database
from storage.money_rows import from_entry, from_refund, to_money, to_payment
from storage.rows import from_jobs
from storage.statements import insert_all_new, insert_new

_WHY = {Status.REJECTED: Why.REJECTED, Status.CANCELLED: Why.CANCELLED}
_LOOKED_AT = [str(one) for one in (PaymentStatus.CREATED, PaymentStatus.PENDING)]


class Books:
    """What is written about money."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    def _now(self, connection: sa.Connection) -> datetime:
        return connection.execute(sa.select(self._database.now())).scalar_one()

    def charge(
        self, connection: sa.Connection, payment: Payment, charge: Charge, *, stands: bool
    ) -> None:
        """Money has come; whether it pays for the booking, or only waits to go back."""
        now = self._now(connection)
        connection.execute(
            sa.insert(schema.charges).values(
                venue_id=payment.venue_id,
                provider=str(payment.provider),
                charge_id=charge.id,
                payment_id=payment.id,
                booking_id=payment.booking_id,
                minor=charge.amount.minor,
                currency=charge.amount.currency,
                stands=stands,
                at=now,
            )
        )
        key = f"paid:{payment.provider}:{charge.id}"
        self.enter(connection, payment, key, (Movement.PAID, charge.amount, ""))

    def refund(
        self,
        connection: sa.Connection,
        payment: Payment,
        charge_id: str,
        back: Back,
        actor: Actor,
    ) -> Refund:
        """So much of a charge goes back."""
        refund = Refund(
            RefundId(self._ids.fresh()),
            payment.venue_id,
            payment.booking_id,
            payment.id,
            payment.provider,
            charge_id,
            back.amount,
            back.why,
            back.status,
            self._now(connection),
            reason=back.reason,
        )
        connection.execute(sa.insert(schema.refunds).values(from_refund(refund, actor)))
        if refund.status is RefundStatus.DUE:
            self.make_due(connection, refund)
        if not back.elsewhere and actor.party is not Party.CUSTOMER:
            self._tell(connection, refund, Notice.REFUNDING)
        return refund

    def make_due(self, connection: sa.Connection, refund: Refund) -> None:
        """The job that makes a refund."""
        now = self._now(connection)
        payload = {"refund": refund.id}
        whole = refund.venue_id, refund.booking_id
        job = Job(JobKind.REFUND, f"refund:{refund.id}", now, *whole, payload)
        self._enqueue(connection, job)

    def returned(self, connection: sa.Connection, payment: Payment, refund: Refund) -> None:
        """The provider says that it is back."""
        entry = Movement.REFUNDED, refund.amount, str(refund.why)
        self.enter(connection, payment, f"refunded:{refund.id}", entry)
        self._tell(connection, refund, Notice.REFUNDED)

    def _tell(self, connection: sa.Connection, refund: Refund, notice: Notice) -> None:
        """The customer hears of it; who cancels sees for themselves what goes back."""
        now, whole = self._now(connection), (refund.venue_id, refund.booking_id)
        payload: dict[str, str | int] = {"notice": notice, "refund": refund.id}
        key = f"tell:{refund.booking_id}:{notice}:{refund.id}"
        job = Job(JobKind.TELL_REFUND, key, now, *whole, payload)
        self._enqueue(connection, job)

    def tell_staff(
        self, connection: sa.Connection, payment: Payment, notice: Notice, about: str
    ) -> None:
        now, whole = self._now(connection), (payment.venue_id, payment.booking_id)
        key = f"staff:{payment.booking_id}:{notice}:{about}"
        job = Job(JobKind.TELL_STAFF, key, now, *whole, {"notice": notice})
        self._enqueue(connection, job)

    def look_soon(self, connection: sa.Connection, payment: Payment, key: str) -> None:
        """There is a reason to ask the provider how a payment stands."""
        payload = {"payment": payment.id}
        whole = payment.venue_id, payment.booking_id
        job = Job(
            JobKind.LOOK, f"look:{payment.id}:{key}", self._now(connection), *whole, payload
        )
        self._enqueue(connection, job)

    def after(self, connection: sa.Connection, change: Change) -> None:
        """Settle what a change ends: see the module. Pages of providers are closed soon."""
        record = change.after
        if isinstance(record, Ended):
            self._close_pages(connection, record)
        if not is_over(record):
            return
        row = self.standing(connection, record)
        if row is not None:
            self._settle(connection, change, row)

    def _settle(self, connection: sa.Connection, change: Change, row: sa.RowMapping) -> None:
        """Share out what was paid for what is over."""
        record = change.after
        percent = percent_back(record, change.actor, self._now(connection))
        payment = self.payment_of(connection, row)
        whole = to_money(row)
        left = Money(whole.minor - self.going_back(connection, row), whole.currency)
        back = left.share(percent)
        why = _WHY.get(record.status, Why.OVER)
        if back.minor:
            reason = record.reason if isinstance(record, Ended) else ""
            going = Back(back, why, reason)
            self.refund(connection, payment, row["charge_id"], going, change.actor)
        kept = Money(left.minor - back.minor, left.currency)
        if kept.minor:
            key = f"kept:{record.terms.id}:{record.version}"
            entry = Movement.KEPT, kept, str(record.status)
            self.enter(connection, payment, key, entry)

    def standing(self, connection: sa.Connection, record: Record) -> sa.RowMapping | None:
        """The charge that pays for a booking."""
        table, terms = schema.charges, record.terms
        found = connection.execute(
            sa.select(table).where(
                table.c.venue_id == terms.slot.venue_id,
                table.c.booking_id == terms.id,
                table.c.stands,
            )
        )
        return found.mappings().one_or_none()

    def going_back(self, connection: sa.Connection, row: sa.RowMapping) -> int:
        """How much of a charge goes back already, or has."""
        table = schema.refunds
        found = connection.scalar(
            sa.select(sa.func.coalesce(sa.func.sum(table.c.minor), 0)).where(
                table.c.venue_id == row["venue_id"],
                table.c.provider == row["provider"],
                table.c.charge_id == row["charge_id"],
                table.c.status != str(RefundStatus.FAILED),
            )
        )
        return int(found or 0)

    def payment_of(self, connection: sa.Connection, row: sa.RowMapping) -> Payment:
        table = schema.payments
        found = connection.execute(
            sa.select(table).where(
                table.c.venue_id == row["venue_id"], table.c.id == row["payment_id"]
            )
        )
        return to_payment(found.mappings().one())

    def _close_pages(self, connection: sa.Connection, record: Ended) -> None:
        table, terms = schema.payments, record.terms
        found = connection.execute(
            sa.select(table).where(
                table.c.venue_id == terms.slot.venue_id,
                table.c.booking_id == terms.id,
                table.c.status.in_(_LOOKED_AT),
            )
        )
        for row in found.mappings().all():
            self.look_soon(connection, to_payment(row), f"v{record.version}")

    def enter(
        self,
        connection: sa.Connection,
        payment: Payment,
        key: str,
        what: tuple[Movement, Money, str],
    ) -> None:
        movement, amount, why = what
        whole = payment.venue_id, payment.booking_id
        entry = Entry(
            *whole, key, movement, payment.provider, amount, self._now(connection), why
        )
        insert_new(connection, schema.ledger, from_entry(entry))

    def _enqueue(self, connection: sa.Connection, job: Job) -> None:
        insert_all_new(connection, schema.jobs, from_jobs([job], [self._ids.fresh()]))
