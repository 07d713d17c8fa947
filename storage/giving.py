"""Giving money back by hand, with a second person who approves it; and what others gave back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from domain.errors import KeyReused, NotFound
from domain.events import Notice
from domain.ledger import Movement
from domain.money import Money
from domain.payments import Charge, Payment, Why
from domain.people import CLOCK, Actor
from domain.refunds import (
    Account,
    Back,
    ByHand,
    Refund,
    RefundId,
    RefundStatus,
    SamePerson,
    TooMuchBack,
)
from domain.resources import Venue, VenueId
from storage import schema
from storage.books import Books
from storage.engine import Database
from storage.money_rows import to_entry, to_money, to_refund
from storage.reading import Reading
from storage.statements import insert_new
from storage.versions import Versions

_refunds, _ledger = schema.refunds, schema.ledger


class Giving:
    """Refunds that somebody asks for, in somebody's transaction."""

    def __init__(self, database: Database, books: Books) -> None:
        self._database = database
        self._reading = Reading(database)
        self._versions = Versions(database)
        self._books = books

    def give_back(self, connection: sa.Connection, venue: Venue, hand: ByHand) -> Refund:
        """See `domain.money_ports.Payments.give_back`."""
        record = self._reading.load(connection, venue.id, hand.booking_id)
        resources = [(venue.id, one) for one in record.terms.resource_ids]
        self._versions.lock(connection, resources)
        if not self._first_time(connection, venue, hand):
            return self._given(connection, venue, hand)
        row = self._books.standing(connection, record)
        back = hand.back
        if row is None:
            raise TooMuchBack(Money(0, back.amount.currency))
        charged = to_money(row)
        left = charged.minor - self._books.going_back(connection, row)
        if back.amount.currency != charged.currency or not 0 < back.amount.minor <= left:
            raise TooMuchBack(Money(left, charged.currency))
        account = self._account(connection, venue.id, hand)
        waits = account.needs_two(back.amount, venue.refund_limit)
        return self._give(connection, row, replace(back, waits=waits), hand)

    def _give(
        self, connection: sa.Connection, row: sa.RowMapping, back: Back, hand: ByHand
    ) -> Refund:
        payment = self._books.payment_of(connection, row)
        # What was paid and is neither kept, nor gone back, nor on its way.
        account = self._account(connection, payment.venue_id, hand)
        kept = back.amount.minor - account.standing(back.amount.currency)
        charge_id: str = row["charge_id"]
        refund = self._books.refund(connection, payment, charge_id, back, hand.by)
        if kept > 0:
            given_up = Movement.GIVEN_UP, Money(kept, back.amount.currency), back.reason
            self._books.enter(connection, payment, f"given-up:{refund.id}", given_up)
        if back.waits:
            notice = Notice.STAFF_REFUND_WAITING
            self._books.tell_staff(connection, payment, notice, str(refund.id))
        return refund

    def by_hand(
        self, connection: sa.Connection, venue_id: VenueId, refund_id: RefundId, by: Actor
    ) -> Refund:
        """See `domain.money_ports.Payments.by_hand`."""
        row = self._locked(connection, venue_id, refund_id)
        refund = to_refund(row)
        if refund.status is not RefundStatus.FAILED:
            return refund
        done = refund.became(RefundStatus.DONE, f"by-hand:{by.id}")
        self._done(connection, self._books.payment_of(connection, row), done)
        return done

    def _locked(
        self, connection: sa.Connection, venue_id: VenueId, refund_id: RefundId
    ) -> sa.RowMapping:
        """NotFound."""
        asked = sa.select(_refunds).where(
            _refunds.c.venue_id == venue_id, _refunds.c.id == refund_id
        )
        row = connection.execute(asked.with_for_update()).mappings().one_or_none()
        if row is None:
            raise NotFound("refund", str(refund_id))
        return row

    def _first_time(self, connection: sa.Connection, venue: Venue, hand: ByHand) -> bool:
        values = {
            "venue_id": venue.id,
            "key": hand.key,
            "fingerprint": f"refund:{hand.booking_id}:{hand.back.amount.minor}",
            "booking_id": hand.booking_id,
            "at": self._database.now(),
        }
        return insert_new(connection, schema.idempotency, values)

    def _given(self, connection: sa.Connection, venue: Venue, hand: ByHand) -> Refund:
        """What was given under the same key; KeyReused when that was something else."""
        last = (
            sa.select(_refunds)
            .where(
                _refunds.c.venue_id == venue.id,
                _refunds.c.booking_id == hand.booking_id,
                _refunds.c.minor == hand.back.amount.minor,
                _refunds.c.asked_by == hand.by.id,
            )
            .order_by(_refunds.c.id.desc())
            .limit(1)
        )
        row = connection.execute(last).mappings().one_or_none()
        if row is None:
            raise KeyReused(hand.key)
        return to_refund(row)

    def follow(
        self, connection: sa.Connection, payment: Payment, charge: Charge, row: sa.RowMapping
    ) -> None:
        """What became of a charge without us: given back at the provider, or disputed."""
        more = charge.refunded.minor - self._books.going_back(connection, row)
        for failed in self._failed(connection, row):
            if failed.amount.minor <= more:
                # By hand, as staff were asked to.
                self._done(connection, payment, failed)
                more -= failed.amount.minor
        if more > 0:
            amount = Money(more, charge.amount.currency)
            back = Back(amount, Why.BY_HAND, elsewhere=True)
            hand = ByHand(payment.booking_id, back, CLOCK, "")
            refund = self._give(connection, row, back, hand)
            self._books.returned(connection, payment, refund)
            notice = Notice.STAFF_REFUNDED
            self._books.tell_staff(connection, payment, notice, str(refund.id))
        if charge.disputed:
            self._books.tell_staff(connection, payment, Notice.STAFF_DISPUTED, charge.id)

    def _failed(self, connection: sa.Connection, row: sa.RowMapping) -> Sequence[Refund]:
        statement = (
            sa.select(_refunds)
            .where(
                _refunds.c.venue_id == row["venue_id"],
                _refunds.c.provider == row["provider"],
                _refunds.c.charge_id == row["charge_id"],
                _refunds.c.status == str(RefundStatus.FAILED),
            )
            .order_by(_refunds.c.id)
        )
        return [to_refund(one) for one in connection.execute(statement).mappings()]

    def _done(self, connection: sa.Connection, payment: Payment, refund: Refund) -> None:
        self._keep(connection, refund.became(RefundStatus.DONE))
        self._books.returned(connection, payment, refund)

    def _keep(self, connection: sa.Connection, refund: Refund) -> None:
        connection.execute(
            sa.update(_refunds)
            .where(_refunds.c.venue_id == refund.venue_id, _refunds.c.id == refund.id)
            .values(status=str(refund.status), provider_ref=refund.provider_ref)
        )

    def approve(
        self, connection: sa.Connection, venue_id: VenueId, refund_id: RefundId, by: Actor
    ) -> Refund:
        """See `domain.money_ports.Payments.approve`."""
        row = self._locked(connection, venue_id, refund_id)
        if (row["asked_party"], row["asked_by"]) == (str(by.party), by.id):
            raise SamePerson
        refund = to_refund(row)
        if refund.status is not RefundStatus.WAITING:
            return refund
        due = refund.became(RefundStatus.DUE)
        self._keep(connection, due)
        self._books.make_due(connection, due)
        return due

    def _account(self, connection: sa.Connection, venue_id: VenueId, hand: ByHand) -> Account:
        def rows(table: sa.Table) -> Sequence[sa.RowMapping]:
            statement = sa.select(table).where(
                table.c.venue_id == venue_id, table.c.booking_id == hand.booking_id
            )
            return connection.execute(statement).mappings().all()

        refunds, entries = map(to_refund, rows(_refunds)), map(to_entry, rows(_ledger))
        return Account((), tuple(refunds), tuple(entries))
