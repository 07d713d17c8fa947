"""A read over HTTP, against a bare aiohttp handler with one query: CPU of the server.

Both in processes of their own before the same PostgreSQL; ours asks Redis about the quota of the
caller, too. Sixteen clients that wait for their answers call over connections that stay open.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median

import aiohttp
import psutil

from domain.intervals import minute_of
from tests.bench.chat import Meter, start_process
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.servers import PostgresServer, RedisServer
from tests.stories.town import MORNING

CLIENTS, READS, LOOKS = 16, 800, 200
VENUE = "/api/v1/venues/seoul-animal-clinic"
TO = minute_of(MORNING + timedelta(days=7))
TAKEN = f"/taken?from={minute_of(MORNING)}&to={TO}"
DAY = f"{VENUE}/services/consultation/slots?from=2026-11-19&to=2026-11-19"
DATES = f"{VENUE}/services/consultation/dates?from=2026-11-19&to=2026-12-18"


async def benches(stack: AsyncExitStack) -> Sequence[Bench]:
    postgres = stack.enter_context(PostgresServer(fsync=True))
    redis = stack.enter_context(RedisServer())
    databases = Databases(postgres)
    stack.push_async_callback(databases.close)
    url = await databases.new()
    session = await stack.enter_async_context(
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CLIENTS))
    )
    # Ours first: it puts the venue there.
    ours = await open_server(stack, session, "ours", url, redis.url)
    bare = await open_server(stack, session, "bare", url, redis.url)
    plain, same = bare.reads("/venues/seoul-animal-clinic", READS), ours.reads(VENUE, READS)
    taken = bare.reads(TAKEN, LOOKS)
    return [
        Bench(
            "CPU of the server for a venue over HTTP",
            plain.way("bare aiohttp handler, one query"),
            (same.way("GET /venues/{venue}"),),
        ),
        Bench(
            "CPU of the server for availability over HTTP",
            taken.way("bare aiohttp handler, what is taken in a week"),
            (
                ours.reads(DAY, LOOKS).way("GET …/slots of a day, with prices and reasons"),
                ours.reads(DATES, LOOKS).way("GET …/dates of a month, with what is free"),
            ),
        ),
    ]


@dataclass(frozen=True)
class Reading:
    """The same read, again and again."""

    session: aiohttp.ClientSession
    url: str
    headers: dict[str, str]
    many: int
    meter: Meter
    waits: list[float] = field(default_factory=list)

    async def run(self) -> int:
        left = iter(range(self.many))
        self.meter.start()
        await asyncio.gather(*(self._client(left) for _ in range(CLIENTS)))
        self.meter.stop()
        return self.many

    async def _client(self, left: Iterator[int]) -> None:
        for _ in left:
            began = time.perf_counter()
            async with self.session.get(self.url, headers=self.headers) as answer:
                body = await answer.read()
                assert answer.status == 200, body
            self.waits.append(time.perf_counter() - began)

    def way(self, name: str) -> Way:
        return Way(name, self.run, remarks=self.remarks, clock=lambda: self.meter.total)

    def remarks(self) -> str:
        return f"answered in {median(self.waits) * 1000:.1f} ms by the half, {CLIENTS} at once"


@dataclass(frozen=True)
class Served:
    """One of the servers."""

    session: aiohttp.ClientSession
    root: str
    headers: dict[str, str]
    process: psutil.Process

    def reads(self, path: str, many: int) -> Reading:
        return Reading(self.session, self.root + path, self.headers, many, Meter(self.process))


async def open_server(
    stack: AsyncExitStack, session: aiohttp.ClientSession, which: str, *where: str
) -> Served:
    process = await start_process(stack, "tests.bench.served", which, *where)
    assert process.stdout is not None
    root, secret = (await process.stdout.readline()).decode().split()
    headers = {"Authorization": f"Bearer {secret}"}
    return Served(session, root, headers, psutil.Process(process.pid))
