"""Entering money that was handed over at the venue."""

from __future__ import annotations

import sqlalchemy as sa

from domain.money import Money
from domain.on_site import HandedOver, TooMuchPaid
from domain.ports import Ids
from domain.refunds import is_over
from domain.resources import Provider, Venue
from domain.states import Record
from storage.accounts import account_of
from storage.books import Books
from storage.engine import Database
from storage.once import first_time
from storage.portions import ON_SITE
from storage.standstill import Standstill


class OnSite:
    """What staff take, in somebody's transaction."""

    def __init__(self, database: Database, ids: Ids, books: Books) -> None:
        self._database = database
        self._ids = ids
        self._books = books
        self._still = Standstill(database)

    def take(self, connection: sa.Connection, venue: Venue, given: HandedOver) -> None:
        """See `domain.money_ports.Payments.take`."""
        whole, amount = (venue.id, given.booking_id), given.amount
        record = self._still.load(connection, *whole)
        means = f"on-site:{given.booking_id}:{amount.minor}:{given.means}"
        if not first_time(connection, self._database, whole, given.key, means):
            return
        left = account_of(connection, *whole).to_pay(record) or Money(0, amount.currency)
        if left.currency != amount.currency or not 0 < amount.minor <= left.minor:
            raise TooMuchPaid(left)
        self._enter(connection, record, given)

    def _enter(self, connection: sa.Connection, record: Record, given: HandedOver) -> None:
        ref = f"{given.means}:{self._ids.fresh()}"
        what = Provider.ON_SITE, ref, given.amount
        portion = self._books.pay(connection, record, what, part=f"{ON_SITE}:{ref}")
        if is_over(record):
            self._books.keep(connection, record, portion, given.amount)
