"""What codes took off, for the record: entered when a booking is firm, withdrawn when it is off.

No money moves, so nothing else in the books changes by it.
"""

from __future__ import annotations

import sqlalchemy as sa

from domain.holds import Change
from domain.ledger import Entry, Movement
from domain.promos import saving
from domain.states import Booking, Request, Status
from storage import schema
from storage.engine import Database
from storage.money_rows import from_entry
from storage.statements import insert_new

_OFF = frozenset({Status.CANCELLED, Status.REJECTED})


class PromoBooks:
    """Written in somebody's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def after(self, connection: sa.Connection, change: Change) -> None:
        """Each once for a booking, however often it changes."""
        movement = _movement(change)
        terms = change.after.terms
        if movement is None or not terms.slot.code or terms.quote is None:
            return
        off = saving(terms.quote)
        if not off.minor:
            return
        now = self._database.present(connection)
        key, whole = f"{movement}:{terms.id}", (terms.slot.venue_id, terms.id)
        entry = Entry(*whole, key, movement, None, off, now, terms.slot.code)
        insert_new(connection, schema.ledger, from_entry(entry))


def _movement(change: Change) -> Movement | None:
    was_firm = isinstance(change.before, Booking | Request)
    if isinstance(change.after, Booking | Request):
        return None if was_firm else Movement.DISCOUNTED
    return Movement.WITHDRAWN if was_firm and change.after.status in _OFF else None
