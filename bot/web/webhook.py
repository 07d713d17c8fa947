"""Telegram's deliveries. Acknowledged when they are kept, and not a moment before."""

from __future__ import annotations

import hmac

import structlog
from aiohttp import web

from bot.web.ports import Hook, Ingest
from domain.errors import StoreBusy

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header

_log = structlog.get_logger(__name__)


class Webhook:
    """One bot's door. Whoever does not know its name and secret learns nothing here."""

    def __init__(self, hook: Hook, ingest: Ingest) -> None:
        if not hook.slug or not all(hook.secrets) or not hook.secrets:
            raise ValueError("a webhook needs a name and a secret")
        self._slug = hook.slug
        self._secrets = tuple(secret.encode() for secret in hook.secrets)
        self._bot_id = hook.bot_id
        self._ingest = ingest

    async def deliver(self, request: web.Request) -> web.Response:
        """POST /tg/{slug}."""
        if request.match_info["slug"] != self._slug:
            raise web.HTTPNotFound
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        # Every secret is compared, so that the time tells nothing about which one it was.
        if not sum(hmac.compare_digest(shown, secret) for secret in self._secrets):
            raise web.HTTPForbidden
        body = await request.read()
        try:
            await self._ingest.receive(self._bot_id, body)
        except ValueError:
            raise web.HTTPBadRequest from None
        except StoreBusy:
            # Telegram delivers it again.
            _log.warning("update_not_kept")
            raise web.HTTPInternalServerError from None
        return web.Response()
