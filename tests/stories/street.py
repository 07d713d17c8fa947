"""A town with providers round the corner: their stand-ins and the doors of the bot, over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.payment_plan import PaymentPlan
from bot.payments.keys import RazorpayKeys, StripeKeys, TossKeys
from bot.sandbox.tills import razorpay, stripe, toss
from bot.sandbox.tills.razorpay import RazorpayTill
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.toss import TossTill
from bot.web.callbacks import PaymentDoor
from tests.stories.town import Phone, Town, rows_of, running


class Street(Town):
    """A town in which one may pay. `till` is Stripe, whose callbacks come in at `door`."""

    till: StripeTill
    razorpay: RazorpayTill
    toss: TossTill
    door: str

    async def pays(self, address: str) -> str:
        """Somebody pays on a page; the id of the charge."""
        till = self.razorpay if "razorpay" in address else self.till
        charge_id = await till.pay(ref_of(address))
        await self.settle()
        return charge_id


def ref_of(address: str) -> str:
    """What Stripe calls the page at an address."""
    return address.rpartition("/")[2]


def address(phone: Phone) -> str:
    """Where the newest button to a page leads."""
    found = [
        button["url"]
        for message in phone.messages()
        for row in rows_of(message)
        for button in row
        if "To the payment page" in button["text"]
    ]
    return str(found[-1])


@asynccontextmanager
async def open_street(town: Street, venue_key: str) -> AsyncIterator[Street]:
    """Providers that call back about a venue, and the bots of the town."""
    town.till, town.razorpay = StripeTill(town.clock), RazorpayTill(town.clock)
    town.toss = TossTill(town.clock)
    app = web.Application()
    PaymentDoor(lambda: town.house.counter).join(app)
    app.add_subapp("/stripe/", town.till.app())
    app.add_subapp("/razorpay/", town.razorpay.app())
    app.add_subapp("/toss/", town.toss.app())
    async with TestServer(app) as server:
        root = str(server.make_url("")).rstrip("/")
        town.door = town.till.outbox.url = f"{root}/pay/stripe/{venue_key}"
        town.razorpay.outbox.url = f"{root}/pay/razorpay/{venue_key}"
        town.razorpay.page_root = f"{root}/razorpay"
        town.toss.outbox.url = f"{root}/pay/toss/{venue_key}"
        town.toss.page_root = f"{root}/toss"
        keys = razorpay.KEY_ID, razorpay.KEY_SECRET, (razorpay.SECRET,)
        payments = PaymentPlan(
            stripe={"": StripeKeys(stripe.API_KEY, (stripe.SECRET,), f"{root}/stripe")},
            razorpay={"": RazorpayKeys(*keys, f"{root}/razorpay")},
            toss={"": TossKeys(toss.SECRET_KEY, (), f"{root}/toss")},
            root=root,
        )
        town.plan = replace(town.plan, payments=payments)
        async with running(town):
            yield town
            assert town.telegram.unanswered() == ()
