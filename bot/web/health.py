"""How the process is, for whatever starts, stops and watches it."""

from __future__ import annotations

import asyncio

import orjson
from aiohttp import web

from bot.web.ports import Health, Readiness

PATIENCE_SECONDS = 1.0
_WORDS = {True: "ok", False: "failing"}


async def alive(_request: web.Request) -> web.Response:
    """GET /healthz: the event loop turns. Depends on nothing."""
    return _json({"alive": True})


class Ready:
    """GET /readyz: whether to send work here."""

    def __init__(self, health: Health) -> None:
        self._health = health

    async def tell(self, _request: web.Request) -> web.Response:
        """503 while the database, the migrations or the closing forbid it."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                found = await self._health.readiness()
        except TimeoutError:
            found = Readiness(database=False, migrated=False, redis=None, draining=False)
        return _json(_report(found), status=200 if found.ready else 503)


def _report(found: Readiness) -> dict[str, object]:
    redis = "not used" if found.redis is None else "ok" if found.redis else "degraded"
    return {
        "ready": found.ready,
        "database": _WORDS[found.database],
        "migrations": _WORDS[found.migrated],
        "redis": redis,
        "draining": found.draining,
    }


def _json(content: dict[str, object], *, status: int = 200) -> web.Response:
    return web.Response(
        body=orjson.dumps(content), status=status, content_type="application/json"
    )
