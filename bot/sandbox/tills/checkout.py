"""The pages where people pay in the demo, as a provider would show them."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template

from aiohttp import web

from bot.sandbox.clock import MovableClock
from bot.sandbox.page_guard import HEADERS, local_only
from bot.sandbox.tills.bill import Bill, BillState, Payable
from bot.sandbox.tills.mischief import Deed, Done, Mischief
from bot.sandbox.tills.till import PageClosed, Refused
from bot.words.speech import Words
from domain.errors import StoreBusy
from domain.resources import Provider

FOLDER = Path(__file__).parent / "pages"
NAMES = {
    Provider.STRIPE: "Stripe",
    Provider.RAZORPAY: "Razorpay",
    Provider.TOSS: "Toss Payments",
}
_GO_AFTER_SECONDS = 2
# A page that sends its own form; a browser says whose form it is only with a referrer.
_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
}
_SHUT = {
    BillState.PAID: Done("Paid", "This was paid. You can go back to the chat."),
    BillState.CLOSED: Done("Closed", "Nobody can pay here any more, and nothing was taken."),
}


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who is paid, and how they write amounts."""

    name: str
    words: Words


HoldsUntil = Callable[[Provider, str], Awaitable[datetime | None]]


class CheckoutPages:
    """The pages of all tills. `holds_until`: the end of the hold that a ref is paid for.

    `home` is where people go who are not sent anywhere.
    """

    def __init__(
        self,
        tills: Mapping[Provider, Payable],
        clock: MovableClock,
        holds_until: HoldsUntil,
        home: Callable[[], str],
    ) -> None:
        self._tills = tills
        self._clock = clock
        self._holds_until = holds_until
        self._home = home
        self.merchant: Merchant

    def join(self, app: web.Application) -> None:
        """Answer for what is below /checkout."""
        page = "/checkout/{provider}/{page}"
        app.router.add_get(page, local_only(self._show, _HEADERS))
        app.router.add_post(page, local_only(self._act, _HEADERS))
        app.router.add_get("/checkout.css", local_only(_styles, _HEADERS))

    async def _show(self, request: web.Request) -> web.Response:
        provider, bill = self._bill(request)
        if bill.state is not BillState.OPEN:
            return self._done(provider, _SHUT[bill.state])
        facts = {"title": bill.title, "amount": self.merchant.words.money(bill.amount)}
        return self._page("checkout.html", provider, facts)

    async def _act(self, request: web.Request) -> web.Response:
        provider, bill = self._bill(request)
        try:
            deed = Deed(str((await request.post()).get("deed")))
        except ValueError:
            raise web.HTTPBadRequest from None
        try:
            until = None
            if deed is Deed.LATE:
                until = await self._holds_until(provider, bill.ref)
            there = Mischief(self._tills[provider], bill, self._clock, until)
            return self._done(provider, await there.act(deed))
        except PageClosed:
            return self._done(provider, _SHUT[BillState.CLOSED])
        except StoreBusy:
            raise web.HTTPServiceUnavailable from None

    def _bill(self, request: web.Request) -> tuple[Provider, Bill]:
        try:
            provider = Provider(request.match_info["provider"])
            return provider, self._tills[provider].bill(request.match_info["page"])
        except (ValueError, LookupError, Refused):
            raise web.HTTPNotFound from None

    def _done(self, provider: Provider, done: Done) -> web.Response:
        facts = {"title": done.title, "said": done.said, "back": done.back or self._home()}
        refresh = ""
        if done.back and done.goes:
            address = html.escape(done.back)
            refresh = f'<meta http-equiv="refresh" content="{_GO_AFTER_SECONDS};url={address}">'
        return self._page("done.html", provider, facts, refresh)

    def _page(
        self, name: str, provider: Provider, facts: Mapping[str, str], refresh: str = ""
    ) -> web.Response:
        said = {
            **facts,
            "merchant": self.merchant.name,
            "provider": str(provider),
            "name": NAMES[provider],
        }
        escaped = {key: html.escape(value) for key, value in said.items()}
        text = _template(name).substitute(escaped, refresh=refresh)
        return web.Response(text=text, content_type="text/html")


async def _styles(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(FOLDER / "checkout.css", headers={"Content-Type": "text/css"})


@cache
def _template(name: str) -> Template:
    return Template((FOLDER / name).read_text(encoding="utf-8"))
