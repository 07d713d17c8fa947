"""Telegram's deliveries. Acknowledged when they are kept, and not a moment before."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

import structlog
from aiohttp import web

from bot.web.ports import Hook, Ingest
from domain.errors import StoreBusy

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

_log = structlog.get_logger(__name__)


class Webhook:
    """The bots' doors. Whoever does not know a name and its secret learns nothing here."""

    def __init__(self, hooks: Iterable[Hook], ingest: Ingest) -> None:
        self._hooks = {hook.slug: hook for hook in hooks}
        self._ingest = ingest
        for hook in self._hooks.values():
            if not hook.slug or not all(hook.secrets) or not hook.secrets:
                raise ValueError("a webhook needs a name and a secret")

    async def deliver(self, request: web.Request) -> web.Response:
        """POST /tg/{slug}."""
        hook = self._hooks.get(request.match_info["slug"])
        if hook is None:
            raise web.HTTPNotFound
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        # Every secret is compared, so that the time tells nothing about which one it was.
        if not sum(hmac.compare_digest(shown, secret.encode()) for secret in hook.secrets):
            raise web.HTTPForbidden
        body = await request.read()
        try:
            await self._ingest.receive(hook.bot_id, body)
        except ValueError:
            raise web.HTTPBadRequest from None
        except StoreBusy:
            # Telegram delivers it again.
            _log.warning("update_not_kept")
            raise web.HTTPInternalServerError from None
        return web.Response()
