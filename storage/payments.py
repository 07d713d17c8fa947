"""Keeping payments: attempts, callbacks, refunds, and what the books say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.contradictions import Contradiction, Known
from domain.errors import NotFound
from domain.events import JobKind
from domain.gateways import Hint, Returned
from domain.holds import Change
from domain.on_site import HandedOver
from domain.payments import Charge, Payment, PaymentId, PaymentStatus, Settled, Verdict, Why
from domain.people import Actor
from domain.placements import Placement
from domain.ports import Ids
from domain.refunds import Account, ByHand, Refund, RefundId, RefundStatus
from domain.resources import Provider, Venue, VenueId
from storage import schema
from storage.accounts import account_of
from storage.books import Books
from storage.changing import Changing
from storage.contradictions import Contradictions
from storage.engine import Database
from storage.giving import Giving
from storage.money_rows import OPEN, from_payment, to_payment, to_refund
from storage.on_site import OnSite
from storage.settling import Settling
from storage.statements import insert_new
from storage.strays import StrayStore
from storage.tallies import HoldTally

_payments, _refunds, _ledger = schema.payments, schema.refunds, schema.ledger
_FIRM = (Verdict.CONFIRM, Verdict.TAKE_BACK)


class PaymentStore:
    """The port `domain.money_ports.Payments` on either database."""

    def __init__(self, database: Database, ids: Ids, tally: HoldTally) -> None:
        self._database = database
        self._tally = tally
        self._changing = Changing(database, ids)
        self.strays = StrayStore(database, ids)
        self._settling = Settling(database, ids, self.strays)
        self._books = Books(database, ids)
        self._contradictions = Contradictions(database, ids)
        self._giving = Giving(database, self._books)
        self._on_site = OnSite(database, ids, self._books)

    async def begin(self, payment: Payment, change: Change) -> Payment:
        """See the port."""

        def work(connection: sa.Connection) -> Payment:
            known = self._open_one(connection, payment)
            if known is not None:
                others = (one for one in change.jobs if one.kind is not JobKind.LOOK)
                self._changing.apply(connection, replace(change, jobs=tuple(others)))
                return known
            self._changing.apply(connection, change)
            connection.execute(sa.insert(_payments).values(from_payment(payment)))
            return payment

        return await self._database.run(work)

    async def opened(self, payment: Payment) -> None:
        """See the port."""
        values = {"status": str(payment.status), "ref": payment.ref, "url": payment.url}
        await self._set(payment, values, was=PaymentStatus.CREATED)

    async def closed(self, payment: Payment) -> None:
        """See the port."""
        closed = {"status": str(PaymentStatus.CLOSED)}
        await self._set(payment, closed, was=payment.status)

    async def get(self, venue_id: VenueId, payment_id: PaymentId) -> Payment:
        """See the port."""
        found = await self.find_by_number(venue_id, payment_id)
        if found is None:
            raise NotFound("payment", str(payment_id))
        return found

    async def find(self, venue_id: VenueId, provider: Provider, ref: str) -> Payment | None:
        """See the port."""
        return await self._find(
            _payments.c.venue_id == venue_id,
            _payments.c.provider == str(provider),
            _payments.c.ref == ref,
        )

    async def find_by_number(self, venue_id: VenueId, payment_id: PaymentId) -> Payment | None:
        """See the port."""
        return await self._find(_payments.c.venue_id == venue_id, _payments.c.id == payment_id)

    async def hear(self, payment: Payment, hint: Hint) -> bool:
        """See the port."""

        def work(connection: sa.Connection) -> bool:
            new = insert_new(connection, schema.callbacks, self._heard(payment, hint))
            if new:
                self._books.look_soon(connection, payment, hint.event_id)
            return new

        return await self._database.run(work)

    async def told(self, payment: Payment, charge: Charge) -> bool:
        """See the port."""
        hint = Hint(f"charge:{charge.id}", payment.ref, charge.id)

        def work(connection: sa.Connection) -> bool:
            new = insert_new(connection, schema.callbacks, self._heard(payment, hint))
            if new:
                self._books.settle_soon(connection, payment, charge)
            return new

        return await self._database.run(work)

    async def known(
        self, payment: Payment, ids: Sequence[str], by: datetime
    ) -> tuple[Known, ...]:
        """See the port."""
        return await self._database.read(
            lambda c: self._contradictions.known(c, payment, ids, by)
        )

    async def contradicted(self, payment: Payment, one: Contradiction) -> bool:
        """See the port."""
        return await self._database.run(lambda c: self._contradictions.tell(c, payment, one))

    async def secure(self, payment: Payment, charge: Charge, again: Placement | None) -> bool:
        """See the port."""
        return await self._database.run(
            lambda c: self._settling.secure(c, payment, charge, again)
        )

    async def settle(
        self, venue: Venue, payment: Payment, charge: Charge, again: Placement | None
    ) -> Settled:
        """See the port."""
        settled = await self._database.run(
            lambda c: self._settling.settle(c, venue, payment, charge, again)
        )
        if settled.decision is not None and settled.decision.verdict in _FIRM:
            self._tally.firm(settled.record)
        return settled

    async def declined(self, payment: Payment, charge: Charge, why: Why) -> None:
        """See the port."""
        await self._database.run(lambda c: self._books.tell_declined(c, payment, charge, why))

    async def get_refund(self, venue_id: VenueId, refund_id: RefundId) -> Refund:
        """See the port."""
        statement = sa.select(_refunds).where(
            _refunds.c.venue_id == venue_id, _refunds.c.id == refund_id
        )
        rows = await self._rows(statement)
        if not rows:
            raise NotFound("refund", str(refund_id))
        return to_refund(rows[0])

    async def became(self, payment: Payment, refund: Refund, said: Returned) -> Refund:
        """See the port."""
        status = RefundStatus.DUE
        if said.done or said.failed:
            status = RefundStatus.DONE if said.done else RefundStatus.FAILED
        after = refund.became(status, said.id)

        def work(connection: sa.Connection) -> Refund:
            connection.execute(
                sa.update(_refunds)
                .where(
                    _refunds.c.venue_id == refund.venue_id,
                    _refunds.c.id == refund.id,
                    _refunds.c.status == str(RefundStatus.DUE),
                )
                .values(status=str(after.status), provider_ref=after.provider_ref)
            )
            if said.done:
                self._books.returned(connection, payment, refund)
            return after

        return await self._database.run(work)

    async def give_back(self, venue: Venue, hand: ByHand) -> tuple[Refund, ...]:
        """See the port."""
        return await self._database.run(lambda c: self._giving.give_back(c, venue, hand))

    async def by_hand(self, venue_id: VenueId, refund_id: RefundId, by: Actor) -> Refund:
        """See the port."""
        return await self._database.run(
            lambda c: self._giving.by_hand(c, venue_id, refund_id, by)
        )

    async def approve(self, venue_id: VenueId, refund_id: RefundId, by: Actor) -> Refund:
        """See the port."""
        return await self._database.run(
            lambda c: self._giving.approve(c, venue_id, refund_id, by)
        )

    async def account(self, venue_id: VenueId, booking_id: BookingId) -> Account:
        """See the port."""
        return await self._database.read(lambda c: account_of(c, venue_id, booking_id))

    async def take(self, venue: Venue, given: HandedOver) -> None:
        """See the port."""
        await self._database.run(lambda c: self._on_site.take(c, venue, given))

    def _heard(self, payment: Payment, hint: Hint) -> dict[str, Any]:
        return {
            "venue_id": payment.venue_id,
            "provider": str(payment.provider),
            "event_id": hint.event_id,
            "ref": hint.ref,
            "charge_id": hint.charge_id,
            "payment_id": payment.id,
            "received_at": self._database.now(),
        }

    def _open_one(self, connection: sa.Connection, payment: Payment) -> Payment | None:
        """An attempt for the same that is still open."""
        statement = (
            sa.select(_payments)
            .where(
                _payments.c.venue_id == payment.venue_id,
                _payments.c.booking_id == payment.booking_id,
                _payments.c.provider == str(payment.provider),
                _payments.c.minor == payment.amount.minor,
                _payments.c.status.in_(OPEN),
            )
            .order_by(_payments.c.id)
            .limit(1)
        )
        row = connection.execute(statement).mappings().one_or_none()
        return to_payment(row) if row is not None else None

    async def _set(
        self, payment: Payment, values: dict[str, Any], *, was: PaymentStatus
    ) -> None:
        statement = (
            sa.update(_payments)
            .where(
                _payments.c.venue_id == payment.venue_id,
                _payments.c.id == payment.id,
                _payments.c.status == str(was),
            )
            .values(**values)
        )
        await self._database.run(lambda c: c.execute(statement))

    async def _find(self, *where: sa.ColumnElement[bool]) -> Payment | None:
        rows = await self._rows(sa.select(_payments).where(*where))
        return to_payment(rows[0]) if rows else None

    async def _rows(self, statement: sa.Select[Any]) -> Sequence[sa.RowMapping]:
        return await self._database.read(lambda c: c.execute(statement).mappings().all())
