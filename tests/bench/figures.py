"""The figures that the seeds ask for, in milliseconds and megabytes of this machine.

A house of twenty desks. One server process before a PostgreSQL that keeps what it promises, and Redis. First one client that
waits for every answer, then a hundred users who each ask once a second, then as many without a
pause. Last, more than a thousand holds that have run out, tidied up by the jobs.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import aiohttp
import asyncpg
import psutil
from sqlalchemy.engine import make_url

from domain.intervals import Interval
from domain.people import Contact
from domain.slots import Slot
from tests.bench.chat import start_process
from tests.bench.rounds import Figure
from tests.databases import Databases
from tests.servers import PostgresServer, RedisServer
from tests.stories.town import MORNING, Town, due_jobs, town_at

ROWS = ("S0-36", "S1-30", "S1-31", "S3-27", "S3-28", "S3-29")
DESK = "/api/v1/venues/desk"
ALONE, USERS, SECONDS, RAN_OUT = 200, 100, 10, 1_200
DESKS, QUARTERS = 20, 48
# The store is busy, or the first of the same calls is still being answered.
AGAIN = (503, 409)
TABLES = ("bookings", "allocations", "audit", "jobs", "idempotency", "customers")


@dataclass
class Clients:
    """Calls to one server; `waits` are in milliseconds, by what was done."""

    session: aiohttp.ClientSession
    root: str
    secret: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    waits: dict[str, list[float]] = field(default_factory=dict)
    busy: int = 0

    async def call(self, name: str, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.secret}"}
        if method != "GET":
            headers["Idempotency-Key"] = f"figure-{next(self.numbers)}"
        began = time.perf_counter()
        while (answered := await self._once(method, path, body, headers))[0] in AGAIN:
            # As it is said: nothing was done, try again in a moment. All of it is waited for.
            self.busy += 1
            await asyncio.sleep(0.2)
        status, told = answered
        assert status < 300, told
        self.waits.setdefault(name, []).append((time.perf_counter() - began) * 1000)
        return told

    async def _once(
        self, method: str, path: str, body: Any, headers: dict[str, str]
    ) -> tuple[int, Any]:
        url = self.root + DESK + path
        async with self.session.request(method, url, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    def wish(self) -> dict[str, Any]:
        """A start and a customer that nobody has had before."""
        number = next(self.numbers)
        at, desk = divmod(number, DESKS)
        day, quarter = divmod(at, QUARTERS)
        # Ten in the morning there plus or minus; see the venue's hours.
        start = MORNING + timedelta(days=1 + day, hours=-2, minutes=15 * quarter)
        ann = {"name": "Ann", "phone": f"+8210{number:08}"}
        wanted = [f"desk-{desk + 1}"]
        return {
            "service": "talk",
            "start": start.isoformat(),
            "resources": wanted,
            "customer": ann,
        }

    def late(self, name: str, part: float = 0.95) -> float:
        found = sorted(self.waits[name])
        return found[int(len(found) * part)]


async def figures(stack: AsyncExitStack) -> Sequence[Figure]:
    postgres = stack.enter_context(PostgresServer(fsync=True))
    redis = stack.enter_context(RedisServer())
    databases = Databases(postgres)
    stack.push_async_callback(databases.close)
    url = await databases.new()
    process = await start_process(stack, "tests.bench.served", "desk", url, redis.url)
    assert process.stdout is not None
    root, secret = (await process.stdout.readline()).decode().split()
    session = await stack.enter_async_context(
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=USERS))
    )
    clients = Clients(session, root, secret)
    found = [kept_page(), *await alone(clients), *await crowd(clients)]
    found.append(Figure((), "calls that were told to try again", clients.busy, "calls"))
    memory = psutil.Process(process.pid).memory_info().rss / 2**20
    found.append(Figure(("S3-29",), "memory of the process after all that", memory, "MB"))
    found.append(await disk(url))
    found.append(await tidied(await databases.new(), redis.url))
    return found


def kept_page() -> Figure:
    """What everything that is kept waits for on this disk, whoever keeps it."""
    waits = []
    with TemporaryFile() as file:
        for _ in range(ALONE):
            file.write(bytes(8192))
            file.flush()
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            waits.append((time.perf_counter() - began) * 1000)
    late = sorted(waits)[int(ALONE * 0.95)]
    return Figure((), "this disk, one page: p95", late, "ms")


async def alone(clients: Clients) -> list[Figure]:
    """What one client waits for who asks one thing after the other."""
    for number in range(ALONE):
        await clients.call("create", "POST", "/bookings", clients.wish())
        held = await clients.call("hold", "POST", "/holds", clients.wish())
        await clients.call("confirm", "POST", f"/holds/{held['id']}/confirm", {})
        await clients.call("list", "GET", "/bookings?limit=20")
        day = (MORNING + timedelta(days=1 + number % 50)).date()
        slots = f"/services/talk/slots?from={day}&to={day}"
        await clients.call("uncached", "GET", slots)
        await clients.call("cached", "GET", slots)
    asked = (
        ("create", "booking in one step", ("S0-36", "S3-28"), 200),
        ("hold", "hold", ("S1-31", "S3-28"), 250),
        ("confirm", "confirmation", ("S1-31", "S3-28"), 200),
        ("list", "page of twenty bookings", ("S0-36", "S3-28"), 150),
        (
            "uncached",
            "starts of a day at twenty desks, after something was booked",
            ("S0-36",),
            500,
        ),
        ("cached", "starts of a day at twenty desks, again", ("S0-36", "S1-31"), 100),
    )
    return [
        Figure(rows, f"{what}: p95 of {ALONE}", clients.late(name), "ms", most)
        for name, what, rows, most in asked
    ]


async def crowd(clients: Clients) -> list[Figure]:
    """A hundred users: each once a second, and then without a pause."""
    await asyncio.gather(*(user(clients, "paced", pause=1.0) for _ in range(USERS)))
    began = time.perf_counter()
    await asyncio.gather(*(user(clients, "rush", pause=0.0) for _ in range(USERS)))
    rate = len(clients.waits["rush"]) / (time.perf_counter() - began)
    who = f"{USERS} users, each a call a second"
    return [
        Figure(("S1-30", "S3-27"), f"{who}: p95", clients.late("paced"), "ms", 300),
        Figure(("S1-30",), f"{who}: p99", clients.late("paced", 0.99), "ms", 500),
        Figure(("S1-30",), f"{USERS} users without a pause", rate, "calls/s", None, 100),
    ]


async def user(clients: Clients, name: str, pause: float) -> None:
    """Looks, holds, confirms, lists, and begins again."""
    day = (MORNING + timedelta(days=2)).date()
    # They do not all come at the same moment.
    await asyncio.sleep(pause * (next(clients.numbers) % USERS) / USERS)
    held: Any = None
    for number in range(SECONDS):
        began = time.perf_counter()
        match number % 4:
            case 0:
                path = f"/services/talk/slots?from={day}&to={day}"
                await clients.call(name, "GET", path)
            case 1:
                held = await clients.call(name, "POST", "/holds", clients.wish())
            case 2:
                await clients.call(name, "POST", f"/holds/{held['id']}/confirm", {})
            case _:
                await clients.call(name, "GET", "/bookings?limit=20")
        await asyncio.sleep(max(pause - (time.perf_counter() - began), 0))


async def disk(url: str) -> Figure:
    """What a booking leaves in all tables and indexes, for a hundred thousand of them."""
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn)
    sizes = [
        await connection.fetchval("SELECT pg_total_relation_size($1::regclass)", one)
        for one in TABLES
    ]
    many = await connection.fetchval("SELECT count(*) FROM bookings")
    await connection.close()
    size = sum(sizes) / many * 100_000 / 2**20
    return Figure(("S3-29",), f"disk for 100,000 bookings, judged by {many:,}", size, "MB")


async def tidied(url: str, redis: str) -> Figure:
    """Holds that have run out, until the last of them is marked so."""
    async with town_at(url, redis, Path(__file__).parent / "desks.toml") as town:
        await hold_many(town)
        town.clock.move(timedelta(hours=1))
        began = time.perf_counter()
        while await due_jobs(town.store):
            town.house.runtime.jobs.kick()
            await asyncio.sleep(0.02)
        seconds = time.perf_counter() - began
        ended = town.store.tally.ended["expired"]
    assert ended == RAN_OUT, ended
    return Figure(("S1-31",), f"{RAN_OUT:,} holds that ran out, tidied up", seconds, "s", 5)


async def hold_many(town: Town) -> None:
    store, venue = town.store, town.venue
    service, start = venue.services[0], town.clock.now() + timedelta(days=1)

    async def hold(number: int) -> None:
        at, desk = divmod(number, DESKS)
        day, quarter = divmod(at, QUARTERS)
        begins = start + timedelta(days=day, hours=-2) + quarter * service.length
        contact = Contact("Ann", "en", f"+8210{number:08}", "")
        customer, _ = await store.contacts.find_or_make(venue.id, contact)
        during = Interval(begins, begins + service.length)
        slot = Slot(venue.id, service.id, during, (venue.resources[desk].id,))
        await store.holds.place(venue, slot, customer, key=f"hold-{number}")

    for first in range(0, RAN_OUT, USERS):
        await asyncio.gather(*(hold(first + n) for n in range(USERS)))
