"""A server for the bench `api`: `python -m tests.bench.served ours|desk|bare DATABASE REDIS`.

Ours is the clinic, or a house of twenty desks, with all that every call goes through: the key, the quotas in Redis, the reader's
language, the description it is checked by. The bare one is what one writes first: a query, a
dictionary, no questions. Either says in its first line where it is and what opens it.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import asyncpg
from aiohttp import web
from sqlalchemy.engine import make_url

from bot import garbage
from bot.web.server import make_web, serving
from domain.access import Scope
from tests.stories.town import Town

CLINIC = Path("bot/sandbox/venues/clinic.toml")
CONNECTIONS = 8


async def desk(database: str, redis: str) -> None:
    """A busy house, answering programs."""
    await ours(database, redis, Path(__file__).parent / "desks.toml")


async def ours(database: str, redis: str, venue: Path = CLINIC) -> None:
    """The clinic's house, answering programs."""
    town = Town(database, redis, venue)
    await town.open()
    _, secret = await town.store.keys.make(
        town.venue.id, "bench", tuple(Scope), expires_at=None
    )
    app = make_web(town.house, town.house.metrics, others=(town.house.api,))
    await until_killed(app, secret)


async def bare(database: str, _redis: str) -> None:
    """One query for each call."""
    url = make_url(database).set(drivername="postgresql")
    dsn = url.render_as_string(hide_password=False)
    pool = await asyncpg.create_pool(dsn, min_size=CONNECTIONS, max_size=CONNECTIONS)

    async def venue(request: web.Request) -> web.Response:
        found = await pool.fetchrow(
            "SELECT id, key, version, document FROM venues WHERE key = $1",
            request.match_info["venue"],
        )
        head = json.loads(found["document"])["venue"]
        return web.json_response({"id": found["id"], "version": found["version"], **head})

    async def taken(request: web.Request) -> web.Response:
        found = await pool.fetch(
            "SELECT resource_id, starts, ends FROM allocations WHERE venue_id = 1 AND active"
            " AND int4range(starts, ends) && int4range($1, $2)",
            *(int(request.query[name]) for name in ("from", "to")),
        )
        return web.json_response({"items": [dict(one) for one in found]})

    app = web.Application()
    app.router.add_get("/venues/{venue}", venue)
    app.router.add_get("/taken", taken)
    await until_killed(app, "nothing")


async def until_killed(app: web.Application, secret: str) -> None:
    async with serving(app, "127.0.0.1", 0) as port:
        sys.stdout.write(f"http://127.0.0.1:{port} {secret}\n")
        sys.stdout.flush()
        # As every process of the bot does after its start.
        garbage.settle()
        await asyncio.Event().wait()


def main() -> None:
    which, database, redis = sys.argv[1:4]
    asyncio.run({"ours": ours, "desk": desk, "bare": bare}[which](database, redis))


if __name__ == "__main__":
    main()
