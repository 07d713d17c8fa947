"""Keeping the books in somebody's transaction: charges, refunds, and the ledger.

Whatever ends a booking settles what was paid for it in the same transaction, whoever did it and
by whichever way: what goes back becomes a refund with the job that makes it, what is kept is
entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from domain.events import Job, JobKind, Notice
from domain.gifts import code_in, ref_of
from domain.holds import Change
from domain.ledger import Entry, Movement
from domain.money import Money
from domain.payments import Charge, Payment, PaymentId, PaymentStatus, Why, taken
from domain.people import Actor, Party
from domain.ports import Ids
from domain.refunds import (
    Back,
    Refund,
    RefundId,
    RefundStatus,
    is_over,
    percent_back,
    shared_out,
)
from domain.resources import Provider
from domain.states import Booking, Ended, Hold, Record, Request, Status
from storage import schema
from storage.engine import Database
from storage.gift_uses import GiftUses
from storage.money_rows import OPEN, from_entry, from_payment, from_refund, to_money, to_payment
from storage.portions import AHEAD, GIFT, Portion, standing
from storage.promo_books import PromoBooks
from storage.queueing import enqueue
from storage.statements import insert_new

Payload = Mapping[str, str | int]
_WHY = {Status.REJECTED: Why.REJECTED, Status.CANCELLED: Why.CANCELLED}


class Books:
    """What is written about money."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids
        self.gifts = GiftUses(database)
        self._promos = PromoBooks(database)

    def _now(self, connection: sa.Connection) -> datetime:
        return self._database.present(connection)

    def charge(
        self,
        connection: sa.Connection,
        payment: Payment,
        charge: Charge,
        *,
        stands: bool,
        part: str = AHEAD,
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
                part=part,
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
            back.begins(payment.provider),
            self._now(connection),
            reason=back.reason,
        )
        connection.execute(sa.insert(schema.refunds).values(from_refund(refund, actor)))
        self.goes(connection, payment, refund, actor)
        return refund

    def goes(
        self, connection: sa.Connection, payment: Payment, refund: Refund, actor: Actor
    ) -> None:
        """What follows from how a refund stands by now, for whoever has brought it about."""
        under_way = refund.status in {RefundStatus.DUE, RefundStatus.FAILED}
        if under_way and actor.party is not Party.CUSTOMER:
            self._tell(connection, payment, refund, Notice.REFUNDING)
        match refund.status:
            case RefundStatus.DUE:
                key, payload = f"refund:{refund.id}", {"refund": refund.id}
                self._soon(connection, payment, (JobKind.REFUND, key), payload)
            case RefundStatus.DONE:
                self.returned(connection, payment, refund)
            case RefundStatus.FAILED:
                self.tell_staff(connection, payment, Notice.STAFF_GIVE_BACK, str(refund.id))
            case _:
                pass

    def returned(self, connection: sa.Connection, payment: Payment, refund: Refund) -> None:
        """The provider says that it is back."""
        entry = Movement.REFUNDED, refund.amount, str(refund.why)
        self.enter(connection, payment, f"refunded:{refund.id}", entry)
        if refund.provider is Provider.GIFT:
            self.gifts.lasts_on(connection, refund.venue_id, code_in(refund.charge_id))
        self._tell(connection, payment, refund, Notice.REFUNDED)

    def _tell(
        self, connection: sa.Connection, payment: Payment, refund: Refund, notice: Notice
    ) -> None:
        """The customer hears of it; who cancels sees for themselves what goes back."""
        key = f"tell:{refund.booking_id}:{notice}:{refund.id}"
        payload: Payload = {"notice": notice, "refund": refund.id}
        self._soon(connection, payment, (JobKind.TELL_REFUND, key), payload)

    def tell_staff(
        self, connection: sa.Connection, payment: Payment, notice: Notice, about: str
    ) -> None:
        key = f"staff:{payment.booking_id}:{notice}:{about}"
        self._soon(connection, payment, (JobKind.TELL_STAFF, key), {"notice": notice})

    def settle_soon(self, connection: sa.Connection, payment: Payment, charge: Charge) -> None:
        """A charge is to be decided that nobody can be asked about again."""
        payload: Payload = {"payment": payment.id, "charge": charge.id, **_plain(charge.amount)}
        key = f"settle:{payment.id}:{charge.id}"
        self._soon(connection, payment, (JobKind.SETTLE, key), payload)

    def tell_declined(
        self, connection: sa.Connection, payment: Payment, charge: Charge, why: Why
    ) -> None:
        """The customer hears, once, that what they offered is not taken."""
        payload: Payload = {"payment": payment.id, "why": str(why), **_plain(charge.amount)}
        key = f"tell:{payment.booking_id}:declined:{payment.provider}:{charge.id}"
        self._soon(connection, payment, (JobKind.TELL_DECLINED, key), payload)

    def look_soon(self, connection: sa.Connection, payment: Payment, key: str) -> None:
        """There is a reason to ask the provider how a payment stands."""
        what = JobKind.LOOK, f"look:{payment.id}:{key}"
        self._soon(connection, payment, what, {"payment": payment.id})

    def _soon(
        self,
        connection: sa.Connection,
        payment: Payment,
        what: tuple[JobKind, str],
        payload: Payload,
    ) -> None:
        now, whole = self._now(connection), (payment.venue_id, payment.booking_id)
        enqueue(connection, self._ids, [Job(*what, now, *whole, payload)])

    def after(self, connection: sa.Connection, change: Change) -> None:
        """Settle what a change ends: see the module. Pages of providers are closed soon."""
        record = change.after
        if isinstance(change.before, Hold) and isinstance(record, Booking | Request):
            self._use_gift(connection, record)
        self._promos.after(connection, change)
        if isinstance(record, Ended):
            self._close_pages(connection, record)
        if is_over(record):
            self._settle(connection, change)

    def _use_gift(self, connection: sa.Connection, record: Record) -> None:
        """What was set aside pays; GiftRefused where it is not there any more."""
        use = self.gifts.kept(connection, record)
        if use is not None:
            ref = ref_of(use["code"], record.terms.id)
            self.pay(connection, record, (Provider.GIFT, ref, to_money(use)), part=GIFT)

    def pay(
        self,
        connection: sa.Connection,
        record: Record,
        what: tuple[Provider, str, Money],
        *,
        part: str,
    ) -> Portion:
        """So much was given where nobody has to be asked for it, and pays for a part."""
        provider, ref, amount = what
        payment = Payment(
            PaymentId(self._ids.fresh()),
            record.terms.slot.venue_id,
            record.terms.id,
            provider,
            amount,
            self._now(connection),
            PaymentStatus.PAID,
            ref,
        )
        connection.execute(sa.insert(schema.payments).values(from_payment(payment)))
        self.charge(connection, payment, taken(ref, amount), stands=True, part=part)
        return Portion(payment, ref, amount, part)

    def _settle(self, connection: sa.Connection, change: Change) -> None:
        """Share out what was paid for what is over."""
        record = change.after
        left = standing(connection, record)
        if not left:
            return
        percent = percent_back(record, change.actor, self._now(connection))
        whole = sum((one.amount for one in left), Money(0, left[0].amount.currency))
        shares = shared_out([one.amount for one in left], whole.share(percent))
        reason = record.reason if isinstance(record, Ended) else ""
        for one, back in zip(left, shares, strict=True):
            going = Back(back, _WHY.get(record.status, Why.OVER), reason)
            if back.minor:
                self.refund(connection, one.payment, one.charge_id, going, change.actor)
            kept = Money(one.amount.minor - back.minor, back.currency)
            self.keep(connection, record, one, kept)

    def keep(
        self, connection: sa.Connection, record: Record, one: Portion, kept: Money
    ) -> None:
        """So much of what was paid for what is over is the venue's for good."""
        if kept.minor:
            key = f"kept:{record.terms.id}:{record.version}:{one.charge_id}"
            entry = Movement.KEPT, kept, str(record.status)
            self.enter(connection, one.payment, key, entry)

    def _close_pages(self, connection: sa.Connection, record: Ended) -> None:
        table, terms = schema.payments, record.terms
        found = connection.execute(
            sa.select(table).where(
                table.c.venue_id == terms.slot.venue_id,
                table.c.booking_id == terms.id,
                table.c.status.in_(OPEN),
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


def _plain(amount: Money) -> Payload:
    return {"minor": amount.minor, "currency": amount.currency}
