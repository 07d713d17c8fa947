"""How the process is, for whatever starts, stops and watches it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Literal

import orjson
from aiohttp import web

from bot.web.ports import Health, Readiness

PATIENCE_SECONDS = 1.0
Word = Literal["ok", "failing"]
WORDS: Mapping[bool, Word] = {True: "ok", False: "failing"}


async def alive(_request: web.Request) -> web.Response:
    """GET /healthz: the event loop turns. Depends on nothing."""
    return _json({"alive": True})


class Ready:
    """GET /readyz: whether to send work here."""

    def __init__(self, health: Health) -> None:
        self._health = health

    async def tell(self, _request: web.Request) -> web.Response:
        """503 while the database, the migrations or the closing forbid it."""
        found = await looked_up(self._health)
        return _json(_report(found), status=200 if found.ready else 503)


async def looked_up(health: Health) -> Readiness:
    """How the process is; what does not say so in time is failing."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await health.readiness()
    except TimeoutError:
        return Readiness(database=False, migrated=False, redis=None, draining=False)


def said_of_redis(found: Readiness) -> Literal["ok", "degraded", "not used"]:
    """Nothing depends on it, so it is never failing."""
    if found.redis is None:
        return "not used"
    return "ok" if found.redis else "degraded"


def _report(found: Readiness) -> dict[str, object]:
    return {
        "ready": found.ready,
        "database": WORDS[found.database],
        "migrations": WORDS[found.migrated],
        "redis": said_of_redis(found),
        "draining": found.draining,
    }


def _json(content: dict[str, object], *, status: int = 200) -> web.Response:
    return web.Response(
        body=orjson.dumps(content), status=status, content_type="application/json"
    )
