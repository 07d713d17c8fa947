"""What is left on a gift, and what of it is set aside for holds, in somebody's transaction.

Nothing is ever subtracted: what is left is what was given, less what is set aside for holds that
live, less what was charged and has not come back. Whoever takes from a gift has its row locked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.errors import GiftRefused
from domain.gifts import LASTS_ON, Gift, Wallet
from domain.money import Money
from domain.refunds import RefundStatus
from domain.resources import Provider, VenueId
from domain.states import Record, Status
from storage import schema
from storage.engine import Database
from storage.money_rows import to_money

_gifts, _uses, _charges = schema.gifts, schema.gift_uses, schema.charges
_bookings, _refunds = schema.bookings, schema.refunds
_GIFT = str(Provider.GIFT)


def set_aside(connection: sa.Connection, venue_id: VenueId, booking_id: BookingId) -> int:
    """So much is set aside for a booking, in minor units."""
    row = use_of(connection, venue_id, booking_id)
    return int(row["minor"]) if row is not None else 0


def use_of(
    connection: sa.Connection, venue_id: VenueId, booking_id: BookingId
) -> sa.RowMapping | None:
    """Which gift pays for a booking, and how much of it."""
    statement = sa.select(_uses).where(
        _uses.c.venue_id == venue_id, _uses.c.booking_id == booking_id
    )
    return connection.execute(statement).mappings().one_or_none()


class GiftUses:
    """See the module."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def wallet(self, connection: sa.Connection, venue_id: VenueId, code: str) -> Wallet | None:
        """A gift and what is left on it."""
        return self._wallet(connection, _gift(venue_id, code), None)

    def taken_from(
        self, connection: sa.Connection, venue_id: VenueId, code: str, by: BookingId
    ) -> Wallet | None:
        """The same for a booking that has, or wants, some of it; nobody else does meanwhile."""
        return self._wallet(connection, _gift(venue_id, code).with_for_update(), by)

    def _wallet(
        self, connection: sa.Connection, asked: sa.Select[Any], but: BookingId | None
    ) -> Wallet | None:
        row = connection.execute(asked).mappings().one_or_none()
        if row is None:
            return None
        gone = sum(self._gone(connection, row["venue_id"], row["code"], but))
        left = max(row["minor"] - gone, 0)
        return Wallet(to_gift(row), Money(left, row["currency"]))

    def kept(self, connection: sa.Connection, record: Record) -> sa.RowMapping | None:
        """What was set aside for a hold, whatever has become of that; None where nothing was.

        GiftRefused where it is used up for something else by now.
        """
        if record.terms.quote is None:
            return None
        venue_id, number = record.terms.slot.venue_id, record.terms.id
        use = use_of(connection, venue_id, number)
        if use is None:
            return None
        wallet = self.taken_from(connection, venue_id, use["code"], number)
        if wallet is None or use["minor"] > wallet.left.minor:
            raise GiftRefused("empty")
        return use

    def trim(self, connection: sa.Connection, record: Record, paid: Money) -> None:
        """No more of a gift is used than is missing, where so much is paid besides."""
        quoted, whole = record.terms.quote, (record.terms.slot.venue_id, record.terms.id)
        use = use_of(connection, *whole)
        if use is None or quoted is None:
            return
        most = max(quoted.total.minor - paid.minor, 0)
        this = sa.and_(_uses.c.venue_id == whole[0], _uses.c.booking_id == whole[1])
        if not most:
            connection.execute(sa.delete(_uses).where(this))
        elif most < use["minor"]:
            connection.execute(sa.update(_uses).where(this).values(minor=most))

    def lasts_on(self, connection: sa.Connection, venue_id: VenueId, code: str) -> None:
        """There is time to use what has come back to it."""
        now = self._database.present(connection)
        connection.execute(
            sa.update(_gifts)
            .where(
                _gifts.c.venue_id == venue_id,
                _gifts.c.code == code,
                _gifts.c.expires_at < now + LASTS_ON,
            )
            .values(expires_at=now + LASTS_ON)
        )

    def _gone(
        self, connection: sa.Connection, venue_id: VenueId, code: str, but: BookingId | None
    ) -> Iterator[int]:
        """What is charged and has not come back, or set aside, booking by booking."""
        now = self._database.present(connection)
        for row in connection.execute(_asked(venue_id, code)).mappings():
            if row["charged"] is not None:
                yield row["charged"] - int(row["back"])
            elif row["booking_id"] != but and row["status"] == str(Status.HELD):
                yield row["minor"] if row["expires_at"] > now else 0


def _gift(venue_id: VenueId, code: str) -> sa.Select[Any]:
    return sa.select(_gifts).where(_gifts.c.venue_id == venue_id, _gifts.c.code == code)


def _asked(venue_id: VenueId, code: str) -> sa.Select[Any]:
    """Every use of a gift with how its booking stands, what it was charged, and what came back."""
    charged = sa.and_(
        _charges.c.venue_id == _uses.c.venue_id,
        _charges.c.booking_id == _uses.c.booking_id,
        _charges.c.provider == _GIFT,
    )
    held = sa.and_(
        _bookings.c.venue_id == _uses.c.venue_id, _bookings.c.id == _uses.c.booking_id
    )
    columns = _uses.c.booking_id, _uses.c.minor, _bookings.c.status, _bookings.c.expires_at
    return (
        sa.select(*columns, _charges.c.minor.label("charged"), _back().label("back"))
        .select_from(_uses)
        .join(_bookings, held)
        .outerjoin(_charges, charged)
        .where(_uses.c.venue_id == venue_id, _uses.c.code == code)
    )


def _back() -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.coalesce(sa.func.sum(_refunds.c.minor), 0))
        .where(
            _refunds.c.venue_id == _uses.c.venue_id,
            _refunds.c.booking_id == _uses.c.booking_id,
            _refunds.c.provider == _GIFT,
            _refunds.c.status == str(RefundStatus.DONE),
        )
        .scalar_subquery()
    )


def to_gift(row: sa.RowMapping) -> Gift:
    """The gift a row stands for."""
    return Gift(
        VenueId(row["venue_id"]),
        row["code"],
        to_money(row),
        row["issued_at"],
        row["expires_at"],
        row["sold"],
        row["note"],
    )
