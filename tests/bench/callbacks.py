"""A burst of callbacks from a provider, against a bare handler that inserts a row for each.

Ours verifies the signature on the raw bytes, finds the payment, and keeps event and job.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import orjson
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from sqlalchemy.engine import make_url

from bot.payments.signatures import stripe_header
from bot.sandbox.tills.stripe import SECRET
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.servers import PostgresServer, RedisServer
from tests.stories.street import Street, open_street, ref_of
from tests.stories.test_paying import goes_to_pay, paid_before
from tests.stories.town import ALEX

BURST, AT_ONCE, CONNECTIONS = 1_000, 50, 8
_NUMBERS = count(1)


async def benches(stack: AsyncExitStack) -> list[Bench]:
    """One bench: a thousand callbacks, fifty at a time."""
    postgres = stack.enter_context(PostgresServer(fsync=True))
    redis = stack.enter_context(RedisServer())
    databases = Databases(postgres)
    stack.push_async_callback(databases.close)
    folder = Path(stack.enter_context(TemporaryDirectory()))
    town = Street(await databases.new(), redis.url, paid_before(folder))
    await stack.enter_async_context(open_street(town, "seoul-animal-clinic"))
    ref = ref_of(await goes_to_pay(town.person(ALEX, "Alex", "en")))
    session = await stack.enter_async_context(ClientSession())
    bare = await _bare(stack, await databases.new())

    async def ours() -> int:
        return await _burst(session, town.door, ref, town.clock.now().timestamp())

    async def theirs() -> int:
        return await _burst(session, bare, ref, 0)

    title = f"{BURST} callbacks in a burst, {AT_ONCE} at a time"
    way = Way("verified, found, kept with the job to look", ours)
    return [Bench(title, Way("a bare handler that inserts one row", theirs), (way,))]


async def _burst(session: ClientSession, url: str, ref: str, now: float) -> int:
    room = asyncio.Semaphore(AT_ONCE)

    async def call() -> None:
        body = orjson.dumps(
            {
                "id": f"evt_{next(_NUMBERS)}",
                "type": "checkout.session.completed",
                "data": {"object": {"object": "checkout.session", "id": ref}},
            }
        )
        headers = {"Stripe-Signature": stripe_header(body, (SECRET,), int(now))}
        async with room, session.post(url, data=body, headers=headers) as response:
            assert response.status == web.HTTPOk.status_code, await response.text()

    await asyncio.gather(*(call() for _ in range(BURST)))
    return BURST


async def _bare(stack: AsyncExitStack, database: str) -> str:
    """What one writes first: the event into a table, no questions."""
    url = make_url(database).set(drivername="postgresql")
    pool = await stack.enter_async_context(
        asyncpg.create_pool(
            url.render_as_string(hide_password=False),
            min_size=CONNECTIONS,
            max_size=CONNECTIONS,
        )
    )
    await pool.execute("CREATE TABLE events (id text PRIMARY KEY, body text NOT NULL)")

    async def keep(request: web.Request) -> web.Response:
        body = await request.read()
        number = orjson.loads(body)["id"]
        await pool.execute("INSERT INTO events VALUES ($1, $2)", number, body.decode())
        return web.Response()

    app = web.Application()
    app.router.add_post("/events", keep)
    server = await stack.enter_async_context(TestServer(app))
    return str(server.make_url("/events"))
