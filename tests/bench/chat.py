"""A real booking step against a stock bot that only answers and edits: CPU of the bot.

Both poll the same local Bot API server. Ours: inbox, lane, session, flow, a hold placed for
good in PostgreSQL, the summary drawn. Theirs: `answer` and `edit_message_text`, nothing kept.
Both speak as fast as they can: what Telegram lets a bot say in a second is not measured here.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from bot.callbacks import Tap, pack, unpack
from bot.clocks import SystemClock
from bot.store import Plan, apply_venue, open_store
from domain.intervals import minute_of
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.servers import PostgresServer, RedisServer

OURS, STOCK = "7000011:ours", "7000012:stock"
PEOPLE = 100
SERVICE = 1
VENUE = Path(__file__).parent / "venue.toml"
_SECONDS = 60.0


@dataclass
class Meter:
    """The CPU a process has spent between `start` and `stop`, added up."""

    process: psutil.Process
    total: float = 0.0
    _since: float = 0.0

    def start(self) -> None:
        self._since = self._spent()

    def stop(self) -> None:
        self.total += self._spent() - self._since

    def _spent(self) -> float:
        times = self.process.cpu_times()
        return float(times.user + times.system)


def _times() -> "count[int]":
    """The starts of the venue from tomorrow on."""
    day = 24 * 60
    return count((minute_of(SystemClock().now()) // day + 2) * day, 5)


@dataclass
class Sandbox:
    """The local Telegram, by remote control."""

    root: str
    session: aiohttp.ClientSession
    numbers: "count[int]" = field(default_factory=lambda: count(10_000))
    minutes: "count[int]" = field(default_factory=_times)

    async def do(self, verb: str, **given: object) -> Any:
        """Call a verb of the sandbox."""
        async with self.session.post(f"{self.root}/sim/{verb}", json=given) as answer:
            body = await answer.json()
            assert answer.status == 200, body
            return body.get("result")

    async def crowd(self, bot_id: int) -> list[int]:
        """New people who have pressed Start and got an answer."""
        people = [next(self.numbers) for _ in range(PEOPLE)]
        for one in people:
            await self.do("add_person", person_id=one, first_name="Ann", language_code="en")
            await self.do("say", person_id=one, text="/start", chat_id=bot_id)
        for one in people:
            await self.until(partial(self.has_buttons, one, bot_id))
        return people

    async def has_buttons(self, person_id: int, bot_id: int) -> bool:
        """Whether the newest message of the chat has buttons."""
        chat = await self.do("transcript", person_id=person_id, chat_id=bot_id)
        return bool(chat and chat[-1].get("reply_markup"))

    async def screen(self, person_id: int, bot_id: int) -> str:
        """The text of the newest message of the chat."""
        chat = await self.do("transcript", person_id=person_id, chat_id=bot_id)
        return str(chat[-1]["text"])

    async def differs(self, person_id: int, bot_id: int, before: str) -> bool:
        """Whether the newest message of the chat says something else by now."""
        return await self.screen(person_id, bot_id) != before

    async def until(self, condition: Callable[[], Awaitable[bool]]) -> None:
        """Wait for something to become true."""
        async with asyncio.timeout(_SECONDS):
            while not await condition():  # noqa: ASYNC110 - the other side is a process
                await asyncio.sleep(0.02)

    async def answered(self) -> bool:
        """Whether every tap has been answered."""
        return not await self.do("unanswered")


async def benches(stack: AsyncExitStack) -> list[Bench]:
    """One bench: the step."""
    postgres = stack.enter_context(PostgresServer(fsync=True))
    redis = stack.enter_context(RedisServer())
    databases = Databases(postgres)
    stack.push_async_callback(databases.close)
    url = await databases.new()
    async with open_store(Plan((OURS,), url)) as (store, _tasks):
        await apply_venue(store, VENUE)
    telegram = await start_process(
        stack, "bot.sandbox", "--bot", f"{OURS}@ours", "--bot", f"{STOCK}@stock"
    )
    assert telegram.stdout is not None
    root = (await telegram.stdout.readline()).decode().split()[-1].rstrip("/")
    session = await stack.enter_async_context(aiohttp.ClientSession())
    sandbox = Sandbox(root, session)
    ours = await start_process(stack, "tests.bench.ours", root, OURS, url, redis.url)
    stock = await start_process(stack, "tests.bench.stock", root, STOCK)
    ways = [
        _way(sandbox, "stock bot: answer and edit", (STOCK, stock)),
        _way(sandbox, "ours: hold a slot, draw the summary", (OURS, ours)),
    ]
    title = "CPU of the bot for one tap"
    return [Bench(title, ways[0], (ways[1],))]


def _way(sandbox: Sandbox, name: str, bot: tuple[str, asyncio.subprocess.Process]) -> Way:
    token, process = bot
    bot_id = int(token.partition(":")[0])
    meter = Meter(psutil.Process(process.pid))

    async def run() -> int:
        people = await sandbox.crowd(bot_id)
        await asyncio.sleep(0.3)
        before = {one: await sandbox.screen(one, bot_id) for one in people}
        meter.start()
        await asyncio.gather(*(_tap(sandbox, one, bot_id) for one in people))
        await sandbox.until(sandbox.answered)
        for one in people:
            await sandbox.until(partial(sandbox.differs, one, bot_id, before[one]))
        await asyncio.sleep(0.3)
        meter.stop()
        return len(people)

    goal = 2.0 if token == OURS else None
    memory = lambda: f"{psutil.Process(process.pid).memory_info().rss / 2**20:.0f} MB"  # noqa: E731
    return Way(name, run, goal, memory, clock=lambda: meter.total)


async def _tap(sandbox: Sandbox, person_id: int, bot_id: int) -> None:
    """Tap the stock bot's middle button, or a time of one's own on our panel."""
    chat = await sandbox.do("transcript", person_id=person_id, chat_id=bot_id)
    data = chat[-1]["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    tapped = unpack(data)
    if tapped is not None:
        data = pack(Tap("tk", (SERVICE, next(sandbox.minutes))), tapped.revision)
    message_id = chat[-1]["message_id"]
    await sandbox.do(
        "tap_data", person_id=person_id, chat_id=bot_id, message_id=message_id, data=data
    )


async def start_process(
    stack: AsyncExitStack, module: str, *arguments: str
) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, stdout=asyncio.subprocess.PIPE
    )
    stack.callback(lambda: process.kill() if process.returncode is None else None)
    return process
