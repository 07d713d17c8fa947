"""Reading the ledger: a day of a venue, and the payments of a customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.closing import Closing, Pile, Statement
from domain.intervals import instant_of
from domain.ledger import MEMOS, Entry, Movement, Purse
from domain.money import Money
from domain.payments import PaymentStatus
from domain.people import CustomerId
from domain.refunds import Refund, RefundStatus
from domain.resources import Provider, Venue, VenueId
from domain.schedule import day_start
from domain.slots import DAY
from domain.states import Record
from storage import schema
from storage.accounts import accounts_of
from storage.engine import Database
from storage.money_rows import to_entry, to_refund
from storage.reading import Reading
from storage.strays import open_strays, stray_moves

_ledger, _refunds, _payments = schema.ledger, schema.refunds, schema.payments
_bookings = schema.bookings
_LEFT = [str(one) for one in (RefundStatus.WAITING, RefundStatus.FAILED)]
_UNDER_WAY = (RefundStatus.WAITING, RefundStatus.DUE)


class LedgerPages:
    """The port `domain.money_ports.Takings` on either database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading = Reading(database)

    async def closing(self, venue: Venue, on: date) -> Closing:
        """See the port."""
        begins, ends = (instant_of(day_start(day, venue.zone)) for day in (on, on + DAY))
        moved = (
            sa.select(_ledger)
            .where(_ledger.c.venue_id == venue.id, _ledger.c.at >= begins, _ledger.c.at < ends)
            .order_by(_ledger.c.id)
        )

        def work(connection: sa.Connection) -> Closing:
            entries = tuple(map(to_entry, connection.execute(moved).mappings()))
            left = _left(connection, venue.id)
            return Closing(
                entries,
                _references(connection, venue.id, entries, left),
                _pending(connection, venue),
                _refunding(connection, venue, _UNDER_WAY),
                _refunding(connection, venue, (RefundStatus.FAILED,)),
                _owed_at(connection, venue),
                left,
                open_strays(connection, venue.id),
                stray_moves(connection, venue.id, begins, ends),
                _on_gifts(connection, venue),
            )

        return await self._database.read(work)

    async def to_pay(self, venue_id: VenueId, records: Sequence[Record]) -> Mapping[int, Money]:
        """See the port."""
        priced = [one for one in records if one.terms.quote is not None]
        if not priced:
            return {}
        numbers = [one.terms.id for one in priced]
        found = await self._database.read(lambda c: accounts_of(c, venue_id, numbers))
        left = ((one, account.to_pay(one)) for one, account in zip(priced, found, strict=True))
        return {one.terms.id: amount for one, amount in left if amount is not None}

    async def find(self, venue_id: VenueId, reference: str) -> BookingId | None:
        """See the port."""
        statement = sa.select(_bookings.c.id).where(
            _bookings.c.venue_id == venue_id, _bookings.c.reference == reference
        )
        found = await self._database.read(lambda c: c.scalar(statement))
        return None if found is None else BookingId(found)

    async def statements(
        self, venue_id: VenueId, customer_id: CustomerId, most: int
    ) -> Sequence[Statement]:
        """See the port."""
        paid = sa.select(_ledger.c.booking_id).where(
            _ledger.c.venue_id == venue_id, _ledger.c.movement.not_in(list(map(str, MEMOS)))
        )
        theirs = (
            sa.select(_bookings)
            .where(
                _bookings.c.venue_id == venue_id,
                _bookings.c.customer_id == customer_id,
                _bookings.c.id.in_(paid),
            )
            .order_by(_bookings.c.starts.desc())
            .limit(most)
        )

        def work(connection: sa.Connection) -> list[Statement]:
            rows = connection.execute(theirs).mappings().all()
            return self._told(connection, venue_id, rows)

        return await self._database.read(work)

    def _told(
        self, connection: sa.Connection, venue_id: VenueId, rows: Sequence[sa.RowMapping]
    ) -> list[Statement]:
        records = self._reading.with_allocations(connection, rows)
        numbers = [one.terms.id for one in records]
        found = connection.execute(
            sa.select(_ledger)
            .where(_ledger.c.venue_id == venue_id, _ledger.c.booking_id.in_(numbers))
            .order_by(_ledger.c.id)
        )
        entries: dict[int, list[Entry]] = {}
        for one in map(to_entry, found.mappings()):
            entries.setdefault(one.booking_id, []).append(one)
        return [Statement(one, tuple(entries[one.terms.id])) for one in records]


def _references(
    connection: sa.Connection,
    venue_id: VenueId,
    entries: Sequence[Entry],
    left: Sequence[Refund],
) -> dict[int, str]:
    numbers = {one.booking_id for one in entries} | {one.booking_id for one in left}
    statement = sa.select(_bookings.c.id, _bookings.c.reference).where(
        _bookings.c.venue_id == venue_id, _bookings.c.id.in_(numbers)
    )
    return {row.id: row.reference for row in connection.execute(statement)}


def _pending(connection: sa.Connection, venue: Venue) -> Pile:
    """Who is about to pay at a provider's page."""
    pending = _payments.c.status == str(PaymentStatus.PENDING)
    return _pile(connection, venue, _payments, _payments.c.created_at, pending)


def _refunding(
    connection: sa.Connection, venue: Venue, statuses: Sequence[RefundStatus]
) -> Pile:
    standing = _refunds.c.status.in_([str(one) for one in statuses])
    return _pile(connection, venue, _refunds, _refunds.c.asked_at, standing)


def _pile(
    connection: sa.Connection,
    venue: Venue,
    table: sa.Table,
    since: sa.Column[datetime],
    which: sa.ColumnElement[bool],
) -> Pile:
    statement = sa.select(
        sa.func.count().label("number"),
        sa.func.coalesce(sa.func.sum(table.c.minor), 0).label("minor"),
        sa.func.min(since).label("since"),
    ).where(table.c.venue_id == venue.id, table.c.currency == venue.currency, which)
    row = connection.execute(statement).one()
    return Pile(row.number, int(row.minor), row.since)


def _left(connection: sa.Connection, venue_id: VenueId) -> tuple[Refund, ...]:
    statement = (
        sa.select(_refunds)
        .where(
            _refunds.c.venue_id == venue_id,
            _refunds.c.status.in_(_LEFT),
        )
        .order_by(_refunds.c.id)
    )
    return tuple(map(to_refund, connection.execute(statement).mappings()))


def _on_gifts(connection: sa.Connection, venue: Venue) -> int:
    gift = str(Purse.GIFT)
    signed = sa.case(
        (_ledger.c.credit == gift, _ledger.c.minor),
        (_ledger.c.debit == gift, -_ledger.c.minor),
        else_=0,
    )
    statement = sa.select(sa.func.coalesce(sa.func.sum(signed), 0)).where(
        _ledger.c.venue_id == venue.id, _ledger.c.currency == venue.currency
    )
    return int(connection.scalar(statement) or 0)


def _owed_at(connection: sa.Connection, venue: Venue) -> dict[Provider, int]:
    """What was paid and neither went back nor was used up, by where it was paid."""
    comes = [str(one) for one in (Movement.PAID, Movement.GIVEN_UP)]
    goes = [str(one) for one in (Movement.REFUNDED, Movement.KEPT)]
    signed = sa.case((_ledger.c.movement.in_(comes), _ledger.c.minor), else_=-_ledger.c.minor)
    statement = (
        sa.select(_ledger.c.provider, sa.func.sum(signed).label("minor"))
        .where(
            _ledger.c.venue_id == venue.id,
            _ledger.c.currency == venue.currency,
            _ledger.c.movement.in_([*comes, *goes]),
        )
        .group_by(_ledger.c.provider)
        .order_by(_ledger.c.provider)
    )
    found = {Provider(row.provider): int(row.minor) for row in connection.execute(statement)}
    return {provider: minor for provider, minor in found.items() if minor}
