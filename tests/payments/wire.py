"""A venue whose money comes over a wire: three providers, and the door where they call back.

The stand-ins, the door, the jobs and the chat are the program's own; only nothing is delivered,
and no job done, unless somebody says so.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.payment_plan import PaymentPlan
from bot.payments.keys import RazorpayKeys, StripeKeys, TossKeys
from bot.sandbox.tills import razorpay, stripe, toss
from bot.sandbox.tills.razorpay import RazorpayTill
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.toss import TossTill
from bot.web.callbacks import PaymentDoor
from domain.people import Customer, UserId
from domain.resources import Provider, ServiceId
from storage import schema
from tests.payments.accounts import AnyTill
from tests.stories.town import SORA, Phone, Town, running

BOX = Path(__file__).parent / "venues" / "box.toml"
PRICE = 50_000
CLEANING = ServiceId(3)
EMPTIED = (
    "bookings", "allocations", "audit", "audit_seals", "jobs", "idempotency", "inbox",
    "sessions", "payments", "charges", "refunds", "ledger", "callbacks",
)  # fmt: skip


class Wire(Town):
    """A town whose one venue is paid by three providers."""

    tills: dict[Provider, AnyTill]
    sora: Phone
    _numbers = count(10_000)

    async def begin_anew(self) -> None:
        """Nothing has happened, at the same moment as always."""
        await forget(self)
        for till in self.tills.values():
            till.forget()
            till.outbox.holds_back = True
            if isinstance(till, TossTill):
                till.shop.tells_of_tries = True

    async def customer(self) -> tuple[Phone, Customer]:
        """Somebody new who has come."""
        number = next(self._numbers)
        phone = self.person(number, "Ann", "en")
        await phone.starts()
        who = await self.store.people.customer(
            self.venue.id, UserId(number), name="Ann", locale="en"
        )
        return phone, who

    async def rows(self, table: sa.Table) -> Sequence[sa.RowMapping]:
        """All rows, the oldest first."""
        statement = sa.select(table).order_by(*table.primary_key.columns)
        return await self.store.database.read(lambda c: c.execute(statement).mappings().all())


async def forget(town: Town) -> None:
    """Nothing has happened in a town, and it is as early as it was."""
    await town.settle()
    town.clock.reset()

    def empty(connection: sa.Connection) -> None:
        for name in EMPTIED:
            connection.execute(sa.delete(schema.metadata.tables[name]))
        versions = schema.resource_versions
        connection.execute(sa.update(versions).values(version=versions.c.version + 1))

    await town.store.database.run(empty)


def in_rupees(folder: Path) -> Path:
    """The venue as it is in India, where Razorpay collects."""
    text = BOX.read_text(encoding="utf-8")
    for ours, theirs in (("KRW", "INR"), ('"50000"', '"500.00"'), ('"toss"', '"razorpay"')):
        text = text.replace(ours, theirs)
    file = folder / "box.toml"
    file.write_text(text, encoding="utf-8")
    return file


@asynccontextmanager
async def open_wire(database_url: str, venue: Path = BOX) -> AsyncIterator[Wire]:
    """The venue, open."""
    town = Wire(database_url, "", venue)
    tills = StripeTill(town.clock), RazorpayTill(town.clock), TossTill(town.clock)
    town.tills = dict(
        zip((Provider.STRIPE, Provider.RAZORPAY, Provider.TOSS), tills, strict=True)
    )
    app = web.Application()
    PaymentDoor(lambda: town.house.counter).join(app)
    for provider, till in town.tills.items():
        app.add_subapp(f"/{provider}/", till.app())
    async with TestServer(app) as server:
        root = str(server.make_url("")).rstrip("/")
        for provider, till in town.tills.items():
            till.page_root = f"{root}/{provider}"
            till.outbox.url = f"{root}/pay/{provider}/box"
        keys = razorpay.KEY_ID, razorpay.KEY_SECRET, (razorpay.SECRET,)
        payments = PaymentPlan(
            {"": StripeKeys(stripe.API_KEY, (stripe.SECRET,), f"{root}/stripe")},
            {"": RazorpayKeys(*keys, f"{root}/razorpay")},
            {"": TossKeys(toss.SECRET_KEY, (toss.SECURITY_KEY,), f"{root}/toss")},
            root=root,
        )
        town.plan = replace(town.plan, payments=payments)
        async with running(town):
            town.sora = await town.staff(SORA, "Sora")
            yield town
