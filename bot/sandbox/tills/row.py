"""All tills in a row: the providers of the demo, on a server of their own beside the bot.

It is there before the bot, which needs their addresses, and stays while the bot begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime

from aiohttp import web

from bot.app import House
from bot.payment_plan import PaymentPlan
from bot.payments.keys import RazorpayKeys, StripeKeys, TelegramKeys, TossKeys
from bot.runtime.tasks import Spawn
from bot.sandbox.clock import MovableClock
from bot.sandbox.tills import razorpay, stripe, toss
from bot.sandbox.tills.checkout import CheckoutPages, Merchant
from bot.sandbox.tills.razorpay import RazorpayTill
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.toss import TossTill
from bot.web.callbacks import PaymentDoor
from bot.web.server import guard, serving
from domain.errors import StoreBusy
from domain.gateways import Callback
from domain.payments import PaymentId
from domain.resources import Provider, Venue
from domain.states import Hold

_HOST = "127.0.0.1"
_LANGUAGE = "en"
# The local Telegram takes any.
_OF_TELEGRAM = "1:TEST:demo"


class TillRow:
    """Stripe, Razorpay and Toss Payments, whose callbacks go to the house of the moment.

    `home` is where people go back to from a page: the chats of the demo.
    """

    def __init__(
        self, clock: MovableClock, spawn: Spawn, house: Callable[[], House | None]
    ) -> None:
        self.stripe = StripeTill(clock, spawn)
        self.razorpay = RazorpayTill(clock, spawn)
        self.toss = TossTill(clock, spawn)
        self.root = ""
        self.home = "/"
        self._tills: Mapping[Provider, StripeTill | RazorpayTill | TossTill] = {
            Provider.STRIPE: self.stripe,
            Provider.RAZORPAY: self.razorpay,
            Provider.TOSS: self.toss,
        }
        self._house = house
        self._venue: Venue
        self._pages = CheckoutPages(self._tills, clock, self._holds_until, lambda: self.home)
        self._open = AsyncExitStack()

    async def open(self) -> None:
        """Serve on a port that is free; nothing where it is open already."""
        if self.root:
            return
        app = web.Application()
        self._pages.join(app)
        PaymentDoor(lambda: self).join(app)
        for provider, till in self._tills.items():
            app.add_subapp(f"/till/{provider}/", till.app())
        app.on_response_prepare.append(guard)
        port = await self._open.enter_async_context(serving(app, _HOST, 0))
        self.root = f"http://{_HOST}:{port}"
        for provider, till in self._tills.items():
            till.page_root = f"{self.root}/checkout/{provider}"

    async def close(self) -> None:
        """Serve no more."""
        self.root = ""
        await self._open.aclose()

    def plan(self) -> PaymentPlan:
        """The keys of all three, and of paying in the chat, for every venue."""
        root = f"{self.root}/till"
        return PaymentPlan(
            {"": StripeKeys(stripe.API_KEY, (stripe.SECRET,), f"{root}/stripe")},
            {
                "": RazorpayKeys(
                    razorpay.KEY_ID,
                    razorpay.KEY_SECRET,
                    (razorpay.SECRET,),
                    f"{root}/razorpay",
                )
            },
            {"": TossKeys(toss.SECRET_KEY, (toss.SECURITY_KEY,), f"{root}/toss")},
            {"": TelegramKeys(_OF_TELEGRAM)},
            self.root,
        )

    def begin(self, venue: Venue, house: House) -> None:
        """Collect for this venue, from nothing."""
        self._venue = venue
        words = house.catalogues.for_(_LANGUAGE, venue.languages)
        self._pages.merchant = Merchant(venue.name.in_(_LANGUAGE), words)
        for provider, till in self._tills.items():
            till.forget()
            till.outbox.url = f"{self.root}/pay/{provider}/{venue.key}"

    async def hear(self, venue_key: str, provider: Provider, callback: Callback) -> bool:
        """See `bot.web.ports.Collector`; StoreBusy while there is no house."""
        return await self._at_home().counter.hear(venue_key, provider, callback)

    async def come_back(self, venue_key: str, payment_id: PaymentId) -> Mapping[str, str]:
        """The same, and back to the chats of the demo instead of Telegram's."""
        page = await self._at_home().counter.come_back(venue_key, payment_id)
        return {**page, "link": self.home}

    def _at_home(self) -> House:
        house = self._house()
        if house is None:
            raise StoreBusy
        return house

    async def _holds_until(self, provider: Provider, ref: str) -> datetime | None:
        store = self._at_home().store
        payment = await store.payments.find(self._venue.id, provider, ref)
        if payment is None:
            return None
        record = await store.kept.get(payment.venue_id, payment.booking_id)
        return record.expires_at if isinstance(record, Hold) else None
