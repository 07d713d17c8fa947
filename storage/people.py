"""Keeping people: customers, staff, and the one-time codes that make somebody staff."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.errors import NotFound
from domain.people import Customer, CustomerId, Role, Staff, UserId
from domain.ports import Ids
from domain.resources import ResourceId, VenueId
from domain.states import Record
from storage import schema
from storage.batching import Spawn
from storage.engine import Database
from storage.lookup import Lookup
from storage.statements import insert_into, insert_new

CODE_LIFE = timedelta(days=1)
# 27 of 30 letters: 132 random bits.
CODE_LENGTH = 27
SUBJECTS_SHOWN = 6


class PeopleStore:
    """The port `domain.ports.People` on either database."""

    def __init__(self, database: Database, ids: Ids, spawn: Spawn) -> None:
        self._database = database
        self._ids = ids
        table, team = schema.customers.c, schema.staff.c
        self._persons = Lookup(database, spawn, (table.venue_id, table.user_id), to_customer)
        self._customers = Lookup(database, spawn, (table.venue_id, table.id), to_customer)
        self._team = Lookup(database, spawn, (team.venue_id, team.user_id), _to_staff)

    async def customer(
        self, venue_id: VenueId, user_id: UserId, *, name: str, locale: str
    ) -> Customer:
        """See the port. The name follows Telegram's."""
        found = await self.find_customer(venue_id, user_id)
        if found is not None and found.name == name:
            return found
        table = schema.customers
        if found is None:
            fresh = {"id": self._ids.fresh(), "name": name, "locale": locale}
            values = {"venue_id": venue_id, "user_id": user_id, **fresh}
            await self._database.run(lambda c: insert_new(c, table, values))
        else:
            here = table.c.venue_id == venue_id
            renamed = sa.update(table).where(here, table.c.id == found.id).values(name=name)
            await self._database.run(lambda c: c.execute(renamed))
        made = await self.find_customer(venue_id, user_id)
        if made is None:
            raise NotFound("customer", str(user_id))
        return made

    async def find_customer(self, venue_id: VenueId, user_id: UserId) -> Customer | None:
        """See the port."""
        return await self._persons.find(venue_id, user_id)

    async def get_customer(self, venue_id: VenueId, customer_id: CustomerId) -> Customer:
        """See the port."""
        found = await self._customers.find(venue_id, customer_id)
        if found is None:
            raise NotFound("customer", str(customer_id))
        return found

    async def find_customers(
        self, user_id: UserId, venue_ids: Sequence[VenueId]
    ) -> tuple[Customer, ...]:
        """See the port."""
        table = schema.customers
        here = sa.and_(table.c.venue_id.in_(venue_ids), table.c.user_id == user_id)
        statement = sa.select(table).where(here).order_by(table.c.venue_id)
        rows = await self._database.read(lambda c: c.execute(statement).all())
        return tuple(to_customer(row) for row in rows)

    async def set_locales(self, user_id: UserId, locales: Mapping[VenueId, str]) -> None:
        """See the port."""

        def work(connection: sa.Connection) -> None:
            for venue_id, locale in sorted(locales.items()):
                for table in (schema.customers, schema.staff):
                    here = table.c.venue_id == venue_id, table.c.user_id == user_id
                    connection.execute(sa.update(table).where(*here).values(locale=locale))

        await self._database.run(work)

    async def set_zone(
        self, user_id: UserId, venue_ids: Sequence[VenueId], zone: ZoneInfo | None
    ) -> None:
        """See the port."""
        await self._set(user_id, venue_ids, zone=zone.key if zone else None)

    async def set_phone(
        self, user_id: UserId, venue_ids: Sequence[VenueId], phone: str
    ) -> None:
        """See the port."""
        await self._set(user_id, venue_ids, phone=phone or None)

    async def _set(
        self, user_id: UserId, venue_ids: Sequence[VenueId], **values: str | None
    ) -> None:
        table = schema.customers
        here = table.c.venue_id.in_(venue_ids), table.c.user_id == user_id
        statement = sa.update(table).where(*here).values(**values)
        await self._database.run(lambda c: c.execute(statement))

    async def set_reachable(
        self, user_id: UserId, venue_ids: Sequence[VenueId], *, reachable: bool
    ) -> None:
        """See the port."""
        table = schema.customers
        here = table.c.venue_id.in_(venue_ids), table.c.user_id == user_id
        changed = sa.update(table).where(*here, table.c.reachable != reachable)
        statement = changed.values(reachable=reachable)
        await self._database.run(lambda c: c.execute(statement))

    async def subjects(self, venue_id: VenueId, customer_id: CustomerId) -> tuple[str, ...]:
        """See the port."""
        table = schema.subjects
        statement = (
            sa.select(table.c.name)
            .where(table.c.venue_id == venue_id, table.c.customer_id == customer_id)
            .order_by(table.c.used_at.desc())
            .limit(SUBJECTS_SHOWN)
        )
        return await self._database.read(lambda c: tuple(c.scalars(statement)))

    async def staff(self, venue_id: VenueId) -> tuple[Staff, ...]:
        """See the port."""
        table = schema.staff
        return await self._staff(table.c.venue_id == venue_id)

    async def find_staff(self, venue_id: VenueId, user_id: UserId) -> Staff | None:
        """See the port."""
        return await self._team.find(venue_id, user_id)

    async def roles(self, user_id: UserId, venue_ids: Sequence[VenueId]) -> tuple[Staff, ...]:
        """See the port."""
        table = schema.staff
        return await self._staff(
            sa.and_(table.c.venue_id.in_(venue_ids), table.c.user_id == user_id)
        )

    async def _staff(self, where: sa.ColumnElement[bool]) -> tuple[Staff, ...]:
        table = schema.staff
        statement = sa.select(table).where(where).order_by(table.c.user_id, table.c.venue_id)
        rows = await self._database.read(lambda c: c.execute(statement).all())
        return tuple(_to_staff(row) for row in rows)

    async def claim_role(
        self, code: str, user_id: UserId, *, name: str, locale: str
    ) -> Staff | None:
        """See the port."""
        member = {"user_id": user_id, "name": name, "locale": locale, "resources": []}
        venue_id = await self._database.run(lambda c: self._claim(c, code, member))
        return None if venue_id is None else await self.find_staff(venue_id, user_id)

    def _claim(
        self, connection: sa.Connection, code: str, member: dict[str, object]
    ) -> VenueId | None:
        """Spend the code, and give the role to who is staff already, or make them staff."""
        spent = connection.execute(self._spend(code)).one_or_none()
        if spent is None:
            return None
        values = {**member, "venue_id": spent.venue_id, "role": spent.role}
        if not insert_new(connection, schema.staff, values):
            table = schema.staff
            here = table.c.venue_id == spent.venue_id
            same = table.c.user_id == member["user_id"]
            connection.execute(sa.update(table).where(here, same).values(role=spent.role))
        return VenueId(spent.venue_id)

    def _spend(self, code: str) -> sa.sql.dml.ReturningUpdate[tuple[int, str]]:
        """A one-time code that is known, unused and in date is used from now on."""
        table, now = schema.invites, self._database.now()
        return (
            sa.update(table)
            .where(
                table.c.digest == _digest(code),
                table.c.used_at.is_(None),
                table.c.expires_at > now,
            )
            .values(used_at=now)
            .returning(table.c.venue_id, table.c.role)
        )

    async def invite(self, venue_id: VenueId, role: Role) -> str:
        """See the port. Only the digest is kept."""
        code = self._ids.code(CODE_LENGTH)

        def work(connection: sa.Connection) -> None:
            now = (connection.execute(sa.select(self._database.now()))).scalar_one()
            connection.execute(
                sa.insert(schema.invites).values(
                    digest=_digest(code),
                    venue_id=venue_id,
                    role=str(role),
                    expires_at=now + CODE_LIFE,
                )
            )

        await self._database.run(work)
        return code


def remember_subject(
    connection: sa.Connection, after: Record, now: sa.ColumnElement[datetime]
) -> None:
    """Keep who or what the booking is for, to offer it next time."""
    table = schema.subjects
    statement = insert_into(connection, table).values(
        venue_id=after.terms.slot.venue_id,
        customer_id=after.terms.customer_id,
        name=after.details.subject,
        used_at=now,
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[table.c.venue_id, table.c.customer_id, table.c.name],
            set_={"used_at": statement.excluded.used_at},
        )
    )


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _to_staff(row: sa.Row[tuple[object, ...]]) -> Staff:
    resources = tuple(ResourceId(one) for one in row.resources)
    return Staff(
        VenueId(row.venue_id),
        UserId(row.user_id),
        Role(row.role),
        row.name,
        row.locale,
        resources,
    )


def to_customer(row: sa.Row[tuple[object, ...]]) -> Customer:
    """The customer a row of `customers` stands for."""
    return Customer(
        CustomerId(row.id),
        VenueId(row.venue_id),
        None if row.user_id is None else UserId(row.user_id),
        row.name,
        row.locale,
        row.reachable,
        row.phone or "",
        row.email or "",
        ZoneInfo(row.zone) if row.zone else None,
    )
