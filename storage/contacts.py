"""Keeping customers who have no chat with us: found by telephone or e-mail, or made."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from domain.errors import AlreadyThere, NotFound, StoreBusy
from domain.pages import CustomerFilter, Leaf, Page
from domain.people import Contact, Customer, CustomerId
from domain.ports import Ids
from domain.replies import Receipt
from domain.resources import VenueId
from storage.engine import Database
from storage.people import to_customer
from storage.replies import note
from storage.schema import customers
from storage.statements import insert_new

ONCE = ("phone", "email")


class ContactStore:
    """The port `bot.web.api.ports.Contacts` on either database."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    async def find_or_make(
        self,
        venue_id: VenueId,
        contact: Contact,
        receipt: Receipt[tuple[Customer, bool]] | None = None,
    ) -> tuple[Customer, bool]:
        """The customer with this telephone and no chat, else with this e-mail, else a new one.

        True when new. Who is found stays as they are.
        """

        def work(connection: sa.Connection) -> tuple[Customer, bool]:
            done = self._find_or_make(connection, venue_id, contact)
            note(connection, receipt, done)
            return done

        return await self._database.run(work)

    async def change(
        self,
        venue_id: VenueId,
        customer_id: CustomerId,
        changes: Mapping[str, str | None],
        receipt: Receipt[Customer] | None = None,
    ) -> Customer:
        """Set name, locale, phone or email; NotFound, AlreadyThere."""

        def work(connection: sa.Connection) -> Customer:
            _check_unique(connection, venue_id, customer_id, changes)
            if changes:
                statement = sa.update(customers).where(_is(venue_id, customer_id))
                connection.execute(statement.values(**changes))
            row = connection.execute(
                sa.select(customers).where(_is(venue_id, customer_id))
            ).one_or_none()
            if row is None:
                raise NotFound("customer", str(customer_id))
            changed = to_customer(row)
            note(connection, receipt, changed)
            return changed

        try:
            return await self._database.run(work)
        except IntegrityError:
            # Somebody was faster; this time they are seen.
            return await self._database.run(work)

    async def list_page(
        self, venue_id: VenueId, asked: CustomerFilter, leaf: Leaf
    ) -> Page[Customer]:
        """Those of the chat too, the newest first."""
        table = customers
        where = [table.c.venue_id == venue_id]
        where += [table.c.phone == asked.phone] if asked.phone else []
        where += [table.c.email == asked.email] if asked.email else []
        if asked.name:
            where.append(
                sa.func.lower(table.c.name).contains(asked.name.lower(), autoescape=True)
            )
        statement = sa.select(table).where(*where).order_by(table.c.id.desc())
        shown = statement.limit(leaf.size).offset(leaf.skipped)
        count = sa.select(sa.func.count()).select_from(table).where(*where)

        def work(connection: sa.Connection) -> Page[Customer]:
            rows = connection.execute(shown).all()
            total = connection.execute(count).scalar_one()
            return Page(tuple(map(to_customer, rows)), total, leaf)

        return await self._database.read(work)

    def _find_or_make(
        self, connection: sa.Connection, venue_id: VenueId, contact: Contact
    ) -> tuple[Customer, bool]:
        found = _find(connection, venue_id, contact)
        if found is not None:
            return found, False
        number = CustomerId(self._ids.fresh())
        values = {
            "venue_id": venue_id,
            "id": number,
            "name": contact.name,
            "locale": contact.locale,
            "phone": contact.phone or None,
            "email": contact.email or None,
        }
        if insert_new(connection, customers, values):
            row = connection.execute(sa.select(customers).where(_is(venue_id, number))).one()
            return to_customer(row), True
        found = _find(connection, venue_id, contact)
        if found is None:
            raise StoreBusy
        return found, False


def _find(connection: sa.Connection, venue_id: VenueId, contact: Contact) -> Customer | None:
    for column, value in (
        (customers.c.phone, contact.phone),
        (customers.c.email, contact.email),
    ):
        if value:
            statement = sa.select(customers).where(
                customers.c.venue_id == venue_id, column == value, _counts(column)
            )
            row = connection.execute(statement).one_or_none()
            if row is not None:
                return to_customer(row)
    return None


def _counts(column: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Whether a customer is found by it: a number said in the chat nobody has looked at."""
    if column is customers.c.phone:
        return customers.c.user_id.is_(None)
    return sa.true()


def _is(venue_id: VenueId, customer_id: CustomerId) -> sa.ColumnElement[bool]:
    return sa.and_(customers.c.venue_id == venue_id, customers.c.id == customer_id)


def _check_unique(
    connection: sa.Connection,
    venue_id: VenueId,
    customer_id: CustomerId,
    changes: Mapping[str, str | None],
) -> None:
    """AlreadyThere when another customer has the telephone or e-mail."""
    for name in ONCE:
        if changes.get(name):
            statement = sa.select(customers.c.id).where(
                customers.c.venue_id == venue_id,
                customers.c[name] == changes[name],
                customers.c.id != customer_id,
                _counts(customers.c[name]),
            )
            if connection.scalar(statement) is not None:
                raise AlreadyThere("customer", name)
