"""From the start of a process to the first answered update, against a stock bot.

Ours opens its database (PostgreSQL, migrated), Redis, the venue and the languages first.
"""

import time
from contextlib import AsyncExitStack
from functools import partial

import aiohttp

from bot.store import Plan, apply_venue, open_store
from tests.bench.chat import OURS, STOCK, VENUE, Sandbox, start_process
from tests.bench.rounds import Bench, Way
from tests.databases import Databases
from tests.servers import PostgresServer, RedisServer


async def benches(stack: AsyncExitStack) -> list[Bench]:
    """One bench: a cold start."""
    postgres = stack.enter_context(PostgresServer(fsync=True))
    redis = stack.enter_context(RedisServer())
    databases = Databases(postgres)
    stack.push_async_callback(databases.close)
    url = await databases.new()
    async with open_store(Plan((OURS,), url)) as (store, _tasks):
        await apply_venue(store, VENUE)
    bots = ("--bot", f"{OURS}@ours", "--bot", f"{STOCK}@stock")
    telegram = await start_process(stack, "bot.sandbox", *bots)
    assert telegram.stdout is not None
    root = (await telegram.stdout.readline()).decode().split()[-1].rstrip("/")
    sandbox = Sandbox(root, await stack.enter_async_context(aiohttp.ClientSession()))
    starting = partial(_way, stack, sandbox)
    stock = starting("stock bot", STOCK, ("tests.bench.stock", root, STOCK))
    ours = starting("ours", OURS, ("tests.bench.ours", root, OURS, url, redis.url))
    title = "Start of a process to its first answered update"
    return [Bench(title, stock, (ours,))]


def _way(
    stack: AsyncExitStack, sandbox: Sandbox, name: str, token: str, command: tuple[str, ...]
) -> Way:
    """The clock stands still from the answer on: to end a process is no part of its start."""
    total = 0.0

    async def run() -> int:
        nonlocal total
        total += await _first_answer(stack, sandbox, token, command)
        return 1

    return Way(name, run, 1 / 1.5 if token == OURS else None, clock=lambda: total)


async def _first_answer(
    stack: AsyncExitStack, sandbox: Sandbox, token: str, command: tuple[str, ...]
) -> float:
    """Seconds."""
    bot_id = int(token.partition(":")[0])
    person = next(sandbox.numbers)
    await sandbox.do("add_person", person_id=person, first_name="Ann", language_code="en")
    await sandbox.do("say", person_id=person, text="/start", chat_id=bot_id)
    began = time.perf_counter()
    process = await start_process(stack, *command)
    await sandbox.until(partial(sandbox.has_buttons, person, bot_id))
    seconds = time.perf_counter() - began
    # Killed, ours would leave the lease of who polls to run out.
    process.terminate()
    await process.wait()
    return seconds
