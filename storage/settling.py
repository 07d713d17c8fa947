"""What becomes of money that has come, in one transaction with what becomes of its booking."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from domain.additions import service_of
from domain.errors import GiftRefused, StoreBusy
from domain.holds import Change
from domain.money import Money
from domain.payments import (
    LAST_STEP,
    Charge,
    Decision,
    Payment,
    PaymentStatus,
    Settled,
    Verdict,
    Why,
    cover,
    decide,
    firm,
)
from domain.people import CLOCK, Actor, Party
from domain.placements import Placement
from domain.ports import Ids
from domain.refunds import Back
from domain.reminders import jobs_after, watch
from domain.resources import Venue
from domain.states import Ended, Hold, Record, Status
from storage import schema
from storage.books import Books
from storage.changing import Changing
from storage.engine import Database
from storage.giving import Giving
from storage.portions import AHEAD, going_back, standing
from storage.retaking import Retaking
from storage.standstill import Standstill
from storage.strays import StrayStore

_FIRM = (Verdict.CONFIRM, Verdict.TAKE_BACK)


class Settling:
    """Decides every charge once, whoever finds it and however often."""

    def __init__(self, database: Database, ids: Ids, strays: StrayStore) -> None:
        self._database = database
        self._standstill = Standstill(database)
        self._changing = Changing(database, ids)
        self._retaking = Retaking(database, self._changing)
        self._books = Books(database, ids)
        self._giving = Giving(database, self._books)
        self._strays = strays

    def settle(
        self,
        connection: sa.Connection,
        venue: Venue,
        payment: Payment,
        charge: Charge,
        again: Placement | None,
    ) -> Settled:
        """See `domain.money_ports.Payments.settle`."""
        record = self._still(connection, payment)
        self._strays.match(connection, payment, charge)
        known = self._known(connection, payment, charge)
        if known is not None and known["payment_id"] == payment.id:
            self._giving.follow(connection, payment, charge, known)
        if known is not None:
            return Settled(None, record)
        decision = self._decide(connection, record, payment, charge)
        if decision.verdict in _FIRM:
            self._books.gifts.trim(connection, record, payment.amount)
            after = self._make_firm(connection, venue, record, charge, again)
            if after is None:
                decision = Decision(Verdict.REFUND, charge.amount, Why.TAKEN)
            record = after or record
        stands = decision.verdict is not Verdict.REFUND
        self._books.charge(connection, payment, charge, stands=stands)
        self._give_back(connection, payment, charge, decision)
        self._mark(connection, payment, PaymentStatus.PAID)
        return Settled(decision, record)

    def _give_back(
        self, connection: sa.Connection, payment: Payment, charge: Charge, decision: Decision
    ) -> None:
        """What goes back of a charge, less what the provider has given back before we knew it."""
        row = self._found(connection, payment, charge).one()
        self._giving.follow(connection, payment, charge, row)
        left = charge.amount.minor - going_back(connection, row)
        minor = min(decision.back.minor, left)
        if decision.why is not None and minor:
            back = Back(Money(minor, decision.back.currency), decision.why)
            self._books.refund(connection, payment, charge.id, back, CLOCK)

    def secure(
        self,
        connection: sa.Connection,
        payment: Payment,
        charge: Charge,
        again: Placement | None,
    ) -> bool:
        """Whether the slot is the customer's for long enough to take what is authorised."""
        record = self._still(connection, payment)
        verdict = self._decide(connection, record, payment, charge).verdict
        if verdict not in _FIRM:
            return False
        return self._hold(connection, record, again, f"secure:{charge.id}") is not None

    def _decide(
        self, connection: sa.Connection, record: Record, payment: Payment, charge: Charge
    ) -> Decision:
        paid = any(one.part == AHEAD for one in standing(connection, record))
        decision = decide(record, payment, charge, paid=paid)
        if decision.verdict in _FIRM:
            try:
                self._books.gifts.kept(connection, record)
            except GiftRefused:
                # The gift that was to pay the rest is used up for something else by now.
                return Decision(Verdict.REFUND, charge.amount, Why.TOO_LITTLE)
        return decision

    def _still(self, connection: sa.Connection, payment: Payment) -> Record:
        """The booking, of which nothing else becomes anything meanwhile."""
        table = schema.payments
        lock = (
            sa.select(table.c.id)
            .where(
                table.c.venue_id == payment.venue_id, table.c.booking_id == payment.booking_id
            )
            .order_by(table.c.id)
        )
        record = self._standstill.load(connection, payment.venue_id, payment.booking_id)
        connection.execute(lock.with_for_update())
        return record

    def _known(
        self, connection: sa.Connection, payment: Payment, charge: Charge
    ) -> sa.RowMapping | None:
        """The charge as it was settled, if it was."""
        return self._found(connection, payment, charge).one_or_none()

    def _found(
        self, connection: sa.Connection, payment: Payment, charge: Charge
    ) -> sa.MappingResult:
        table = schema.charges
        found = connection.execute(
            sa.select(table).where(
                table.c.venue_id == payment.venue_id,
                table.c.provider == str(payment.provider),
                table.c.charge_id == charge.id,
            )
        )
        return found.mappings()

    def _make_firm(
        self,
        connection: sa.Connection,
        venue: Venue,
        record: Record,
        charge: Charge,
        again: Placement | None,
    ) -> Record | None:
        """The booking that is paid for; None when its slot is somebody else's by now."""
        hold = self._hold(connection, record, again, f"take-back:{charge.id}")
        if hold is None:
            return None
        after = firm(hold, service_of(venue, hold.terms.slot))
        actor = Actor(Party.CUSTOMER, hold.terms.customer_id)
        jobs = jobs_after(after, actor, venue, self._now(connection))
        return self._changing.apply(
            connection, Change(hold, after, actor, f"paid:{charge.id}", jobs)
        )

    def _hold(
        self, connection: sa.Connection, record: Record, again: Placement | None, key: str
    ) -> Hold | None:
        """A hold that lives for the last step, where it can be had."""
        now = self._now(connection)
        if isinstance(record, Hold):
            if now + LAST_STEP <= record.expires_at:
                return record
            if now < record.expires_at:
                return self._longer(connection, record, now, key)
            ended = record.expire()
            change = Change(record, ended, CLOCK, f"expire:{ended.terms.id}:{record.version}")
            record = self._changing.apply(connection, change)
        if not isinstance(record, Ended) or record.status is not Status.EXPIRED:
            raise StoreBusy
        until = now + LAST_STEP
        return self._retaking.take_back(connection, record, again, until, key)

    def _longer(
        self, connection: sa.Connection, hold: Hold, now: datetime, key: str
    ) -> Hold | None:
        longer = cover(hold, now, LAST_STEP)
        actor = Actor(Party.CUSTOMER, hold.terms.customer_id)
        change = Change(hold, longer, actor, f"{key}:longer", (watch(longer, now),))
        after = self._changing.apply(connection, change)
        return after if isinstance(after, Hold) else None

    def _mark(self, connection: sa.Connection, payment: Payment, status: PaymentStatus) -> None:
        table = schema.payments
        connection.execute(
            sa.update(table)
            .where(table.c.venue_id == payment.venue_id, table.c.id == payment.id)
            .values(status=str(status))
        )

    def _now(self, connection: sa.Connection) -> datetime:
        return self._database.present(connection)
