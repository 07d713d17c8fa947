"""What providers call back with, and the page where people come back to who have paid.

A callback is verified on its raw bytes, kept, and acknowledged; everything else happens later.
Nobody who comes back by a link confirms anything: it is a reason to look.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable

import structlog
from aiohttp import web

from bot.web.ports import Collector
from domain.errors import NotFound, StoreBusy
from domain.gateways import BadSignature, Callback, ProviderDown, ProviderRefused
from domain.payments import PaymentId
from domain.resources import Provider

# No provider sends more.
LARGEST = 64 * 1024
_PAGE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>body{{font:18px/1.5 system-ui;max-width:28em;margin:15vh auto;
padding:0 1em;text-align:center}}a{{display:inline-block;margin-top:1em;padding:.6em 1.4em;
border-radius:.6em;background:#2a7ab8;color:#fff;text-decoration:none}}</style>
<h1>{title}</h1><p>{text}</p><a href="{link}">{back}</a>"""
_STYLES = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

_OUTCOMES = ("kept", "unknown", "too-large", "nobody", "forged", "busy")

_log = structlog.get_logger(__name__)


class PaymentDoor:
    """The doors of providers. `counts` says what came in, for the metrics."""

    def __init__(self, collector: Callable[[], Collector]) -> None:
        # Said from the start: from nothing to the first is a rise only where there was a 0.
        self.counts: Counter[str] = Counter(dict.fromkeys(_OUTCOMES, 0))
        self._collector = collector

    def join(self, app: web.Application) -> None:
        """Answer for what is below /pay."""
        app.router.add_post("/pay/{provider}/{venue}", self.call)
        app.router.add_get("/pay/back/{venue}/{payment}", self.come_back)

    async def call(self, request: web.Request) -> web.Response:
        """POST /pay/{provider}/{venue}: 200 once it is kept, or is nothing of ours."""
        try:
            provider = Provider(request.match_info["provider"])
        except ValueError:
            raise web.HTTPNotFound from None
        body = await request.content.read(LARGEST + 1)
        headers = {name.lower(): value for name, value in request.headers.items()}
        if len(body) > LARGEST:
            raise self._refused(
                provider, "too-large", web.HTTPRequestEntityTooLarge(LARGEST, 0)
            )
        try:
            ours = await self._collector().hear(
                request.match_info["venue"], provider, Callback(body, headers)
            )
        except (NotFound, ProviderRefused):
            raise self._refused(provider, "nobody", web.HTTPNotFound()) from None
        except BadSignature:
            raise self._refused(provider, "forged", web.HTTPUnauthorized()) from None
        except (StoreBusy, ProviderDown):
            # It is sent again.
            raise self._refused(provider, "busy", web.HTTPServiceUnavailable()) from None
        self.counts["kept" if ours else "unknown"] += 1
        if not ours:
            _log.warning("callback_unknown", provider=str(provider))
        return web.Response()

    async def come_back(self, request: web.Request) -> web.Response:
        """GET /pay/back/{venue}/{payment}: on to the chat, and a look at how it stands."""
        number = request.match_info["payment"]
        if not number.isascii() or not number.isdecimal():
            raise web.HTTPNotFound
        try:
            page = await self._collector().come_back(
                request.match_info["venue"], PaymentId(int(number))
            )
        except NotFound:
            raise web.HTTPNotFound from None
        except StoreBusy:
            raise web.HTTPServiceUnavailable from None
        text = _PAGE.format(**{name: html.escape(said) for name, said in page.items()})
        headers = {"Content-Security-Policy": _STYLES}
        return web.Response(text=text, content_type="text/html", headers=headers)

    def _refused(self, provider: Provider, what: str, answer: web.HTTPError) -> web.HTTPError:
        self.counts[what] += 1
        _log.warning("callback_refused", provider=str(provider), why=what)
        return answer
