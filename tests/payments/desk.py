"""A gateway and its provider, who sit at one desk and talk over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.tills.till import Till
from domain.allocations import BookingId
from domain.gateways import Callback, Checkout, Demand, Gateway, Hint
from domain.money import Money
from domain.payments import Charge, Payment, PaymentId
from domain.resources import Provider, VenueId
from domain.strays import Marks
from tests.factories import NOW, HandClock

CHECKOUT = Checkout(
    "Puja hall", "BOK-1", "https://t.me/bot?start=p", NOW + timedelta(minutes=15)
)


MARKS = Marks("puja-hall")


@dataclass
class Line:
    """Where a till is called, and what it has called back with."""

    session: aiohttp.ClientSession
    clock: HandClock
    root: str
    callbacks: list[Callback] = field(default_factory=list)

    def hints(self, gateway: Gateway) -> list[tuple[str, str]]:
        """What its callbacks are about: the ref and the charge of each."""
        return [(hint.ref, hint.charge_id) for hint in self.read(gateway)]

    def read(self, gateway: Gateway) -> list[Hint]:
        return [gateway.read(one, self.clock.now()) for one in self.callbacks]


@asynccontextmanager
async def calling(till: Till, clock: HandClock) -> AsyncIterator[Line]:
    """A line to a till; it calls back to where everything is kept as it came."""
    callbacks: list[Callback] = []

    async def receive(request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        callbacks.append(Callback(await request.read(), headers))
        return web.Response()

    app = web.Application()
    app.router.add_post("/callbacks", receive)
    app.add_subapp("/till/", till.app())
    server = TestServer(app)
    await server.start_server(access_log=None)
    till.outbox.url = str(server.make_url("/callbacks"))
    async with aiohttp.ClientSession() as session:
        yield Line(session, clock, str(server.make_url("/till")), callbacks)
    await server.close()


def make_payment(provider: Provider, amount: Money, number: int = 1) -> Payment:
    return Payment(PaymentId(number), VenueId(5), BookingId(7), provider, amount, NOW)


def make_demand(
    payment: Payment, charge: Charge, minor: int | None = None, key: str = "refund:9"
) -> Demand:
    """A demand for all of a charge, or for a part of it."""
    amount = charge.amount if minor is None else replace(charge.amount, minor=minor)
    return Demand(payment, charge.id, amount, key, "Cancelled in time")


async def opened(gateway: Gateway, payment: Payment) -> Payment:
    """The payment, with the page where it is paid."""
    return payment.opened(*await gateway.open(payment, CHECKOUT))


async def found(gateway: Gateway, payment: Payment) -> Charge:
    """The only charge there is of a payment."""
    [charge] = (await gateway.look(payment)).charges
    return charge
