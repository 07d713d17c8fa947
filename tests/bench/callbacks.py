"""Callbacks from a provider, against a bare handler that inserts a row for each.

In a burst ours verifies the signature on the raw bytes, finds the payment, and keeps event and
job. One after another it is measured to the end: the provider is asked, the money settled, and
the time stops when the local Telegram has the booking card.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import asyncpg
import orjson
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from sqlalchemy.engine import make_url

from bot.payments.signatures import stripe_header
from bot.sandbox.events import Event, Kind
from bot.sandbox.tills.stripe import SECRET
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.servers import PostgresServer, RedisServer
from tests.stories.street import Street, open_street, ref_of
from tests.stories.test_paying import goes_to_pay, paid_before
from tests.stories.town import ALEX, MORNING

BURST, AT_ONCE, CONNECTIONS = 1_000, 50, 8
PAID_A_RUN, BARE_A_RUN = 20, 200
_BARE = "a bare handler that inserts one row"
_BOOKED, _PATIENCE_SECONDS = "✅ Booked", 20.0
_SATURDAY = 5
_CLOSED = (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1))
_NUMBERS = count(1)


async def benches(stack: AsyncExitStack) -> list[Bench]:
    """Two: a thousand callbacks, fifty at a time; and from one callback to the card."""
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
    burst = Bench(title, Way(_BARE, theirs), (way,))
    return [burst, _to_the_card(town, session, bare)]


@dataclass
class Median:
    """A clock that goes forward by the median of every run, times its length."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds

    async def of(self, times: int, once: Callable[[], Awaitable[float]]) -> int:
        """Do it so often, one after another."""
        self.seconds += median([await once() for _ in range(times)]) * times
        return times


def _to_the_card(town: Street, session: ClientSession, bare: str) -> Bench:
    cards = Cards(town)
    mine, base = Median(), Median()

    async def insert() -> float:
        body = orjson.dumps({"id": f"evt_{next(_NUMBERS)}"})
        began = time.perf_counter()
        async with session.post(bare, data=body) as response:
            assert response.status == web.HTTPOk.status_code
        return time.perf_counter() - began

    title = "One callback after another, to the booking card in the chat, p50"
    way = Way(
        "asked, settled, booked, told", lambda: mine.of(PAID_A_RUN, cards.one), clock=mine
    )
    return Bench(title, Way(_BARE, lambda: base.of(BARE_A_RUN, insert), clock=base), (way,))


class Cards:
    """People who have paid, and how long it takes until they see that it is booked."""

    def __init__(self, town: Street) -> None:
        self._town = town
        self._people = count(10_000)
        self._times = _times()
        self._came = asyncio.Event()
        self._waiting = 0
        town.telegram.listen(self._hear)

    async def one(self) -> float:
        """From the callback of somebody who has just paid."""
        town, outbox = self._town, self._town.till.outbox
        outbox.holds_back = True
        phone = town.person(next(self._people), "Ann", "en")
        await town.till.pay(ref_of(await goes_to_pay(phone, next(self._times))))
        self._waiting = phone.id
        self._came.clear()
        began = time.perf_counter()
        assert await outbox.post(outbox.pending.pop())
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await self._came.wait()
        took = time.perf_counter() - began
        await town.settle()
        return took

    def _hear(self, event: Event) -> None:
        shown = str(event.body.get("caption") or event.body.get("text") or "")
        if event.kind is Kind.MESSAGE and self._waiting in event.people and _BOOKED in shown:
            self._came.set()


def _times() -> Iterator[str]:
    """Consultations, each at a time of its own."""
    for days in range(1, 60):
        on = MORNING.date() + timedelta(days=days)
        if on.weekday() < _SATURDAY and on not in _CLOSED:
            for hour in (9, 10, 11, 14, 15, 16, 17):
                yield f"consultation {on:%d %B} {hour}:00"


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
