"""Keeping gifts."""

from __future__ import annotations

import sqlalchemy as sa

from domain.allocations import NO_BOOKING
from domain.errors import GiftRefused, WrongState
from domain.gifts import Gift, Wallet
from domain.ledger import Entry, Movement
from domain.money import Money
from domain.people import Actor
from domain.resources import Provider, VenueId
from domain.states import Hold
from storage import schema
from storage.engine import Database
from storage.gift_uses import GiftUses, set_aside, to_gift
from storage.money_rows import OPEN, from_entry
from storage.standstill import Standstill
from storage.statements import insert_into, insert_new

_gifts, _uses, _payments = schema.gifts, schema.gift_uses, schema.payments


class GiftStore:
    """The port `domain.money_ports.Gifts` on either database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = GiftUses(database)
        self._still = Standstill(database)

    async def issue(self, gift: Gift, by: Actor, key: str) -> Gift:
        """See the port."""

        def work(connection: sa.Connection) -> Gift:
            if insert_new(connection, _gifts, _from_gift(gift, by, key)):
                insert_new(connection, schema.ledger, from_entry(_entry(gift)))
                return gift
            known = sa.select(_gifts).where(
                _gifts.c.venue_id == gift.venue_id, _gifts.c.key == key
            )
            return to_gift(connection.execute(known).mappings().one())

        return await self._database.run(work)

    async def find(self, venue_id: VenueId, code: str) -> Wallet | None:
        """See the port."""
        return await self._database.read(lambda c: self._kept.wallet(c, venue_id, code))

    async def set_aside(self, hold: Hold, code: str) -> Money:
        """See the port."""
        return await self._database.run(lambda c: self._set_aside(c, hold, code))

    def _set_aside(self, connection: sa.Connection, hold: Hold, code: str) -> Money:
        venue_id, quoted = hold.terms.slot.venue_id, hold.terms.quote
        self._check_held(connection, hold)
        wallet = self._kept.taken_from(connection, venue_id, code, hold.terms.id)
        if wallet is None:
            raise GiftRefused("unknown")
        now = self._database.present(connection)
        if wallet.gift.expires_at <= now:
            raise GiftRefused("over", wallet.gift.expires_at)
        if quoted is None or not quoted.total.minor:
            raise GiftRefused("free")
        if not wallet.left.minor or wallet.left.currency != quoted.total.currency:
            raise GiftRefused("empty")
        self._check_free(connection, hold)
        amount = Money(min(wallet.left.minor, quoted.total.minor), quoted.total.currency)
        values = {
            "venue_id": venue_id,
            "booking_id": hold.terms.id,
            "code": code,
            "minor": amount.minor,
            "currency": amount.currency,
        }
        new = insert_into(connection, _uses).values(values)
        connection.execute(
            new.on_conflict_do_update(
                index_elements=[_uses.c.venue_id, _uses.c.booking_id],
                set_={name: values[name] for name in ("code", "minor", "currency")},
            )
        )
        return amount

    async def put_back(self, hold: Hold) -> None:
        """See the port."""

        def work(connection: sa.Connection) -> None:
            self._check_held(connection, hold)
            self._check_free(connection, hold)
            connection.execute(
                sa.delete(_uses).where(
                    _uses.c.venue_id == hold.terms.slot.venue_id,
                    _uses.c.booking_id == hold.terms.id,
                )
            )

        await self._database.run(work)

    def _check_held(self, connection: sa.Connection, hold: Hold) -> None:
        """WrongState for what is no hold any more; nothing else becomes of it meanwhile."""
        found = self._still.load(connection, hold.terms.slot.venue_id, hold.terms.id)
        if not isinstance(found, Hold):
            raise WrongState(found.status)

    def _check_free(self, connection: sa.Connection, hold: Hold) -> None:
        """GiftRefused where the page for what a gift does not pay is open already."""
        whole = hold.terms.slot.venue_id, hold.terms.id
        if not set_aside(connection, *whole):
            return
        waiting = sa.select(_payments.c.id).where(
            _payments.c.venue_id == whole[0],
            _payments.c.booking_id == whole[1],
            _payments.c.status.in_(OPEN),
        )
        if connection.execute(waiting).first() is not None:
            raise GiftRefused("paying")


def _from_gift(gift: Gift, by: Actor, key: str) -> dict[str, object]:
    return {
        "venue_id": gift.venue_id,
        "code": gift.code,
        "key": key,
        "minor": gift.amount.minor,
        "currency": gift.amount.currency,
        "issued_at": gift.issued_at,
        "expires_at": gift.expires_at,
        "sold": gift.sold,
        "note": gift.note,
        "issued_party": str(by.party),
        "issued_by": by.id,
    }


def _entry(gift: Gift) -> Entry:
    provider = Provider.ON_SITE if gift.sold else Provider.GIFT
    key = f"issued:{gift.code}"
    what = Movement.ISSUED, provider, gift.amount, gift.issued_at, gift.note
    return Entry(gift.venue_id, NO_BOOKING, key, *what)
