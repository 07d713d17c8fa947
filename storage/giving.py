"""Giving money back by hand, with a second person who approves it; and what others gave back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from domain.errors import NotFound
from domain.events import Notice
from domain.ledger import Movement
from domain.money import Money
from domain.payments import Charge, Payment, Why
from domain.people import CLOCK, Actor
from domain.refunds import (
    Back,
    ByHand,
    Refund,
    RefundId,
    RefundStatus,
    SamePerson,
    TooMuchBack,
    shared_out,
)
from domain.resources import Venue, VenueId
from storage import schema
from storage.accounts import account_of
from storage.books import Books
from storage.engine import Database
from storage.money_rows import to_refund
from storage.once import first_time
from storage.portions import Portion, going_back, payment_of, standing
from storage.standstill import Standstill

_refunds, _ledger = schema.refunds, schema.ledger


class Giving:
    """Refunds that somebody asks for, in somebody's transaction."""

    def __init__(self, database: Database, books: Books) -> None:
        self._database = database
        self._still = Standstill(database)
        self._books = books

    def give_back(
        self, connection: sa.Connection, venue: Venue, hand: ByHand
    ) -> tuple[Refund, ...]:
        """See `domain.money_ports.Payments.give_back`."""
        record = self._still.load(connection, venue.id, hand.booking_id)
        amount, whole = hand.back.amount, (venue.id, hand.booking_id)
        means = f"refund:{hand.booking_id}:{amount.minor}"
        if not first_time(connection, self._database, whole, hand.key, means):
            return self._given(connection, venue, hand)
        left = standing(connection, record)
        most = sum(one.amount.minor for one in left)
        if any(one.amount.currency != amount.currency for one in left) or not (
            0 < amount.minor <= most
        ):
            raise TooMuchBack(Money(most, amount.currency))
        account = account_of(connection, *whole)
        waits = account.needs_two(amount, venue.refund_limit)
        shares = shared_out([one.amount for one in left], amount)
        return tuple(
            self._give(connection, one, replace(hand.back, amount=share, waits=waits), hand)
            for one, share in zip(left, shares, strict=True)
            if share.minor
        )

    def _give(
        self, connection: sa.Connection, one: Portion, back: Back, hand: ByHand
    ) -> Refund:
        payment = one.payment
        # What was paid and is neither kept, nor gone back, nor on its way.
        account = account_of(connection, payment.venue_id, hand.booking_id)
        kept = back.amount.minor - account.standing(back.amount.currency)
        refund = self._books.refund(connection, payment, one.charge_id, back, hand.by)
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
        self._done(connection, payment_of(connection, row), done)
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

    def _given(
        self, connection: sa.Connection, venue: Venue, hand: ByHand
    ) -> tuple[Refund, ...]:
        """What was given under the same key: the latest that this person gave for it."""
        latest = (
            sa.select(_refunds)
            .where(
                _refunds.c.venue_id == venue.id,
                _refunds.c.booking_id == hand.booking_id,
                _refunds.c.why == str(hand.back.why),
                _refunds.c.asked_by == hand.by.id,
            )
            .order_by(_refunds.c.id.desc())
        )
        found, left = list[Refund](), hand.back.amount.minor
        for row in connection.execute(latest).mappings():
            if left <= 0:
                break
            found.append(to_refund(row))
            left -= found[-1].amount.minor
        return tuple(found[::-1])

    def follow(
        self, connection: sa.Connection, payment: Payment, charge: Charge, row: sa.RowMapping
    ) -> None:
        """What became of a charge without us: given back at the provider, or disputed."""
        if charge.refunded.minor > row["minor"] or charge.refunded.currency != row["currency"]:
            # That cannot be: people are told, and nothing is entered (`domain.contradictions`).
            return
        more = charge.refunded.minor - going_back(connection, row)
        for failed in self._failed(connection, row):
            if more > 0:
                more -= self._by_others(connection, payment, failed, more)
        if more > 0:
            amount = Money(more, charge.amount.currency)
            back = Back(amount, Why.BY_HAND, elsewhere=True)
            hand = ByHand(payment.booking_id, back, CLOCK, "")
            one = Portion(payment, row["charge_id"], amount, row["part"])
            refund = self._give(connection, one, back, hand)
            notice = Notice.STAFF_REFUNDED
            self._books.tell_staff(connection, payment, notice, str(refund.id))
        if charge.disputed:
            self._books.tell_staff(connection, payment, Notice.STAFF_DISPUTED, charge.id)

    def _by_others(
        self, connection: sa.Connection, payment: Payment, failed: Refund, most: int
    ) -> int:
        """How much of a refund that was refused has gone back by hand; the rest is due again."""
        minor, currency = min(failed.amount.minor, most), failed.amount.currency
        rest = Back(Money(failed.amount.minor - minor, currency), failed.why, failed.reason)
        self._done(connection, payment, replace(failed, amount=Money(minor, currency)))
        if rest.amount.minor:
            self._books.refund(connection, payment, failed.charge_id, rest, CLOCK)
        return minor

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
            .values(
                status=str(refund.status),
                provider_ref=refund.provider_ref,
                minor=refund.amount.minor,
            )
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
        agreed = refund.became(Back(refund.amount, refund.why).goes(refund.provider))
        self._keep(connection, agreed)
        self._books.goes(connection, payment_of(connection, row), agreed, by)
        return agreed
