"""Entering money that was handed over at the venue."""

from __future__ import annotations

import sqlalchemy as sa

from domain.money import Money
from domain.on_site import HandedOver, TooMuchPaid
from domain.payments import Charge, ChargeState, Payment, PaymentId, PaymentStatus
from domain.ports import Ids
from domain.refunds import is_over
from domain.resources import Provider, Venue
from domain.states import Record
from storage import schema
from storage.accounts import account_of
from storage.books import Books
from storage.engine import Database
from storage.money_rows import from_payment
from storage.once import first_time
from storage.portions import ON_SITE, Portion
from storage.reading import Reading
from storage.versions import Versions


class OnSite:
    """What staff take, in somebody's transaction."""

    def __init__(self, database: Database, ids: Ids, books: Books) -> None:
        self._database = database
        self._ids = ids
        self._books = books
        self._reading = Reading(database)
        self._versions = Versions(database)

    def take(self, connection: sa.Connection, venue: Venue, taken: HandedOver) -> Money:
        """See `domain.money_ports.Payments.take`."""
        whole = venue.id, taken.booking_id
        record = self._reading.load(connection, *whole)
        resources = [(venue.id, one) for one in record.terms.resource_ids]
        self._versions.lock(connection, resources)
        record = self._reading.load(connection, *whole)
        means = f"on-site:{taken.booking_id}:{taken.amount.minor}:{taken.means}"
        first = first_time(connection, self._database, whole, taken.key, means)
        left = account_of(connection, *whole).to_pay(record)
        nothing = Money(0, taken.amount.currency)
        if not first:
            return left or nothing
        if left is None or left.currency != taken.amount.currency:
            raise TooMuchPaid(nothing)
        if not 0 < taken.amount.minor <= left.minor:
            raise TooMuchPaid(left)
        self._enter(connection, record, taken)
        return Money(left.minor - taken.amount.minor, left.currency)

    def _enter(self, connection: sa.Connection, record: Record, taken: HandedOver) -> None:
        now = connection.execute(sa.select(self._database.now())).scalar_one()
        number, venue_id = PaymentId(self._ids.fresh()), record.terms.slot.venue_id
        ref, amount = f"{taken.means}:{number}", taken.amount
        payment = Payment(
            number,
            venue_id,
            taken.booking_id,
            Provider.ON_SITE,
            amount,
            now,
            PaymentStatus.PAID,
            ref,
        )
        connection.execute(sa.insert(schema.payments).values(from_payment(payment)))
        charge = Charge(ref, ChargeState.CAPTURED, amount, Money(0, amount.currency))
        part = f"{ON_SITE}:{number}"
        self._books.charge(connection, payment, charge, stands=True, part=part)
        if is_over(record):
            portion = Portion(payment, ref, amount, part)
            self._books.keep(connection, record, portion, amount)
